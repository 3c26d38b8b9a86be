//! What Cargo accepts as a token and a header can hold, and how two tokens are
//! compared. The same for every store.

use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

use super::TokenStoreError;

/// The longest token, in bytes. Those of Azure DevOps have about 130, those
/// of Entra a few thousand.
pub(super) const LONGEST_TOKEN: usize = 16 * 1024;

/// What Cargo accepts as a token, and what a header can hold.
pub(super) fn check(token: &SecretString) -> Result<(), TokenStoreError> {
    let text = token.expose_secret();
    let usable = !text.is_empty()
        && text.len() <= LONGEST_TOKEN
        && text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
        && !text.starts_with(' ')
        && !text.ends_with(' ');
    if usable {
        Ok(())
    } else {
        Err(TokenStoreError::UnusableToken)
    }
}

pub(super) fn same(one: &SecretString, other: &SecretString) -> bool {
    one.expose_secret()
        .as_bytes()
        .ct_eq(other.expose_secret().as_bytes())
        .into()
}
