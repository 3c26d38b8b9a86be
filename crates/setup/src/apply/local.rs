//! Changes of this computer: the token in the keychain, the configuration
//! files, the list of our provider. Each is announced in the journal with what undo needs.

use crate::error_code::ErrorCode;
use crate::event::Progress;
use crate::failure::Failure;
use crate::journal::{self, Entry, Journal, Recorded};
use crate::setup::{Prepared, Setup};
use crate::waiting::{Patience, at_once, in_folder};
use cargo_home::file::{self, NewFile, ReplaceOptions};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

/// Stores Cargo's token; another one that is there is kept for undo first.
pub(super) async fn store_token(
    setup: &Setup,
    prepared: &Prepared,
    journal: &mut Journal,
    replaces: bool,
) -> Result<(), Failure> {
    let (index, registry) = (&prepared.computer.index, &prepared.computer.registry);
    let change = Recorded::StoreToken {
        index: index.as_str().to_owned(),
        registry: registry.as_str().to_owned(),
        replaces,
    };
    // Announced before anything is kept, so that undo always knows of it.
    let header = prepared.header(setup).await?;
    let number = journal.intend_token(change, &header)?;
    let tokens = prepared.tokens()?;
    tokens.keep(&journal.id, index).await?;
    tokens.write(index, registry, &header).await?;
    journal.append(&Entry::Done { number })
}

/// Takes Cargo's token out of the keychain, if it is still one of ours, and
/// keeps it for undo.
pub(super) async fn remove_token(
    setup: &Setup,
    prepared: &Prepared,
    journal: &mut Journal,
) -> Result<(), Failure> {
    let (index, registry) = (&prepared.computer.index, &prepared.computer.registry);
    let tokens = prepared.tokens()?;
    let stored = journal::stored_tokens(&setup.folders, index.as_str())?;
    let now = tokens.read(index).await?;
    if !now.is_some_and(|now| stored.iter().any(|stored| stored.is(&now))) {
        return Err(Failure::new(ErrorCode::FileChanged)
            .at(format!("the token for {index}"))
            .because("Another token was stored since the plan was made."));
    }
    let number = journal.intend(Recorded::RemoveToken {
        index: index.as_str().to_owned(),
        registry: registry.as_str().to_owned(),
    })?;
    tokens.keep(&journal.id, index).await?;
    tokens.remove(index).await?;
    journal.append(&Entry::Done { number })
}

/// One file, as the plan saw it and as it shall be.
pub(super) struct Writing<'a> {
    pub(super) path: &'a Path,
    pub(super) before: Option<&'a [u8]>,
    pub(super) after: &'a [u8],
    /// Who may read it when it is new.
    pub(super) new_file: NewFile,
}

/// Writes a file, if it still holds what the plan saw.
pub(super) async fn write_file(
    journal: &mut Journal,
    progress: &mut Progress<'_>,
    writing: Writing<'_>,
) -> Result<(), Failure> {
    let Writing {
        path,
        before,
        after,
        ..
    } = writing;
    let kept = before
        .map(|bytes| journal.keep("before", bytes))
        .transpose()?;
    let written = journal.keep("after", after)?;
    let made_folders = missing_folders(path);
    let number = journal.intend(Recorded::WriteFile {
        path: path.to_owned(),
        before: kept,
        after: Some(written),
        after_sha256: sha256(after),
        made_folders: made_folders.clone(),
    })?;
    let replaced = replace(progress, &writing).await;
    let left = || holds(path, after) || made_folders.iter().any(|folder| folder.exists());
    if replaced.is_err() && !left() {
        journal.append(&Entry::NotMade { number })?;
    }
    replaced?;
    journal.append(&Entry::Done { number })
}

/// Replaces the file in one step. While another program holds its folder, the
/// waiting can be dropped at any point.
async fn replace(progress: &mut Progress<'_>, writing: &Writing<'_>) -> Result<(), Failure> {
    let write = || {
        let options = ReplaceOptions {
            new_file: writing.new_file,
            ..at_once()
        };
        file::replace_with(writing.path, writing.before, writing.after, &options)
    };
    in_folder(Patience::default(), progress, write).await?;
    Ok(())
}

/// Whether the file has these bytes, or may have: it cannot be read.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    match file::read(path) {
        Ok(now) => now.is_some_and(|now| now.bytes == bytes),
        Err(_) => true,
    }
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
    hexadecimal(&Sha256::digest(bytes))
}

pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
