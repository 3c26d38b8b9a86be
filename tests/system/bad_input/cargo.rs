//! A cargo that is missing, does not run, or is too old.

use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::{Bench, error};

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Cargo");
    let cases = [
        (
            "a cargo that fails",
            "#!/bin/sh\necho 'error: toolchain is not installed' >&2\nexit 1\n",
            "cargo-broken",
            "toolchain is not installed",
        ),
        (
            "a file that is no program",
            "\u{7f}no program",
            "cargo-broken",
            "Exec format error",
        ),
        (
            "another program of the name",
            "#!/bin/sh\necho 'Cargo cult 3'\n",
            "cargo-broken",
            "Cargo cult 3",
        ),
        (
            "a program that prints escape codes",
            "#!/bin/sh\nprintf '\\033[31mred'\n",
            "cargo-broken",
            "red",
        ),
        (
            "cargo 1.73",
            "#!/bin/sh\necho 'cargo 1.73.0 (9c4383fb5 2023-08-26)'\n",
            "cargo-too-old",
            "1.73.0",
        ),
    ];
    for (title, script, code, place) in cases {
        let person = bench.person();
        let cargo = person.write("bin/cargo", script);
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&cargo, mode).expect("a mode");
        let folder = cargo.parent().expect("its folder");
        let program = person
            .quickstart(&bench.site, &[])
            .variable("PATH", format!("{}:/usr/bin:/bin", folder.display()));
        bench
            .check(title, &person, program, error(code, place))
            .await;
    }
}

/// Nowhere on PATH and in none of the usual places; one in the current folder
/// is never run. Not to be shown where a package manager has put one outside
/// the home.
#[tokio::test]
async fn no_cargo_anywhere() {
    let usual = ["/opt/homebrew/bin", "/usr/local/bin", "/usr/lib/rustup/bin"];
    if usual
        .iter()
        .any(|folder| Path::new(folder).join("cargo").exists())
    {
        eprintln!("skipped: a cargo is in one of the system's own folders");
        return;
    }
    let mut bench = Bench::start().await;
    let person = bench.person();
    person.write("cargo", "#!/bin/sh\necho cargo 1.95.0\n");
    let program = person
        .quickstart(&bench.site, &[])
        .variable("PATH", ":.:/nonexistent")
        .variable("RUSTUP_HOME", person.home.join("no-rustup"));
    let expect = error("cargo-missing", "PATH");
    bench.check("no cargo", &person, program, expect).await;
    assert!(bench.problems.is_empty(), "{:?}", bench.problems);
    insta::assert_snapshot!(bench.report, @r"

    # no cargo
    error: Cargo was not found.
      No cargo is on PATH, nor where rustup and Homebrew put it.
      hint: Install Rust with rustup, then open a new terminal.
    ");
}
