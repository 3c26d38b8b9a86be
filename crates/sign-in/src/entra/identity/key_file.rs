//! The files that prove who an application is: a key with its certificate, and
//! the token of a workload. Read in bounded memory, wiped afterwards; a key that
//! others can read or change is refused. No content is ever in an error.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use secrecy::SecretString;
use zeroize::Zeroizing;

use crate::entra::EntraError;
use crate::open_file::open_at_once;

const LARGEST_FILE: usize = 256 * 1024;
const LONGEST_TOKEN: usize = 16 * 1024;

/// The bytes of a file with a private key, which this user or the system owns
/// and nobody else can read or change.
pub(super) fn key(path: &Path) -> Result<Zeroizing<Vec<u8>>, EntraError> {
    let file = open(path)?;
    check_privacy(
        &file.metadata().map_err(|error| io_refused(path, &error))?,
        path,
    )?;
    read(file, path)
}

/// The token of a workload: one line of visible ASCII. Clusters mount it for
/// every user of the container, so its mode says nothing.
pub(super) fn token(path: &Path) -> Result<SecretString, EntraError> {
    let bytes = read(open(path)?, path)?;
    let token = bytes.trim_ascii();
    if token.is_empty() {
        return Err(refused(path, "it is empty"));
    }
    if token.len() > LONGEST_TOKEN {
        return Err(refused(path, "it is too long for a token"));
    }
    match std::str::from_utf8(token) {
        Ok(text) if text.bytes().all(|byte| byte.is_ascii_graphic()) => Ok(text.into()),
        _ => Err(refused(path, "it holds something else than a token")),
    }
}

pub(super) fn refused(path: &Path, reason: impl Into<String>) -> EntraError {
    EntraError::File {
        path: path.to_owned(),
        reason: reason.into(),
    }
}

fn io_refused(path: &Path, error: &io::Error) -> EntraError {
    refused(path, error.to_string())
}

fn open(path: &Path) -> Result<File, EntraError> {
    if !path.is_absolute() {
        return Err(refused(path, "its path is not absolute"));
    }
    let file = open_at_once(path).map_err(|error| io_refused(path, &error))?;
    // Asked of the open file, so that nobody can exchange it in between.
    let data = file.metadata().map_err(|error| io_refused(path, &error))?;
    match data.is_file() {
        true => Ok(file),
        false => Err(refused(path, "it is no file")),
    }
}

fn read(file: File, path: &Path) -> Result<Zeroizing<Vec<u8>>, EntraError> {
    // Of its full size at once, so that it leaves no copies behind as it grows.
    let mut bytes = Zeroizing::new(Vec::with_capacity(LARGEST_FILE + 1));
    file.take(LARGEST_FILE as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| io_refused(path, &error))?;
    match bytes.len() > LARGEST_FILE {
        true => Err(refused(path, "it is larger than 256 KiB")),
        false => Ok(bytes),
    }
}

#[cfg(unix)]
fn check_privacy(data: &Metadata, path: &Path) -> Result<(), EntraError> {
    use std::os::unix::fs::MetadataExt as _;

    const WRITE_BY_GROUP_AND_OTHERS: u32 = 0o022;
    const READ_BY_OTHERS: u32 = 0o004;
    let me = rustix::process::geteuid().as_raw();
    if ![me, 0].contains(&data.uid()) {
        return Err(refused(path, "it belongs to another user"));
    }
    if data.mode() & WRITE_BY_GROUP_AND_OTHERS != 0 {
        return Err(refused(path, "others may write to it"));
    }
    // A group may read it: so machines share a key with one of their programs.
    if data.mode() & READ_BY_OTHERS != 0 {
        return Err(refused(path, "everybody on this computer may read it"));
    }
    Ok(())
}

#[cfg(not(unix))]
fn check_privacy(_: &Metadata, _: &Path) -> Result<(), EntraError> {
    Ok(())
}
