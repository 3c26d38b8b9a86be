//! This computer's clock, by what the server says of the time in any answer.
//! Tokens of Entra and certificates are good between two times.

use super::{CLOCK, Found};
use crate::doctor::check::Check;
use time::Duration;

/// From here on sign-ins go wrong.
const TOO_FAR: Duration = Duration::minutes(5);

pub(super) fn check(found: &Found<'_>) -> Check {
    of(found.ours.clock.or(found.cargos.clock)).at(&found.host)
}

fn of(difference: Option<Duration>) -> Check {
    let Some(difference) = difference else {
        return Check::skipped(CLOCK, "no-date", "the server did not tell the time");
    };
    if difference.abs() < TOO_FAR {
        return Check::ok(CLOCK, "This computer's clock is right.");
    }
    let minutes = difference.abs().whole_minutes();
    let (variant, word) = match difference.is_positive() {
        true => ("wrong", "slow"),
        false => ("fast", "fast"),
    };
    let sentence = format!(
        "This computer's clock is {minutes} minutes {word}. Set it: sign-ins and certificates depend on it."
    );
    Check::warning(CLOCK, variant, sentence).with("minutes", minutes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::Verdict;

    #[test]
    fn five_minutes_are_too_far() {
        let check = |seconds: Option<i64>, verdict, variant: &str, start: &str| {
            let found = of(seconds.map(Duration::seconds));
            assert_eq!((found.verdict, found.variant), (verdict, variant));
            assert!(found.sentence.starts_with(start), "{}", found.sentence);
        };
        check(Some(0), Verdict::Ok, "ok", "This computer's clock is right");
        check(
            Some(-299),
            Verdict::Ok,
            "ok",
            "This computer's clock is right",
        );
        let slow = "This computer's clock is 7 minutes slow";
        check(Some(7 * 60 + 3), Verdict::Warning, "wrong", slow);
        let fast = "This computer's clock is 5 minutes fast";
        check(Some(-300), Verdict::Warning, "fast", fast);
        check(None, Verdict::Skipped, "no-date", "Not checked");
    }
}
