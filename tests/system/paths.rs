//! Homes, Cargo homes and projects with every kind of name, several toolchains
//! and every umask: where Cargo itself can work, Feedwright does, up to a real
//! build, and back; where it cannot, that is said before anything is changed.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use crate::support::{Program, Site, contents};

/// Folders in which Cargo works.
fn good() -> [PathBuf; 3] {
    let long = ["x".repeat(100), "y".repeat(100), "z".repeat(100)];
    [
        PathBuf::from("crab 🦀 'n' \"quotes\" #1"),
        PathBuf::from("בית/مجلد"),
        long.iter().collect(),
    ]
}

/// A site whose home, Cargo home and Feedwright folder are below such a folder.
async fn site(below: &Path) -> Site {
    let mut site = Site::start().await;
    let root = site.workplace.root().join("w").join(below);
    site.workplace.home = root.join("home");
    site.workplace.feedwright_home = root.join("feedwright");
    std::fs::create_dir_all(root.join("cargo-home")).expect("a folder");
    site
}

/// With `CARGO_HOME` beside the home.
fn at_home(program: Program, site: &Site) -> Program {
    program.variable("CARGO_HOME", cargo_home(site))
}

fn cargo_home(site: &Site) -> PathBuf {
    site.workplace.home.with_file_name("cargo-home")
}

fn profile(site: &Site) -> PathBuf {
    let profile = site.profile(&[]);
    let text = std::fs::read_to_string(&profile).expect("a profile");
    let text = text.replace("repositories = []", "repositories = [\"~/src/app\"]");
    std::fs::write(&profile, text.replace("user-level = true\n", "")).expect("a profile");
    profile
}

#[tokio::test]
async fn whatever_the_folders_are_called_it_builds_and_is_taken_back() {
    for below in good() {
        let site = site(&below).await;
        let repository = site.workplace.project("app");
        std::fs::write(cargo_home(&site).join("config.toml"), "[net]\nretry = 1\n")
            .expect("a file");
        site.sign_in(&site.token()).await;
        let profile = profile(&site);
        let root = site.workplace.home.parent().expect("a folder").to_owned();
        let before = contents(&site.workplace.home);
        let cargos = std::fs::read(cargo_home(&site).join("config.toml")).expect("a file");
        let apply = site.with_profile("apply", &profile);
        let apply = at_home(apply.argument("--yes").argument("--json"), &site);
        let applied = apply.run().await;
        assert_eq!(applied.status, 0, "{below:?}: {}", applied.stderr);
        assert_eq!(applied.line("proof")["package"], "serde");
        assert!(
            !site.workplace.home.join(".cargo").exists(),
            "CARGO_HOME is set"
        );
        for arguments in [["add", "itoa"].as_slice(), &["build"]] {
            let cargo = at_home(site.workplace.cargo(arguments), &site);
            let run = cargo.within(&repository).run().await;
            assert_eq!(run.status, 0, "{below:?}: {}", run.stderr);
        }
        let undo = site.workplace.feedwright(&["undo", "--yes", "--json"]);
        let undone = at_home(undo, &site).run().await;
        assert_eq!(undone.status, 0, "{below:?}: {}", undone.stderr);
        assert!(!repository.join(".cargo").exists());
        for built in ["target", "Cargo.lock"].map(|name| repository.join(name)) {
            let _ = std::fs::remove_dir_all(&built);
            let _ = std::fs::remove_file(&built);
        }
        let manifest = repository.join("Cargo.toml");
        std::fs::write(&manifest, &before[&manifest].1).expect("a manifest");
        assert_eq!(contents(&site.workplace.home), before, "{below:?}");
        let now = std::fs::read(cargo_home(&site).join("config.toml")).expect("a file");
        assert_eq!(now, cargos, "{below:?} in {root:?}");
    }
}

/// What rustc cannot work with: its arguments have to be text.
#[tokio::test]
async fn folders_without_a_readable_name_are_refused_before_anything_is_done() {
    let name = OsStr::from_bytes(b"caf\xe9-\xff");
    let site = site(Path::new(name)).await;
    let repository = site.workplace.project("app");
    let cargo = site.workplace.cargo(&["build", "--offline"]);
    let built = cargo.within(&repository).run_raw().await;
    assert!(!built.status.success(), "cargo can by now: so shall we");
    let _ = std::fs::remove_dir_all(repository.join("target"));
    let _ = std::fs::remove_file(repository.join("Cargo.lock"));
    site.sign_in(&site.token()).await;
    let profile = profile(&site);
    let before = contents(&site.workplace.home);
    let refused = async |program: Program, code: &str| {
        let run = program.run().await;
        assert_eq!(run.status, 1, "{}", run.stdout);
        let error = run.line("error");
        assert_eq!(error["code"], code, "{error}");
        assert!(error.to_string().contains("not UTF-8"), "{error}");
        assert_eq!(contents(&site.workplace.home), before);
        assert!(site.server.feeds().is_empty());
    };
    let elsewhere = site.workplace.folder("plain");
    let apply = || {
        let apply = site.with_profile("apply", &profile);
        apply.argument("--yes").argument("--json")
    };
    // Cargo's home, then the project alone, then a project that is named.
    refused(apply(), "file-not-writable").await;
    let plain = apply().variable("CARGO_HOME", &elsewhere);
    refused(plain, "repository-unsuitable").await;
    let organization = site.organization();
    let quickstart = [
        "quickstart",
        "--yes",
        "--json",
        "--organization",
        &organization,
    ];
    let quickstart = site.workplace.feedwright(&quickstart);
    let named = quickstart.argument("--repository").argument(&repository);
    refused(named, "repository-unsuitable").await;
}

/// As rustup has it: the first cargo on the search path is a program that picks
/// the toolchain by the variable or the project; whatever it picks is used, and
/// its version is the one that is shown.
#[tokio::test]
async fn of_several_toolchains_the_one_that_a_terminal_would_run_is_used() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    site.sign_in(&site.token()).await;
    let real = Path::new(env!("CARGO"));
    let programs = site.workplace.folder("programs");
    let log = site.workplace.root().join("called");
    let rustup = site.workplace.folder("rustup");
    for (toolchain, version) in [("old", "1.80.0"), ("new", "1.95.7")] {
        let bin = rustup.join("toolchains").join(toolchain).join("bin");
        std::fs::create_dir_all(&bin).expect("a folder");
        write_program(
            &bin.join("cargo"),
            &format!(
                "echo {toolchain} >> {log:?}\ncase \"$1\" in --version|-V) echo 'cargo {version} (0000000 2026-01-01)'; exit;; esac\nunset RUSTUP_TOOLCHAIN\nexec {real:?} \"$@\""
            ),
        );
    }
    let proxy =
        format!("exec {rustup:?}/toolchains/\"${{RUSTUP_TOOLCHAIN:-old}}\"/bin/cargo \"$@\"");
    write_program(&programs.join("cargo"), &proxy);
    let path = [
        programs.into_os_string(),
        std::env::var_os("PATH").unwrap_or_default(),
    ];
    let profile = site.profile(&[&repository]);
    for (toolchain, version) in [(None, "1.80.0"), (Some("new"), "1.95.7")] {
        let _ = std::fs::remove_file(&log);
        let apply = site.with_profile("apply", &profile).argument("--yes");
        let mut apply = apply
            .argument("--json")
            .argument("--prove")
            .variable("PATH", path.join(OsStr::new(":")));
        if let Some(toolchain) = toolchain {
            apply = apply.variable("RUSTUP_TOOLCHAIN", toolchain);
        }
        let applied = apply.run().await;
        assert_eq!(applied.status, 0, "{}", applied.stderr);
        assert_eq!(applied.line("proof")["cargo"], version);
        let called = std::fs::read_to_string(&log).expect("a cargo was called");
        let expect = toolchain.unwrap_or("old");
        assert!(called.lines().count() > 1, "{called}");
        assert!(called.lines().all(|one| one == expect), "{called}");
    }
}

fn write_program(path: &Path, text: &str) {
    std::fs::write(path, format!("#!/bin/sh\n{text}\n")).expect("a program");
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(path, mode).expect("a program");
}

/// Files of ours are this person's alone whatever the umask; Cargo's are never
/// for everybody to change.
#[tokio::test]
async fn no_umask_opens_or_locks_anything() {
    for umask in ["000", "077"] {
        let site = Site::start().await;
        let repository = site.workplace.project("app");
        let linked = site.workplace.project("linked");
        // A chain of links, each from its own folder.
        std::fs::create_dir_all(linked.join(".cargo")).expect("a folder");
        let dotfiles = site.workplace.home.join("dotfiles");
        std::fs::create_dir_all(&dotfiles).expect("a folder");
        std::fs::write(dotfiles.join("real.toml"), "[build]\njobs = 1\n").expect("a file");
        symlink("real.toml", dotfiles.join("chain.toml")).expect("a link");
        let link = linked.join(".cargo/config.toml");
        symlink("../../../dotfiles/chain.toml", &link).expect("a link");
        let first = format!("umask {umask}");
        let organization = site.organization();
        let sign_in = ["sign-in", "--organization", &organization, "--token-stdin"];
        let token = site.token();
        let secret = secrecy::ExposeSecret::expose_secret(&token).to_owned();
        let sign_in = site.workplace.feedwright(&sign_in).input(secret);
        assert_eq!(sign_in.after(&first).run().await.status, 0);
        let before = contents(&site.workplace.home);
        let profile = site.profile(&[&repository, &linked]);
        let apply = site.with_profile("apply", &profile).argument("--yes");
        let applied = apply.argument("--json").after(&first).run().await;
        assert_eq!(applied.status, 0, "{umask}: {}", applied.stderr);
        assert!(link.is_symlink() && dotfiles.join("chain.toml").is_symlink());
        let written = std::fs::read_to_string(dotfiles.join("real.toml")).expect("a file");
        assert!(written.contains("[registries]"), "{written}");

        assert_ours_alone(&site.workplace.feedwright_home);
        let new = [
            repository.join(".cargo"),
            repository.join(".cargo/config.toml"),
        ];
        let modes = new.map(|path| mode(&path));
        let expect = match umask {
            "000" => [0o775, 0o644],
            _ => [0o700, 0o600],
        };
        assert_eq!(modes, expect, "{umask}");
        let undo = site.workplace.feedwright(&["undo", "--yes"]);
        assert_eq!(undo.after(&first).run().await.status, 0);
        assert_eq!(contents(&site.workplace.home), before, "{umask}");
        assert_ours_alone(&site.workplace.feedwright_home);
    }
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("its data").mode() & 0o777
}

fn assert_ours_alone(folder: &Path) {
    assert_eq!(mode(folder), 0o700, "{folder:?}");
    let mut seen: Vec<OsString> = Vec::new();
    for (path, (mode, _)) in contents(folder) {
        let expect = if path.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode & 0o777, expect, "{path:?}");
        seen.extend(path.file_name().map(OsStr::to_owned));
    }
    for name in ["accounts.json", "journal.jsonl", "lock"] {
        assert!(seen.iter().any(|seen| seen == name), "{seen:?}");
    }
}
