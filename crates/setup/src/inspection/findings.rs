//! What the findings in Cargo's configuration mean for the plan: some stop it,
//! the others are told beside it.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::plan::{Notice, user_level_providers};
use crate::profile::{Profile, StoreKind};
use crate::provider;
use cargo_home::{Finding, Origin};
use std::path::PathBuf;

/// Cargo's built-in provider for the variables of the environment.
const TOKEN_PROVIDER: &str = "cargo:token";

/// Which provider the profile's store leads to.
pub(super) struct StoreWish {
    pub(super) store: StoreKind,
    /// Our program as the configuration names it, where that is the store.
    pub(super) program: Option<Vec<String>>,
    /// The user's own configuration file.
    pub(super) user_file: PathBuf,
}

/// Stops for a conflict, else notes the finding.
pub(super) fn judge(
    finding: &Finding,
    profile: &Profile,
    wish: &StoreWish,
    notices: &mut Vec<Notice>,
) -> Result<(), Failure> {
    if stops(finding, profile, wish) {
        let code = match finding {
            Finding::ProviderListBroken { .. } => ErrorCode::ConfigurationInvalid,
            _ => ErrorCode::ConfigurationConflict,
        };
        return Err(Failure::new(code)
            .because(finding)
            .hint(hint(finding, wish)));
    }
    if !is_as_wished(finding, wish) {
        notices.push(Notice {
            id: id(finding),
            text: format!("{finding} {}", finding.hint()),
        });
    }
    Ok(())
}

fn stops(finding: &Finding, profile: &Profile, wish: &StoreWish) -> bool {
    match finding {
        // Cargo asks that provider alone, and it is not the wished one.
        Finding::RegistryProviderSet { .. } => !is_as_wished(finding, wish),
        Finding::OtherReplacement { .. } => profile.registry.replace_crates_io,
        _ => finding.blocks(),
    }
}

fn hint(finding: &Finding, wish: &StoreWish) -> String {
    match finding {
        Finding::RegistryProviderSet { .. } if wish.store != StoreKind::Keychain => {
            "Remove it there. The path of a program belongs into the user's own configuration, which the plan writes.".to_owned()
        }
        _ => finding.hint(),
    }
}

/// Whether it is just what the store asks for, or what the plan itself mends.
fn is_as_wished(finding: &Finding, wish: &StoreWish) -> bool {
    match finding {
        Finding::RegistryProviderSet {
            provider, origin, ..
        } => {
            let is_planned =
                provider::is_ours(provider) && origin.file() == Some(wish.user_file.as_path());
            is_planned || is_wished(provider, origin, wish)
        }
        Finding::TokenVariableSet { .. } => wish.store == StoreKind::Environment,
        _ => false,
    }
}

fn is_wished(provider: &[String], origin: &Origin, wish: &StoreWish) -> bool {
    match (wish.store, &wish.program) {
        (StoreKind::Keychain, _) => provider.first() == user_level_providers().last(),
        // Beside a list in a repository's file, Cargo would join the two.
        (_, Some(program)) => origin.file().is_none() && provider == program.as_slice(),
        _ => provider.first().is_some_and(|name| name == TOKEN_PROVIDER),
    }
}

fn id(finding: &Finding) -> &'static str {
    match finding {
        Finding::SecondNameForIndex { .. } => "second-name-for-index",
        Finding::NameTakenByOtherIndex { .. } => "name-taken-by-other-index",
        Finding::IndexMisspelled { .. } => "index-misspelled",
        Finding::ReplacementRefused { .. } => "replacement-refused",
        Finding::ReplacementUnknown { .. } => "replacement-unknown",
        Finding::LegacyFile { .. } => "legacy-file",
        Finding::DefaultRegistrySet { .. } => "default-registry-set",
        Finding::OtherReplacement { .. } => "other-replacement",
        Finding::SourceHidesRegistry { .. } => "source-hides-registry",
        Finding::LegacyFileWins { .. } => "legacy-file-wins",
        Finding::PlainTokenInCredentialsFile { .. } => "plain-token-in-file",
        Finding::TokenVariableSet { .. } => "token-variable-set",
        Finding::WorldWritable { .. } => "world-writable",
        Finding::ProviderListBroken { .. } => "provider-list-broken",
        Finding::RegistryProviderSet { .. } => "registry-provider-set",
        Finding::RegistryProviderInTwoFiles { .. } => "registry-provider-in-two-files",
        Finding::ForeignProvider { .. } => "foreign-provider",
        Finding::IncludesFiles { .. } => "includes-files",
        Finding::Offline { .. } => "offline",
    }
}
