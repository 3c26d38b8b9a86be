//! Which names a feed may have (facts §2.1).

/// The longest name, in characters.
const LONGEST: usize = 64;

/// What a name may not contain anywhere.
const FORBIDDEN: &str = "@~;{}\\+=<>|/?:&$*\"#[]',%";

/// Why a name is not allowed; `None`: it is.
pub(super) fn objection(name: &str) -> Option<&'static str> {
    if name.is_empty() {
        Some("Name is empty.")
    } else if name.chars().count() > LONGEST {
        Some("Name is too long.")
    } else if name
        .chars()
        .any(|c| c.is_whitespace() || c.is_control() || FORBIDDEN.contains(c))
    {
        Some("Name contains illegal characters.")
    } else if name.starts_with(['_', '.']) || name.ends_with('.') {
        Some("Name starts or ends with an illegal character.")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::objection;

    #[test]
    fn names_follow_the_published_rules() {
        let check = |name: &str, allowed: bool| {
            assert_eq!(objection(name).is_none(), allowed, "{name:?}");
        };
        for name in [
            "crates-mirror",
            "2024.feed",
            "feed(1)",
            "feed!",
            "a",
            "Übersicht",
            "a_b",
        ] {
            check(name, true);
        }
        for name in [
            "", " ", "a b", "a\tb", "_a", ".a", "a.", "a@b", "a~b", "bad,name", "it's", "50%",
        ] {
            check(name, false);
        }
        for forbidden in super::FORBIDDEN.chars() {
            check(&format!("a{forbidden}b"), false);
        }
        check(&"n".repeat(64), true);
        check(&"n".repeat(65), false);
        check(&"ü".repeat(64), true);
    }
}
