//! Any bytes as an entry of the keychain: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sign_in::fuzzing::kept_token(data));
