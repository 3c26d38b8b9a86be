//! The one filter between text from outside and a terminal. Control
//! characters, escape sequences and characters that reorder text are shown as
//! what they are (`\u{1b}`), never passed on: a feed's name or a server's
//! message can neither move the cursor nor read as something else.

use std::borrow::Cow;
use std::fmt::Write as _;

/// One line: line breaks and tabs are made visible as well.
pub(crate) fn clean_line(text: &str) -> Cow<'_, str> {
    replace(text, is_unsafe)
}

/// Several lines: line breaks and tabs stay.
pub(crate) fn clean_text(text: &str) -> Cow<'_, str> {
    replace(text, |c| is_unsafe(c) && c != '\n' && c != '\t')
}

/// JSON that was already rendered on one line. Its data stays what it is: the
/// characters that JSON lets through are written as `\u` escapes.
pub(crate) fn clean_json(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_unsafe) {
        return Cow::Borrowed(json);
    }
    let mut cleaned = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unsafe(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(cleaned, "\\u{unit:04x}");
            }
        } else {
            cleaned.push(c);
        }
    }
    Cow::Owned(cleaned)
}

fn replace(text: &str, refuse: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(&refuse) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if refuse(c) {
            cleaned.extend(c.escape_unicode());
        } else {
            cleaned.push(c);
        }
    }
    Cow::Owned(cleaned)
}

/// Controls (C0, DEL, C1), and the invisible characters that change how others
/// are read: bidirectional controls, line separators, zero-width ones, tags.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_line_stays_one_line_and_says_what_was_there() {
        let check = |input: &str, expect: &str| assert_eq!(clean_line(input), expect);
        check("Überprüfung 検査", "Überprüfung 検査");
        check("a\u{1b}[31mred", "a\\u{1b}[31mred");
        check("a\r\nb\tc", "a\\u{d}\\u{a}b\\u{9}c");
        check("\u{9b}2J", "\\u{9b}2J");
        check("user\u{202e}gpj.exe", "user\\u{202e}gpj.exe");
        check("con\u{200b}toso", "con\\u{200b}toso");
    }

    #[test]
    fn several_lines_keep_their_breaks() {
        assert_eq!(clean_text("+a\n\t-b\n\u{7}"), "+a\n\t-b\n\\u{7}");
    }

    proptest! {
        #[test]
        fn nothing_unsafe_passes(text in "\\PC*|[\\x00-\\x9f\u{2020}-\u{2070}\u{e0001}]*") {
            prop_assert!(!clean_line(&text).chars().any(is_unsafe));
        }

        #[test]
        fn json_keeps_its_data(text in "[\\x00-\\x9f\u{2020}-\u{2070}\u{e0001}a-z\"\\\\]*") {
            let rendered = serde_json::to_string(&text).unwrap();
            let cleaned = clean_json(&rendered);
            prop_assert!(!cleaned.chars().any(is_unsafe));
            prop_assert_eq!(serde_json::from_str::<String>(&cleaned).unwrap(), text);
        }
    }
}
