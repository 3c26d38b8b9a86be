//! The window's log: when it started, which commands ran, how long each took
//! and the code it failed with. Nothing else is ever written: no argument, no
//! answer, no text from a server. Five files of a megabyte at most.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use window::Answer;

/// How large a file may become, in bytes.
const LONGEST_FILE: u64 = 1_000_000;
/// How many files are kept, the newest one among them.
const FILES: usize = 5;

/// The log. When it cannot be written the window works without it.
pub(crate) struct Log {
    folder: PathBuf,
    longest: u64,
    current: Mutex<Option<File>>,
}

impl Log {
    /// The log in this folder, which is made by the first line.
    pub(crate) fn below(folder: &Path) -> Log {
        Log {
            folder: folder.to_owned(),
            longest: LONGEST_FILE,
            current: Mutex::new(None),
        }
    }

    /// Where its files are.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a line. Its text is ours alone, never from outside.
    pub(crate) fn line(&self, text: &str) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        // A full disk must not keep anybody from working.
        if self.write(&mut current, text).is_err() {
            *current = None;
        }
    }

    /// Waits for a command, and writes down how it went.
    pub(crate) async fn command<T>(
        &self,
        name: &'static str,
        work: impl Future<Output = Answer<T>>,
    ) -> Answer<T> {
        let begun = Instant::now();
        let answer = work.await;
        let outcome = match &answer {
            Ok(_) => "done",
            Err(problem) => &problem.code,
        };
        let took = begun.elapsed().as_millis();
        self.line(&format!("{name} {outcome} {took} ms"));
        answer
    }

    fn write(&self, current: &mut Option<File>, text: &str) -> io::Result<()> {
        let file = match current {
            Some(file) if file.metadata()?.len() < self.longest => file,
            _ => current.insert(self.next()?),
        };
        // A time of ours has a year of four digits, which always formats.
        let now = OffsetDateTime::now_utc()
            .format(&Rfc3339)
            .unwrap_or_default();
        // In one write, so that a line of another process never cuts it.
        file.write_all(format!("{now} {text}\n").as_bytes())
    }

    /// Opens the newest file; a full one moves back by one, and the oldest goes.
    fn next(&self) -> io::Result<File> {
        fs::create_dir_all(&self.folder)?;
        let newest = self.file(0);
        if fs::metadata(&newest).is_ok_and(|file| file.len() >= self.longest) {
            for number in (1..FILES).rev() {
                let moved = fs::rename(self.file(number - 1), self.file(number));
                if moved.is_err_and(|error| error.kind() != io::ErrorKind::NotFound) {
                    // Starting over keeps the bound, which matters most.
                    fs::remove_file(&newest)?;
                    break;
                }
            }
        }
        let mut options = OpenOptions::new();
        options.create(true).append(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(newest)
    }

    fn file(&self, number: usize) -> PathBuf {
        let name = match number {
            0 => "feedwright.log".to_owned(),
            _ => format!("feedwright.{number}.log"),
        };
        self.folder.join(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_never_grows_beyond_its_bounds() {
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("state/log");
        let log = Log {
            longest: 200,
            ..Log::below(&below)
        };
        for number in 0..200 {
            log.line(&format!("line {number}"));
        }
        let files: Vec<_> = fs::read_dir(&below).unwrap().map(Result::unwrap).collect();
        assert_eq!(files.len(), FILES);
        for file in &files {
            let length = file.metadata().unwrap().len();
            assert!(length < 300, "{length}");
        }
        let newest = fs::read_to_string(below.join("feedwright.log")).unwrap();
        assert!(newest.ends_with(" line 199\n"), "{newest}");
        let older = fs::read_to_string(below.join("feedwright.1.log")).unwrap();
        assert!(older < newest);
    }

    #[test]
    fn a_second_start_goes_on_in_the_same_file() {
        let folder = tempfile::tempdir().unwrap();
        for text in ["first", "second"] {
            Log::below(folder.path()).line(text);
        }
        let text = fs::read_to_string(folder.path().join("feedwright.log")).unwrap();
        let lines: Vec<_> = text.lines().map(|line| line.rsplit(' ').next()).collect();
        assert_eq!(lines, [Some("first"), Some("second")]);
    }

    #[test]
    fn without_a_folder_nothing_stops() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        Log::below(&file).line("lost");
    }
}
