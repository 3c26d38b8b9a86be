//! When a new token ends by this computer's clock, and whether that clock can
//! be used at all.
//!
//! The end is counted from the moment of receipt, so a clock that is wrong but
//! runs is good enough for it. Only when the token's own end is already past by
//! this computer's clock is it refused: everything that reads that end, or the
//! time of a minted token, would go wrong.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use time::{Duration, OffsetDateTime};
use zeroize::Zeroizing;

use super::EntraError;

/// By how much a clock may be off before it counts as wrong.
const TOLERANCE: Duration = Duration::minutes(5);
/// The longest life of an access token that is believed. Entra's live for an
/// hour, with continuous access evaluation for 28.
const LONGEST_LIFE: Duration = Duration::days(30);

/// What a token says of itself. Nothing here proves anything: it came from the
/// same answer as the token.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
struct Claims {
    exp: Option<i64>,
}

/// What tells the time in an answer.
pub(super) struct Told<'a> {
    /// This computer's clock at receipt.
    pub(super) now: OffsetDateTime,
    /// How long the token lives, in seconds, as the answer says.
    pub(super) expires_in: i64,
    /// The access token.
    pub(super) token: &'a str,
    /// The server's own time.
    pub(super) date: Option<OffsetDateTime>,
}

/// When the token ends by this computer's clock.
pub(super) fn end(told: &Told<'_>) -> Result<OffsetDateTime, Fault> {
    let life = Duration::seconds(told.expires_in);
    if life <= Duration::ZERO || life > LONGEST_LIFE {
        return Err(Fault::Life);
    }
    let end = told.now.checked_add(life).ok_or(Fault::Life)?;
    let own = own_end(told.token);
    let over = own.is_some_and(|own| own <= told.now);
    match off_by(told, own, life) {
        Some(off) if over => Err(Fault::Clock(off)),
        _ => Ok(end),
    }
}

/// Why there is no end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The life is none, negative or absurd.
    Life,
    /// The clock is wrong by so much.
    Clock(Duration),
}

impl Fault {
    pub(super) fn into_error(self, not_understood: impl FnOnce(&str) -> EntraError) -> EntraError {
        match self {
            Fault::Life => not_understood("the token's time makes no sense"),
            Fault::Clock(off) => EntraError::Clock {
                minutes: off.whole_minutes().abs(),
            },
        }
    }
}

/// How far this computer is ahead of the server, when everything that tells the
/// time agrees that it is far.
fn off_by(told: &Told<'_>, own: Option<OffsetDateTime>, life: Duration) -> Option<Duration> {
    let by_token = own.and_then(|own| own.checked_sub(life));
    let mut ahead = [told.date, by_token]
        .into_iter()
        .flatten()
        .map(|server| told.now - server);
    let first = ahead.next()?;
    let agree = (first - ahead.next().unwrap_or(first)).abs() <= TOLERANCE;
    (agree && first.abs() > TOLERANCE).then_some(first)
}

/// The end in the token itself, when it is a JWT.
fn own_end(token: &str) -> Option<OffsetDateTime> {
    let mut parts = token.split('.');
    let (Some(_), Some(payload), Some(_), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    let payload = Zeroizing::new(URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?);
    let claims: Claims = serde_json::from_slice(&payload).ok()?;
    OffsetDateTime::from_unix_timestamp(claims.exp?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;
    const HOUR: i64 = 3_600;

    fn at(seconds: i64) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(seconds).unwrap()
    }

    fn jwt(claims: &str) -> String {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims))
    }

    /// The end, from now on, of a token that the server issues while its clock
    /// is `behind` this computer's.
    fn issued(behind: i64, expires_in: i64) -> Result<i64, Fault> {
        let server = NOW - behind;
        let token = jwt(&format!(
            r#"{{"iat":{},"nbf":{},"exp":{}}}"#,
            server - 300,
            server - 300,
            server + expires_in
        ));
        let told = Told {
            now: at(NOW),
            expires_in,
            token: &token,
            date: Some(at(server)),
        };
        end(&told).map(|end| end.unix_timestamp() - NOW)
    }

    #[test]
    fn the_end_counts_from_receipt_whatever_the_clock() {
        let check = |behind: i64| assert_eq!(issued(behind, HOUR), Ok(HOUR), "{behind}");
        for behind in [0, 60, -60, 299, 30 * 60, -30 * 60, 59 * 60, -48 * HOUR] {
            check(behind);
        }
    }

    #[test]
    fn a_token_that_is_over_on_arrival_blames_the_clock() {
        let check = |behind: i64, minutes: i64| {
            let error = issued(behind, HOUR).unwrap_err();
            let error = error.into_error(|_| unreachable!());
            assert!(
                matches!(error, EntraError::Clock { minutes: found } if found == minutes),
                "{behind}: {error:?}"
            );
        };
        check(HOUR, 60);
        check(61 * 60 + 30, 61);
        check(365 * 24 * HOUR, 365 * 24 * 60);
    }

    #[test]
    fn a_life_that_makes_no_sense_is_no_life() {
        for life in [0, -1, -HOUR, i64::MIN, i64::MAX, 31 * 24 * HOUR] {
            let told = Told {
                now: at(NOW),
                expires_in: life,
                token: "opaque",
                date: None,
            };
            assert_eq!(end(&told), Err(Fault::Life), "{life}");
        }
    }

    #[test]
    fn what_does_not_agree_proves_nothing() {
        let check = |token: &str, date: Option<i64>| {
            let told = Told {
                now: at(NOW),
                expires_in: HOUR,
                token,
                date: date.map(at),
            };
            assert_eq!(end(&told), Ok(at(NOW + HOUR)), "{token} {date:?}");
        };
        let old = jwt(&format!(r#"{{"exp":{}}}"#, NOW - 9 * HOUR));
        check(&old, Some(NOW));
        check("opaque", Some(NOW - 9 * HOUR));
        check("a.b.c", None);
        check(&jwt("{}"), None);
        check(&jwt(r#"{"exp":"soon"}"#), None);
        check(&jwt(&format!(r#"{{"exp":{}}}"#, i64::MAX)), None);
        check("a.b.c.d", None);
        check("", None);
    }
}
