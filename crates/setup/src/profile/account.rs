//! Between a profile's `[credentials]` and an account: as which account a
//! profile wants people signed in, and which profile an account stands for. It
//! knows no token, and asks nobody.

use super::credentials::{AccountKind, EntraWish};
use super::raw::RawCredentials;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use sign_in::{Account, ClientId, Minting, TenantId};
use std::time::Duration;

/// Seconds of a day.
const DAY: u64 = 86_400;
/// The longest life of a minted token that a profile may name, in days.
pub(super) const LONGEST_MINT_DAYS: u16 = 365;

impl From<AccountKind> for sign_in::AccountKind {
    fn from(kind: AccountKind) -> sign_in::AccountKind {
        match kind {
            AccountKind::PersonalAccessToken => Self::PersonalAccessToken,
            AccountKind::Browser => Self::Browser,
            AccountKind::DeviceCode => Self::DeviceCode,
            AccountKind::AzureCli => Self::AzureCli,
            AccountKind::AzureDeveloperCli => Self::AzureDeveloperCli,
            AccountKind::ManagedIdentity => Self::ManagedIdentity,
            AccountKind::WorkloadIdentity => Self::WorkloadIdentity,
            AccountKind::ServicePrincipal => Self::ServicePrincipal,
            AccountKind::AzurePipelines => Self::AzurePipelines,
        }
    }
}

impl From<&EntraWish> for sign_in::EntraWish {
    fn from(wish: &EntraWish) -> sign_in::EntraWish {
        let client_id = wish.client_id.map(|id| id.to_string());
        let tenant = wish.tenant.map(|id| id.to_string());
        let days = |days: u16| Duration::from_secs(u64::from(days) * DAY);
        Self {
            client_id: client_id.and_then(|id| ClientId::parse(&id).ok()),
            tenant: tenant.and_then(|id| TenantId::parse(&id).ok()),
            mint: wish.mint_days.map(days),
            ..Self::default()
        }
    }
}

impl RawCredentials {
    /// How others sign in as this account is signed in: nothing of it is a
    /// secret. The store is left to what fits.
    ///
    /// # Errors
    /// [`ErrorCode::Internal`] for a kind that no profile knows.
    pub fn of_account(account: &Account) -> Result<RawCredentials, Failure> {
        let kind = serde_json::Value::from(account.kind.as_str());
        let kind = serde_json::from_value(kind)
            .map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
        let client_id = account.entra.as_ref().and_then(|entra| entra.client_id);
        Ok(RawCredentials {
            account: kind,
            client_id: client_id.map(|id| id.to_string()),
            mint: account.minting.is_some(),
            mint_days: account.minting.as_ref().map(days),
            ..RawCredentials::default()
        })
    }
}

fn days(minting: &Minting) -> u16 {
    let days = minting.lifetime.as_secs().div_ceil(DAY);
    let days = u16::try_from(days).unwrap_or(LONGEST_MINT_DAYS);
    days.clamp(1, LONGEST_MINT_DAYS)
}
