//! Any bytes as Cargo configurations that are read: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cargo_home::fuzzing::configuration(data));
