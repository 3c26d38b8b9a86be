//! What the findings in Cargo's configuration mean for the plan: some stop it,
//! the others are told beside it.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::plan::{Notice, user_level_providers};
use crate::profile::Profile;
use cargo_home::Finding;

/// Stops for a conflict, else notes the finding.
pub(super) fn judge(
    finding: &Finding,
    profile: &Profile,
    notices: &mut Vec<Notice>,
) -> Result<(), Failure> {
    if stops(finding, profile) {
        let code = match finding {
            Finding::ProviderListBroken { .. } => ErrorCode::ConfigurationInvalid,
            _ => ErrorCode::ConfigurationConflict,
        };
        return Err(Failure::new(code).because(finding).hint(finding.hint()));
    }
    if !is_as_wished(finding) {
        notices.push(Notice {
            id: id(finding),
            text: format!("{finding} {}", finding.hint()),
        });
    }
    Ok(())
}

fn stops(finding: &Finding, profile: &Profile) -> bool {
    match finding {
        // Cargo asks that provider alone, and it is not the keychain.
        Finding::RegistryProviderSet { .. } => !is_as_wished(finding),
        Finding::OtherReplacement { .. } => profile.registry.replace_crates_io,
        _ => finding.blocks(),
    }
}

/// A provider of the registry's own that is the keychain is just what is
/// wished.
fn is_as_wished(finding: &Finding) -> bool {
    match finding {
        Finding::RegistryProviderSet { provider, .. } => {
            provider.first() == user_level_providers().last()
        }
        _ => false,
    }
}

fn id(finding: &Finding) -> &'static str {
    match finding {
        Finding::SecondNameForIndex { .. } => "second-name-for-index",
        Finding::NameTakenByOtherIndex { .. } => "name-taken-by-other-index",
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
