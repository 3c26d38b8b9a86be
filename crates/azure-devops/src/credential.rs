//! What is sent as `Authorization`. The secret is never printed, never
//! serialized, and leaves this module only as a whole header value.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret, SecretString};
use thiserror::Error;
use zeroize::Zeroizing;

/// The longest personal access token that is accepted, in bytes. Real ones have
/// 52 or 84 characters; the rest is room for what may come.
const LONGEST_TOKEN: usize = 8 * 1024;
/// The longest Microsoft Entra access token that is accepted, in bytes. Real
/// ones have one to four thousand characters.
const LONGEST_BEARER: usize = 16 * 1024;

/// Proof of who is asking. `Debug` names the kind and nothing else.
#[derive(Clone)]
pub enum Credential {
    /// A personal access token, sent as the password of `Basic`.
    PersonalAccessToken(SecretString),
    /// A Microsoft Entra access token, sent as `Bearer`; made by [`Credential::bearer`].
    Bearer(SecretString),
    /// A whole header as somebody has stored it, sent as it is: to find out
    /// what a server makes of what Cargo would send.
    Header(SecretString),
}

/// Why a text cannot be a token. It never contains the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TokenShapeError {
    /// Nothing but white space.
    #[error("The token is empty.")]
    Empty,
    /// White space inside: usually two pastes, or a wrapped line.
    #[error("The token has a space or a line break at position {position}.")]
    InnerWhitespace {
        /// Place of the character after trimming; the first is 1.
        position: usize,
    },
    /// A control character, or one that is not ASCII.
    #[error("The token has a character that no token has at position {position}.")]
    Character {
        /// Place of the character after trimming; the first is 1.
        position: usize,
    },
    /// More than 8 KiB, for a Microsoft Entra access token 16 KiB.
    #[error("The token has {length} bytes; at most {limit} are allowed.")]
    TooLong {
        /// Its length in bytes.
        length: usize,
        /// The longest that is accepted, in bytes.
        limit: usize,
    },
}

impl Credential {
    /// Accepts the text of a personal access token: white space at its ends,
    /// as pasting brings it, is dropped.
    ///
    /// # Errors
    /// When the text cannot be a token; the error does not contain it.
    pub fn personal_access_token(text: SecretString) -> Result<Credential, TokenShapeError> {
        let token = text.expose_secret().trim();
        check_shape(token, LONGEST_TOKEN)?;
        Ok(Credential::PersonalAccessToken(SecretString::from(token)))
    }

    /// Accepts the text of a Microsoft Entra access token exactly as it came
    /// from where it was issued: at most 16 KiB of visible ASCII characters, so
    /// that it can never become a second header.
    ///
    /// # Errors
    /// When the text cannot be a token; the error does not contain it.
    pub fn bearer(token: SecretString) -> Result<Credential, TokenShapeError> {
        check_shape(token.expose_secret(), LONGEST_BEARER)?;
        Ok(Credential::Bearer(token))
    }

    /// The complete header value on one line: `Basic …` or `Bearer …`. This is
    /// also what Cargo stores as a registry token (azure-devops facts §4.6).
    #[must_use]
    pub fn header_value(&self) -> SecretString {
        match self {
            Credential::PersonalAccessToken(token) => {
                let pair = Zeroizing::new(format!("PAT:{}", token.expose_secret()));
                let encoded = Zeroizing::new(STANDARD.encode(pair.as_bytes()));
                SecretString::from(format!("Basic {}", encoded.as_str()))
            }
            Credential::Bearer(token) => {
                SecretString::from(format!("Bearer {}", token.expose_secret()))
            }
            Credential::Header(header) => header.clone(),
        }
    }

    /// A text with every echo of the secret, plain or as it is sent, replaced.
    pub(crate) fn taken_out_of(&self, text: &str) -> String {
        let (Credential::PersonalAccessToken(token)
        | Credential::Bearer(token)
        | Credential::Header(token)) = self;
        let header = self.header_value();
        let sent = header
            .expose_secret()
            .split_once(' ')
            .map_or("", |(_, value)| value);
        let mut clean = text.to_owned();
        for secret in [sent, token.expose_secret()] {
            if !secret.is_empty() && clean.contains(secret) {
                clean = clean.replace(secret, "[token]");
            }
        }
        clean
    }
}

/// True for what can be a personal access token as it is.
pub(crate) fn is_token(text: &str) -> bool {
    check_shape(text, LONGEST_TOKEN).is_ok()
}

/// Visible ASCII characters, at least one, and not too many.
fn check_shape(token: &str, limit: usize) -> Result<(), TokenShapeError> {
    if token.is_empty() {
        return Err(TokenShapeError::Empty);
    }
    let length = token.len();
    if length > limit {
        return Err(TokenShapeError::TooLong { length, limit });
    }
    for (index, character) in token.chars().enumerate() {
        let position = index + 1;
        if character.is_whitespace() {
            return Err(TokenShapeError::InnerWhitespace { position });
        }
        if !character.is_ascii_graphic() {
            return Err(TokenShapeError::Character { position });
        }
    }
    Ok(())
}

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Credential::PersonalAccessToken(_) => "PersonalAccessToken(…)",
            Credential::Bearer(_) => "Bearer(…)",
            Credential::Header(_) => "Header(…)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(text: &str) -> Result<Credential, TokenShapeError> {
        Credential::personal_access_token(SecretString::from(text))
    }

    #[test]
    fn both_lengths_of_token_make_one_line() {
        for length in [1, 52, 84, 8192] {
            let secret = "k".repeat(length);
            let credential = token(&format!(" \t{secret}\r\n")).expect("a token");
            let header = credential.header_value();
            let encoded = header
                .expose_secret()
                .strip_prefix("Basic ")
                .expect("Basic");
            assert!(
                encoded.bytes().all(|byte| byte.is_ascii_graphic()),
                "{length}"
            );
            let decoded = STANDARD.decode(encoded).expect("base64");
            assert_eq!(decoded, format!("PAT:{secret}").into_bytes());
        }
    }

    #[test]
    fn shapes_that_are_refused() {
        let check = |text: &str, expect| assert_eq!(token(text).err(), Some(expect), "{text:?}");
        check("", TokenShapeError::Empty);
        check(" \n\t ", TokenShapeError::Empty);
        check("ab c", TokenShapeError::InnerWhitespace { position: 3 });
        check("abc\ndef", TokenShapeError::InnerWhitespace { position: 4 });
        check(
            "abc\u{a0}d",
            TokenShapeError::InnerWhitespace { position: 4 },
        );
        check("ab\u{0}c", TokenShapeError::Character { position: 3 });
        check("ab\u{1b}c", TokenShapeError::Character { position: 3 });
        check("abé", TokenShapeError::Character { position: 3 });
        let (length, limit) = (8193, 8192);
        check(
            &"a".repeat(length),
            TokenShapeError::TooLong { length, limit },
        );
    }

    #[test]
    fn bearer_tokens_are_taken_exactly() {
        let bearer = |text: &str| Credential::bearer(SecretString::from(text));
        for length in [1, 2000, 16384] {
            let secret = "e".repeat(length);
            let credential = bearer(&secret).expect("a token");
            let header = credential.header_value();
            assert_eq!(header.expose_secret(), format!("Bearer {secret}"));
            assert_eq!(format!("{credential:?}"), "Bearer(…)");
        }
        let check = |text: &str, expect| assert_eq!(bearer(text).err(), Some(expect), "{text:?}");
        check("", TokenShapeError::Empty);
        check(" e", TokenShapeError::InnerWhitespace { position: 1 });
        check("e\n", TokenShapeError::InnerWhitespace { position: 2 });
        check(
            "e\r\nX-Header: y",
            TokenShapeError::InnerWhitespace { position: 2 },
        );
        check("e\u{0}", TokenShapeError::Character { position: 2 });
        check("é", TokenShapeError::Character { position: 1 });
        let (length, limit) = (16385, 16384);
        check(
            &"e".repeat(length),
            TokenShapeError::TooLong { length, limit },
        );
        let error = bearer(&"e".repeat(length)).expect_err("too long");
        insta::assert_snapshot!(error, @"The token has 16385 bytes; at most 16384 are allowed.");
    }

    #[test]
    fn debug_prints_no_secret() {
        let secret = "s".repeat(84);
        let credential = token(&secret).expect("a token");
        let bearer = Credential::Bearer(SecretString::from(secret.as_str()));
        let text = format!("{credential:?} {bearer:?} {:?}", credential.header_value());
        assert!(!text.contains("ssss"), "{text}");
        assert!(
            !text.contains(&STANDARD.encode(format!("PAT:{secret}"))),
            "{text}"
        );
        assert_eq!(
            bearer.header_value().expose_secret().split_once(' '),
            Some(("Bearer", secret.as_str()))
        );
    }
    #[test]
    fn a_stored_header_is_sent_as_it_is() {
        let secret = "s".repeat(60);
        let header = format!("Basic {secret}");
        let stored = Credential::Header(SecretString::from(header.as_str()));
        assert_eq!(stored.header_value().expose_secret(), header);
        assert_eq!(format!("{stored:?}"), "Header(…)");
        let clean = stored.taken_out_of(&format!("you sent {header} or {secret}"));
        assert!(!clean.contains("ssss"), "{clean}");
    }
}
