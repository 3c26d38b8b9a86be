//! What may be tried again, when, and what `Retry-After` means.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use time::format_description::well_known::Rfc2822;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::Call;
use crate::error::{Error, ErrorKind};
use crate::options::ClientOptions;

/// How long to wait before another attempt; `None` when there must not be one.
/// Zero when the server itself said how long: that wait is kept elsewhere.
pub(super) fn delay(
    call: &Call,
    error: &Error,
    attempt: u32,
    options: &ClientOptions,
) -> Option<Duration> {
    if call.is_single || attempt >= options.attempts || !may_repeat(call, error) {
        return None;
    }
    if error.retry_after().is_some() {
        return Some(Duration::ZERO);
    }
    Some(back_off(
        options.first_delay,
        attempt,
        options.longest_delay,
    ))
}

/// A reading call may be repeated after anything that may pass. A changing one
/// only where the server certainly did not act: no connection, or it said so by
/// 429, or by 503 with `Retry-After`.
fn may_repeat(call: &Call, error: &Error) -> bool {
    let certainly_not_acted = match error.kind() {
        ErrorKind::Unreachable | ErrorKind::RateLimited => true,
        ErrorKind::ServerError => error.status() == Some(503) && error.retry_after().is_some(),
        _ => false,
    };
    let may_pass = matches!(
        error.kind(),
        ErrorKind::ConnectionLost | ErrorKind::TimedOut
    ) || (error.kind() == ErrorKind::ServerError
        && !matches!(error.status(), Some(501 | 505)));
    certainly_not_acted || (call.is_safe_to_repeat() && may_pass)
}

/// Doubling with each attempt up to a limit, and of that a random part between
/// a half and the whole, so that many clients do not come back together.
pub(crate) fn back_off(first: Duration, attempt: u32, longest: Duration) -> Duration {
    let doubled = first.saturating_mul(2_u32.saturating_pow(attempt.saturating_sub(1)));
    let whole = doubled.min(longest);
    let random = RandomState::new().build_hasher().finish() as u32;
    whole.mul_f64(0.5 + 0.5 * f64::from(random) / f64::from(u32::MAX))
}

/// Reads `Retry-After`: seconds, or a date, counted from the answer's own
/// `Date` when it has one, so that a wrong clock here does no harm.
pub(super) fn retry_after(value: &str, date: Option<&str>) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse::<f64>() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    let until = http_date(value)?;
    let now = date
        .and_then(http_date)
        .unwrap_or_else(OffsetDateTime::now_utc);
    Some(Duration::try_from(until - now).unwrap_or_default())
}

/// The preferred form of a date in HTTP: `Sun, 06 Nov 1994 08:49:37 GMT`.
fn http_date(text: &str) -> Option<OffsetDateTime> {
    let text = text.trim();
    let zoned = OffsetDateTime::parse(text, &Rfc2822).ok();
    let plain = || {
        let format = time::macros::format_description!(
            "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
        );
        PrimitiveDateTime::parse(text, &format)
            .ok()
            .map(PrimitiveDateTime::assume_utc)
    };
    zoned.or_else(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_as_seconds_and_date() {
        let date = Some("Sun, 06 Nov 1994 08:49:37 GMT");
        let check = |value: &str, expect: Option<f64>| {
            let found = retry_after(value, date).map(|wait| wait.as_secs_f64());
            assert_eq!(found, expect, "{value:?}");
        };
        check("7", Some(7.0));
        check(" 0 ", Some(0.0));
        check("0.25", Some(0.25));
        check("Sun, 06 Nov 1994 08:49:47 GMT", Some(10.0));
        check("Sun, 06 Nov 1994 08:49:07 GMT", Some(0.0));
        check("-1", None);
        check("inf", None);
        check("NaN", None);
        check("1e400", None);
        check("soon", None);
        check("", None);
        assert_eq!(
            retry_after("Sun, 06 Nov 1994 08:49:47 GMT", None),
            Some(Duration::ZERO)
        );
    }

    #[test]
    fn back_off_doubles_up_to_its_limit() {
        let (first, longest) = (Duration::from_millis(100), Duration::from_millis(350));
        for (attempt, whole) in [(1, 100), (2, 200), (3, 350), (40, 350)] {
            let delay = back_off(first, attempt, longest);
            let whole = Duration::from_millis(whole);
            assert!(delay >= whole / 2 && delay <= whole, "{attempt}: {delay:?}");
        }
    }

    #[test]
    fn what_may_be_repeated() {
        let url = url::Url::parse("https://dev.azure.com/contoso").expect("an address");
        let get = Call::get(url.clone());
        let post = Call::new("POST", url);
        let check = |kind: ErrorKind, status: Option<u16>, wait: bool, expect: (bool, bool)| {
            let error = get.error(kind).with(|details| {
                details.status = status;
                details.retry_after = wait.then_some(Duration::ZERO);
            });
            let found = (may_repeat(&get, &error), may_repeat(&post, &error));
            assert_eq!(found, expect, "{kind:?} {status:?}");
        };
        check(ErrorKind::Unreachable, None, false, (true, true));
        check(ErrorKind::RateLimited, Some(429), false, (true, true));
        check(ErrorKind::ServerError, Some(503), true, (true, true));
        check(ErrorKind::ServerError, Some(503), false, (true, false));
        check(ErrorKind::ServerError, Some(500), true, (true, false));
        check(ErrorKind::ServerError, Some(501), false, (false, false));
        check(ErrorKind::ConnectionLost, None, false, (true, false));
        check(ErrorKind::TimedOut, None, false, (true, false));
        for never in [
            ErrorKind::NotSignedIn,
            ErrorKind::Forbidden,
            ErrorKind::NotFound,
            ErrorKind::Conflict,
            ErrorKind::TlsFailed,
            ErrorKind::CertificateUnknown,
            ErrorKind::CertificateOtherHost,
            ErrorKind::CertificateNotNow,
            ErrorKind::NameNotResolved,
            ErrorKind::ProxyRefused,
            ErrorKind::ProxyDomainSignIn,
            ErrorKind::NetworkSignIn,
            ErrorKind::NotJson,
            ErrorKind::TooLarge,
            ErrorKind::ForeignHost,
        ] {
            check(never, None, false, (false, false));
        }
    }
}
