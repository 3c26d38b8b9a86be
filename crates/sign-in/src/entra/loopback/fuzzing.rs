//! Any bytes as a request to the port that waits for the browser.

use secrecy::SecretString;
use zeroize::Zeroizing;

use super::Callback;
use super::request::{Expected, Head, Verdict};

/// What comes of it where this state is waited for; nothing where it is refused.
pub(in crate::entra) fn callback(data: &[u8]) -> Option<Callback> {
    let expected = Expected {
        port: 7777,
        state: SecretString::from("state-of-the-fuzzer"),
    };
    let _ = Head::is_whole(data);
    match expected.judge(&Head::new(Zeroizing::new(data.to_vec()))) {
        Verdict::Accept(callback) => Some(callback),
        Verdict::Refuse(_) => None,
    }
}
