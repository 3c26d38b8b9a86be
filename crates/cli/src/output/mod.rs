//! The one printer. Data goes to stdout: JSON Lines with `--json`, else text
//! for people; words for people go to stderr. All text passes the filter of
//! [`clean`] here, so that no other module has to think of it. Nothing else in
//! this program writes to stdout or stderr.

pub(crate) mod clean;
pub(crate) mod color;
pub(crate) mod line;
mod streams;
pub(crate) mod table;

use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

use indicatif::{MultiProgress, ProgressDrawTarget};
use setup::Failure;

use self::clean::{clean_json, clean_line, clean_text};
use self::color::paint;
pub(crate) use self::line::{AccountLine, ExaminedLine, FeedLine, Line, UpstreamLine};
pub(crate) use self::streams::Streams;
pub(crate) use self::table::Table;
use crate::arguments::ColorWhen;

/// Prints everything that the program says.
pub(crate) struct Printer {
    json: bool,
    color: bool,
    live: bool,
    out: Mutex<Box<dyn Write + Send>>,
    error: Mutex<Box<dyn Write + Send>>,
    /// The first failure to write data.
    lost: Mutex<Option<io::Error>>,
    progress: MultiProgress,
}

/// What is said where no printer is at hand any more: at a panic, on stderr.
pub(crate) fn defect(sentence: &str) {
    // Nobody is left to tell when standard error is closed too.
    let _ = writeln!(io::stderr(), "{}", clean_line(sentence));
}

impl Printer {
    /// A printer for these streams.
    pub(crate) fn new(streams: Streams, json: bool, when: ColorWhen) -> Self {
        let terminal = streams.error_is_terminal;
        let live = terminal && !json;
        let target = if live {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        Self {
            json,
            color: color::wanted(when, terminal, streams.variable),
            live,
            out: Mutex::new(streams.out),
            error: Mutex::new(streams.error),
            lost: Mutex::new(None),
            progress: MultiProgress::with_draw_target(target),
        }
    }

    /// Whether data is printed as JSON Lines.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// Whether colours are used on stderr.
    pub(crate) fn color(&self) -> bool {
        self.color
    }

    /// What draws the live step list; none when there is no terminal for it.
    pub(crate) fn live(&self) -> Option<&MultiProgress> {
        self.live.then_some(&self.progress)
    }

    /// Data for programs: printed with `--json` only.
    pub(crate) fn line(&self, line: &Line) {
        if self.json {
            let line = line::OutputLine {
                schema: line::SCHEMA,
                line,
            };
            match serde_json::to_string(&line) {
                Ok(text) => self.write_out(format!("{}\n", clean_json(&text)).as_bytes()),
                Err(error) => self.lose(error.into()),
            }
        }
    }

    /// Data for people: printed without `--json` only. The text ends its lines
    /// itself.
    pub(crate) fn data(&self, text: &str) {
        if !self.json {
            self.write_out(clean_text(text).as_bytes());
        }
    }

    /// A generated file, byte for byte, in either mode.
    pub(crate) fn file(&self, bytes: &[u8]) {
        self.write_out(bytes);
    }

    /// A line for people on stderr.
    pub(crate) fn note(&self, text: &str) {
        self.write_error(&format!("{}\n", clean_line(text)));
    }

    /// A line for people on stderr that begins with a word of our own, which
    /// may be painted; the rest is filtered.
    pub(crate) fn marked(&self, word: &str, text: &str) {
        self.write_error(&format!("{word}  {}\n", clean_line(text)));
    }

    /// Several lines for people on stderr, each ended by itself.
    pub(crate) fn notes(&self, text: &str) {
        self.write_error(&clean_text(text));
    }

    /// Something that a person should know although the command goes on.
    pub(crate) fn warning(&self, text: &str) {
        let word = paint(self.color, color::WARNING, "warning:");
        self.write_error(&format!("{word} {}\n", clean_line(text)));
    }

    /// A question without a line break after it.
    pub(crate) fn question(&self, text: &str) {
        self.write_error(&clean_line(text));
    }

    /// Why the command failed: words on stderr, and the error line of `--json`.
    pub(crate) fn failure(&self, failure: &Failure) {
        self.line(&Line::Error(failure.report()));
        self.write_error(&self.failure_text(failure));
    }

    /// What happened and where, why, what to do, and the server's number for it.
    fn failure_text(&self, failure: &Failure) -> String {
        let word = paint(self.color, color::ERROR, "error:");
        let sentence = failure.code.row().sentence;
        let mut text = match &failure.place {
            Some(place) => format!("{word} {sentence}: {}\n", clean_line(place)),
            None => format!("{word} {sentence}.\n"),
        };
        let why = failure.why.as_deref().unwrap_or_default();
        for line in clean_text(why)
            .lines()
            .filter(|line| !line.trim().is_empty())
        {
            text.push_str(&format!("  {line}\n"));
        }
        let word = paint(self.color, color::HINT, "hint:");
        text.push_str(&format!("  {word} {}\n", clean_line(failure.advice())));
        if let Some(activity) = &failure.activity {
            text.push_str(&format!("  activity id: {}\n", clean_line(activity)));
        }
        text
    }

    /// Ends the output: the failure to write it, unless somebody merely
    /// stopped reading (`| head`).
    pub(crate) fn finish(&self) -> Result<(), io::Error> {
        let flushed = lock(&self.out).flush();
        match lock(&self.lost).take().map_or(flushed, Err) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
            _ => Ok(()),
        }
    }

    fn write_out(&self, bytes: &[u8]) {
        // A live list must not be drawn over.
        let written = self.progress.suspend(|| {
            let mut out = lock(&self.out);
            out.write_all(bytes).and_then(|()| out.flush())
        });
        if let Err(error) = written {
            self.lose(error);
        }
    }

    fn write_error(&self, text: &str) {
        self.progress.suspend(|| {
            let mut error = lock(&self.error);
            // Where could one say that stderr is gone?
            let _ = error
                .write_all(text.as_bytes())
                .and_then(|()| error.flush());
        });
    }

    fn lose(&self, error: io::Error) {
        lock(&self.lost).get_or_insert(error);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // What is printed after a panic elsewhere is still worth printing.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod schema_file;
#[cfg(test)]
mod tests;
