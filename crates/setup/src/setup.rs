//! The entrance: a [`Setup`] knows the computer, our folders and the accounts;
//! [`Setup::prepare`] looks around and makes the plan, the rest of the path
//! starts from there. It holds no secret longer than a plan lives.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::folders::Folders;
use crate::inspection::{self, ComputerState, ServerState};
use crate::journal;
use crate::plan::{self, Plan};
use crate::profile::Profile;
use azure_devops::{Client, ClientOptions, Credential, Endpoints};
use cargo_home::{Cargo, Computer, Libsecret, RegistryTokens, VersionVerdict};
use secrecy::SecretString;
use sign_in::Accounts;
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
    pub(crate) tokens: RegistryTokens,
    /// The file with the provider list.
    pub(crate) user_configuration: PathBuf,
    /// The whole Authorization header that cargo shall send.
    pub(crate) header: SecretString,
    /// The feed is there, but so new that it may still refuse its creator.
    pub(crate) feed_is_new: bool,
}

impl Prepared {
    /// The profile that the plan leads to.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Whether the feed is there already.
    pub fn feed_exists(&self) -> bool {
        self.server.feed.is_some()
    }
}

impl Setup {
    /// Looks at the server and this computer, and makes the plan. Changes
    /// nothing.
    ///
    /// # Errors
    /// Everything that would stop the way to the proof and can be seen now.
    pub async fn prepare(&self, profile: Profile) -> Result<Prepared, Failure> {
        inspection::inspect_repositories(&profile.workstation.repositories)?;
        // First, because it says best what is wrong with a keychain.
        let tokens = RegistryTokens::open(&self.computer).await?;
        let (client, header) = self.client(&profile.endpoints).await?;
        let (server, cargo) = tokio::join!(
            inspection::inspect_server(&client, &profile.feed, &self.folders),
            self.cargo(),
        );
        let (cargo, server) = (cargo?, server?);
        self.refuse_without_libsecret(&cargo)?;
        let public = Some(server.public);
        let computer =
            inspection::inspect_computer(&self.computer, &profile, public, &header, &tokens)
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
        let tokens = RegistryTokens::open(&self.computer).await?;
        let header = self.credential(&profile.endpoints).await?.header_value();
        let computer =
            inspection::inspect_computer(&self.computer, profile, None, &header, &tokens).await?;
        plan::build(profile, None, &computer)
    }

    /// A client for the organization, signed in as the account that is kept
    /// for it, and the header that cargo will send.
    ///
    /// # Errors
    /// [`ErrorCode::NoAccount`] when nobody is signed in.
    pub async fn client(&self, endpoints: &Endpoints) -> Result<(Client, SecretString), Failure> {
        let credential = self.credential(endpoints).await?;
        let header = credential.header_value();
        let client = Client::new(
            endpoints.clone(),
            Some(credential),
            self.client_options.clone(),
        )?;
        Ok((client, header))
    }

    async fn credential(&self, endpoints: &Endpoints) -> Result<Credential, Failure> {
        let Some(token) = self.accounts.token(endpoints).await? else {
            let url = endpoints.organization_url();
            return Err(Failure::new(ErrorCode::NoAccount)
                .at(url)
                .hint(format!("Run `feedwright sign-in --organization {url}`.")));
        };
        Ok(Credential::personal_access_token(token)?)
    }

    /// `cargo:libsecret` in the list breaks every registry that signs in, when
    /// cargo cannot load the library (cargo facts §1d).
    pub(crate) fn refuse_without_libsecret(&self, cargo: &Cargo) -> Result<(), Failure> {
        if cargo_home::libsecret(&self.computer) != Libsecret::Missing {
            return Ok(());
        }
        Err(Failure::new(ErrorCode::KeychainMissing)
            .at("libsecret-1.so.0")
            .because(format!(
                "cargo {} reads the keychain through libsecret, which is not installed.",
                cargo.version
            ))
            .hint("Install libsecret (libsecret-1-0 on Debian and Ubuntu, libsecret on Fedora)."))
    }

    pub(crate) async fn cargo(&self) -> Result<Cargo, Failure> {
        let cargo = cargo_home::find_cargo(&self.computer).await?;
        match cargo_home::check_version(&cargo.version) {
            VersionVerdict::Refused { .. } => Err(Failure::new(ErrorCode::CargoTooOld)
                .at(cargo.path.display())
                .because(format!("It is version {}.", cargo.version))),
            _ => Ok(cargo),
        }
    }
}
