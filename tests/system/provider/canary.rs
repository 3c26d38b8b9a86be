//! The token of an account is searched for wherever it must not be: files,
//! arguments, environments, standard error, and Cargo's most talkative log.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use secrecy::ExposeSecret as _;

use super::{Desk, PROVIDER, request};

/// The token as it could be written: plain, and as it is sent.
fn canaries(desk: &Desk) -> [Vec<u8>; 2] {
    let header = desk.header();
    let sent = header.split(' ').nth(1).expect("a header");
    [
        desk.token.expose_secret().as_bytes().to_vec(),
        sent.as_bytes().to_vec(),
    ]
}

fn holds(bytes: &[u8], canaries: &[Vec<u8>]) -> bool {
    canaries
        .iter()
        .any(|canary| bytes.windows(canary.len()).any(|part| part == canary))
}

/// Every file below a folder that has the token.
fn files_with(folder: &Path, canaries: &[Vec<u8>]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let kind = entry.file_type().expect("a type");
        if kind.is_dir() {
            found.extend(files_with(&entry.path(), canaries));
        } else if kind.is_file() && fs::read(entry.path()).is_ok_and(|b| holds(&b, canaries)) {
            found.push(entry.path());
        }
    }
    found
}

/// Looks at the arguments and the environment of every process until told to
/// stop, and counts how many of the provider were among them.
fn watch(canaries: Vec<Vec<u8>>, stop: Arc<AtomicBool>) -> thread::JoinHandle<(bool, usize)> {
    thread::spawn(move || {
        let (mut leaked, mut providers) = (false, 0);
        while !stop.load(Ordering::Relaxed) {
            for entry in fs::read_dir("/proc").expect("processes").flatten() {
                let arguments = fs::read(entry.path().join("cmdline")).unwrap_or_default();
                let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
                leaked |= holds(&arguments, &canaries) || holds(&environment, &canaries);
                providers += usize::from(arguments.starts_with(PROVIDER.as_bytes()));
            }
        }
        (leaked, providers)
    })
}

#[tokio::test]
async fn the_token_is_nowhere_but_in_the_keychain_and_on_the_wire() {
    let desk = Desk::start().await;
    desk.configure(Path::new(PROVIDER));
    let canaries = canaries(&desk);
    let stop = Arc::new(AtomicBool::new(false));
    let watching = watch(canaries.to_vec(), Arc::clone(&stop));
    let project = desk.site.workplace.project("app");
    for arguments in [["add", "itoa"].as_slice(), &["build", "-vv"]] {
        let cargo = desk.site.workplace.cargo(arguments).within(&project);
        let cargo = cargo.variable("CARGO_LOG", "trace");
        let cargo = cargo.variable("CARGO_HTTP_DEBUG", "true");
        let cargo = cargo.variable("RUST_BACKTRACE", "full");
        let run = cargo.run().await;
        let said = [run.stdout.as_bytes(), run.stderr.as_bytes()].concat();
        assert!(!holds(&said, &canaries), "Cargo's output has the token");
        assert_eq!(run.status, 0, "{arguments:?}");
    }
    stop.store(true, Ordering::Relaxed);
    let (leaked, providers) = watching.join().expect("the watch");
    assert!(
        !leaked,
        "a process has the token in its arguments or environment"
    );
    assert!(providers > 0, "the watch saw no provider");
    let found = files_with(desk.site.workplace.root(), &canaries);
    assert_eq!(found, Vec::<PathBuf>::new());

    let asked = desk.provider().variable("RUST_LOG", "trace");
    let asked = asked.variable("RUST_BACKTRACE", "full");
    let ran = asked.input(request(&desk.index(), "get")).run().await;
    assert!(
        holds(ran.stdout.as_bytes(), &canaries),
        "the search finds it"
    );
    assert_eq!(ran.stderr, "");
}
