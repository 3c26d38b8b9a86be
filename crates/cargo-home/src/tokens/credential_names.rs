//! How entries in Windows Credential Manager are called, and how much they
//! hold (`cargo` facts §1b). It speaks to no system, so that it is tested on
//! every one.

use secrecy::{ExposeSecret, SecretString};

use super::{StoreKind, TokenStoreError};
use crate::IndexUrl;

/// `CRED_MAX_CREDENTIAL_BLOB_SIZE`: beyond it Windows answers no more than
/// "The stub received bad data".
pub(super) const LONGEST_BLOB: usize = 2_560;

/// What `cargo:wincred` looks for when Cargo asks for the token of this index.
pub(super) fn of_cargo(index: &IndexUrl) -> String {
    format!("cargo-registry:{index}")
}

/// Where a token is kept for the undo of this journal. Its length is bounded
/// by that of an index URL, far below the 32,767 characters of a name.
pub(super) fn of_undo(journal: &str, index: &IndexUrl) -> String {
    format!("feedwright-undo:{journal}:{index}")
}

/// Refuses what Windows would, before anything is written.
pub(super) fn check_length(token: &SecretString) -> Result<(), TokenStoreError> {
    let length = token.expose_secret().len();
    if length <= LONGEST_BLOB {
        return Ok(());
    }
    Err(TokenStoreError::TokenTooLong {
        length,
        limit: LONGEST_BLOB,
        store: StoreKind::WindowsCredentialManager,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> IndexUrl {
        let url = "sparse+https://pkgs.dev.azure.com/Contoso/My%20Project/_packaging/feed~force-auth/Cargo/index/";
        IndexUrl::parse(url).unwrap()
    }

    #[test]
    fn the_name_is_cargo_s_with_every_byte_of_the_index_url() {
        assert_eq!(
            of_cargo(&index()),
            "cargo-registry:sparse+https://pkgs.dev.azure.com/Contoso/My%20Project/_packaging/feed~force-auth/Cargo/index/"
        );
    }

    #[test]
    fn kept_tokens_have_names_of_their_own() {
        let one = of_undo("20261122T101500Z-1230abcd", &index());
        let other = of_undo("20261122T101500Z-1230abce", &index());
        assert_ne!(one, other);
        assert!(one.starts_with("feedwright-undo:") && one.ends_with("/Cargo/index/"));
    }

    #[test]
    fn the_limit_is_known_before_anything_is_written() {
        let check = |length: usize| check_length(&"x".repeat(length).into());
        assert!(check(2_559).is_ok());
        assert!(check(2_560).is_ok());
        let error = check(2_561).unwrap_err();
        assert_eq!(
            error.to_string(),
            "The token has 2561 bytes, and Windows Credential Manager keeps at most 2560."
        );
    }
}
