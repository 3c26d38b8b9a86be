//! Whether to use colours, and the few that are used. Colour never carries a
//! meaning that the words beside it do not.

use crate::arguments::ColorWhen;

/// Bold red, for the word before an error.
pub(crate) const ERROR: &str = "\u{1b}[1;31m";
/// Bold yellow, for the word before a warning.
pub(crate) const WARNING: &str = "\u{1b}[1;33m";
/// Bold green, for what succeeded.
pub(crate) const GOOD: &str = "\u{1b}[1;32m";
/// Bold cyan, for the word before a hint.
pub(crate) const HINT: &str = "\u{1b}[1;36m";
const RESET: &str = "\u{1b}[0m";

/// Decides once for a stream. `NO_COLOR` counts when it is not empty (its own
/// definition), and a dumb terminal gets none.
pub(crate) fn wanted(
    when: ColorWhen,
    is_terminal: bool,
    variable: impl Fn(&str) -> Option<String>,
) -> bool {
    match when {
        ColorWhen::Always => true,
        ColorWhen::Never => false,
        ColorWhen::Auto => {
            is_terminal
                && variable("NO_COLOR").is_none_or(|value| value.is_empty())
                && variable("TERM").is_none_or(|value| value != "dumb")
        }
    }
}

/// The text in a colour, or as it is.
pub(crate) fn paint(color: bool, code: &str, text: &str) -> String {
    if color {
        format!("{code}{text}{RESET}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(when: ColorWhen, is_terminal: bool, variables: &[(&str, &str)], expect: bool) {
        let variable = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        assert_eq!(wanted(when, is_terminal, variable), expect, "{variables:?}");
    }

    #[test]
    fn colours_are_for_terminals_that_want_them() {
        check(ColorWhen::Auto, true, &[], true);
        check(ColorWhen::Auto, false, &[], false);
        check(ColorWhen::Auto, true, &[("NO_COLOR", "1")], false);
        check(ColorWhen::Auto, true, &[("NO_COLOR", "")], true);
        check(ColorWhen::Auto, true, &[("TERM", "dumb")], false);
        check(ColorWhen::Auto, true, &[("TERM", "xterm")], true);
        check(ColorWhen::Always, false, &[("NO_COLOR", "1")], true);
        check(ColorWhen::Never, true, &[], false);
    }
}
