//! Any bytes as an index URL: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cargo_home::fuzzing::index_url(data));
