//! What no value of a report may hold: control and direction characters, user
//! info of addresses, anything of a token's shape.

/// Words of so many letters and digits are no words.
const LONGEST_WORD: usize = 50;
const REMOVED: &str = "(removed)";

/// The text on one line, without all of that.
pub(super) fn clean(text: &str) -> String {
    let visible: String = text
        .chars()
        .map(|c| if c == '\n' || c == '\t' { ' ' } else { c })
        .filter(|c| !is_invisible(*c))
        .collect();
    without_long_words(&without_headers(&without_user_info(&visible)))
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// What stands between `://` and an `@` of the same word.
fn without_user_info(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let Some((scheme, rest)) = word.split_once("://") else {
            return word.to_owned();
        };
        match rest.rsplit_once('@') {
            Some((_, host)) => format!("{scheme}://{host}"),
            None => word.to_owned(),
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What follows the name of an Authorization scheme.
fn without_headers(text: &str) -> String {
    let mut follows = false;
    let words = text.split(' ').map(|word| {
        let is_secret = std::mem::take(&mut follows) && word.len() >= 8;
        let scheme = word.trim_matches(|c: char| !c.is_ascii_alphabetic());
        follows = ["basic", "bearer"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known));
        if is_secret { REMOVED } else { word }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn without_long_words(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().map(Some).chain([None]) {
        match c {
            Some(c) if c.is_ascii_alphanumeric() => word.push(c),
            other => {
                let is_long = word.len() >= LONGEST_WORD;
                result.push_str(if is_long { REMOVED } else { &word });
                word.clear();
                result.extend(other);
            }
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_it_passes() {
        let check = |input: &str, expect: &str| assert_eq!(clean(input), expect);
        check("plain words, ä 検査", "plain words, ä 検査");
        check("a\u{1b}[31m\nb\u{202e}c", "a[31m bc");
        check(
            "see https://ada:se@cret@host.example/x now",
            "see https://host.example/x now",
        );
        check(
            &format!("it says Basic {}", "x1".repeat(10)),
            "it says Basic (removed)",
        );
        check(&format!("<{}>", "x1".repeat(42)), "<(removed)>");
        check("basic set-ups", "basic set-ups");
    }
}
