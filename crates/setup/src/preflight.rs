//! What of this computer would stop the way to the proof and can be seen before
//! anybody signs in: a person should not make a token first and hear afterwards
//! that there is no cargo. It only reads, and asks no server.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::inspection;
use crate::plan;
use crate::profile::Profile;
use crate::setup::Setup;
use cargo_home::{Cargo, Computer, Libsecret, RegistryTokens, VersionVerdict};

/// The cargo and the keychain that were found: [`Setup::prepare_checked`] goes
/// on with them instead of looking again.
pub struct Checked {
    pub(crate) cargo: Cargo,
    pub(crate) tokens: RegistryTokens,
}

impl Setup {
    /// Looks at folders, configuration files, cargo and keychain.
    ///
    /// # Errors
    /// What [`Setup::prepare`] would find of this computer. A feed that turns
    /// out to be public has another index, which only the server can tell.
    pub async fn check_computer(&self, profile: &Profile) -> Result<Checked, Failure> {
        inspection::inspect_repositories(&profile.workstation.repositories)?;
        let state = inspection::inspect_files(&self.computer, profile, None)?;
        plan::build(profile, None, &state)?;
        find_programs(&self.computer).await
    }
}

/// Finds cargo and the keychain, both at once.
pub(crate) async fn find_programs(computer: &Computer) -> Result<Checked, Failure> {
    let (cargo, tokens) = tokio::join!(cargo(computer), RegistryTokens::open(computer));
    let cargo = cargo?;
    refuse_without_libsecret(computer, &cargo)?;
    let tokens = tokens?;
    Ok(Checked { cargo, tokens })
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
