//! What this crate needs to know of the computer it runs on: the folders and
//! the environment, taken once, so that nothing below asks the process again.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

/// The folders and the environment that Cargo sees.
#[derive(Clone, Debug)]
pub struct Computer {
    /// The home folder of the user.
    pub home: PathBuf,
    /// Cargo's home: `CARGO_HOME`, or `.cargo` in the home folder.
    pub cargo_home: PathBuf,
    /// The absolute folders of `PATH`.
    pub search_path: Vec<PathBuf>,
    /// A snapshot of the process environment.
    pub variables: BTreeMap<OsString, OsString>,
    /// The D-Bus address of the Secret Service; `None` is the session's own.
    pub secret_service_address: Option<String>,
}
