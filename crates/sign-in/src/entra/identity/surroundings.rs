//! The variables of this process, as far as signing in without a person needs
//! them: where programs are, and what a pipeline or a cluster hands to its jobs.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// Where variables are read from; tests have their own, because those of a
/// process belong to all of its threads.
#[derive(Clone, Debug)]
pub(super) struct Surroundings {
    made: Option<Vec<(OsString, OsString)>>,
    #[cfg(test)]
    usual: Vec<PathBuf>,
}

impl Surroundings {
    pub(super) fn of_this_process() -> Self {
        Self {
            made: None,
            #[cfg(test)]
            usual: Vec::new(),
        }
    }

    #[cfg(test)]
    pub(super) fn made(variables: &[(&str, &std::ffi::OsStr)]) -> Self {
        let owned = |(name, value): &(&str, &std::ffi::OsStr)| ((*name).into(), (*value).into());
        Self {
            made: Some(variables.iter().map(owned).collect()),
            usual: Vec::new(),
        }
    }

    #[cfg(test)]
    pub(super) fn with_usual_folder(mut self, folder: &std::path::Path) -> Self {
        self.usual.push(folder.to_owned());
        self
    }

    /// Where programs are installed that programs with a window do not have in
    /// their `PATH`.
    pub(super) fn usual_folders(&self) -> Vec<PathBuf> {
        #[cfg(test)]
        if self.made.is_some() {
            return self.usual.clone();
        }
        let folders: &[&str] = if self.made.is_some() {
            &[]
        } else if cfg!(target_os = "macos") {
            &["/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin"]
        } else if cfg!(windows) {
            &[
                r"C:\Program Files\Microsoft SDKs\Azure\CLI2\wbin",
                r"C:\Program Files\Azure Dev CLI",
            ]
        } else {
            &["/usr/bin", "/usr/local/bin", "/snap/bin"]
        };
        folders.iter().map(PathBuf::from).collect()
    }

    /// The value of a variable that is there and not empty.
    pub(super) fn variable(&self, name: &str) -> Option<OsString> {
        let value = match &self.made {
            None => env::var_os(name),
            Some(made) => made
                .iter()
                .find(|(made, _)| made == name)
                .map(|(_, value)| value.clone()),
        };
        value.filter(|value| !value.is_empty())
    }

    /// The same, where only text makes sense.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.variable(name)?.into_string().ok()
    }
}
