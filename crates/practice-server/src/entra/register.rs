//! What Entra remembers: applications, and what it gave out, by digest only.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use uuid::Uuid;

use super::scopes::Scopes;
use crate::options::{EntraClient, EntraOptions};

/// The most codes and tokens of one kind that are remembered; the oldest go first.
const CAPACITY: usize = 10_000;

/// What a person granted to an application.
#[derive(Clone, Debug)]
pub(super) struct Grant {
    pub(super) client: Uuid,
    pub(super) tenant: Uuid,
    pub(super) scopes: Scopes,
    pub(super) nonce: Option<String>,
}

/// An authorization code.
#[derive(Debug)]
pub(super) struct Code {
    pub(super) digest: [u8; 32],
    pub(super) grant: Grant,
    pub(super) redirect: String,
    pub(super) challenge: String,
    pub(super) end: Instant,
    pub(super) used: bool,
}

/// A refresh token.
#[derive(Debug)]
pub(super) struct RefreshToken {
    pub(super) digest: [u8; 32],
    pub(super) grant: Grant,
    pub(super) end: Instant,
    /// How often it was used.
    pub(super) uses: u32,
    pub(super) revoked: bool,
}

/// What became of a device code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DeviceDecision {
    Pending,
    Approved,
    Declined,
    Used,
}

/// A device code.
#[derive(Debug)]
pub(super) struct DeviceCode {
    pub(super) digest: [u8; 32],
    /// What the person types; shown on the screen, so no secret.
    pub(super) user_code: String,
    pub(super) grant: Grant,
    pub(super) end: Instant,
    /// Before this it is not to be asked for again.
    pub(super) next_poll: Instant,
    pub(super) decision: DeviceDecision,
}

/// A token of Azure Pipelines that speaks for an application.
#[derive(Debug)]
pub(super) struct PipelineToken {
    pub(super) digest: [u8; 32],
    pub(super) client: Uuid,
    pub(super) end: Instant,
}

/// Everything that Entra remembers.
#[derive(Debug, Default)]
pub(crate) struct Register {
    pub(super) clients: Vec<EntraClient>,
    pub(super) codes: Vec<Code>,
    pub(super) refresh_tokens: Vec<RefreshToken>,
    pub(super) device_codes: Vec<DeviceCode>,
    pub(super) pipeline_tokens: Vec<PipelineToken>,
    identity_headers: Vec<[u8; 32]>,
    counts: BTreeMap<&'static str, usize>,
}

/// The moment that a lifetime ends; one that is longer than the clock can tell ends in a century.
pub(super) fn after(lifetime: Duration) -> Instant {
    const CENTURY: Duration = Duration::from_secs(100 * 366 * 24 * 3600);
    Instant::now() + lifetime.min(CENTURY)
}

/// Adds to a list, which stays bounded.
pub(super) fn remember<T>(list: &mut Vec<T>, item: T) {
    if list.len() >= CAPACITY {
        list.remove(0);
    }
    list.push(item);
}

impl Register {
    pub(crate) fn new(options: &EntraOptions) -> Self {
        Self {
            clients: options.clients.clone(),
            ..Self::default()
        }
    }

    /// Adds an application, in place of one with the same id.
    pub(crate) fn register(&mut self, client: EntraClient) {
        self.clients.retain(|known| known.id != client.id);
        self.clients.push(client);
    }

    pub(super) fn count(&mut self, grant: &'static str) {
        *self.counts.entry(grant).or_default() += 1;
    }

    /// How many requests for tokens there were, by grant.
    pub(crate) fn counts(&self) -> BTreeMap<String, usize> {
        let named = |(name, count): (&&str, &usize)| ((*name).to_owned(), *count);
        self.counts.iter().map(named).collect()
    }

    /// Decides on a device code that is still open; says whether there was one.
    pub(crate) fn decide(&mut self, user_code: &str, decision: DeviceDecision) -> bool {
        let plain = |code: &str| code.replace('-', "").to_ascii_uppercase();
        let now = Instant::now();
        let mut codes = self.device_codes.iter_mut();
        let open = codes.find(|code| {
            plain(&code.user_code) == plain(user_code)
                && code.decision == DeviceDecision::Pending
                && code.end > now
        });
        open.map(|code| code.decision = decision).is_some()
    }

    /// Lets a device code expire now; says whether there was one.
    pub(crate) fn expire_device_code(&mut self, user_code: &str) -> bool {
        let mut codes = self.device_codes.iter_mut();
        let code = codes.find(|code| code.user_code == user_code);
        code.map(|code| code.end = Instant::now()).is_some()
    }

    /// The user codes that are still open, newest last.
    pub(crate) fn open_user_codes(&self) -> Vec<String> {
        let now = Instant::now();
        let open = self
            .device_codes
            .iter()
            .filter(|code| code.decision == DeviceDecision::Pending && code.end > now);
        open.map(|code| code.user_code.clone()).collect()
    }

    /// Revokes a refresh token; says whether there was one.
    pub(crate) fn revoke_refresh_token(&mut self, digest: &[u8; 32]) -> bool {
        let mut tokens = self.refresh_tokens.iter_mut();
        let token = tokens.find(|token| token.digest == *digest);
        token.map(|token| token.revoked = true).is_some()
    }

    /// Revokes every refresh token; says how many were not revoked before.
    pub(crate) fn revoke_refresh_tokens(&mut self) -> usize {
        let good = self
            .refresh_tokens
            .iter_mut()
            .filter(|token| !token.revoked);
        good.map(|token| token.revoked = true).count()
    }

    /// Accepts this value of `X-IDENTITY-HEADER` from now on.
    pub(crate) fn add_identity_header(&mut self, digest: [u8; 32]) {
        remember(&mut self.identity_headers, digest);
    }

    pub(super) fn knows_identity_header(&self, digest: &[u8; 32]) -> bool {
        self.identity_headers.contains(digest)
    }
}
