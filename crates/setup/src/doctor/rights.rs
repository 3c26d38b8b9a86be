//! Whether Cargo's own token may write packages: one that may only read makes
//! its owner a reader, and nothing new is ever saved (azure-devops facts §3.3).
//! It asks for what by its specification needs the write scope and changes
//! nothing.

use super::check::{Check, Fix};
use super::recorded::RecordedSetUp;
use azure_devops::{Client, ErrorKind};

pub(super) const SCOPE: &str = "token-scope";

pub(super) async fn look(client: &Client, set_up: &RecordedSetUp) -> Check {
    let wish = &set_up.profile.feed;
    let asked = client.ask_with_write_scope(&wish.scope, &wish.name).await;
    let Err(error) = asked else {
        return Check::ok(SCOPE, "The token that Cargo sends may save crates.");
    };
    match error.kind() {
        // The same token was good for reading.
        ErrorKind::NotSignedIn | ErrorKind::CredentialNotUnderstood => {
            let organization = set_up.profile.endpoints.organization_url();
            let sentence = "The token that Cargo sends may only read, so that nothing new is saved in the feed. Sign in with one that has Packaging: Read & write.";
            let fix = Fix::SignIn {
                organization: organization.to_string(),
            };
            Check::failed(SCOPE, "read-only", sentence).mended_by(Some(fix))
        }
        _ => Check::skipped(
            SCOPE,
            "scope-unknown",
            "the server does not say what the token may do",
        ),
    }
}
