//! Profiles as files: opened with the same checks as on the command line, and
//! saved in one step, never over a file that is something else.

use super::answers::{answers_of, profile_of};
use super::shown::{shown, typed};
use super::signing_in::ProfileWish;
use super::{Answer, Session};
use crate::contract::{Answers, OpenedProfile, SavedProfile};
use azure_devops::PastedAddress;
use setup::{ErrorCode, Failure, Profile};
use std::path::{Path, PathBuf};

impl Session {
    /// Opens a profile and chooses its organization.
    ///
    /// # Errors
    /// Everything that is wrong with the file, with its line.
    pub async fn open_profile(&self, path: String) -> Answer<OpenedProfile> {
        let opened = || {
            let home = self.setup()?.computer.home;
            let path = typed(&path, &home);
            let profile = Profile::read(&path, &home)?;
            Ok::<_, Failure>((shown(&path, &home), profile))
        };
        let (path, profile) = opened().map_err(|failure| self.problem(failure))?;
        let answers = answers_of(&profile);
        let wish = ProfileWish::of(&profile);
        let organization = self.choose_pasted(PastedAddress {
            project: answers.project.clone(),
            endpoints: profile.endpoints,
            feed: None,
        });
        let organization = organization.await?;
        self.state().opened = Some(wish);
        Ok(OpenedProfile {
            path,
            organization,
            answers,
        })
    }

    /// Saves the answers as a profile: a new file, or in the place of another
    /// profile.
    ///
    /// # Errors
    /// Answers that are not legal, a file that is no profile, a folder that is
    /// not there or cannot be written.
    pub async fn save_profile(&self, path: String, answers: Answers) -> Answer<SavedProfile> {
        let saved = || {
            let setup = self.setup()?;
            let home = setup.computer.home;
            let path = typed(&path, &home);
            let endpoints = self.chosen()?.endpoints;
            let account = setup.accounts.find(&endpoints)?;
            let network = self.opened_network();
            let profile = profile_of(&answers, &endpoints, account.as_ref(), network, &home)?;
            let profile = portable(profile, &home);
            save(&path, &profile, &home)?;
            Ok::<_, Failure>(SavedProfile {
                path: shown(&path, &home),
            })
        };
        saved().map_err(|failure| self.problem(failure))
    }
}

/// With `~` for the home folder, which is another one on other computers.
fn portable(mut profile: Profile, home: &Path) -> Profile {
    for folder in &mut profile.workstation.repositories {
        *folder = PathBuf::from(shown(folder, home));
    }
    let file = &mut profile.network.ca_file;
    *file = file.take().map(|file| PathBuf::from(shown(&file, home)));
    profile
}

fn save(path: &Path, profile: &Profile, home: &Path) -> Result<(), Failure> {
    let refused = |why: &str| {
        let failure = Failure::new(ErrorCode::FileNotWritable).at(path.display());
        failure.because(why)
    };
    if path.is_dir() {
        return Err(refused("It is a folder; name a file in it."));
    }
    if !path.parent().is_some_and(Path::is_dir) {
        return Err(refused("There is no such folder."));
    }
    let before = cargo_home::file::read(path)?.map(|file| file.bytes);
    if before.is_some() && Profile::read(path, home).is_err() {
        return Err(refused("It is another file already, and no profile."));
    }
    cargo_home::file::replace(path, before.as_deref(), profile.to_toml().as_bytes())?;
    Ok(())
}
