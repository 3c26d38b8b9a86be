//! How far this computer's clock is from a server's, by the `Date` of an
//! answer. A date that no server can mean tells nothing.

use time::format_description::well_known::Rfc2822;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

/// This program was made after this, so no server's clock is right before it.
const EARLIEST: OffsetDateTime = datetime!(2026-01-01 0:00 UTC);
/// Nobody runs this program after this.
const LATEST: OffsetDateTime = datetime!(2100-01-01 0:00 UTC);
/// How long an answer may take and still tell the time.
const LONGEST: Duration = Duration::seconds(30);

/// The server's time minus this computer's: positive when this computer's
/// clock is slow. `asked` and `answered` are this computer's times around the
/// answer. None when the text is no date, or one that cannot be.
#[must_use]
pub fn difference(date: &str, asked: OffsetDateTime, answered: OffsetDateTime) -> Option<Duration> {
    let server = OffsetDateTime::parse(date.trim(), &Rfc2822).ok()?;
    if !(EARLIEST..LATEST).contains(&server) {
        return None;
    }
    let took = answered - asked;
    // Somebody set the clock meanwhile, or the answer came too late to tell.
    if took.is_negative() || took > LONGEST {
        return None;
    }
    Some(server - (asked + took / 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: OffsetDateTime = datetime!(2026-11-30 12:00 UTC);

    fn check(date: &str, expect: Option<i64>) {
        let found = difference(date, ASKED, ASKED + Duration::seconds(2));
        assert_eq!(found.map(Duration::whole_seconds), expect, "{date}");
    }

    #[test]
    fn the_difference_has_a_sign() {
        check("Mon, 30 Nov 2026 12:00:01 GMT", Some(0));
        check("Mon, 30 Nov 2026 12:07:01 GMT", Some(420));
        check(" Mon, 30 Nov 2026 11:50:01 GMT ", Some(-600));
    }

    #[test]
    fn a_date_that_cannot_be_tells_nothing() {
        for date in [
            "",
            "soon",
            "0",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Fri, 01 Jan 9999 00:00:00 GMT",
            "Mon, 31 Feb 2026 12:00:00 GMT",
        ] {
            check(date, None);
        }
    }

    #[test]
    fn a_clock_from_the_factory_is_told() {
        let asked = datetime!(1970-01-01 0:00 UTC);
        let found = difference("Mon, 30 Nov 2026 12:00:00 GMT", asked, asked);
        assert!(found.is_some_and(|slow| slow.whole_days() > 20_000));
    }

    #[test]
    fn what_took_too_long_tells_nothing() {
        let date = "Mon, 30 Nov 2026 12:00:00 GMT";
        assert!(difference(date, ASKED, ASKED + Duration::minutes(2)).is_none());
        assert!(difference(date, ASKED, ASKED - Duration::seconds(1)).is_none());
    }
}
