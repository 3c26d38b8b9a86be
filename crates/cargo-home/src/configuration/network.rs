//! What the configuration says of the way to the network: `http.proxy`, whose
//! text may hold a password and is never shown, and `http.cainfo`.

use std::path::{Path, PathBuf};

use secrecy::SecretString;

use super::{MergedConfiguration, Origin, Sourced};

/// The variable for `http.proxy`.
pub(super) const PROXY_VARIABLE: &str = "CARGO_HTTP_PROXY";

impl MergedConfiguration {
    /// The proxy that the configuration names, as it is written; it may hold a
    /// password. An empty one means that there shall be none.
    pub fn proxy(&self) -> Option<Sourced<SecretString>> {
        if let Some(value) = self.proxy_variable.clone() {
            let variable = PROXY_VARIABLE.to_owned();
            let origin = Origin::Environment { variable };
            return Some(Sourced { value, origin });
        }
        self.root.get(&["http", "proxy"])?.hidden()
    }

    /// The file with the authorities that Cargo trusts, and no others. As Cargo
    /// reads it: a relative one in a file starts beside that file's folder.
    pub fn authority_file(&self) -> Option<Sourced<PathBuf>> {
        let found = self.text(&["http", "cainfo"], "CARGO_HTTP_CAINFO")?;
        let folder = found.origin.file().and_then(Path::parent);
        let value = match folder.and_then(Path::parent) {
            Some(beside) => beside.join(&found.value),
            None => PathBuf::from(&found.value),
        };
        let origin = found.origin;
        Some(Sourced { value, origin })
    }
}
