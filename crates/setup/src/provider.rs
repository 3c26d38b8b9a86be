//! Feedwright's credential provider as a program of this computer: where it is,
//! and whether a line of Cargo's configuration means it. Nothing here runs it.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::setup::Setup;
use cargo_home::Computer;
use std::path::{Path, PathBuf};

/// The program's name, without the ending that Windows gives it.
pub const PROVIDER_PROGRAM: &str = "cargo-credential-feedwright";

impl Setup {
    /// The program that Cargo shall start: the one that was given, else the one
    /// beside the running program, else the first on the search path.
    ///
    /// # Errors
    /// [`ErrorCode::ProviderMissing`].
    pub fn provider(&self) -> Result<PathBuf, Failure> {
        let found = match &self.provider_program {
            Some(given) => Some(given.clone()).filter(|path| is_program(path)),
            None => find(&self.computer),
        };
        let missing = || {
            let failure = Failure::new(ErrorCode::ProviderMissing).at(PROVIDER_PROGRAM);
            match &self.provider_program {
                Some(given) => failure.at(given.display()),
                None => failure.because("It is neither beside this program nor on PATH."),
            }
        };
        let path = found.ok_or_else(missing)?;
        let is_written = path
            .to_str()
            .is_some_and(|text| !text.chars().any(char::is_control));
        if !is_written {
            return Err(Failure::new(ErrorCode::ProviderMissing)
                .at(path.display())
                .because("No configuration file can name it: its path is not plain text."));
        }
        Ok(path)
    }
}

/// The provider as a line of Cargo's configuration has it.
pub(crate) fn line(program: &Path) -> Vec<String> {
    vec![program.to_string_lossy().into_owned()]
}

/// Whether a line of Cargo's configuration means our program, wherever it is.
pub(crate) fn is_ours(line: &[String]) -> bool {
    let [program] = line else {
        return false;
    };
    // A configuration may have been written on another system.
    let name = program.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.strip_suffix(".exe").unwrap_or(name);
    name == PROVIDER_PROGRAM
}

/// Whether it is there and can be started.
pub(crate) fn is_program(path: &Path) -> bool {
    #[cfg(unix)]
    let may_run = |data: &std::fs::Metadata| {
        const EXECUTE: u32 = 0o111;
        std::os::unix::fs::MetadataExt::mode(data) & EXECUTE != 0
    };
    #[cfg(not(unix))]
    let may_run = |_: &std::fs::Metadata| true;
    let data = path.metadata();
    path.is_absolute() && data.is_ok_and(|data| data.is_file() && may_run(&data))
}

fn find(computer: &Computer) -> Option<PathBuf> {
    let own = std::env::current_exe().ok();
    let beside = own.as_deref().and_then(Path::parent);
    let folders = computer.search_path.iter().map(PathBuf::as_path);
    let name = format!("{PROVIDER_PROGRAM}{}", std::env::consts::EXE_SUFFIX);
    let mut programs = beside.into_iter().chain(folders).map(|it| it.join(&name));
    programs.find(|program| is_program(program))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_program_is_known_by_its_name() {
        let check = |line: &[&str], expect: bool| {
            let owned: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
            assert_eq!(is_ours(&owned), expect, "{line:?}");
        };
        check(&["/opt/My Tools/cargo-credential-feedwright"], true);
        check(
            &["C:\\Program Files\\F\\cargo-credential-feedwright.exe"],
            true,
        );
        check(&["cargo-credential-feedwright"], true);
        check(&["/opt/cargo-credential-feedwright", "--more"], false);
        check(&["/opt/cargo-credential-feedwright-other"], false);
        check(&["cargo:token"], false);
        check(&[], false);
    }
}
