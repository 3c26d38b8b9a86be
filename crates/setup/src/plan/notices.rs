//! What a person should know of the store that was chosen: which variables to
//! set where nothing is stored, and which tools read neither keychain nor
//! provider. No notice holds a token.

use super::{Change, Notice};
use crate::inspection::ComputerState;
use crate::profile::{Profile, StoreKind};
use cargo_home::RegistryName;

/// Tools that read Cargo's configuration by themselves and can start no
/// provider (cargo facts §2).
const TOOLS: &str = "Dependabot, Renovate, cargo-binstall, installers such as those of cargo-dist, and editors that run Cargo in a container";

/// The notices of the findings, and those of the store.
pub(super) fn notices(
    profile: &Profile,
    computer: &ComputerState,
    changes: &[Change],
) -> Vec<Notice> {
    let mut notices = computer.notices.clone();
    let variables = variables(&computer.registry);
    if profile.store == StoreKind::Environment {
        let text = format!(
            "Nothing is stored on this computer. Where Cargo runs, set {variables}, where TOKEN is the whole Authorization header: `Basic ` and the base64 of `PAT:` and a personal access token, or `Bearer ` and a token of Microsoft Entra."
        );
        let id = "environment-variables";
        notices.push(Notice { id, text });
    } else if changes.iter().any(Change::hands_out_token) {
        let text = format!(
            "Some tools can use neither a keychain nor a provider: {TOOLS}. Where they run, set {variables}."
        );
        let id = "tools-without-keychain";
        notices.push(Notice { id, text });
    }
    if let Some(days) = computer.days_to_mint.filter(|_| !changes.is_empty()) {
        let text = format!(
            "A personal access token for packages alone is made with your account. It lives {days} days, is renewed before it ends, and is revoked when you sign out."
        );
        let id = "mints-token";
        notices.push(Notice { id, text });
    }
    notices.sort();
    notices
}

fn variables(registry: &RegistryName) -> String {
    format!(
        "{}=TOKEN and {}=cargo:token",
        registry.token_variable(),
        registry.provider_variable()
    )
}

impl Change {
    /// Whether it changes the way that Cargo gets the token.
    fn hands_out_token(&self) -> bool {
        matches!(
            self,
            Change::StoreToken { .. } | Change::RegisterProvider { .. }
        )
    }
}
