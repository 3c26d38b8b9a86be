//! From what would mend a finding to a plan of ordinary changes, which is shown,
//! journalled, applied and taken back like any other. Making the plan changes
//! nothing, asks no server, and needs nobody to be signed in.

use super::check::Fix;
use super::configuration::registry;
use super::recorded::RecordedSetUp;
use crate::apply::{mode_of, sha256};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::inspection::{ComputerState, ServerState, TokenState};
use crate::network;
use crate::plan::{Change, Level, Plan, project, unified};
use crate::preflight;
use crate::setup::{Prepared, Setup};
use azure_devops::Client;
use cargo_home::edit::{self, Edit};
use sign_in::Registrations;
use std::path::{Path, PathBuf};

/// One thing that a program can mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// Lines of a configuration file.
    Edit {
        /// The file.
        path: PathBuf,
        /// What it shall say.
        edits: Vec<Edit>,
    },
    /// A file of the old name, `.cargo/config`: its lines, and those of the
    /// `config.toml` beside it, go into `config.toml`.
    RenameLegacy {
        /// The file without extension.
        path: PathBuf,
    },
    /// A readable token in Cargo's credentials file.
    RemovePlainToken {
        /// The file.
        path: PathBuf,
        /// The registry in it.
        registry: String,
        /// The line of the token, from 1.
        line: usize,
    },
    /// A file or folder that everybody may write.
    RestrictWriting {
        /// The file or folder.
        path: PathBuf,
    },
    /// The list of our provider cannot be used: a new one takes its place.
    RewriteList,
}

impl Fix {
    /// These changes, for this set-up.
    pub(super) fn mend(set_up: &RecordedSetUp, mends: Vec<Mend>) -> Fix {
        const LENGTH: usize = 16;
        let what = sha256(format!("{} {mends:?}", set_up.run).as_bytes());
        Fix::Mend {
            id: what.chars().take(LENGTH).collect(),
            run: set_up.run.clone(),
            mends,
        }
    }
}

impl Setup {
    /// The plan that mends a finding, for [`Setup::apply`]. After an `Apply` it
    /// can be proved; after a `Mend`, looking again tells.
    ///
    /// # Errors
    /// [`ErrorCode::NoAccount`] for signing in, which is no plan;
    /// [`ErrorCode::RunUnknown`] when the set-up was taken back meanwhile; and
    /// what [`Setup::prepare`] reports.
    pub async fn plan_fix(&self, fix: &Fix) -> Result<Prepared, Failure> {
        match fix {
            Fix::Apply { profile, .. } => self.prepare(profile.as_ref().clone()).await,
            Fix::Mend { run, mends, .. } => {
                let mut set_ups = self.set_ups()?.into_iter();
                let set_up = set_ups.find(|set_up| set_up.run == *run);
                let set_up = set_up
                    .ok_or_else(|| Failure::new(ErrorCode::RunUnknown).at(format!("`{run}`")))?;
                self.plan_mends(set_up, mends).await
            }
            Fix::SignIn { organization } => {
                Err(Failure::new(ErrorCode::NoAccount).at(organization))
            }
        }
    }

    async fn plan_mends(&self, set_up: RecordedSetUp, mends: &[Mend]) -> Result<Prepared, Failure> {
        let (index, registry) = registry(&self.computer, &set_up)?;
        let profile = set_up.profile;
        let cargo = cargo_home::find_cargo(&self.computer).await?;
        let tokens = preflight::keychain(self, &profile).await.ok().flatten();
        let options = self.reached_by(&profile.network).client_options;
        let endpoints = profile.endpoints.clone();
        let client = Client::new(endpoints, None, options)?;
        let mut changes = Vec::new();
        for mend in mends {
            changes.extend(self.changes(&profile, index.as_str(), mend)?);
        }
        let plan = Plan {
            organization: profile.endpoints.organization_url().to_string(),
            project: project(&profile),
            feed: profile.feed.name.clone(),
            registry: registry.as_str().to_owned(),
            index: index.as_str().to_owned(),
            changes,
            notices: Vec::new(),
            store: profile.store,
            store_means: profile.store.meaning(),
        };
        Ok(Prepared {
            plan,
            cargo,
            client,
            server: ServerState::unknown(),
            computer: ComputerState {
                index,
                registry,
                files: Vec::new(),
                token: TokenState::NotWanted,
                registrations: None,
                days_to_mint: None,
                notices: Vec::new(),
            },
            tokens,
            user_configuration: self.user_file(),
            header: None,
            mends: true,
            feed_is_new: false,
            profile,
        })
    }

    fn user_file(&self) -> PathBuf {
        cargo_home::configuration_path(&self.computer.cargo_home).path
    }

    fn changes(
        &self,
        profile: &crate::profile::Profile,
        index: &str,
        mend: &Mend,
    ) -> Result<Vec<Change>, Failure> {
        match mend {
            Mend::Edit { path, edits } => {
                let (before, text) = text_of(path)?;
                let after = edit::apply(&text, edits);
                let after = after.map_err(|error| Failure::of_edit(&error, path))?;
                let write = self.write(path, before, &text, after);
                Ok(write.into_iter().collect())
            }
            Mend::RenameLegacy { path } => self.rename(path),
            Mend::RemovePlainToken {
                path,
                registry,
                line,
            } => Ok(vec![Change::RemovePlainToken {
                path: path.clone(),
                registry: registry.clone(),
                line: *line,
            }]),
            Mend::RestrictWriting { path } => Ok(restrict(path).into_iter().collect()),
            Mend::RewriteList => {
                let network = network::of_provider(&self.computer, &profile.network);
                let list = Registrations::default()
                    .with(index, &profile.endpoints)?
                    .reached_by(index, &network);
                let folder = &self.folders.configuration;
                let path = Registrations::file(folder);
                let before = cargo_home::file::read(&path)?.map(|now| now.bytes);
                let text = String::from_utf8_lossy(before.as_deref().unwrap_or_default());
                let (new, after) = (before.is_none(), list.to_json());
                if before.as_deref() == Some(after.as_bytes()) {
                    return Ok(Vec::new());
                }
                let (diff, added, removed) = unified(&path, &text, &after, new);
                Ok(vec![Change::RegisterProvider {
                    index: index.to_owned(),
                    organization: profile.endpoints.organization_url().to_string(),
                    removes: false,
                    new,
                    diff,
                    added,
                    removed,
                    before,
                    after: after.into_bytes(),
                    path,
                }])
            }
        }
    }

    /// None when nothing would change.
    fn write(
        &self,
        path: &Path,
        before: Option<Vec<u8>>,
        text: &str,
        after: String,
    ) -> Option<Change> {
        let new = before.is_none();
        let (diff, added, removed) = unified(path, text, &after, new);
        let is_of_user = path.starts_with(&self.computer.cargo_home);
        (after != text).then(|| Change::WriteConfiguration {
            path: path.to_owned(),
            level: if is_of_user {
                Level::User
            } else {
                Level::Repository
            },
            new,
            diff,
            added,
            removed,
            before,
            after: after.into_bytes(),
        })
    }

    /// The new file is there before the old one, which Cargo prefers, goes.
    fn rename(&self, path: &Path) -> Result<Vec<Change>, Failure> {
        let (legacy, text) = text_of(path)?;
        let modern = path.with_extension("toml");
        let (before, hidden) = text_of(&modern)?;
        let joined = edit::adopt(&text, &hidden);
        let joined = joined.map_err(|error| Failure::of_edit(&error, path))?;
        let mut changes: Vec<Change> = self
            .write(&modern, before, &hidden, joined)
            .into_iter()
            .collect();
        if let Some(before) = legacy {
            let (diff, _, removed) = unified(path, &text, "", false);
            changes.push(Change::RemoveFile {
                path: path.to_owned(),
                diff,
                removed,
                before,
            });
        }
        Ok(changes)
    }
}

/// The bytes of a configuration file and its text; none and empty where there is
/// no such file.
fn text_of(path: &Path) -> Result<(Option<Vec<u8>>, String), Failure> {
    let Some(snapshot) = cargo_home::file::read(path)? else {
        return Ok((None, String::new()));
    };
    cargo_home::file::check(path)?;
    let text = edit::decode(&snapshot.bytes).map_err(|error| Failure::of_edit(&error, path))?;
    let text = text.to_owned();
    Ok((Some(snapshot.bytes), text))
}

/// Everybody else, the group too, loses the right to write; none where it is so
/// already.
fn restrict(path: &Path) -> Option<Change> {
    const OTHERS_WRITE: u32 = 0o022;
    let before = mode_of(path)?;
    let bits = u32::from_str_radix(&before, 8).ok()?;
    let after = format!("{:04o}", bits & !OTHERS_WRITE);
    (after != before).then(|| Change::RestrictWriting {
        path: path.to_owned(),
        before,
        after,
    })
}
