//! Cargo and what it starts end together, although Windows has no groups.

use std::fs::{File, TryLockError};
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use cargo_home::{Cargo, CargoRun, CargoRunError, CargoStatus, Computer, run};
use tokio_util::sync::CancellationToken;

/// This very program in the place of cargo.
fn cargo() -> Cargo {
    Cargo {
        path: std::env::current_exe().unwrap(),
        version: semver::Version::new(1, 95, 0),
    }
}

fn call(role: &str, file: PathBuf) -> CargoRun {
    let words = ["--exact", "processes::stand_in", "--nocapture", "--quiet"];
    let mut call = CargoRun::new(file.parent().unwrap(), words);
    call.extra_variables.insert("ROLE".into(), role.into());
    call.extra_variables.insert("HELD".into(), file.into());
    call
}

#[tokio::test]
async fn cancelling_ends_cargo_and_everything_that_it_started() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("held");
    let computer = Computer::from_environment().unwrap();
    let cancel = CancellationToken::new();
    let mut on_line = |line: cargo_home::Line| {
        if line.text.contains("holding") {
            cancel.cancel();
        }
    };
    let outcome = run(
        &cargo(),
        &computer,
        call("starts another", path.clone()),
        &mut on_line,
        &cancel,
    )
    .await;
    assert!(
        matches!(outcome, Err(CargoRunError::Cancelled)),
        "{outcome:?}"
    );
    let held = File::open(&path).unwrap();
    let start = Instant::now();
    while let Err(error) = held.try_lock() {
        assert!(matches!(error, TryLockError::WouldBlock), "{error}");
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "the grandchild lives on"
        );
        std::thread::yield_now();
    }
}

#[tokio::test]
async fn what_ends_by_itself_ends_with_its_own_status() {
    let folder = tempfile::tempdir().unwrap();
    let computer = Computer::from_environment().unwrap();
    let never = CancellationToken::new();
    let call = call("ends with 7", folder.path().join("none"));
    let output = run(&cargo(), &computer, call, &mut |_| {}, &never)
        .await
        .unwrap();
    assert_eq!(output.status, CargoStatus::Exited(7));
}

/// Not a test by itself: cargo, and what it starts.
#[test]
fn stand_in() {
    let Ok(role) = std::env::var("ROLE") else {
        return;
    };
    match role.as_str() {
        "starts another" => {
            let mut other = Command::new(std::env::current_exe().unwrap())
                .args(std::env::args_os().skip(1))
                .env("ROLE", "holds")
                .spawn()
                .unwrap();
            other.wait().unwrap();
        }
        "holds" => {
            let held = File::create(std::env::var_os("HELD").unwrap()).unwrap();
            held.lock().unwrap();
            std::io::stdout().write_all(b"holding\n").unwrap();
            loop {
                std::thread::park();
            }
        }
        _ => std::process::exit(7),
    }
}
