//! A program that runs while the test goes on, to be stopped in the middle.

use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Child;

use super::Ran;

/// A started program; it is killed when this is dropped.
pub(crate) struct Running(pub(super) Child);

impl Running {
    /// Sends a signal to the program alone, not to what it started.
    pub(crate) fn signal(&self, signal: Signal) {
        let number = self.0.id().expect("it still runs");
        let number = i32::try_from(number).expect("a process id");
        let pid = Pid::from_raw(number).expect("a process id");
        kill_process(pid, signal).expect("the signal is sent");
    }

    /// Its process number.
    pub(crate) fn number(&self) -> u32 {
        self.0.id().expect("it still runs")
    }

    /// Types into it.
    pub(crate) async fn type_in(&mut self, text: &[u8]) {
        let stdin = self.0.stdin.as_mut().expect("stdin is a pipe");
        // A program that does not read its input closes the pipe; that is fine.
        let _ = stdin.write_all(text).await;
    }

    /// Waits until it has shown these words; all that it showed until then.
    pub(crate) async fn shown(&mut self, words: &str) -> String {
        let stdout = self.0.stdout.as_mut().expect("stdout is a pipe");
        let mut shown = Vec::new();
        loop {
            let read = stdout.read_buf(&mut shown).await.expect("output");
            let text = String::from_utf8_lossy(&shown);
            if text.contains(words) {
                return text.into_owned();
            }
            assert!(read > 0, "it ended without {words:?}: {text}");
        }
    }

    /// Its output, once it has ended, and how long that took from now.
    pub(crate) async fn end(self) -> (Ran, Duration) {
        let since = Instant::now();
        let output = self.0.wait_with_output().await.expect("it ends");
        (Ran::from(output), since.elapsed())
    }
}

/// Looks again and again until it is so; fails after two minutes, which no disk
/// that is busy with something else takes.
pub(crate) async fn until(what: &str, is_so: impl Fn() -> bool) {
    let since = Instant::now();
    while !is_so() {
        assert!(since.elapsed() < Duration::from_secs(120), "{what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}
