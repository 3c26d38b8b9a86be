//! The last look at a token before it is used: its shape and its end.

use azure_core::credentials::AccessToken;
use azure_devops::{Credential, TokenShapeError};
use secrecy::SecretString;
use time::{Duration, OffsetDateTime};

use crate::entra::EntraTokens;

/// Managed identities get tokens for a day; nobody gets longer ones.
const LONGEST_LIFE: Duration = Duration::hours(25);

/// Why a token is not used; never its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum UnusableToken {
    #[error("its token is over since {minutes} minutes by this computer's clock")]
    Over { minutes: i64 },
    #[error("its token cannot be one: {0}")]
    Shape(#[from] TokenShapeError),
}

/// The token for the rest of the product. An end that is too far away is moved
/// nearer, so that the token is renewed after a day at the latest.
pub(super) fn checked(token: &AccessToken) -> Result<EntraTokens, UnusableToken> {
    let access = SecretString::from(token.token.secret());
    Credential::bearer(access.clone())?;
    let now = OffsetDateTime::now_utc();
    if token.expires_on <= now {
        let minutes = (now - token.expires_on).whole_minutes();
        return Err(UnusableToken::Over { minutes });
    }
    Ok(EntraTokens {
        access,
        expires: token.expires_on.min(now + LONGEST_LIFE),
        refresh: None,
    })
}
