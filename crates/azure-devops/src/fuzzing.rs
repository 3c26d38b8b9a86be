//! What the fuzzers in `fuzz/` call: one function for each kind of input from
//! outside, which takes any bytes and panics when a rule is broken. It is there
//! for them and for this crate's own tests, which replay the corpus; no program
//! has it.

pub use crate::address::fuzzing::address;
pub use crate::transport::fuzzing::answer;

#[cfg(test)]
#[path = "../../../fuzz/replay.rs"]
mod replay;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corpus_breaks_no_rule() {
        replay::each("address", address);
        replay::each("answer", answer);
    }
}
