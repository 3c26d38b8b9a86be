//! Which cargo is found, and what is said when it is none.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use cargo_home::{CargoNotFound, Computer, find_cargo};

use crate::{computer, program};

const SCRIPT: &str = "echo 'cargo 1.95.0 (abc 2026-01-01)'";

fn with_path(home: &tempfile::TempDir, folders: &[&str]) -> Computer {
    let mut computer = computer(home, &[]);
    computer.search_path = folders.iter().map(Into::into).collect();
    computer
}

#[tokio::test]
async fn the_real_one_is_found() {
    let cargo = find_cargo(&Computer::from_environment().unwrap())
        .await
        .unwrap();
    assert!(cargo.path.is_absolute());
    assert!(cargo.version.major >= 1);
}

#[tokio::test]
async fn the_search_path_comes_before_cargos_home() {
    let home = tempfile::tempdir().unwrap();
    let first = program(&home.path().join("bin/cargo"), SCRIPT);
    let second = program(&home.path().join(".cargo/bin/cargo"), "echo 'cargo 1.80.0'");
    let bin = first.parent().unwrap().to_str().unwrap().to_owned();
    let found = find_cargo(&with_path(&home, &[&bin])).await.unwrap();
    assert_eq!(found.path, first);
    assert_eq!(found.version.to_string(), "1.95.0");
    // As a window that was started without the terminal's search path.
    let found = find_cargo(&with_path(&home, &[])).await.unwrap();
    assert_eq!(found.path, second);
}

#[tokio::test]
async fn the_default_toolchain_of_rustup_does_too() {
    let home = tempfile::tempdir().unwrap();
    let settings = home.path().join(".rustup/settings.toml");
    let toolchain = home.path().join(".rustup/toolchains/stable-x/bin/cargo");
    let cargo = program(&toolchain, SCRIPT);
    std::fs::write(&settings, "default_toolchain = \"stable-x\"\n").unwrap();
    let found = find_cargo(&with_path(&home, &[])).await.unwrap();
    assert_eq!(found.path, cargo);
}

/// `cargo` facts §3, last row: Finder knows no folder of Rust or Homebrew.
#[tokio::test]
async fn from_finder_cargo_is_found_and_finds_its_own_programs() {
    let home = tempfile::tempdir().unwrap();
    let elsewhere = home.path().join("big disk/cargo");
    let cargo = program(&elsewhere.join("bin/cargo"), SCRIPT);
    let finder = ["/usr/sbin", "/sbin"];
    let mut computer = with_path(&home, &finder);
    computer.cargo_home.clone_from(&elsewhere);
    let found = find_cargo(&computer).await.unwrap();
    assert_eq!(found.path, cargo);

    program(&cargo, "command -v rustc");
    let rustc = program(&elsewhere.join("bin/rustc"), "");
    let never = tokio_util::sync::CancellationToken::new();
    let call = cargo_home::CargoRun::new(home.path(), ["build"]);
    let output = cargo_home::run(&found, &computer, call, &mut |_| {}, &never)
        .await
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(Path::new(said.trim()), rustc);
}

/// `threats-and-failures` facts, T20.
#[tokio::test]
async fn a_planted_one_is_never_run() {
    let home = tempfile::tempdir().unwrap();
    let here = std::env::current_dir().unwrap();
    let planted = tempfile::Builder::new()
        .prefix("planted-")
        .tempdir_in(&here)
        .unwrap();
    let ran = home.path().join("ran");
    let script = format!("touch '{}'; {SCRIPT}", ran.display());
    program(&planted.path().join("cargo"), &script);
    let name = planted.path().file_name().unwrap().to_str().unwrap();
    let dotted = format!("./{name}");
    let real = program(&home.path().join(".cargo/bin/cargo"), SCRIPT);
    let computer = with_path(&home, &["", ".", name, &dotted]);
    assert_eq!(find_cargo(&computer).await.unwrap().path, real);
    assert!(!ran.exists());
}

#[tokio::test]
async fn what_cannot_be_run_is_passed_over() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    std::fs::create_dir_all(home.path().join("folder/cargo")).unwrap();
    std::fs::create_dir_all(home.path().join("text")).unwrap();
    let text = home.path().join("text/cargo");
    std::fs::write(&text, "cargo").unwrap();
    std::fs::set_permissions(&text, PermissionsExt::from_mode(0o644)).unwrap();
    let real = program(&home.path().join("real/cargo"), SCRIPT);
    let folders = [folder("folder"), folder("text"), folder("real")];
    let computer = with_path(&home, &folders.each_ref().map(String::as_str));
    assert_eq!(find_cargo(&computer).await.unwrap().path, real);
}

#[tokio::test]
async fn nowhere() {
    let home = tempfile::tempdir().unwrap();
    match find_cargo(&with_path(&home, &["/nowhere"])).await {
        Err(CargoNotFound::Nowhere { tried }) => {
            assert_eq!(tried[0], Path::new("/nowhere"));
            assert!(tried.contains(&home.path().join(".cargo/bin")));
        }
        // A computer where the system itself has one in a usual place.
        Ok(cargo) => assert!(!cargo.path.starts_with(home.path())),
        Err(other) => panic!("{other}"),
    }
}

async fn error_of(script: &str) -> CargoNotFound {
    let home = tempfile::tempdir().unwrap();
    program(&home.path().join("bin/cargo"), script);
    let bin = home.path().join("bin").to_str().unwrap().to_owned();
    find_cargo(&with_path(&home, &[&bin])).await.unwrap_err()
}

#[tokio::test]
async fn one_that_does_not_work_is_told() {
    let error = error_of("echo 'error: no default toolchain' >&2; exit 1").await;
    let CargoNotFound::DoesNotRun { reason, .. } = &error else {
        panic!("{error}");
    };
    assert_eq!(reason, "error: no default toolchain");
    for script in [
        "echo hello",
        "echo cargo nothing",
        "",
        "/usr/bin/yes | /usr/bin/head -c 1000000",
    ] {
        let error = error_of(script).await;
        assert!(
            matches!(error, CargoNotFound::VersionUnreadable { .. }),
            "{error}"
        );
        assert!(error.to_string().len() < 1000);
    }
}

#[tokio::test]
async fn no_token_is_handed_to_it() {
    let home = tempfile::tempdir().unwrap();
    let seen = home.path().join("seen");
    let script = format!("/usr/bin/env > '{}'; {SCRIPT}", seen.display());
    program(&home.path().join(".cargo/bin/cargo"), &script);
    let canary = "c".repeat(40);
    let mut computer = computer(&home, &[("CARGO_REGISTRIES_FEED_TOKEN", &canary)]);
    computer.search_path.clear();
    find_cargo(&computer).await.unwrap();
    let seen = std::fs::read_to_string(seen).unwrap();
    assert!(
        !seen.contains(&canary) && seen.contains("CARGO_HOME="),
        "{seen}"
    );
}
