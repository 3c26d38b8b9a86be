//! Waiting for somebody else's lock without holding anybody up: the wait can be
//! dropped at any point, is told of after a second and ends after thirty.

use crate::event::Progress;
use cargo_home::file::{FileError, ReplaceOptions};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long is waited.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Patience {
    /// When the wait is told of.
    pub(crate) tell_after: Duration,
    /// When it ends.
    pub(crate) give_up_after: Duration,
    /// How often is tried.
    pub(crate) look_every: Duration,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            tell_after: Duration::from_secs(1),
            give_up_after: Duration::from_secs(30),
            look_every: Duration::from_millis(50),
        }
    }
}

/// How a try went.
pub(crate) enum Tried<T, H> {
    /// It is done, well or not.
    Ended(T),
    /// Somebody else holds what is needed.
    Held(H),
}

/// Tries until it is done; an error when it was held for too long. `tell` is
/// called once, when the wait takes long.
pub(crate) async fn until_free<T, H>(
    patience: Patience,
    mut attempt: impl FnMut() -> Tried<T, H>,
    mut tell: impl FnMut(&H),
) -> Result<T, H> {
    let since = Instant::now();
    let mut told = false;
    loop {
        let held = match attempt() {
            Tried::Ended(result) => return Ok(result),
            Tried::Held(held) => held,
        };
        let waited = since.elapsed();
        if waited >= patience.give_up_after {
            return Err(held);
        }
        if waited >= patience.tell_after && !std::mem::replace(&mut told, true) {
            tell(&held);
        }
        drop(held);
        tokio::time::sleep(patience.look_every).await;
    }
}

/// How a file is replaced or removed in a folder that may be held: without
/// waiting there.
pub(crate) fn at_once<'a>() -> ReplaceOptions<'a> {
    ReplaceOptions {
        wait_limit: Duration::ZERO,
        ..ReplaceOptions::default()
    }
}

/// Works [`at_once`] in a folder that another program may hold.
pub(crate) async fn in_folder<T>(
    patience: Patience,
    progress: &mut Progress<'_>,
    attempt: impl Fn() -> Result<T, FileError>,
) -> Result<T, FileError> {
    let tried = || match attempt() {
        Err(FileError::Locked { folder, .. }) => Tried::Held(folder),
        ended => Tried::Ended(ended),
    };
    let tell = |folder: &PathBuf| {
        let folder = folder.display();
        progress.note(&format!("Another program holds {folder}. Waiting."));
    };
    let ended = until_free(patience, tried, tell).await;
    ended.unwrap_or_else(|folder| {
        let waited = patience.give_up_after;
        Err(FileError::Locked { folder, waited })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Event;
    use cargo_home::file::{Written, replace_with};

    /// The same in milliseconds.
    const SHORT: Patience = Patience {
        tell_after: Duration::from_millis(20),
        give_up_after: Duration::from_millis(120),
        look_every: Duration::from_millis(2),
    };

    #[test]
    fn people_wait_a_second_and_half_a_minute() {
        let patience = Patience::default();
        assert_eq!(patience.tell_after.as_secs(), 1);
        assert_eq!(patience.give_up_after.as_secs(), 30);
    }

    #[tokio::test]
    async fn a_held_folder_is_told_of_once_and_given_up() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let holder = std::fs::File::open(folder.path()).unwrap();
        holder.lock().unwrap();
        let mut notes = Vec::new();
        let mut report = |event| {
            if let Event::Note { text, .. } = event {
                notes.push(text);
            }
        };
        let mut progress = Progress::new(&mut report);
        progress.start("write");
        let write = || replace_with(&path, None, b"new", &at_once());
        let held = in_folder(SHORT, &mut progress, write).await;
        assert!(matches!(held, Err(FileError::Locked { .. })), "{held:?}");
        assert!(!path.exists());
        drop(holder);
        let done = in_folder(SHORT, &mut progress, write).await;
        assert!(matches!(done, Ok(Written::Created { .. })), "{done:?}");
        assert_eq!(notes.len(), 1, "{notes:?}");
        let place = folder.path().display().to_string();
        assert!(notes[0].contains(&place), "{notes:?}");
    }

    #[tokio::test]
    async fn what_is_free_at_once_is_not_told_of() {
        let mut told = 0;
        let attempt = || Tried::<_, ()>::Ended(7);
        let free = until_free(SHORT, attempt, |_| told += 1).await;
        assert_eq!((free, told), (Ok(7), 0));
    }
}
