//! What the administrator of this computer has set for everybody who uses it:
//! in `/etc/feedwright/policy.toml` on Linux, in the managed preferences of the
//! domain `app.feedwright.desktop` on macOS, and in the registry's policies on
//! Windows.
//!
//! It is believed only if nobody but root or an administrator could have written
//! it, and what is not understood in it stops the sign-in instead of being passed
//! over. It never holds a secret.

mod file;
#[cfg(any(target_os = "macos", test))]
mod preferences;
#[cfg(windows)]
mod registry;
mod table;
#[cfg(test)]
mod tests;

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use cargo_home::Computer;
use sign_in::{AccountKind, ClientId};
use std::path::{Path, PathBuf};

use table::Table;

/// The file in which it lies on this system.
#[cfg(not(windows))]
const PLACE: Option<&str> = if cfg!(target_os = "linux") {
    Some("/etc/feedwright/policy.toml")
} else if cfg!(target_os = "macos") {
    Some("/Library/Managed Preferences/app.feedwright.desktop.plist")
} else {
    None
};

/// Where a development build looks instead, so that it can be tried.
const PLACE_FOR_TRIALS: &str = "FEEDWRIGHT_POLICY";

/// What is set for everybody; without a file, nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// The file that says so, or the key of the registry.
    pub from: Option<PathBuf>,
    /// The application that people sign in with, and no other.
    pub client_id: Option<ClientId>,
    /// Nobody signs in by a code on another device.
    pub forbids_device_code: bool,
}

impl Policy {
    /// The policy of this computer.
    ///
    /// # Errors
    /// [`ErrorCode::PolicyInvalid`] when there is one that cannot be believed or
    /// understood: then it is not known what is allowed.
    pub fn here(computer: &Computer) -> Result<Policy, Failure> {
        match trial(computer) {
            Some(path) => read(&path, file::me()),
            None => of_system(),
        }
    }

    /// As which application people sign in: as is set here, else as they wish.
    ///
    /// # Errors
    /// [`ErrorCode::PolicyForbids`] when they wish another one.
    pub fn client_id(&self, wish: Option<ClientId>) -> Result<Option<ClientId>, Failure> {
        match (self.client_id, wish) {
            (Some(set), Some(wish)) if set != wish => {
                Err(self.forbids(format!("People sign in with the application {set} here.")))
            }
            (set, wish) => Ok(set.or(wish)),
        }
    }

    /// Whether this way to sign in is left open.
    ///
    /// # Errors
    /// [`ErrorCode::PolicyForbids`] when it is not.
    pub fn check(&self, way: AccountKind) -> Result<(), Failure> {
        if way == AccountKind::DeviceCode && self.forbids_device_code {
            return Err(self.forbids("Nobody signs in by a code on another device here."));
        }
        Ok(())
    }

    fn forbids(&self, why: impl Into<String>) -> Failure {
        let place = self.from.as_deref().unwrap_or(Path::new(""));
        Failure::new(ErrorCode::PolicyForbids)
            .at(place.display())
            .because(why.into())
    }
}

fn trial(computer: &Computer) -> Option<PathBuf> {
    let place = computer.variable(PLACE_FOR_TRIALS)?;
    cfg!(debug_assertions).then(|| PathBuf::from(place))
}

#[cfg(not(windows))]
fn of_system() -> Result<Policy, Failure> {
    PLACE.map_or_else(|| Ok(Policy::default()), |path| read(Path::new(path), 0))
}

#[cfg(windows)]
fn of_system() -> Result<Policy, Failure> {
    let place = Path::new(registry::PLACE);
    let read = || match registry::table()? {
        Some(table) => table::policy(place, table),
        None => Ok(Policy::default()),
    };
    read().map_err(|why| invalid(place, why))
}

fn invalid(path: &Path, why: String) -> Failure {
    Failure::new(ErrorCode::PolicyInvalid)
        .at(path.display())
        .because(why)
}

/// Reads a file that nobody but root and this owner could have written.
fn read(path: &Path, owner: u32) -> Result<Policy, Failure> {
    let invalid = |why| invalid(path, why);
    let Some(bytes) = file::read(path, owner).map_err(invalid)? else {
        return Ok(Policy::default());
    };
    let table = table_of(path, &bytes).map_err(invalid)?;
    table::policy(path, table).map_err(invalid)
}

/// A property list by its name, else TOML.
fn table_of(path: &Path, bytes: &[u8]) -> Result<Table, String> {
    #[cfg(any(target_os = "macos", test))]
    if path.extension().is_some_and(|end| end == "plist") {
        return preferences::table(bytes);
    }
    let _ = path;
    table::of_toml(bytes)
}
