//! Any bytes as an answer of Entra, or of a command line: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sign_in::fuzzing::entra_answer(data));
