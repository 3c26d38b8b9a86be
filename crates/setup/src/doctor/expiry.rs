//! When the token that Cargo gets ends for good, as far as the list of accounts
//! knows it. It asks neither keychain nor network.

use super::LIMIT;
use super::check::{Check, Verdict};
use super::configuration::apply;
use super::look::{Looks, blocking, organization};
use super::recorded::RecordedSetUp;
use crate::profile::StoreKind;
use crate::setup::Setup;
use time::{Duration, OffsetDateTime};

const EXPIRY: &str = "token-expiry";
/// When a person should hear of it.
const SOON: Duration = Duration::days(7);

pub(super) fn look(looks: &mut Looks, setup: &Setup, set_up: &RecordedSetUp) {
    let (setup, set_up) = (setup.clone(), set_up.clone());
    looks.add(&[EXPIRY], "the disk", LIMIT, async move {
        blocking(move || examine(&setup, &set_up).into_iter().collect()).await
    });
}

/// None where nobody tells when the token ends.
fn examine(setup: &Setup, set_up: &RecordedSetUp) -> Option<Check> {
    let endpoints = &set_up.profile.endpoints;
    // What is wrong with the list is told where the token is read.
    let account = setup.accounts.find(endpoints).ok().flatten()?;
    let ends = account.expires()?;
    let left = ends - OffsetDateTime::now_utc();
    let check = judge(set_up.profile.store, left, ends.date());
    let check = check.with("date", ends.date()).at(organization(set_up));
    // Applying the set-up renews the token and stores it again.
    let fix = (check.verdict != Verdict::Ok).then(|| apply(set_up));
    Some(check.mended_by(fix))
}

fn judge(store: StoreKind, left: Duration, date: time::Date) -> Check {
    if store != StoreKind::Keychain {
        let sentence =
            format!("The token for packages, which ends on {date}, is renewed when Cargo asks.");
        return Check::new(EXPIRY, Verdict::Ok, "renewed", sentence);
    }
    if left.is_negative() {
        let sentence = format!("The token that Cargo has ended on {date}. Apply the set-up again.");
        Check::failed(EXPIRY, "over", sentence)
    } else if left < SOON {
        let sentence = format!("The token that Cargo has ends on {date}. Apply the set-up again.");
        Check::warning(EXPIRY, "soon", sentence)
    } else {
        Check::ok(
            EXPIRY,
            format!("The token that Cargo has is good until {date}."),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_is_told_in_time_where_nobody_renews() {
        let check = |store, days: i64, expect: &str| {
            let date = time::macros::date!(2026 - 11 - 22);
            let found = judge(store, Duration::days(days), date);
            assert_eq!(found.variant, expect, "{store:?} {days}");
        };
        check(StoreKind::Keychain, 30, "ok");
        check(StoreKind::Keychain, 6, "soon");
        check(StoreKind::Keychain, -1, "over");
        check(StoreKind::Provider, 1, "renewed");
        check(StoreKind::Provider, -1, "renewed");
    }
}
