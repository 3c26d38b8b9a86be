//! A refusal as Entra sends it, in a body or to the browser: its names and
//! numbers, and its words, which are kept for a report only.

use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;

use super::{EntraError, EntraRefusal};

/// The longest name of an error that is looked at, in bytes.
const LONGEST_NAME: usize = 64;
/// The longest words that are kept, in characters.
const LONGEST_WORDS: usize = 500;
/// The most numbers that are kept.
const MOST_CODES: usize = 8;
/// Shorter secrets are not looked for: they would be found everywhere.
const SHORTEST_SECRET: usize = 8;

/// A refusal. `Debug` is not there on purpose: the words may echo a secret
/// until they have been cleaned.
#[derive(Default, Deserialize)]
pub(super) struct Refused {
    /// The name in OAuth, such as `invalid_grant`.
    pub(super) error: String,
    #[serde(default)]
    pub(super) suberror: String,
    #[serde(default)]
    error_codes: Vec<u32>,
    #[serde(default)]
    error_description: String,
}

impl Refused {
    /// Reads the body of an answer; none when it is no error of OAuth.
    pub(super) fn parse(body: &[u8]) -> Option<Refused> {
        let refused: Refused = serde_json::from_slice(body).ok()?;
        refused.is_sound().then_some(refused)
    }

    /// From what the browser brought back.
    pub(super) fn from_browser(error: String, error_description: String) -> Option<Refused> {
        let refused = Refused {
            error,
            error_description,
            ..Refused::default()
        };
        refused.is_sound().then_some(refused)
    }

    fn is_sound(&self) -> bool {
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        let name = &self.error;
        !name.is_empty() && name.len() <= LONGEST_NAME && name.bytes().all(letters)
    }

    /// Entra's numbers: those of the list, else the one that begins the words.
    pub(super) fn codes(&self) -> Vec<u32> {
        let listed: Vec<u32> = self.error_codes.iter().copied().take(MOST_CODES).collect();
        if !listed.is_empty() {
            return listed;
        }
        let digits = self
            .error_description
            .trim_start()
            .strip_prefix("AADSTS")
            .map_or("", |rest| {
                let end = rest.find(|c: char| !c.is_ascii_digit());
                &rest[..end.unwrap_or(rest.len())]
            });
        digits.parse().into_iter().collect()
    }

    /// What it means.
    pub(super) fn meaning(&self) -> EntraRefusal {
        EntraRefusal::of(&self.codes(), &self.error, &self.suberror)
    }

    /// The error for the person, without anything that was sent.
    pub(super) fn into_error(self, secrets: &[SecretString]) -> EntraError {
        EntraError::Refused {
            refusal: self.meaning(),
            codes: self.codes(),
            words: words(&self.error_description, secrets),
        }
    }
}

/// Entra's words on one line, bounded, without controls and without secrets.
fn words(text: &str, secrets: &[SecretString]) -> String {
    let mut text = text.to_owned();
    for secret in secrets.iter().map(|secret| secret.expose_secret()) {
        if secret.len() >= SHORTEST_SECRET {
            text = text.replace(secret, "[secret]");
        }
    }
    let plain: String = text
        .chars()
        .map(|c| match c.is_control() || is_format(c) {
            true => ' ',
            false => c,
        })
        .collect();
    let spaced: Vec<&str> = plain.split_whitespace().collect();
    spaced.join(" ").chars().take(LONGEST_WORDS).collect()
}

/// Characters that change what others look like: directions, joiners, marks.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_words_become_one_clean_line(text in any::<String>()) {
            let clean = words(&text, &[]);
            prop_assert!(clean.chars().count() <= LONGEST_WORDS);
            prop_assert!(!clean.contains(|c: char| c.is_control() || is_format(c)));
        }

        #[test]
        fn any_body_is_read_or_left(body in any::<Vec<u8>>()) {
            let _ = Refused::parse(&body);
        }
    }

    fn parsed(body: &str) -> Option<(EntraRefusal, Vec<u32>, String)> {
        let refused = Refused::parse(body.as_bytes())?;
        match refused.into_error(&[]) {
            EntraError::Refused {
                refusal,
                codes,
                words,
            } => Some((refusal, codes, words)),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn numbers_come_from_the_list_or_from_the_beginning_of_the_words() {
        let check = |body: &str, expect: EntraRefusal, codes: &[u32]| {
            let (refusal, found, _) = parsed(body).unwrap();
            assert_eq!((refusal, found.as_slice()), (expect, codes), "{body}");
        };
        check(
            r#"{"error":"invalid_grant","error_codes":[50076],"error_description":"AADSTS1: x"}"#,
            EntraRefusal::SecondFactor,
            &[50_076],
        );
        check(
            r#"{"error":"invalid_grant","error_description":"AADSTS53003: blocked."}"#,
            EntraRefusal::ConditionalAccess,
            &[53_003],
        );
        check(
            r#"{"error":"invalid_grant","error_description":"see AADSTS53003"}"#,
            EntraRefusal::SignInAgain,
            &[],
        );
        let many = format!(
            r#"{{"error":"x","error_codes":[{}]}}"#,
            vec!["1"; 99].join(",")
        );
        check(&many, EntraRefusal::Other, &[1; 8]);
    }

    #[test]
    fn what_is_no_error_of_oauth_is_none() {
        for body in [
            "",
            "<html>",
            "{}",
            "[]",
            r#"{"error":""}"#,
            r#"{"error":{"code":"x"}}"#,
            r#"{"error":"Bad Request"}"#,
            r#"{"error":"x","error_codes":"many"}"#,
        ] {
            assert!(parsed(body).is_none(), "{body}");
        }
        assert!(parsed(&format!(r#"{{"error":"{}"}}"#, "x".repeat(65))).is_none());
    }

    #[test]
    fn words_are_one_clean_line_without_what_was_sent() {
        let secret = "s".repeat(20);
        let short = SecretString::from("the");
        let text = format!("AADSTS1: the\r\n\u{1b}[31mcode '{secret}'\u{202e} is bad\u{0}");
        let clean = words(&text, &[SecretString::from(secret.as_str()), short]);
        insta::assert_snapshot!(clean, @"AADSTS1: the [31mcode '[secret]' is bad");
        assert_eq!(words(&"ä".repeat(900), &[]).chars().count(), LONGEST_WORDS);
    }
}
