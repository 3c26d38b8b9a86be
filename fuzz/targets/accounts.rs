//! Any bytes as `accounts.json`: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sign_in::fuzzing::accounts(data));
