//! A token with its end, as one entry of the keychain: the end in seconds since
//! 1970, a space, the token; for a minted one also its identifier and the time
//! from which it is to be renewed. What does not read so counts as not there.

use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use time::OffsetDateTime;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::entra::EntraTokens;

/// A token and its end.
#[derive(Clone, Debug)]
pub(crate) struct CachedToken {
    pub(crate) token: SecretString,
    pub(crate) expires: OffsetDateTime,
    /// Only a minted token has it.
    pub(crate) mint: Option<Mint>,
}

/// What is known of a minted token beyond its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mint {
    /// What the token API calls it.
    pub(crate) authorization_id: Uuid,
    /// From here on a new one is wanted, although this one is good yet.
    pub(crate) renew_from: OffsetDateTime,
}

impl CachedToken {
    /// Whether it is good for this long yet.
    pub(crate) fn is_good_for(&self, time: Duration) -> bool {
        OffsetDateTime::now_utc() + time < self.expires
    }

    /// Whether it shall be renewed while it is still good.
    pub(crate) fn is_to_be_renewed(&self) -> bool {
        self.mint
            .is_some_and(|mint| mint.renew_from <= OffsetDateTime::now_utc())
    }

    pub(crate) fn write(&self) -> SecretString {
        let end = self.expires.unix_timestamp();
        let mut text = Zeroizing::new(format!("{end} {}", self.token.expose_secret()));
        if let Some(mint) = &self.mint {
            let from = mint.renew_from.unix_timestamp();
            let more = format!(" {} {from}", mint.authorization_id);
            // A buffer that grows leaves a copy behind.
            text = Zeroizing::new([text.as_str(), &more].concat());
        }
        SecretString::from(text.as_str())
    }
}

impl From<&EntraTokens> for CachedToken {
    fn from(tokens: &EntraTokens) -> Self {
        Self {
            token: tokens.access.clone(),
            expires: tokens.expires,
            mint: None,
        }
    }
}

pub(crate) fn write(tokens: &EntraTokens) -> SecretString {
    CachedToken::from(tokens).write()
}

pub(crate) fn parse(entry: &SecretString) -> Option<CachedToken> {
    let mut parts = entry.expose_secret().split(' ');
    let expires = seconds(parts.next()?)?;
    let token = parts.next()?;
    let mint = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => None,
        (Some(id), Some(from), None) => Some(Mint {
            authorization_id: Uuid::try_parse(id).ok()?,
            renew_from: seconds(from)?,
        }),
        _ => return None,
    };
    let fits = !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| CachedToken {
        token: SecretString::from(token),
        expires,
        mint,
    })
}

fn seconds(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(text.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn token(seconds: i64, mint: Option<Mint>) -> CachedToken {
        let end = OffsetDateTime::now_utc() + Duration::from_secs(1_000);
        CachedToken {
            token: SecretString::from("T".repeat(84)),
            expires: end + time::Duration::seconds(seconds - 1_000),
            mint,
        }
    }

    #[test]
    fn what_was_written_is_read_back() {
        let renew_from = OffsetDateTime::from_unix_timestamp(1_796_083_200).unwrap();
        let mint = Mint {
            authorization_id: Uuid::new_v4(),
            renew_from,
        };
        for mint in [None, Some(mint)] {
            let written = token(60, mint);
            let read = parse(&written.write()).unwrap();
            assert_eq!(read.token.expose_secret(), written.token.expose_secret());
            let end = written.expires.unix_timestamp();
            assert_eq!(read.expires.unix_timestamp(), end);
            assert_eq!(read.mint, mint);
        }
    }

    #[test]
    fn time_decides() {
        assert!(token(60, None).is_good_for(Duration::from_secs(50)));
        assert!(!token(60, None).is_good_for(Duration::from_secs(61)));
        assert!(!token(-1, None).is_good_for(Duration::ZERO));
        assert!(!token(60, None).is_to_be_renewed());
        let from = |seconds: i64| {
            let renew_from = OffsetDateTime::now_utc() + time::Duration::seconds(seconds);
            let authorization_id = Uuid::new_v4();
            let mint = Mint {
                authorization_id,
                renew_from,
            };
            token(60, Some(mint)).is_to_be_renewed()
        };
        assert!(from(-1) && !from(10));
    }

    #[test]
    fn what_is_none_counts_as_not_there() {
        let id = Uuid::nil();
        for entry in [
            "",
            " ",
            "1796083200",
            "1796083200 ",
            " token",
            "x token",
            "99999999999999999999 token",
            "1796083200  token",
            "1796083200 to\nken",
            "1796083200 tok\u{e9}n",
            "1796083200 token more",
            &format!("1796083200 token {id}"),
            &format!("1796083200 token {id} soon"),
            &format!("1796083200 token {id} 1796083200 x"),
        ] {
            let found = parse(&SecretString::from(entry));
            assert!(found.is_none(), "{entry:?}");
        }
    }

    proptest! {
        #[test]
        fn any_entry_is_a_token_or_nothing(entry in "[0-9]{0,12} ?\\PC{0,20}( [0-9a-f-]{0,36})?( [0-9]{0,20})?") {
            if let Some(found) = parse(&SecretString::from(entry)) {
                let header = azure_devops::Credential::Bearer(found.token).header_value();
                prop_assert!(!header.expose_secret().contains(['\r', '\n', '\0']));
            }
        }
    }
}
