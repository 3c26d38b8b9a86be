//! The name that minted tokens carry in a person's list of tokens in the
//! portal: readable, the same for each token that this installation mints for
//! an organization, and nobody else's, so that a token whose text was lost
//! between the server and the keychain is found and revoked.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use uuid::Uuid;

use super::lock::checksum;
use crate::accounts_file::create_private_folder;
use crate::error::AccountsFileError;

/// The longest part of it that names the computer, in characters.
const LONGEST_HOST: usize = 60;
/// The file that tells this installation from every other.
const FILE: &str = "installation";

/// `Feedwright on HOST 1a2b3c4d`; makes the installation's identifier when
/// there is none yet. Letters, digits, dots, hyphens and spaces alone, since
/// the token API refuses some names without saying which.
pub(crate) fn display_name(folder: &Path, key: &str) -> Result<String, AccountsFileError> {
    let installation = installation(folder).map_err(|source| AccountsFileError::Io {
        path: folder.join(FILE),
        action: "written",
        source,
    })?;
    // The organization is part of it: should the token API ever list tokens of
    // another one, they are not taken for orphans of this one.
    let tag = checksum(&format!("{installation} {key}")) >> 32;
    Ok(format!("Feedwright on {} {tag:08x}", host()))
}

fn installation(folder: &Path) -> io::Result<Uuid> {
    let path = folder.join(FILE);
    if let Some(known) = read(&path)? {
        return Ok(known);
    }
    create_private_folder(folder)?;
    // Made whole before it has its name, which only one of several can take. A
    // name of its own kind would be left for good by a process that is killed;
    // this kind goes with the next change of the list.
    let mut file = tempfile::Builder::new()
        .prefix(crate::accounts_file::PREFIX)
        .tempfile_in(folder)?;
    writeln!(file, "{}", Uuid::new_v4())?;
    match file.persist_noclobber(&path) {
        Ok(_) => {}
        // Another was faster, or has just cleared this one away.
        Err(error)
            if matches!(
                error.error.kind(),
                io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound
            ) => {}
        Err(error) => return Err(error.error),
    }
    read(&path)?.ok_or_else(|| io::Error::other("it is no identifier"))
}

/// None when there is no file.
fn read(path: &Path) -> io::Result<Option<Uuid>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut text = String::new();
    file.take(64).read_to_string(&mut text)?;
    match Uuid::try_parse(text.trim()) {
        Ok(known) => Ok(Some(known)),
        Err(_) => Err(io::Error::other("it is no identifier")),
    }
}

/// This computer's name, as far as it is one.
fn host() -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let name: String = system_name().unwrap_or_default();
    let name: String = name.chars().filter(fits).take(LONGEST_HOST).collect();
    if name.is_empty() {
        return "this computer".to_owned();
    }
    name
}

#[cfg(target_os = "linux")]
fn system_name() -> Option<String> {
    std::fs::read_to_string("/proc/sys/kernel/hostname").ok()
}

#[cfg(all(unix, not(target_os = "linux")))]
fn system_name() -> Option<String> {
    let name = rustix::system::uname();
    Some(name.nodename().to_string_lossy().into_owned())
}

#[cfg(not(unix))]
fn system_name() -> Option<String> {
    std::env::var("COMPUTERNAME").ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "https://dev.azure.com/contoso";

    #[test]
    fn an_installation_has_one_name_for_an_organization() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("configuration");
        let name = display_name(&below, KEY).unwrap();
        assert_eq!(display_name(&below, KEY).unwrap(), name);
        assert!(name.starts_with("Feedwright on "), "{name}");
        assert!(name.len() < 100, "{name}");
        let fits = |c: char| c.is_ascii_alphanumeric() || " -.".contains(c);
        assert!(name.chars().all(fits), "{name}");
        let other = display_name(&below, "https://dev.azure.com/fabrikam").unwrap();
        assert_ne!(other, name);
        let elsewhere = display_name(folder.path(), KEY).unwrap();
        assert_ne!(elsewhere, name);
        let files = std::fs::read_dir(&below).unwrap().count();
        assert_eq!(files, 1, "no temporary file is left");
    }

    #[test]
    fn a_damaged_identifier_is_told_with_its_place() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "x".repeat(500)).unwrap();
        let refused = display_name(folder.path(), KEY).unwrap_err().to_string();
        assert!(refused.contains("installation"), "{refused}");
        assert!(refused.contains("it is no identifier"), "{refused}");
    }
}
