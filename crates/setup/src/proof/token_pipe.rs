//! The token for a proof of the store `environment`. A person sets two variables
//! where Cargo runs; a proof may put no token into the environment of a child,
//! which the child hands on to everything that it starts, and none into a file.
//! So Cargo's `cargo:token` finds the token where it looks beside the variable:
//! the credentials file of the proof's own Cargo home is a pipe that only this
//! person can open, and that gives the token to whoever opens it, from memory.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use cargo_home::RegistryName;
use rustix::fs::{CWD, Mode, OFlags, mkfifoat, open};
use secrecy::{ExposeSecret as _, SecretString};
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;
use zeroize::Zeroizing;

/// Where Cargo looks, in its home.
const FILE: &str = "credentials.toml";
/// How often the end is tried again.
const LOOK_EVERY: Duration = Duration::from_millis(2);
const LOOKS: usize = 500;

/// Gives the token out as long as it lives.
pub(super) struct TokenPipe {
    path: PathBuf,
    is_over: Arc<AtomicBool>,
    giver: JoinHandle<()>,
}

impl TokenPipe {
    /// Lays the pipe into a Cargo home that nobody else may enter.
    pub(super) fn lay(
        cargo_home: &Path,
        registry: &RegistryName,
        header: &SecretString,
    ) -> Result<TokenPipe, Failure> {
        let path = cargo_home.join(FILE);
        let unusable = |error: rustix::io::Errno| {
            Failure::new(ErrorCode::FolderUnusable)
                .at(path.display())
                .because(error)
        };
        make(&path).map_err(unusable)?;
        let is_over = Arc::new(AtomicBool::new(false));
        let text = content(registry, header);
        let giver = std::thread::spawn({
            let (path, is_over) = (path.clone(), Arc::clone(&is_over));
            move || give(&path, &text, &is_over)
        });
        Ok(TokenPipe {
            path,
            is_over,
            giver,
        })
    }
}

impl Drop for TokenPipe {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        for _ in 0..LOOKS {
            // A reader lets the giver go on, which then sees that it is over.
            let reader = open(&self.path, OFlags::RDONLY | OFlags::NONBLOCK, Mode::empty());
            if self.giver.is_finished() {
                return;
            }
            std::thread::sleep(LOOK_EVERY);
            drop(reader);
        }
    }
}

fn make(path: &Path) -> rustix::io::Result<()> {
    mkfifoat(CWD, path, Mode::RUSR | Mode::WUSR)
}

fn content(registry: &RegistryName, header: &SecretString) -> Zeroizing<String> {
    let token = header.expose_secret();
    // As large as its text, so that it is not moved while it grows.
    let mut text = Zeroizing::new(String::with_capacity(token.len() + 512));
    text.push_str("[registries.\"");
    text.push_str(registry.as_str());
    // A header has no quotation marks: it was checked as one.
    text.push_str("\"]\ntoken = \"");
    text.push_str(token);
    text.push_str("\"\n");
    text
}

/// Each reader gets a pipe of its own, so that nobody reads the token twice in
/// a row as one text.
fn give(path: &Path, text: &str, is_over: &AtomicBool) {
    let next = path.with_extension("next");
    loop {
        // Waits for a reader.
        let Ok(mut writer) = OpenOptions::new().write(true).open(path) else {
            return;
        };
        let is_laid = make(&next).is_ok() && std::fs::rename(&next, path).is_ok();
        if is_over.load(Ordering::SeqCst) || !is_laid {
            return;
        }
        // Whoever went away meanwhile needs it no more.
        let _ = writer.write_all(text.as_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reader_gets_the_token_once_and_nothing_stays() {
        let folder = tempfile::tempdir().unwrap();
        let name = RegistryName::parse("mirror").unwrap();
        let header = format!("Basic {}", "QUJD".repeat(30));
        let pipe = TokenPipe::lay(folder.path(), &name, &SecretString::from(header.clone()));
        let pipe = pipe.unwrap();
        let path = folder.path().join(FILE);
        let expect = format!("[registries.\"mirror\"]\ntoken = \"{header}\"\n");
        for _ in 0..20 {
            assert_eq!(std::fs::read_to_string(&path).unwrap(), expect);
        }
        let data = path.metadata().unwrap();
        assert_eq!(data.len(), 0, "it is no file with a text in it");
        assert_eq!(std::os::unix::fs::MetadataExt::mode(&data) & 0o777, 0o600);
        let giver_is_done = {
            let is_over = Arc::clone(&pipe.is_over);
            drop(pipe);
            Arc::strong_count(&is_over) == 1
        };
        assert!(giver_is_done, "nobody waits for readers any more");
    }
}
