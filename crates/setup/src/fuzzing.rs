//! What the fuzzers in `fuzz/` call: one function for each kind of file that
//! this crate reads, which takes any bytes and panics when a rule is broken. It
//! is there for them and for this crate's own tests, which replay the corpus; no
//! program has it.

pub use crate::journal::fuzzing::journal;
pub use crate::profile::fuzzing::profile;

#[cfg(test)]
#[path = "../../../fuzz/replay.rs"]
mod replay;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_breaks_no_rule() {
        replay::each("journal", journal);
        replay::each("profile", profile);
    }
}
