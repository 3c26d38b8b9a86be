//! What the fuzzers in `fuzz/` call: one function for each kind of input from
//! outside, which takes any bytes and panics when a rule is broken. It is there
//! for them and for this crate's own tests, which replay the corpus; no program
//! has it.

pub use crate::accounts_file::fuzzing::accounts;
pub use crate::entra::fuzzing::{callback, entra_answer};
pub use crate::registrations::fuzzing::registries;

/// Any text as an entry of the keychain with a token and its end.
pub fn kept_token(data: &[u8]) {
    use secrecy::ExposeSecret as _;
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Some(found) = crate::tokens::cached::parse(&text.into()) else {
        return;
    };
    let token = found.token.expose_secret();
    assert!(token.bytes().all(|byte| byte.is_ascii_graphic()));
    let again = crate::tokens::cached::parse(&found.write());
    let token_again = again.as_ref().map(|again| again.token.expose_secret());
    assert_eq!(token_again, Some(token));
    assert_eq!(again.map(|again| again.mint), Some(found.mint));
}

#[cfg(test)]
#[path = "../../../fuzz/replay.rs"]
mod replay;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_breaks_no_rule() {
        replay::each("accounts", accounts);
        replay::each("callback", callback);
        replay::each("entra_answer", entra_answer);
        replay::each("kept_token", kept_token);
        replay::each("registries", registries);
    }
}
