//! Any bytes as the git configuration of a repository: what holds is said where it is checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| cargo_home::fuzzing::git_configuration(data));
