//! Any bytes as an answer of Azure DevOps: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| azure_devops::fuzzing::answer(data));
