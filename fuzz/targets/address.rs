//! Any bytes as a pasted address: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| azure_devops::fuzzing::address(data));
