//! Any bytes as a Cargo configuration that is edited: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cargo_home::fuzzing::edit(data));
