//! What the fuzzer in `fuzz/` calls: any bytes as what Cargo writes to the
//! provider. It panics when a rule is broken; it is there for the fuzzer and for
//! this crate's own tests, which replay the corpus, and in no program.

use serde::Deserialize;
use serde_json::Value;

use crate::desk;
use crate::protocol::{self, ServeError};
use crate::somebody::{FEED, Somebody};

/// What is handed out for it.
const CANARY: &str = "Basic canary-of-the-fuzzer";

/// One line of the protocol for each line that comes in, and the token for
/// nothing but a `get` of the registered index.
pub fn provider(data: &[u8]) {
    let (mut output, mut aside) = (Vec::new(), String::new());
    let somebody = Somebody(|| CANARY.to_owned().into());
    let served = protocol::serve(
        &mut &data[..],
        &mut output,
        &mut |words: &str| aside.push_str(words),
        &mut |request| desk::answer(request, &somebody),
    );
    assert!(!aside.contains(CANARY));
    let output = String::from_utf8_lossy(&output);
    let mut answers = output.lines();
    assert_eq!(answers.next(), Some("{\"v\":[1]}"));
    let asked = data.split_inclusive(|byte| *byte == b'\n');
    for question in asked {
        let Some(answer) = answers.next() else {
            assert!(matches!(served, Err(ServeError::TooLong)), "{served:?}");
            return;
        };
        let answered = serde_json::from_str::<Value>(answer);
        assert!(answered.is_ok(), "{answer}");
        if answer.contains(CANARY) {
            assert!(is_ours(question), "{}", String::from_utf8_lossy(question));
        }
    }
    assert_eq!(answers.next(), None);
    assert!(served.is_ok(), "{served:?}");
}

/// A question as these rules read it. What the provider does not look at may be
/// anything that has the shape of JSON: no UTF-8, half a pair of surrogates.
#[derive(Deserialize)]
struct Question {
    v: u64,
    kind: String,
    registry: Asked,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(rename = "index-url")]
    index: String,
}

/// Whether the question is one for our token.
fn is_ours(question: &[u8]) -> bool {
    let text = String::from_utf8_lossy(question);
    serde_json::from_str(&text).is_ok_and(|Question { v, kind, registry }| {
        v == 1 && kind == "get" && registry.index == FEED
    })
}

#[cfg(test)]
#[path = "../../../fuzz/replay.rs"]
mod replay;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_breaks_no_rule() {
        replay::each("provider", provider);
    }

    #[test]
    fn a_token_for_another_registry_would_be_seen() {
        assert!(is_ours(
            format!(r#"{{"v":1,"kind":"get","registry":{{"index-url":"{FEED}"}}}}"#).as_bytes()
        ));
        assert!(!is_ours(
            format!(r#"{{"v":1,"kind":"get","registry":{{"index-url":"{FEED}x"}}}}"#).as_bytes()
        ));
    }
}
