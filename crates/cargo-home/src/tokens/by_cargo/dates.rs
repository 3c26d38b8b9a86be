//! The dates of an entry, out of what the system says of its attributes.

use std::collections::HashMap;

/// When it was made and when it was changed, as the keychain calls them.
const DATES: [&str; 2] = ["cdat", "mdat"];

/// Both dates in one text that is the same as long as the entry is.
pub(in crate::tokens) fn dates_of(attributes: &HashMap<String, String>) -> String {
    DATES
        .map(|name| attributes.get(name).map_or("", String::as_str))
        .map(without_addresses)
        .join(" ")
}

/// Some versions describe a date with the addresses that it has in memory,
/// which differ from one process to the next.
fn without_addresses(text: &str) -> String {
    text.split_whitespace()
        .filter(|word| !word.contains("0x"))
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_dates_are_the_same_text() {
        let check = |made: &str, changed: &str, expect: &str| {
            let attributes = [("cdat", made), ("mdat", changed), ("acct", "0x1")]
                .map(|(name, text)| (name.to_owned(), text.to_owned()));
            assert_eq!(dates_of(&attributes.into()), expect);
        };
        check(
            "2026-11-30 04:00:00 +0000",
            "2026-11-30 05:00:00 +0000",
            "2026-11-30 04:00:00 +0000 2026-11-30 05:00:00 +0000",
        );
        check(
            "<CFDate 0x7f9a [0x7ff8]>{time = 817189200}",
            "<CFDate 0x1234 [0x5678]>{time = 817192800}",
            "<CFDate = 817189200} <CFDate = 817192800}",
        );
        assert_eq!(dates_of(&HashMap::new()), " ");
    }
}
