//! The process that is killed: this test program, started again for one of its
//! tests.

use super::scene::{Reach, Scene};
use cargo_home::faults::{Fault, STOPPED, arm};
use secrecy::{ExposeSecret as _, SecretString};
use setup::profile::StoreKind;
use std::io::{Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;

/// What a child does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// Applies the plan for this store.
    Apply(StoreKind),
    /// Takes the newest run back.
    Undo,
}

impl Task {
    fn name(self) -> &'static str {
        match self {
            Task::Apply(StoreKind::Provider) => "apply-provider",
            Task::Apply(_) => "apply-keychain",
            Task::Undo => "undo",
        }
    }
}

/// How a child ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// It was killed in the middle.
    Killed,
    /// It stopped dead at its step.
    Stopped,
    /// It was done before, after so long.
    Done(Duration),
}

/// When a child ends.
#[derive(Clone, Copy, Debug)]
pub(super) enum End {
    /// By a kill, so long after it began.
    Kill(Duration),
    /// By itself, after so many steps.
    Stop(usize),
    /// When it is done.
    Whole,
}

/// Lets a child do it.
pub(super) async fn run(scene: &Scene, task: Task, end: End) -> Ended {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command
        .args(["--exact", "crash::child::child", "--nocapture", "--quiet"])
        .env("CRASH_TASK", task.name())
        .env("CRASH_ROOT", &scene.root)
        .env("CRASH_URL", &scene.reach.url)
        .env("CRASH_BUS", &scene.reach.bus)
        .env("CRASH_FEED", &scene.reach.feed)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true);
    if let End::Stop(steps) = end {
        command.env("CRASH_STEPS", steps.to_string());
    }
    let mut child = command.spawn().expect("a child");
    let mut stdin = child.stdin.take().expect("a pipe");
    let token = scene.reach.token.expose_secret();
    stdin.write_all(token.as_bytes()).await.expect("a token");
    drop(stdin);
    let mut stdout = child.stdout.take().expect("a pipe");
    let mut byte = [0];
    while byte[0] != b'!' {
        let read = stdout.read(&mut byte).await.expect("a sign");
        assert_eq!(read, 1, "the child did not begin");
    }
    let since = Instant::now();
    if let End::Kill(after) = end {
        tokio::time::sleep(after).await;
        child.start_kill().expect("it is killed");
    }
    let status = child.wait().await.expect("it ends");
    match (status.signal(), status.code()) {
        (Some(_), _) => Ended::Killed,
        (_, Some(STOPPED)) => Ended::Stopped,
        (_, Some(0)) => Ended::Done(since.elapsed()),
        other => panic!("{task:?} {end:?}: {other:?}"),
    }
}

/// Not a test by itself. It tells by a sign when it begins to change things.
#[tokio::test]
async fn child() {
    let variable = |name: &str| std::env::var(name).ok();
    let (Some(task), Some(root)) = (variable("CRASH_TASK"), variable("CRASH_ROOT")) else {
        return;
    };
    let mut token = String::new();
    let read = std::io::stdin().read_to_string(&mut token);
    read.expect("a token");
    let reach = Reach {
        url: variable("CRASH_URL").expect("a server"),
        bus: variable("CRASH_BUS").expect("a keychain"),
        feed: variable("CRASH_FEED").expect("a feed"),
        token: SecretString::from(token),
    };
    let scene = Scene::open(&PathBuf::from(root), reach);
    let steps = variable("CRASH_STEPS").map(|steps| steps.parse().expect("a number"));
    let begin = || {
        std::io::stdout().write_all(b"!").expect("a sign");
        std::io::stdout().flush().expect("a sign");
        if let Some(steps) = steps {
            arm(steps, Fault::Stop);
        }
    };
    if task == "undo" {
        begin();
        scene.undo_newest().await.expect("undone");
        return;
    }
    let store = match task.as_str() {
        "apply-provider" => StoreKind::Provider,
        _ => StoreKind::Keychain,
    };
    scene.sign_in().await;
    let mut prepared = scene.prepare(store).await;
    begin();
    scene.apply(&mut prepared).await.expect("applied");
}
