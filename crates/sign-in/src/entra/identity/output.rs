//! What the command lines print, as far as it is data: Entra's numbers, and the
//! JSON of their answers. Their words are never read.

use serde::Deserialize;

/// Entra's numbers (`AADSTS…`) in a program's words, at most eight of them.
pub(super) fn codes(words: &[u8]) -> Vec<u32> {
    const MARK: &[u8] = b"AADSTS";
    let mut codes: Vec<u32> = Vec::new();
    for (place, _) in words
        .windows(MARK.len())
        .enumerate()
        .filter(|(_, w)| *w == MARK)
    {
        let digits = words[place + MARK.len()..].iter().copied();
        let digits: String = digits
            .take_while(u8::is_ascii_digit)
            .take(11)
            .map(char::from)
            .collect();
        match digits.parse() {
            Ok(code) if !codes.contains(&code) && codes.len() < 8 => codes.push(code),
            _ => {}
        }
    }
    codes
}

/// Whether `azd auth login --check-status -o json` says that nobody is signed in.
pub(super) fn says_unauthenticated(stdout: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Status {
        status: String,
    }
    serde_json::from_slice::<Status>(stdout).is_ok_and(|it| it.status == "unauthenticated")
}

/// What `az account show -o json` says, as far as it is used.
#[derive(Deserialize)]
pub(super) struct Account {
    pub(super) user: User,
    #[serde(rename = "tenantId")]
    pub(super) tenant: String,
}

/// The person, or the application, of an [`Account`].
#[derive(Deserialize)]
pub(super) struct User {
    pub(super) name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_among_words() {
        let check = |words: &str, expect: &[u32]| assert_eq!(codes(words.as_bytes()), expect);
        check("", &[]);
        check("ERROR: AADSTS50173: The grant", &[50173]);
        check("AADSTS700082:x AADSTS50173 AADSTS700082", &[700_082, 50173]);
        check("AADSTS", &[]);
        check("AADSTS99999999999999", &[]);
        check("aadsts5", &[]);
    }

    #[test]
    fn azd_says_by_one_word_that_nobody_is_signed_in() {
        assert!(says_unauthenticated(br#"{"status":"unauthenticated"}"#));
        assert!(!says_unauthenticated(br#"{"status":"success"}"#));
        assert!(!says_unauthenticated(b"unauthenticated"));
    }
}
