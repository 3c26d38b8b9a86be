//! Changes of this computer: the token in the keychain, the configuration
//! files. Each is announced in the journal with what undo needs.

use crate::failure::Failure;
use crate::journal::{Entry, Journal, Recorded};
use crate::setup::Prepared;
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

/// Stores Cargo's token; another one that is there is kept for undo first.
pub(super) async fn store_token(
    prepared: &Prepared,
    journal: &mut Journal,
    replaces: bool,
) -> Result<(), Failure> {
    let (index, registry) = (&prepared.computer.index, &prepared.computer.registry);
    if replaces {
        prepared.tokens.keep(&journal.id, index).await?;
    }
    let number = journal.intend(Recorded::StoreToken {
        index: index.as_str().to_owned(),
        registry: registry.as_str().to_owned(),
        replaces,
    })?;
    prepared
        .tokens
        .write(index, registry, &prepared.header)
        .await?;
    journal.append(&Entry::Done { number })
}

/// Writes a configuration file, if it still holds what the plan saw.
pub(super) fn write_configuration(
    journal: &mut Journal,
    path: &Path,
    before: Option<&[u8]>,
    after: &[u8],
) -> Result<(), Failure> {
    let kept = before.map(|bytes| journal.keep(bytes)).transpose()?;
    let number = journal.intend(Recorded::WriteFile {
        path: path.to_owned(),
        before: kept,
        after_sha256: sha256(after),
        made_folders: missing_folders(path),
    })?;
    cargo_home::file::replace(path, before, after)?;
    journal.append(&Entry::Done { number })
}

/// Folders above the file that are not there yet, outermost first.
fn missing_folders(path: &Path) -> Vec<PathBuf> {
    let mut missing: Vec<PathBuf> = path
        .ancestors()
        .skip(1)
        .take_while(|folder| !folder.exists())
        .map(Path::to_path_buf)
        .collect();
    missing.reverse();
    missing
}

/// SHA-256 in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
