//! What the fuzzers in `fuzz/` call: one function for each kind of text that
//! other people write, which takes any bytes and panics when a rule is broken.
//! It is there for them and for this crate's own tests, which replay the corpus;
//! no program has it.

pub use crate::configuration::fuzzing::configuration;
pub use crate::edit::fuzzing::edit;
pub use crate::git::fuzzing::git_configuration;

use crate::{IndexUrl, RegistryName};

/// An index URL that is accepted stays as it is, and all of it may be shown; a
/// registry's name that is made of any text is one.
pub fn index_url(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    match IndexUrl::parse(text) {
        Ok(index) => {
            assert_eq!(IndexUrl::parse(index.as_str()).as_ref(), Ok(&index));
            assert!(index.is_spelled(text), "{text:?} is not {index}");
            assert!(index.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
            let http = url::Url::parse(index.as_http()).ok();
            assert!(http.as_ref().is_some_and(is_bare), "{index}");
            // Cargo leaves the host as it is written; its http form does not.
            let plain = http.and_then(|url| IndexUrl::from_http(&url).ok());
            let again = plain.as_ref().map(|plain| url::Url::parse(plain.as_http()));
            let again = again.and_then(|url| IndexUrl::from_http(&url.ok()?).ok());
            assert!(plain.is_some() && plain == again, "{index}");
        }
        Err(error) => assert!(error.to_string().len() < 4 * 1024, "{error}"),
    }
    let derived = RegistryName::derived_from(text);
    let again = RegistryName::parse(derived.as_str());
    assert_eq!(again.as_ref(), Ok(&derived), "{text:?}");
}

/// Nothing but scheme, host, port and path.
fn is_bare(url: &url::Url) -> bool {
    let has_more = url.query().is_some() || url.fragment().is_some();
    !has_more && url.username().is_empty() && url.password().is_none()
}

#[cfg(test)]
#[path = "../../../fuzz/replay.rs"]
mod replay;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_breaks_no_rule() {
        replay::each("configuration", configuration);
        replay::each("edit", edit);
        replay::each("git_configuration", git_configuration);
        replay::each("index_url", index_url);
    }

    #[test]
    fn the_configurations_of_the_tests_break_no_rule() {
        replay::each("../../crates/cargo-home/tests/corpus", configuration);
        replay::each("../../crates/cargo-home/tests/corpus", edit);
    }
}
