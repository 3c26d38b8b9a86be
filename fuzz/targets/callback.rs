//! Any bytes as a request to the port that waits for the browser: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sign_in::fuzzing::callback(data));
