//! Reads both streams of a child as they come: each line is handed over, and
//! a bounded part is kept.

use std::collections::VecDeque;
use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::{Child, ChildStderr, ChildStdout};

use super::{CargoOutput, CargoStatus, Line, Stream};

const LONGEST_LINE: usize = 16 * 1024;
const STDOUT_KEPT: usize = 8 * 1024 * 1024;
const STDERR_KEPT: usize = 256 * 1024;
const CHUNK: usize = 8 * 1024;

pub(super) struct Reader {
    stdout: Option<ChildStdout>,
    stderr: Option<ChildStderr>,
    stdout_lines: Lines,
    stderr_lines: Lines,
    stdout_kept: Vec<u8>,
    stderr_kept: VecDeque<u8>,
    truncated: bool,
    stdout_buffer: Vec<u8>,
    stderr_buffer: Vec<u8>,
}

impl Reader {
    pub(super) fn of(child: &mut Child) -> Self {
        Self {
            stdout: child.stdout.take(),
            stderr: child.stderr.take(),
            stdout_lines: Lines::new(Stream::Stdout),
            stderr_lines: Lines::new(Stream::Stderr),
            stdout_kept: Vec::new(),
            stderr_kept: VecDeque::new(),
            truncated: false,
            stdout_buffer: vec![0; CHUNK],
            stderr_buffer: vec![0; CHUNK],
        }
    }

    /// Reads what comes next from either stream; `false` when both have
    /// ended. Nothing is lost when this is dropped while it waits.
    pub(super) async fn next(
        &mut self,
        on_line: &mut (dyn FnMut(Line) + Send),
    ) -> io::Result<bool> {
        if self.stdout.is_none() && self.stderr.is_none() {
            return Ok(false);
        }
        tokio::select! {
            read = read(&mut self.stdout, &mut self.stdout_buffer) => self.stdout_came(read?, on_line),
            read = read(&mut self.stderr, &mut self.stderr_buffer) => self.stderr_came(read?, on_line),
        }
        Ok(true)
    }

    /// Reads both streams to their ends.
    pub(super) async fn rest(&mut self, on_line: &mut (dyn FnMut(Line) + Send)) -> io::Result<()> {
        while self.next(on_line).await? {}
        Ok(())
    }

    fn stdout_came(&mut self, length: usize, on_line: &mut (dyn FnMut(Line) + Send)) {
        let bytes = &self.stdout_buffer[..length];
        self.stdout_lines.feed(bytes, on_line);
        let room = STDOUT_KEPT.saturating_sub(self.stdout_kept.len());
        self.truncated |= length > room;
        self.stdout_kept.extend(bytes.iter().take(room));
        if length == 0 {
            self.stdout = None;
        }
    }

    fn stderr_came(&mut self, length: usize, on_line: &mut (dyn FnMut(Line) + Send)) {
        let bytes = &self.stderr_buffer[..length];
        self.stderr_lines.feed(bytes, on_line);
        self.stderr_kept.extend(bytes);
        let over = self.stderr_kept.len().saturating_sub(STDERR_KEPT);
        self.truncated |= over > 0;
        self.stderr_kept.drain(..over);
        if length == 0 {
            self.stderr = None;
        }
    }

    pub(super) fn output(self, status: CargoStatus) -> CargoOutput {
        CargoOutput {
            status,
            stdout: self.stdout_kept,
            stderr: self.stderr_kept.into(),
            truncated: self.truncated,
        }
    }
}

async fn read(stream: &mut Option<impl AsyncRead + Unpin>, buffer: &mut [u8]) -> io::Result<usize> {
    match stream {
        Some(stream) => stream.read(buffer).await,
        None => std::future::pending().await,
    }
}

/// Cuts a stream into lines.
struct Lines {
    stream: Stream,
    line: Vec<u8>,
}

impl Lines {
    fn new(stream: Stream) -> Self {
        Self {
            stream,
            line: Vec::new(),
        }
    }

    /// An empty slice is the end of the stream.
    fn feed(&mut self, bytes: &[u8], on_line: &mut (dyn FnMut(Line) + Send)) {
        if bytes.is_empty() && !self.line.is_empty() {
            self.hand_over(on_line);
        }
        for byte in bytes {
            if *byte == b'\n' {
                self.hand_over(on_line);
            } else if self.line.len() < LONGEST_LINE {
                self.line.push(*byte);
            }
        }
    }

    fn hand_over(&mut self, on_line: &mut (dyn FnMut(Line) + Send)) {
        let line = self.line.strip_suffix(b"\r").unwrap_or(&self.line);
        on_line(Line {
            stream: self.stream,
            text: String::from_utf8_lossy(line).into_owned(),
        });
        self.line.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_become_lines() {
        let check = |chunks: &[&[u8]], expect: &[&str]| {
            let mut seen = Vec::new();
            let mut lines = Lines::new(Stream::Stdout);
            for chunk in chunks {
                lines.feed(chunk, &mut |line| seen.push(line.text));
            }
            lines.feed(b"", &mut |line| seen.push(line.text));
            assert_eq!(seen, expect);
        };
        check(&[b"a\nb"], &["a", "b"]);
        check(&[b"a", b"b\r", b"\n\n"], &["ab", ""]);
        check(&[b"\x1b[1m\xff\n"], &["\u{1b}[1m\u{fffd}"]);
        check(&[], &[]);
        let long = vec![b'x'; LONGEST_LINE + 10];
        let cut = "x".repeat(LONGEST_LINE);
        check(&[&long, b"\ny"], &[&cut, "y"]);
    }
}
