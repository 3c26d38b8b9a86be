//! Looking for secrets wherever they must not be: what programs said, files,
//! arguments and environments of every process.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use super::Ran;

/// Texts that are secret, however short the time they were used.
#[derive(Clone, Debug, Default)]
pub(crate) struct Canaries(Vec<Vec<u8>>);

impl Canaries {
    pub(crate) fn add(&mut self, secret: impl AsRef<[u8]>) {
        let secret = secret.as_ref();
        assert!(secret.len() >= 8, "too short to be looked for");
        if !self.0.iter().any(|known| known == secret) {
            self.0.push(secret.to_vec());
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn are_in(&self, bytes: impl AsRef<[u8]>) -> bool {
        let bytes = bytes.as_ref();
        self.0.iter().any(|canary| {
            bytes
                .windows(canary.len())
                .any(|part| part == canary.as_slice())
        })
    }

    /// Fails when a program said one of them.
    pub(crate) fn check(&self, ran: &Ran) {
        let said = [ran.stdout.as_bytes(), ran.stderr.as_bytes()].concat();
        assert!(!self.are_in(said), "a program said a secret");
    }

    /// Every file below a folder that has one of them.
    pub(crate) fn files(&self, folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).expect("a folder").flatten() {
            let kind = entry.file_type().expect("a type");
            if kind.is_dir() {
                found.extend(self.files(&entry.path()));
            } else if kind.is_file() && fs::read(entry.path()).is_ok_and(|b| self.are_in(b)) {
                found.push(entry.path());
            }
        }
        found
    }
}

/// Looks at every process until it is stopped.
pub(crate) struct Watch {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<BTreeSet<Vec<u8>>>,
}

impl Watch {
    /// Keeps the arguments and the environment of every process of this
    /// machine: which texts are secret may be known only afterwards.
    pub(crate) fn start() -> Watch {
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            let mut seen = BTreeSet::new();
            while !told.load(Ordering::Relaxed) {
                for entry in fs::read_dir("/proc").expect("processes").flatten() {
                    for file in ["cmdline", "environ"] {
                        seen.extend(fs::read(entry.path().join(file)));
                    }
                }
            }
            seen
        });
        Watch { stop, thread }
    }

    /// Arguments and environments of what was seen.
    pub(crate) fn end(self) -> BTreeSet<Vec<u8>> {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().expect("the watch")
    }
}
