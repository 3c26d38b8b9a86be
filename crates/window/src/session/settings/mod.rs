//! What the person has set, and what is found instead. The settings are the
//! window's own: they are the same in practice mode.

mod file;
mod found;

use super::{Answer, Session};
use crate::contract::{Settings, TextSize};
use setup::{ErrorCode, Failure, Policy};
use sign_in::{AccountKind, ClientId};
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
        let settings = legal(file::read(&self.options().folders.configuration));
        let policy = self.policy(&self.options().computer);
        let settings = Settings {
            client_id: settings.client_id.filter(|_| policy.client_id.is_none()),
            device_code: settings.device_code && !policy.forbids_device_code,
            ..settings
        };
        (settings, practice, super::store_name().to_owned())
    }

    /// Keeps the settings, and answers them as they are now.
    ///
    /// # Errors
    /// A client id that is none, what is set otherwise for everybody, and when our configuration folder cannot be
    /// written.
    pub async fn change_settings(&self, settings: Settings) -> Answer<Settings> {
        let wanted = settings
            .client_id
            .clone()
            .filter(|id| !id.trim().is_empty());
        if let Some(Err(error)) = wanted.as_deref().map(ClientId::parse) {
            let failure = Failure::new(ErrorCode::ClientIdMissing).because(error);
            return Err(self.problem(failure));
        }
        let settings = legal(settings);
        self.allowed(&settings)
            .map_err(|failure| self.problem(failure))?;
        let _alone = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        file::write(&self.options().folders.configuration, &settings)
            .map_err(|failure| self.problem(failure))?;
        Ok(settings)
    }
}

impl Session {
    /// Whether what is set for everybody leaves this open.
    fn allowed(&self, settings: &Settings) -> Result<(), Failure> {
        let policy = Policy::here(&self.options().computer)?;
        let wish = settings.client_id.as_deref();
        policy.client_id(wish.and_then(|id| ClientId::parse(id).ok()))?;
        match settings.device_code {
            true => policy.check(AccountKind::DeviceCode),
            false => Ok(()),
        }
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
        client_id: settings
            .client_id
            .and_then(|id| Some(ClientId::parse(&id).ok()?.to_string())),
        text_size: TextSize(size.clamp(*TEXT_SIZES.start(), *TEXT_SIZES.end())),
        ..settings
    }
}
