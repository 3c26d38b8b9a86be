//! Looking into Entra and the token API while the server runs, and playing the person at a device
//! code. Ids and counts only; a text is handed out once, to whoever asks for it to be made.

use std::collections::BTreeMap;
use std::time::Duration;

use secrecy::SecretString;
use time::OffsetDateTime;
use url::Url;
use uuid::Uuid;

use super::PracticeServer;
use crate::auth::{CredentialKind, Token, TokenRequest, digest, random_text};
use crate::entra::{DeviceDecision, persons_token};
use crate::options::EntraClient;

/// How long a new secret is, in characters.
const SECRET_LENGTH: usize = 40;

/// A token that was minted through the token API; never its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MintedToken {
    /// The `authorizationId`; also [`SeenCredential::token`](crate::SeenCredential::token).
    pub id: Uuid,
    /// What it is called.
    pub display_name: String,
    /// The scope, as it was asked for.
    pub scope: String,
    /// From when it is good.
    pub valid_from: OffsetDateTime,
    /// Until when it is good.
    pub valid_to: OffsetDateTime,
    /// Whether it was revoked.
    pub revoked: bool,
    /// Whether it is good for every organization of the person.
    pub all_organizations: bool,
}

impl PracticeServer {
    /// The authority of the one-host form, `http://127.0.0.1:PORT/login/`; a tenant and
    /// `oauth2/v2.0/…` come after it.
    #[must_use]
    pub fn authority(&self) -> Url {
        self.at("/login/")
    }

    /// The value for `IDENTITY_ENDPOINT`.
    #[must_use]
    pub fn identity_endpoint(&self) -> Url {
        self.at("/managed-identity/token")
    }

    /// The value for `SYSTEM_OIDCREQUESTURI`.
    #[must_use]
    pub fn oidc_request_uri(&self) -> Url {
        let collection = self.organization_url();
        let (plan, job) = (Uuid::new_v4(), Uuid::new_v4());
        let rest = format!("_apis/distributedtask/hubs/build/plans/{plan}/jobs/{job}/oidctoken");
        self.at(&format!("{}/{rest}", collection.path()))
    }

    fn at(&self, path: &str) -> Url {
        let mut url = self.organization_url();
        url.set_path(path);
        url
    }

    /// Makes an application known from now on, in place of one with the same id.
    pub fn register_client(&self, client: EntraClient) {
        self.state.data().entra.register(client);
    }

    /// Makes a secret for [`EntraClient::with_secret`], or whatever else needs one. It is kept
    /// nowhere.
    #[must_use]
    pub fn new_secret() -> SecretString {
        random_text(SECRET_LENGTH)
    }

    /// Makes the token of a pipeline's job (`System.AccessToken`), which is good as `Bearer` and as
    /// `Basic`. Its text is returned and kept nowhere.
    #[must_use]
    pub fn issue_job_token(&self, request: TokenRequest) -> SecretString {
        let kind = CredentialKind::JobToken;
        self.state.data().issue_token(kind, request)
    }

    /// Makes an access token of the person, as a tool that is signed in already (Azure CLI, Azure
    /// Developer CLI) would print it. Its text is returned and kept nowhere.
    #[must_use]
    pub fn issue_access_token(&self, lifetime: Duration) -> SecretString {
        let tenant = self.state.options().entra.home_tenant();
        self.issue_access_token_in(tenant, lifetime)
    }

    /// As [`PracticeServer::issue_access_token`], in another tenant.
    #[must_use]
    pub fn issue_access_token_in(&self, tenant: Uuid, lifetime: Duration) -> SecretString {
        persons_token(&self.state, tenant, lifetime)
    }

    /// Makes a value for `IDENTITY_HEADER`. It is returned and kept nowhere.
    #[must_use]
    pub fn issue_identity_header(&self) -> SecretString {
        let text = random_text(SECRET_LENGTH);
        self.state.data().entra.add_identity_header(digest(&text));
        text
    }

    /// How many requests for tokens there were, whatever became of them: `authorization_code`,
    /// `refresh_token`, `device_code` (every poll), `client_credentials`, `managed_identity`,
    /// `other`. What never happened is absent.
    #[must_use]
    pub fn token_requests(&self) -> BTreeMap<String, usize> {
        self.state.data().entra.counts()
    }

    /// How many requests for tokens there were by one of these names.
    #[must_use]
    pub fn count_of_token_requests(&self, grant: &str) -> usize {
        self.token_requests()
            .get(grant)
            .copied()
            .unwrap_or_default()
    }

    /// The tokens that were minted through the token API, oldest first.
    #[must_use]
    pub fn minted_tokens(&self) -> Vec<MintedToken> {
        let data = self.state.data();
        data.tokens.iter().filter_map(minted).collect()
    }

    /// The user codes that wait for their person, oldest first.
    #[must_use]
    pub fn open_user_codes(&self) -> Vec<String> {
        self.state.data().entra.open_user_codes()
    }

    /// Waits until a user code waits for its person, and returns the newest.
    pub async fn next_user_code(&self) -> String {
        loop {
            // Made before looking, so that no code is missed in between.
            let made = self.state.device_code_made().notified();
            if let Some(code) = self.open_user_codes().pop() {
                return code;
            }
            made.await;
        }
    }

    /// The person approves; says whether a code was waiting.
    pub fn approve_device_code(&self, user_code: &str) -> bool {
        self.decide(user_code, DeviceDecision::Approved)
    }

    /// The person declines; says whether a code was waiting.
    pub fn decline_device_code(&self, user_code: &str) -> bool {
        self.decide(user_code, DeviceDecision::Declined)
    }

    fn decide(&self, user_code: &str, decision: DeviceDecision) -> bool {
        self.state.data().entra.decide(user_code, decision)
    }

    /// Lets a device code expire now; says whether there was one.
    pub fn expire_device_code(&self, user_code: &str) -> bool {
        self.state.data().entra.expire_device_code(user_code)
    }

    /// Ends every access token of Entra now; says how many were still good.
    pub fn expire_access_tokens(&self) -> usize {
        self.state.data().expire_access_tokens()
    }

    /// Revokes a refresh token; says whether there was one.
    pub fn revoke_refresh_token(&self, token: &SecretString) -> bool {
        let wanted = digest(token);
        self.state.data().entra.revoke_refresh_token(&wanted)
    }

    /// Revokes every refresh token, as a new password does; says how many there were.
    pub fn revoke_refresh_tokens(&self) -> usize {
        self.state.data().entra.revoke_refresh_tokens()
    }
}

fn minted(token: &Token) -> Option<MintedToken> {
    let minted = token.minted.as_ref()?;
    Some(MintedToken {
        id: token.id,
        display_name: minted.display_name.clone(),
        scope: minted.scope.clone(),
        valid_from: minted.valid_from,
        valid_to: minted.valid_to,
        revoked: token.revoked,
        all_organizations: token.request.organization.is_none(),
    })
}
