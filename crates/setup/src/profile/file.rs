//! Reading a profile from its file: bounded, as UTF-8, and never from what is
//! no file.

use super::Profile;
use super::parse::LONGEST;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use cargo_home::edit::EditError;
use std::io::Read as _;
use std::path::Path;

/// Relative folders in the profile start at the file's own folder.
pub(super) fn read(path: &Path, home: &Path) -> Result<Profile, Failure> {
    let text = text_of(path)?;
    let absolute = std::path::absolute(path).map_err(|error| unreadable(path, error))?;
    let folder = absolute.parent().unwrap_or(Path::new("/"));
    Profile::parse(&text, &path.display().to_string(), home, folder)
}

fn text_of(path: &Path) -> Result<String, Failure> {
    // Asked before it is opened: a pipe would wait for somebody to write.
    let kind = std::fs::metadata(path).map_err(|error| unreadable(path, error))?;
    if !kind.is_file() {
        return Err(unreadable(path, "It is no file."));
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(LONGEST as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(path, error))?;
    if bytes.len() > LONGEST {
        return Err(Failure::new(ErrorCode::ProfileInvalid)
            .at(path.display())
            .because("It is larger than 256 KiB.")
            .hint("`feedwright profile export` writes a valid one."));
    }
    match cargo_home::edit::decode(&bytes) {
        Ok(text) => Ok(text.trim_start_matches('\u{feff}').to_owned()),
        Err(error) => Err(Failure::new(ErrorCode::ProfileInvalid)
            .at(path.display())
            .because(match error {
                EditError::WideCharacters { encoding } => format!("It is {encoding}."),
                EditError::NotUtf8 { line } => format!("Line {line} is not UTF-8."),
                _ => "It is no text.".to_owned(),
            })
            .hint("Save it as UTF-8.")),
    }
}

fn unreadable(path: &Path, why: impl std::fmt::Display) -> Failure {
    Failure::new(ErrorCode::ProfileUnreadable)
        .at(path.display())
        .because(why)
}
