//! A process that is killed while it replaces a file leaves the old bytes or
//! the new ones, no lock, and nothing that the next writer would not clear.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cargo_home::file::{read, replace};

use crate::names;

/// Starting a program takes a third of a second under Wine.
const KILLS: usize = 20;

fn bytes(letter: u8) -> Vec<u8> {
    vec![letter; 60_000]
}

#[test]
fn a_killed_writer_leaves_old_bytes_or_new_ones() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, bytes(b'a')).unwrap();
    let mut changed = 0;
    for turn in 0..KILLS {
        let before = std::fs::read(&path).unwrap();
        kill_a_writer(&path, turn % 3);
        let now = read(&path).unwrap().unwrap().bytes;
        assert!(
            now == bytes(b'a') || now == bytes(b'b'),
            "torn in turn {turn}"
        );
        changed += usize::from(now != before);
    }
    assert!(changed > 0, "no writer got anywhere");
    let now = std::fs::read(&path).unwrap();
    replace(&path, Some(&now), b"end").unwrap();
    assert_eq!(names(folder.path()), ["config.toml"]);
}

fn kill_a_writer(path: &Path, replacements: usize) {
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::writer", "--nocapture", "--quiet"])
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

/// Not a test by itself: the process that is killed.
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
        replace(&path, Some(&now), &next).unwrap();
        now = next;
    }
}
