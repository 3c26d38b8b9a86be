//! Any bytes as what the command lines of others print.

use super::output::{Account, codes, says_unauthenticated};

/// Few numbers, and whatever else is data.
pub(in crate::entra) fn output(data: &[u8]) {
    assert!(codes(data).len() <= 8);
    let _ = says_unauthenticated(data);
    if let Ok(account) = serde_json::from_slice::<Account>(data) {
        let _ = crate::TenantId::parse(&account.tenant);
        let _ = account.user.name;
    }
}
