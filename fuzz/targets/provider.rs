//! Any bytes as what Cargo writes to the provider: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| credential_provider::fuzzing::provider(data));
