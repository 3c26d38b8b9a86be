//! Which tokens earlier runs have stored for Cargo, as far as a fingerprint can
//! tell it: what was stored by others is nobody's to take away.

use super::{Recorded, fingerprint, history};
use crate::failure::Failure;
use crate::folders::Folders;
use secrecy::SecretString;

/// A token that a run has stored and that was not taken back.
pub(crate) struct StoredToken {
    run: String,
    fingerprint: String,
}

impl StoredToken {
    /// Whether it is this one.
    pub(crate) fn is(&self, token: &SecretString) -> bool {
        self.fingerprint == fingerprint(&self.run, token)
    }
}

/// The tokens for this index URL.
///
/// # Errors
/// When the journals cannot be read.
pub(crate) fn stored_tokens(folders: &Folders, index: &str) -> Result<Vec<StoredToken>, Failure> {
    let mut stored = Vec::new();
    for run in history(folders)? {
        for change in run.changes.iter().filter(|change| change.is_left()) {
            let of_index = matches!(
                &change.change,
                Recorded::StoreToken { index: other, .. } if other == index
            );
            if let Some(fingerprint) = change.fingerprint.clone().filter(|_| of_index) {
                let run = run.id.clone();
                stored.push(StoredToken { run, fingerprint });
            }
        }
    }
    Ok(stored)
}

/// Whether any run for this feed has stored a token that was not taken back.
///
/// # Errors
/// When the journals cannot be read.
pub(crate) fn has_stored_token(
    folders: &Folders,
    organization: &str,
    feed: &str,
) -> Result<bool, Failure> {
    let stores = |change: &super::RunChange| {
        change.is_left() && matches!(change.change, Recorded::StoreToken { .. })
    };
    let runs = history(folders)?;
    let mut runs = runs.iter().filter(|run| run.is_for(organization, feed));
    Ok(runs.any(|run| run.changes.iter().any(stores)))
}
