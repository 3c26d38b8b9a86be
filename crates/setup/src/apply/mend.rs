//! What only the doctor's plans do: a file that is not needed any more, a
//! readable token that hides the stored one, a right to write that everybody
//! has. A token that is cut out of a file goes into the keychain before, and is
//! nowhere else.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::journal::{Entry, Journal, Recorded, fingerprint};
use crate::setup::Setup;
use cargo_home::edit::{self, CutToken};
use cargo_home::file::{self, FileSnapshot};
use secrecy::SecretString;
use std::path::Path;
use zeroize::Zeroizing;

/// Removes a file, if it still holds what the plan saw.
pub(super) fn remove_file(
    journal: &mut Journal,
    path: &Path,
    before: &[u8],
) -> Result<(), Failure> {
    let kept = journal.keep("before", before)?;
    let number = journal.intend(Recorded::RemoveFile {
        path: path.to_owned(),
        before: kept,
    })?;
    let removed = file::remove(path, before);
    if removed.is_err() && path.exists() {
        journal.append(&Entry::NotMade { number })?;
    }
    removed?;
    journal.append(&Entry::Done { number })
}

/// Takes the token of a registry out of a credentials file.
pub(super) async fn remove_plain_token(
    setup: &Setup,
    journal: &mut Journal,
    path: &Path,
    registry: &str,
) -> Result<(), Failure> {
    let (text, CutToken { at, taken, rest }) = cut(path, registry)?;
    let change = Recorded::RemovePlainToken {
        path: path.to_owned(),
        registry: registry.to_owned(),
        at,
        before: salted(&journal.id, &text),
        after: salted(&journal.id, &rest),
    };
    // Announced before anything is kept, so that undo always knows of it.
    let number = journal.intend(change)?;
    let name = kept_name(&journal.id, number);
    let changed = async {
        setup.accounts.keep_for_undo(&name, &taken).await?;
        file::replace(path, Some(text.as_bytes()), rest.as_bytes())?;
        Ok::<_, Failure>(())
    };
    if let Err(failure) = changed.await {
        let is_as_before = read(path).is_ok_and(|now| *now == *text);
        if is_as_before && setup.accounts.forget_for_undo(&name).await.is_ok() {
            journal.append(&Entry::NotMade { number })?;
        }
        return Err(failure);
    }
    journal.append(&Entry::Done { number })
}

fn cut(path: &Path, registry: &str) -> Result<(Zeroizing<String>, CutToken), Failure> {
    let text = read(path)?;
    let cut = edit::cut_token(&text, registry).map_err(|error| Failure::of_edit(&error, path))?;
    let cut = cut.ok_or_else(|| {
        Failure::new(ErrorCode::FileChanged)
            .at(path.display())
            .because("The token is not there any more.")
    })?;
    Ok((text, cut))
}

/// The text of a file that holds secrets.
pub(crate) fn read(path: &Path) -> Result<Zeroizing<String>, Failure> {
    let bytes = match file::read(path)? {
        Some(FileSnapshot { bytes, .. }) => Zeroizing::new(bytes),
        None => return Ok(Zeroizing::default()),
    };
    let text = edit::decode(&bytes).map_err(|error| Failure::of_edit(&error, path))?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// Tells one text with secrets from another, and nothing more.
pub(crate) fn salted(run: &str, text: &str) -> String {
    fingerprint(run, &SecretString::from(text))
}

/// Under which name the keychain has what was cut.
pub(crate) fn kept_name(run: &str, number: usize) -> String {
    format!("{run}-{number}")
}

/// Gives a file or folder another mode, if it has the one that the plan saw.
pub(super) fn restrict_writing(
    journal: &mut Journal,
    path: &Path,
    before: &str,
    after: &str,
) -> Result<(), Failure> {
    if mode_of(path).as_deref() != Some(before) {
        return Err(Failure::new(ErrorCode::FileChanged)
            .at(path.display())
            .because("Its rights were changed since the plan was made."));
    }
    let number = journal.intend(Recorded::RestrictWriting {
        path: path.to_owned(),
        before: before.to_owned(),
        after: after.to_owned(),
    })?;
    let set = set_mode(path, after);
    if set.is_err() {
        journal.append(&Entry::NotMade { number })?;
    }
    set?;
    journal.append(&Entry::Done { number })
}

/// The permission bits in octal digits; none where the system has none, or the
/// path is a link.
#[cfg(unix)]
pub(crate) fn mode_of(path: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt as _;
    const PERMISSIONS: u32 = 0o7777;
    let data = path.symlink_metadata().ok()?;
    (!data.is_symlink()).then(|| format!("{:04o}", data.mode() & PERMISSIONS))
}

#[cfg(not(unix))]
pub(crate) fn mode_of(_path: &Path) -> Option<String> {
    None
}

/// Sets the permission bits.
#[cfg(unix)]
pub(crate) fn set_mode(path: &Path, mode: &str) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;
    let refused = |why: String| {
        Failure::new(ErrorCode::FileNotWritable)
            .at(path.display())
            .because(why)
    };
    let bits = u32::from_str_radix(mode, 8).map_err(|error| refused(error.to_string()))?;
    let set = std::fs::set_permissions(path, std::fs::Permissions::from_mode(bits));
    set.map_err(|error| refused(error.to_string()))
}

#[cfg(not(unix))]
pub(crate) fn set_mode(path: &Path, _mode: &str) -> Result<(), Failure> {
    Err(Failure::new(ErrorCode::FileNotWritable).at(path.display()))
}
