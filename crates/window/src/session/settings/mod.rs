//! What the person has set, and what is found instead. The settings are the
//! window's own: they are the same in practice mode.

mod file;
mod found;

use super::{Answer, Session};
use crate::contract::{Settings, TextSize};
use std::sync::{Mutex, PoisonError};

/// One look at the file, or one change of it, at a time.
static WRITING: Mutex<()> = Mutex::new(());
/// Smallest and largest text, in percent.
const TEXT_SIZES: std::ops::RangeInclusive<u16> = 80..=200;
/// Longest language tag.
const LONGEST_TAG: usize = 35;

impl Session {
    /// What a window begins with: the settings, whether a practice world runs,
    /// and the name of the system's store. A damaged file counts as none.
    pub fn begin(&self) -> (Settings, bool, String) {
        let practice = self.state().practice.is_some();
        let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        let settings = file::read(&self.options().folders.configuration);
        (legal(settings), practice, super::store_name().to_owned())
    }

    /// Keeps the settings, and answers them as they are now.
    ///
    /// # Errors
    /// When our configuration folder cannot be written.
    pub async fn change_settings(&self, settings: Settings) -> Answer<Settings> {
        let settings = legal(settings);
        let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        file::write(&self.options().folders.configuration, &settings)
            .map_err(|failure| self.problem(failure))?;
        Ok(settings)
    }
}

/// The settings, with every value in its bounds.
fn legal(settings: Settings) -> Settings {
    let TextSize(size) = settings.text_size;
    let is_tag = |tag: &String| {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !tag.is_empty() && tag.len() <= LONGEST_TAG && tag.bytes().all(known)
    };
    Settings {
        language: settings.language.filter(is_tag),
        text_size: TextSize(size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end())),
        ..settings
    }
}
