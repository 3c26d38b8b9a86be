//! Output, environment, and the end of a run.

use std::path::Path;
use std::time::{Duration, Instant};

use cargo_home::{
    Cargo, CargoOutput, CargoRun, CargoRunError, CargoStatus, Line, Stream, find_cargo, run,
};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use crate::{computer, program};

fn stand_in(home: &TempDir, script: &str) -> Cargo {
    Cargo {
        path: program(&home.path().join("bin/cargo"), script),
        version: semver::Version::new(1, 95, 0),
    }
}

async fn outcome(
    script: &str,
    change: impl Fn(&mut CargoRun),
) -> Result<(CargoOutput, Vec<Line>), CargoRunError> {
    let home = tempfile::tempdir().unwrap();
    let cargo = stand_in(&home, script);
    let mut call = CargoRun::new(home.path(), ["build", "a b", "$(touch x)"]);
    change(&mut call);
    let mut lines = Vec::new();
    let never = CancellationToken::new();
    let output = run(
        &cargo,
        &computer(&home, &[("GITHUB_TOKEN", "x")]),
        call,
        &mut |line| lines.push(line),
        &never,
    )
    .await?;
    Ok((output, lines))
}

#[tokio::test]
async fn the_real_cargo_runs() {
    let computer = cargo_home::Computer::from_environment().unwrap();
    let cargo = find_cargo(&computer).await.unwrap();
    let never = CancellationToken::new();
    let call = CargoRun::new("/", ["--version"]);
    let output = run(&cargo, &computer, call, &mut |_| {}, &never)
        .await
        .unwrap();
    assert!(output.success());
    assert!(output.stdout.starts_with(b"cargo "));
}

#[tokio::test]
async fn arguments_pass_no_shell_and_lines_come_raw() {
    let script = r#"for a in "$@"; do echo "<$a>"; done; printf '\033[1mbold\r\n' >&2; printf 'end' >&2; exit 7"#;
    let (output, lines) = outcome(script, |_| {}).await.unwrap();
    assert_eq!(output.status, CargoStatus::Exited(7));
    assert_eq!(output.stdout, b"<build>\n<a b>\n<$(touch x)>\n");
    assert_eq!(output.stderr, b"\x1b[1mbold\r\nend");
    let of = |stream| {
        let texts = lines.iter().filter(move |line| line.stream == stream);
        texts.map(|line| line.text.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of(Stream::Stdout), ["<build>", "<a b>", "<$(touch x)>"]);
    assert_eq!(of(Stream::Stderr), ["\u{1b}[1mbold", "end"]);
}

#[tokio::test]
async fn the_environment_is_ours() {
    let (output, _) = outcome("env", |call| {
        call.cargo_home = Some("/elsewhere".into());
        call.extra_variables
            .insert("CARGO_NET_RETRY".into(), "0".into());
    })
    .await
    .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("CARGO_HOME=/elsewhere\n"), "{text}");
    assert!(text.contains("CARGO_NET_RETRY=0\n"), "{text}");
    assert!(
        text.contains("/bin\n"),
        "the folder of cargo is on PATH: {text}"
    );
    assert!(!text.contains("GITHUB_TOKEN"), "{text}");
    let refused = outcome("env", |call| {
        let name = "CARGO_REGISTRIES_X_TOKEN";
        call.extra_variables.insert(name.into(), "x".into());
    });
    assert!(matches!(
        refused.await,
        Err(CargoRunError::SecretVariable { .. })
    ));
}

#[tokio::test]
async fn endless_output_stays_bounded() {
    let script =
        "yes 0123456789abcdef | head -c 9000000; yes error | head -c 1000000 >&2; echo last >&2";
    let (output, lines) = outcome(script, |_| {}).await.unwrap();
    assert!(output.truncated && output.success());
    assert_eq!(output.stdout.len(), 8 * 1024 * 1024);
    assert_eq!(output.stderr.len(), 256 * 1024);
    assert!(output.stderr.ends_with(b"last\n"));
    assert!(lines.len() > 600_000, "every line is handed over");
}

#[tokio::test]
async fn what_cannot_be_started_is_told() {
    let nowhere = outcome("true", |call| call.directory = "/no/where".into()).await;
    assert!(matches!(nowhere, Err(CargoRunError::NoDirectory { .. })));
    let relative = outcome("true", |call| call.directory = "src".into()).await;
    assert!(matches!(relative, Err(CargoRunError::NoDirectory { .. })));
    let home = tempfile::tempdir().unwrap();
    let cargo = Cargo {
        path: "/no/cargo".into(),
        version: semver::Version::new(1, 95, 0),
    };
    let call = CargoRun::new(home.path(), ["build"]);
    let never = CancellationToken::new();
    let result = run(&cargo, &computer(&home, &[]), call, &mut |_| {}, &never).await;
    assert!(matches!(result, Err(CargoRunError::NotStarted { .. })));
}

#[tokio::test]
async fn a_signal_is_told_as_one() {
    let (output, _) = outcome("kill -9 $$", |_| {}).await.unwrap();
    assert_eq!(output.status, CargoStatus::Killed(9));
}

/// Two processes that hold `alive` open and do not end when asked.
const STUBBORN: &str = r#"trap '' TERM; exec 3<>alive
sh -c 'trap "" TERM; echo ready; while :; do sleep 60; done' &
while :; do sleep 60; done"#;

/// Ends when nobody holds the other end of the pipe any more.
async fn ended(mut alive: tokio::net::unix::pipe::Receiver) {
    use tokio::io::AsyncReadExt;
    let end = async { while alive.read(&mut [0; 64]).await.unwrap() > 0 {} };
    tokio::time::timeout(Duration::from_secs(5), end)
        .await
        .expect("a process still runs");
}

fn pipe(home: &TempDir) -> tokio::net::unix::pipe::Receiver {
    let path = home.path().join("alive");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    tokio::net::unix::pipe::OpenOptions::new()
        .open_receiver(&path)
        .unwrap()
}

async fn run_stubborn(
    home: &Path,
    cargo: &Cargo,
    limit: Option<Duration>,
    ready: &CancellationToken,
    cancel: &CancellationToken,
) -> Result<CargoOutput, CargoRunError> {
    let variables = [("HOME", home.to_str().unwrap()), ("PATH", "/usr/bin:/bin")];
    let computer = cargo_home::Computer::from_variables(
        variables.map(|(name, value)| (name.into(), value.into())),
    )
    .unwrap();
    let call = CargoRun {
        time_limit: limit,
        ..CargoRun::new(home, ["build"])
    };
    run(cargo, &computer, call, &mut |_| ready.cancel(), cancel).await
}

#[tokio::test]
async fn cancelling_ends_everything_within_a_second() {
    let home = tempfile::tempdir().unwrap();
    let cargo = stand_in(&home, STUBBORN);
    let alive = pipe(&home);
    let (ready, cancel) = (CancellationToken::new(), CancellationToken::new());
    let mut start = Instant::now();
    let (result, ()) = tokio::join!(
        run_stubborn(home.path(), &cargo, None, &ready, &cancel),
        async {
            ready.cancelled().await;
            start = Instant::now();
            cancel.cancel();
        }
    );
    assert!(matches!(result, Err(CargoRunError::Cancelled)));
    assert!(start.elapsed() < Duration::from_secs(1));
    ended(alive).await;
}

#[tokio::test]
async fn dropping_ends_everything() {
    let home = tempfile::tempdir().unwrap();
    let cargo = stand_in(&home, STUBBORN);
    let alive = pipe(&home);
    let (ready, cancel) = (CancellationToken::new(), CancellationToken::new());
    tokio::select! {
        _ = run_stubborn(home.path(), &cargo, None, &ready, &cancel) => panic!("it ended"),
        () = ready.cancelled() => {}
    }
    ended(alive).await;
}

#[tokio::test]
async fn the_time_limit_ends_everything() {
    let home = tempfile::tempdir().unwrap();
    let cargo = stand_in(&home, STUBBORN);
    let alive = pipe(&home);
    let (ready, cancel) = (CancellationToken::new(), CancellationToken::new());
    let limit = Some(Duration::from_millis(200));
    let result = run_stubborn(home.path(), &cargo, limit, &ready, &cancel).await;
    assert!(matches!(result, Err(CargoRunError::TimedOut { .. })));
    ended(alive).await;
}

#[tokio::test]
async fn a_process_left_behind_does_not_hold_us() {
    let start = Instant::now();
    let (output, lines) = outcome("echo done; sleep 60 & exit 0", |_| {})
        .await
        .unwrap();
    assert!(output.success());
    assert_eq!(lines[0].text, "done");
    assert!(start.elapsed() < Duration::from_secs(5));
}
