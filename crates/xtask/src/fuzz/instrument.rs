//! Stands between cargo and the compiler while the fuzzers are built, so that
//! the counters which libFuzzer steers by are put into what is fuzzed and into
//! nothing else: all other libraries are then the very ones that the tests have.

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

use crate::invocation::Invocation;

/// Set while this program is started in the compiler's place.
pub(super) const VARIABLE: &str = "FEEDWRIGHT_INSTRUMENT";

/// What gets the counters; `fuzz/Cargo.toml` gives each a profile of its own, so
/// that no other build takes it for its own. Libraries that macros need while they
/// are compiled, as that for TOML, cannot have them: nothing there counts.
pub(super) const PACKAGES: [&str; 6] = [
    "azure-devops",
    "cargo-home",
    "credential-provider",
    "fuzz",
    "setup",
    "sign-in",
];

/// No address sanitizer: there is no unsafe code of ours, and it would want
/// another compiler.
const FLAGS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg=fuzzing",
];

/// Runs the compiler that the arguments begin with, if this is such a start.
pub(crate) fn in_place_of_the_compiler() -> Option<ExitCode> {
    std::env::var_os(VARIABLE)?;
    let mut arguments = std::env::args_os().skip(1);
    let compiler = arguments.next()?;
    let package = std::env::var_os("CARGO_PKG_NAME").unwrap_or_default();
    let ended = compile(compiler, arguments, &package).status();
    Some(
        ended.map_or(ExitCode::FAILURE, |status| match status.code() {
            Some(code) => ExitCode::from(u8::try_from(code).unwrap_or(1)),
            None => ExitCode::FAILURE,
        }),
    )
}

fn compile(
    compiler: OsString,
    arguments: impl Iterator<Item = OsString>,
    package: &OsStr,
) -> Invocation {
    let invocation = Invocation::new(compiler).arguments(arguments);
    match PACKAGES.iter().any(|name| package == *name) {
        true => invocation.arguments(FLAGS),
        false => invocation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_fuzzed_gets_the_counters() {
        let line = |package: &str| {
            let arguments = ["--crate-name".into(), "x".into()].into_iter();
            compile("rustc".into(), arguments, package.as_ref()).to_string()
        };
        assert_eq!(line("tokio"), "rustc --crate-name x");
        assert!(
            line("setup").ends_with("--cfg=fuzzing"),
            "{}",
            line("setup")
        );
    }
}
