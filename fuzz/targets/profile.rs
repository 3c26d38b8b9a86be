//! Any bytes as a profile: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| setup::fuzzing::profile(data));
