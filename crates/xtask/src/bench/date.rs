//! The time of day in words, from the seconds since 1970.

use std::time::{SystemTime, UNIX_EPOCH};

/// Now, in UTC, as a file may be called: `2026-11-22T165244Z`.
pub(super) fn now() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    utc(since.map(|since| since.as_secs()).unwrap_or_default())
}

fn utc(seconds: u64) -> String {
    let (mut days, time) = (seconds / 86_400, seconds % 86_400);
    let mut year = 1970;
    while days >= days_of(year) {
        days -= days_of(year);
        year += 1;
    }
    let mut month = 1;
    while days >= days_within(month, year) {
        days -= days_within(month, year);
        month += 1;
    }
    let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
    format!(
        "{year}-{month:02}-{:02}T{hour:02}{minute:02}{second:02}Z",
        days + 1
    )
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of(year: u64) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_within(month: u64, year: u64) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_become_dates() {
        assert_eq!(utc(0), "1970-01-01T000000Z");
        assert_eq!(utc(951_782_400), "2000-02-29T000000Z");
        assert_eq!(utc(951_868_800), "2000-03-01T000000Z");
        assert_eq!(utc(1_795_366_364), "2026-11-22T165244Z");
        assert_eq!(utc(4_107_542_399), "2100-02-28T235959Z");
        assert_eq!(utc(4_107_542_400), "2100-03-01T000000Z");
    }
}
