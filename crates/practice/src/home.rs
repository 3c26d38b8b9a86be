//! Practice mode's world: a folder that is thrown away, with a home, a Cargo
//! home and repositories of its own, a keychain that only it uses, and the
//! practice server. Nothing outside the folder is written.

use std::path::PathBuf;

use azure_devops::{ClientOptions, Endpoints};
use cargo_home::{Computer, PrivateSecretService};
use practice_server::{PracticeOptions, PracticeServer, TokenRequest, Upstream};
use setup::profile::RawProfile;
use setup::{ErrorCode, Failure, Folders, Profile, Setup};
use sign_in::{Accounts, SecretStore};
use tempfile::TempDir;

use crate::private_folder::private_folder;
use crate::repositories;

/// The feed that practice mode creates unless another one is named.
const FEED: &str = "crates-mirror";
/// Forces the built-in upstream, for runs that must not ask crates.io.
const UPSTREAM_VARIABLE: &str = "FEEDWRIGHT_PRACTICE_UPSTREAM";

/// What of the practised set-up is not the usual.
#[derive(Clone, Debug, Default)]
pub struct PracticeWish {
    /// The feed's name.
    pub feed: Option<String>,
    /// The project that holds it.
    pub project: Option<String>,
    /// The registry's name in Cargo.
    pub registry: Option<String>,
    /// Every project of the practice user.
    pub user_level: bool,
}

/// A running practice world.
pub struct PracticeHome {
    folder: TempDir,
    server: PracticeServer,
    keychain: PrivateSecretService,
    setup: Setup,
    endpoints: Endpoints,
}

impl PracticeHome {
    /// Makes the folder, starts keychain and server, and signs in.
    ///
    /// # Errors
    /// [`ErrorCode::PracticeUnavailable`], and what keeps the account from signing in.
    pub async fn start(real: &Computer) -> Result<PracticeHome, Failure> {
        let folder = private_folder().map_err(unavailable)?;
        let home = folder.path().join("home");
        let mut computer = real.with_home(&home);
        let options = PracticeOptions {
            upstream: upstream(real)?,
            ..PracticeOptions::default()
        };
        let keyring = folder.path().join("keychain");
        let (keychain, server) = tokio::join!(
            PrivateSecretService::start(&keyring, real),
            PracticeServer::start(options)
        );
        let (keychain, server) = (keychain.map_err(unavailable)?, server.map_err(unavailable)?);
        computer.secret_service_address = Some(keychain.address().to_owned());
        let folders = Folders::below(&folder.path().join("feedwright"));
        let accounts = Accounts::open(&folders.configuration, SecretStore::memory())?;
        let endpoints = Endpoints::parse(server.organization_url().as_str())?;
        let project = first_project(&server);
        repositories::make(&home, &endpoints, &project).map_err(unavailable)?;
        let token = server.issue_token(TokenRequest::default());
        let client_options = ClientOptions::default();
        accounts
            .sign_in_with_token(&endpoints, token, client_options.clone())
            .await?;
        let setup = Setup {
            computer,
            folders,
            accounts,
            client_options,
            provider_program: None,
        };
        Ok(PracticeHome {
            folder,
            server,
            keychain,
            setup,
            endpoints,
        })
    }

    /// The engine, in this world.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// Where the crates come from.
    pub fn upstream_in_words(&self) -> &'static str {
        if self.server.uses_crates_io() {
            "The practice feed gets its crates from the real crates.io."
        } else {
            "The practice feed gets its crates from a small built-in upstream source that stands in for crates.io."
        }
    }

    /// The practice organization.
    pub fn endpoints(&self) -> &Endpoints {
        &self.endpoints
    }

    /// The server.
    pub fn server(&self) -> &PracticeServer {
        &self.server
    }

    /// The project of the practice organization that holds the feed, unless
    /// another one is named.
    pub fn project(&self) -> String {
        first_project(&self.server)
    }

    /// Whether the crates come from the real crates.io.
    pub fn uses_crates_io(&self) -> bool {
        self.server.uses_crates_io()
    }

    /// The folder of this computer that practice sets up.
    pub fn repository(&self) -> PathBuf {
        repositories::plain(&self.setup.computer.home)
    }

    /// What is practised: one project, one feed.
    ///
    /// # Errors
    /// What the profile's checks find in `wish`.
    pub fn profile(&self, wish: &PracticeWish) -> Result<Profile, Failure> {
        let folder = self.repository();
        let organization = self.endpoints.organization_url().as_str();
        let project = wish.project.clone().unwrap_or_else(|| self.project());
        let raw = serde_json::json!({
            "schema": setup::profile::SCHEMA,
            "organization": { "url": organization },
            "feed": {
                "name": wish.feed.as_deref().unwrap_or(FEED),
                "project": project,
            },
            "registry": { "name": wish.registry },
            "workstation": { "repositories": [folder], "user-level": wish.user_level },
        });
        let raw: RawProfile = serde_json::from_value(raw)
            .map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
        Profile::from_raw(raw, &self.setup.computer.home, &folder)
    }

    /// Stops everything and throws the folder away.
    ///
    /// # Errors
    /// When the folder cannot be removed.
    pub async fn end(self) -> Result<(), Failure> {
        self.server.stop().await;
        drop(self.keychain);
        self.folder.close().map_err(unavailable)
    }
}

fn first_project(server: &PracticeServer) -> String {
    let mut organizations = server.options().organizations.iter();
    let first = organizations
        .next()
        .and_then(|organization| organization.projects.first());
    first.map_or_else(String::new, |project| project.name.clone())
}

fn upstream(computer: &Computer) -> Result<Upstream, Failure> {
    match computer
        .variable(UPSTREAM_VARIABLE)
        .map(|value| value.to_string_lossy().into_owned())
        .as_deref()
    {
        None | Some("" | "automatic") => Ok(Upstream::Automatic),
        Some("built-in") => Ok(Upstream::BuiltIn),
        Some("crates-io") => Ok(Upstream::CratesIo),
        Some(_) => Err(unavailable(format!(
            "{UPSTREAM_VARIABLE} is automatic, built-in or crates-io."
        ))),
    }
}

fn unavailable(error: impl std::fmt::Display) -> Failure {
    Failure::new(ErrorCode::PracticeUnavailable).because(error)
}
