//! What of this computer would stop the way to the proof and can be seen before
//! anybody signs in: a person should not make a token first and hear afterwards
//! that there is no cargo. It only reads, and asks no server.

use crate::failure::Failure;
use crate::inspection;
use crate::plan;
use crate::profile::Profile;
use crate::setup::Setup;
use cargo_home::RegistryTokens;

impl Setup {
    /// Looks at folders, configuration files, cargo and keychain.
    ///
    /// # Errors
    /// What [`Setup::prepare`] would find of this computer. A feed that turns
    /// out to be public has another index, which only the server can tell.
    pub async fn check_computer(&self, profile: &Profile) -> Result<(), Failure> {
        inspection::inspect_repositories(&profile.workstation.repositories)?;
        let state = inspection::inspect_files(&self.computer, profile, None)?;
        plan::build(profile, None, &state)?;
        let (cargo, tokens) = tokio::join!(self.cargo(), RegistryTokens::open(&self.computer));
        self.refuse_without_libsecret(&cargo?)?;
        tokens?;
        Ok(())
    }
}
