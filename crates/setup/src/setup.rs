//! The entrance: a [`Setup`] knows the computer, our folders and the accounts;
//! [`Setup::prepare`] looks around and makes the plan, the rest of the path
//! starts from there. It holds no secret longer than a plan lives.

use crate::cargo_header::{no_account, unsuitable};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::folders::Folders;
use crate::inspection::{self, ComputerState, ServerState};
use crate::journal;
use crate::plan::{self, Plan};
use crate::preflight::{self, Checked};
use crate::profile::{Profile, StoreKind};
use azure_devops::{Client, ClientOptions, Credential, Endpoints, Feed};
use cargo_home::{Cargo, Computer, RegistryTokens};
use secrecy::SecretString;
use sign_in::{Accounts, SecretStore, TokenOptions};
use std::path::PathBuf;

/// Everything that the path needs to know of where it runs.
#[derive(Clone)]
pub struct Setup {
    /// This computer.
    pub computer: Computer,
    /// Our own folders.
    pub folders: Folders,
    /// Who is signed in where.
    pub accounts: Accounts,
    /// Times and limits of the REST client.
    pub client_options: ClientOptions,
    /// Our credential provider, `cargo-credential-feedwright`; none lets
    /// [`Setup::provider`] look for it.
    pub provider_program: Option<PathBuf>,
}

/// A plan with all that is needed to make it true.
pub struct Prepared {
    /// What will be done.
    pub plan: Plan,
    /// The cargo that will prove it.
    pub cargo: Cargo,
    pub(crate) profile: Profile,
    pub(crate) client: Client,
    pub(crate) server: ServerState,
    pub(crate) computer: ComputerState,
    /// Cargo's keychain, as far as the profile's store needs it.
    pub(crate) tokens: Option<RegistryTokens>,
    /// The file with the provider list.
    pub(crate) user_configuration: PathBuf,
    /// The whole Authorization header that cargo shall send; none before its
    /// token is minted.
    pub(crate) header: Option<SecretString>,
    /// It is the doctor's, and no way to the whole profile.
    pub(crate) mends: bool,
    /// The feed is there, but so new that it may still refuse its creator.
    pub(crate) feed_is_new: bool,
}

impl Prepared {
    /// The profile that the plan leads to.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// The feed as the server told it; none while it is to be created.
    pub fn feed(&self) -> Option<&Feed> {
        self.server.feed.as_ref()
    }

    /// The header that cargo shall send; its token is minted if it is missing.
    pub(crate) async fn header(&self, setup: &Setup) -> Result<SecretString, Failure> {
        match &self.header {
            Some(header) => Ok(header.clone()),
            // On the heap: minting takes many kilobytes of state, and is rare.
            None => Box::pin(setup.header_now(&self.profile)).await,
        }
    }

    /// Whether it only mends what the doctor found: looking again tells whether
    /// it did, and there is nothing to prove.
    pub fn mends(&self) -> bool {
        self.mends
    }

    /// The keychain that the plan needs.
    pub(crate) fn tokens(&self) -> Result<&RegistryTokens, Failure> {
        let missing = || ErrorCode::KeychainMissing.into();
        self.tokens.as_ref().ok_or_else(missing)
    }

    /// Whether the feed is there already.
    pub fn feed_exists(&self) -> bool {
        self.server.feed.is_some()
    }
}

impl Setup {
    /// The same engine for a computer without a keychain: accounts are checked
    /// against memory and can be held ([`Accounts::hold`]), and nothing of them
    /// is kept anywhere. For the store [`StoreKind::Environment`] alone, and
    /// only when a person has chosen it.
    ///
    /// # Errors
    /// When the list of accounts cannot be read.
    pub fn without_keychain(&self) -> Result<Setup, Failure> {
        let accounts = Accounts::open(&self.folders.configuration, SecretStore::memory())?;
        Ok(Setup {
            accounts,
            ..self.clone()
        })
    }

    /// Looks at the server and this computer, and makes the plan. Changes
    /// nothing.
    ///
    /// # Errors
    /// Everything that would stop the way to the proof and can be seen now.
    pub async fn prepare(&self, profile: Profile) -> Result<Prepared, Failure> {
        let setup = self.reached_by(&profile.network);
        Box::pin(setup.prepare_reached(profile)).await
    }

    async fn prepare_reached(&self, profile: Profile) -> Result<Prepared, Failure> {
        inspection::inspect_repositories(&profile.workstation.repositories)?;
        inspection::check_authorities(&profile)?;
        let (credential, programs) = tokio::join!(
            Box::pin(self.credential(&profile.endpoints)),
            preflight::find_programs(self, &profile)
        );
        // In this order, because the first says best what is wrong with a keychain.
        let programs = programs?;
        Box::pin(self.prepare_with(profile, programs, credential?)).await
    }

    /// The same after [`Setup::check_computer`], with what that has found.
    ///
    /// # Errors
    /// As for [`Setup::prepare`].
    pub async fn prepare_checked(
        &self,
        profile: Profile,
        checked: Checked,
    ) -> Result<Prepared, Failure> {
        inspection::inspect_repositories(&profile.workstation.repositories)?;
        inspection::check_authorities(&profile)?;
        let setup = self.reached_by(&profile.network);
        let credential = setup.credential(&profile.endpoints).await?;
        Box::pin(setup.prepare_with(profile, checked, credential)).await
    }

    async fn prepare_with(
        &self,
        profile: Profile,
        checked: Checked,
        credential: Credential,
    ) -> Result<Prepared, Failure> {
        let Checked { cargo, tokens } = checked;
        let header = Box::pin(self.cargo_header(&profile, &credential)).await?;
        let (client, _) = self.client_with(&profile.endpoints, credential)?;
        let server = inspection::inspect_server(&client, &profile.feed, &self.folders).await?;
        let public = Some(server.public);
        let computer =
            inspection::inspect_computer(self, &profile, public, header.as_ref(), tokens.as_ref())
                .await?;
        let plan = plan::build(&profile, Some(&server), &computer)?;
        let user_configuration = cargo_home::configuration_path(&self.computer.cargo_home).path;
        let feed_is_new = server.feed.is_some()
            && journal::created_lately(&self.folders, &plan.organization, &plan.feed)?;
        Ok(Prepared {
            plan,
            cargo,
            profile,
            client,
            server,
            computer,
            tokens,
            user_configuration,
            header,
            mends: false,
            feed_is_new,
        })
    }

    /// What differs on this computer, without asking the server or starting
    /// cargo.
    ///
    /// # Errors
    /// When nobody is signed in, or files or keychain cannot be read.
    pub async fn status(&self, profile: &Profile) -> Result<Plan, Failure> {
        inspection::inspect_repositories(&profile.workstation.repositories)?;
        inspection::check_authorities(profile)?;
        let mut state = inspection::inspect_files(self, profile, None)?;
        // Agreeing on keys with the keychain takes longer than all else, and
        // cargo's entries and ours are reached apart: so both at once.
        let stored = async {
            let tokens = preflight::keychain(self, profile).await?;
            inspection::stored(self, profile, &state.index, tokens.as_ref()).await
        };
        let (header, stored) = tokio::join!(Box::pin(self.known_header(profile)), Box::pin(stored));
        // In this order, because the first says best what is wrong with a keychain.
        let stored = stored?;
        state.token = stored.measured(header?.as_ref());
        plan::build(profile, None, &state)
    }

    /// A client for the organization, signed in as the account that is kept
    /// for it, and the header that it sends.
    ///
    /// # Errors
    /// [`ErrorCode::NoAccount`] when nobody is signed in.
    pub async fn client(&self, endpoints: &Endpoints) -> Result<(Client, SecretString), Failure> {
        let credential = self.credential(endpoints).await?;
        self.client_with(endpoints, credential)
    }

    fn client_with(
        &self,
        endpoints: &Endpoints,
        credential: Credential,
    ) -> Result<(Client, SecretString), Failure> {
        let header = credential.header_value();
        let client = Client::new(
            endpoints.clone(),
            Some(credential),
            self.client_options.clone(),
        )?;
        Ok((client, header))
    }

    async fn credential(&self, endpoints: &Endpoints) -> Result<Credential, Failure> {
        let options = TokenOptions::with_client(self.client_options.clone());
        let found = self.accounts.credential(endpoints, &options).await?;
        found.ok_or_else(|| no_account(endpoints))
    }

    /// The header, as far as it can be known without asking anybody: an account
    /// of Entra asks its cloud.
    async fn known_header(&self, profile: &Profile) -> Result<Option<SecretString>, Failure> {
        let endpoints = &profile.endpoints;
        let account = self.accounts.find(endpoints)?;
        let account = account.ok_or_else(|| no_account(endpoints))?;
        match (account.kind.is_entra(), account.minting) {
            (true, None) if profile.store == StoreKind::Keychain => Err(unsuitable(profile)),
            (true, None) => Ok(None),
            (true, Some(_)) if profile.store != StoreKind::Keychain => Ok(None),
            (true, Some(minting)) if minting.minted.is_none() => Ok(None),
            // The one case that may ask the cloud.
            (true, Some(_)) => self.header_now(profile).await.map(Some),
            (false, _) => Ok(Some(self.credential(endpoints).await?.header_value())),
        }
    }
}
