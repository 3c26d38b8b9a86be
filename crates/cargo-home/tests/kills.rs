//! A process that is killed while it replaces a file leaves the old bytes or
//! the new ones, and the next writer clears away what it left.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    reason = "tests may stop at once when what they stand on is missing"
)]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cargo_home::file::{Written, read, replace};

/// Long enough that a torn write would show.
fn bytes(letter: u8) -> Vec<u8> {
    vec![letter; 60_000]
}

/// The design's figure.
const KILLS: usize = 1_000;

#[test]
fn a_killed_writer_tears_nothing() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::set_permissions(
        folder.path(),
        std::os::unix::fs::PermissionsExt::from_mode(0o755),
    )
    .unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, bytes(b'a')).unwrap();
    let mut changed = 0;
    for turn in 0..KILLS {
        let before = std::fs::read(&path).unwrap()[0];
        kill_a_writer(&path, turn % 3);
        let now = read(&path).unwrap().unwrap().bytes;
        assert!(
            now == bytes(b'a') || now == bytes(b'b'),
            "torn in turn {turn}"
        );
        changed += usize::from(now[0] != before);
    }
    assert!(changed > 0, "no writer got anywhere");
    let now = std::fs::read(&path).unwrap();
    replace(&path, Some(&now), b"end").unwrap();
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

/// Lets it replace the file some times, then kills it wherever it is.
fn kill_a_writer(path: &Path, replacements: usize) {
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer", "--nocapture", "--quiet"])
        .env("REPLACE", path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = writer.stdout.take().unwrap();
    let mut seen = 0;
    let mut byte = [0];
    while seen <= replacements && output.read(&mut byte).unwrap() == 1 {
        seen += usize::from(byte[0] == b'!');
    }
    writer.kill().unwrap();
    writer.wait().unwrap();
}

/// Not a test by itself: the process that is killed. It tells by a sign when
/// it begins and after each replacement.
#[test]
fn writer() {
    let Some(path) = std::env::var_os("REPLACE").map(PathBuf::from) else {
        return;
    };
    let mut now = read(&path).unwrap().unwrap().bytes;
    loop {
        std::io::stdout().write_all(b"!").unwrap();
        std::io::stdout().flush().unwrap();
        let next = bytes(if now[0] == b'a' { b'b' } else { b'a' });
        let written = replace(&path, Some(&now), &next).unwrap();
        assert!(matches!(written, Written::Replaced { .. }));
        now = next;
    }
}
