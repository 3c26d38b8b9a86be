//! What of this computer would stop the way to the proof and can be seen before
//! anybody signs in: a person should not make a token first and hear afterwards
//! that there is no cargo. It only reads, and asks no server.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::inspection;
use crate::journal;
use crate::plan;
use crate::profile::{Profile, StoreKind};
use crate::setup::Setup;
use cargo_home::{Cargo, Computer, Libsecret, RegistryTokens, TokenStoreError, VersionVerdict};

/// The cargo and the keychain that were found: [`Setup::prepare_checked`] goes
/// on with them instead of looking again.
pub struct Checked {
    pub(crate) cargo: Cargo,
    /// None where the profile's store needs no keychain.
    pub(crate) tokens: Option<RegistryTokens>,
}

impl Setup {
    /// Looks at folders, configuration files, cargo, the keychain if the
    /// profile's store needs one, and our provider if it is the store.
    ///
    /// # Errors
    /// What [`Setup::prepare`] would find of this computer: a keychain that is
    /// missing, locked or silent is known within 3 seconds. A feed that turns
    /// out to be public has another index, which only the server can tell.
    pub async fn check_computer(&self, profile: &Profile) -> Result<Checked, Failure> {
        inspection::inspect_repositories(&profile.workstation.repositories)?;
        inspection::check_authorities(profile)?;
        let state = inspection::inspect_files(self, profile, None)?;
        plan::build(profile, None, &state)?;
        find_programs(self, profile).await
    }
}

/// Finds cargo and the keychain, both at once.
pub(crate) async fn find_programs(setup: &Setup, profile: &Profile) -> Result<Checked, Failure> {
    let (cargo, tokens) = tokio::join!(cargo(&setup.computer), keychain(setup, profile));
    let cargo = cargo?;
    if profile.store == StoreKind::Keychain {
        refuse_without_libsecret(&setup.computer, &cargo)?;
    }
    let tokens = tokens?;
    if let Some(tokens) = tokens.as_ref().filter(|_| needs_keychain(profile)) {
        refuse_locked(tokens).await?;
    }
    Ok(Checked { cargo, tokens })
}

fn needs_keychain(profile: &Profile) -> bool {
    match profile.store {
        StoreKind::Keychain => true,
        // Our provider reads the account from the same keychain.
        StoreKind::Provider => profile.account.keeps_secret() || profile.entra.mint_days.is_some(),
        StoreKind::Environment | StoreKind::PlainFile => false,
    }
}

/// The keychain, as far as the profile's store or account needs it, or an
/// earlier run has left something in it.
pub(crate) async fn keychain(
    setup: &Setup,
    profile: &Profile,
) -> Result<Option<RegistryTokens>, Failure> {
    let open = || RegistryTokens::open(&setup.computer);
    if !needs_keychain(profile) {
        let organization = profile.endpoints.organization_url().as_str();
        let left = journal::has_stored_token(&setup.folders, organization, &profile.feed.name)?;
        return Ok(if left { open().await.ok() } else { None });
    }
    match open().await {
        // The account has its own way into this system's keychain.
        Err(TokenStoreError::UnsupportedSystem { .. }) if profile.store == StoreKind::Provider => {
            Ok(None)
        }
        tokens => Ok(Some(tokens?)),
    }
}

/// What is written to a locked keychain is refused; a person hears of it first.
async fn refuse_locked(tokens: &RegistryTokens) -> Result<(), Failure> {
    match tokens.is_locked().await? {
        true => Err(TokenStoreError::Locked.into()),
        false => Ok(()),
    }
}

async fn cargo(computer: &Computer) -> Result<Cargo, Failure> {
    let cargo = cargo_home::find_cargo(computer).await?;
    match cargo_home::check_version(&cargo.version) {
        VersionVerdict::Refused { .. } => Err(Failure::new(ErrorCode::CargoTooOld)
            .at(cargo.path.display())
            .because(format!("It is version {}.", cargo.version))),
        _ => Ok(cargo),
    }
}

/// `cargo:libsecret` in the list breaks every registry that signs in, when
/// cargo cannot load the library (cargo facts §1d).
fn refuse_without_libsecret(computer: &Computer, cargo: &Cargo) -> Result<(), Failure> {
    if cargo_home::libsecret(computer) != Libsecret::Missing {
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
