//! What no value of a report may hold: control and direction characters, user
//! info and queries of addresses, anything of a token's shape.

use serde::Serialize;

/// Words of so many letters and digits are no words.
const LONGEST_WORD: usize = 50;
/// How a JSON object begins in base64: so do web tokens, whose parts are short.
const WEB_TOKEN: &str = "eyJ";
/// The mark that Azure DevOps puts into its tokens.
const TOKEN_MARK: &str = "AZDO";
/// A word with such a mark is a token from this length on.
const SHORTEST_TOKEN: usize = 16;
/// From this length on a word of letters of both cases and digits is one.
const SHORTEST_MIXED: usize = 24;
/// The longest text, in characters.
const LONGEST_TEXT: usize = 200;
/// The longest text that is looked at, in characters.
const LONGEST_SOURCE: usize = 2_000;
pub(super) const REMOVED: &str = "(removed)";

/// A name, a place or a sentence that may be told: on one line, bounded, and
/// without anything that looks like a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Told(String);

impl Told {
    /// A text that went through all of it.
    pub(super) fn new(text: &str) -> Told {
        let text = clean(text);
        match text.char_indices().nth(LONGEST_TEXT) {
            Some((end, _)) => Told(format!("{}…", &text[..end])),
            None => Told(text),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text on one line, without all of that.
pub(super) fn clean(text: &str) -> String {
    let visible: String = beginning(text)
        .chars()
        .map(|c| if c == '\n' || c == '\t' { ' ' } else { c })
        .filter(|c| !is_invisible(*c))
        .collect();
    without_tokens(&without_headers(&without_secrets_of_addresses(&visible)))
}

/// What of a long text is looked at; a word that does not end in it is left out,
/// because half a token looks like none.
fn beginning(text: &str) -> &str {
    let Some((end, _)) = text.char_indices().nth(LONGEST_SOURCE) else {
        return text;
    };
    let end = text[..end].rfind(char::is_whitespace);
    &text[..end.unwrap_or_default()]
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// What stands between `://` and an `@` of the same word, and what follows a
/// `?` or `#` there.
fn without_secrets_of_addresses(text: &str) -> String {
    let words = text.split(' ').map(|word| {
        let Some((scheme, rest)) = word.split_once("://") else {
            return word.to_owned();
        };
        let rest = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
        match rest.split_once(['?', '#']) {
            Some((address, _)) => format!("{scheme}://{address}?{REMOVED}"),
            None => format!("{scheme}://{rest}"),
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

/// The text without words of a token's shape.
pub(crate) fn without_tokens(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut word = String::new();
    for c in text.chars().map(Some).chain([None]) {
        match c {
            // What base64 and its kind for addresses are made of, but for `/`
            // and `.`, which paths are made of too.
            Some(c) if c.is_ascii_alphanumeric() || "+_-=".contains(c) => word.push(c),
            other => {
                result.push_str(if is_token(&word) { REMOVED } else { &word });
                word.clear();
                result.extend(other);
            }
        }
    }
    result
}

fn is_token(word: &str) -> bool {
    let has_mark = word.contains(WEB_TOKEN) || word.contains(TOKEN_MARK);
    let runs = || word.split(|c: char| !c.is_ascii_alphanumeric());
    has_mark && word.len() >= SHORTEST_TOKEN
        || runs().any(|run| run.len() >= LONGEST_WORD)
        || runs().any(|run| run.len() >= SHORTEST_MIXED && is_mixed(run))
        || word.len() >= LONGEST_WORD && is_mixed(word)
}

/// Letters of both cases and digits, as no name of a person's has them at length.
fn is_mixed(word: &str) -> bool {
    let has = |kind: fn(&char) -> bool| word.chars().filter(kind).count() >= 2;
    has(char::is_ascii_uppercase) && has(char::is_ascii_lowercase) && has(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
            "at https://host.example/x?sig=se/cret now",
            "at https://host.example/x?(removed) now",
        );
        check(
            &format!("it says Basic {}", "x1".repeat(10)),
            "it says Basic (removed)",
        );
        check(&format!("<{}>", "x1".repeat(42)), "<(removed)>");
        check("basic set-ups", "basic set-ups");
        let parts = ["hbGci_OiJSUzI1", "0-NiIs"].map(|part| format!("{WEB_TOKEN}{part}"));
        check(
            &format!("{}.{}", parts[0], parts[1].repeat(2)),
            "(removed).(removed)",
        );
        check(
            &format!("/srv/{}{TOKEN_MARK}x2", "ab".repeat(6)),
            "/srv/(removed)",
        );
        check(&"aB3".repeat(8), "(removed)");
        check(
            "7f0f2a51-0b1c-4d3e-8f9a-0123456789ab",
            "7f0f2a51-0b1c-4d3e-8f9a-0123456789ab",
        );
        let cut = format!("{} {}", "a".repeat(19).repeat(100), "x1".repeat(60));
        assert!(!clean(&cut).contains("x1"), "half a token");
        let long = "a-feed-with-a-long-name-of-many-words-that-somebody-chose";
        check(long, long);
    }

    proptest! {
        /// Tokens as Azure DevOps, Entra and base64 make them, anywhere in a text.
        #[test]
        fn no_token_passes(
            before in "[a-z /.:]{0,20}",
            token in "[A-Za-z0-9]{50,84}|eyJ[A-Za-z0-9_-]{20,60}|[A-Za-z0-9]{20,30}AZDO[a-z0-9]{4}",
            after in "([ /.,:][a-z]{0,10})?",
        ) {
            let told = Told::new(&format!("{before} {token}{after}"));
            prop_assert!(!told.as_str().contains(&token));
            prop_assert!(!told.as_str().contains(&token[..20]), "{}", told.as_str());
        }
    }
}
