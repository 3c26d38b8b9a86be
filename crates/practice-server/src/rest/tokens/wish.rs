//! What is asked of the token API when a token is created or changed, and whether the policies
//! allow it (facts §6.1, §6.2).

use std::time::Duration;

use serde_json::{Map, Value};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::PatTokenError;
use crate::auth::Scope;
use crate::options::{TokenCreation, TokenPolicies};

/// The longest life of a token, whatever the policies.
const LONGEST: Duration = Duration::from_secs(366 * 24 * 3600);

/// The life of a token when none is asked for: unknown, chosen.
const USUAL: time::Duration = time::Duration::days(30);

/// The longest display name: unknown, chosen.
const LONGEST_NAME: usize = 256;

/// The scope that allows everything.
const FULL: &str = "app_token";

/// A token that is asked for, checked.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub(super) display_name: String,
    pub(super) scope: String,
    pub(super) valid_to: OffsetDateTime,
    pub(super) all_organizations: bool,
}

impl Wish {
    /// Reads a body; what it does not say is taken from `before`.
    pub(super) fn read(
        body: &Map<String, Value>,
        before: Option<Wish>,
        now: OffsetDateTime,
    ) -> Result<Self, PatTokenError> {
        let mut wish = before.unwrap_or(Self {
            display_name: String::new(),
            scope: String::new(),
            valid_to: now + USUAL,
            all_organizations: false,
        });
        let text = |name: &str| body.get(name).and_then(Value::as_str);
        if let Some(name) = text("displayName") {
            name.clone_into(&mut wish.display_name);
        }
        if let Some(scope) = text("scope") {
            scope.clone_into(&mut wish.scope);
        }
        if let Some(moment) = text("validTo") {
            let parsed = OffsetDateTime::parse(moment, &Rfc3339);
            wish.valid_to = parsed.map_err(|_| PatTokenError::InvalidValidTo)?;
        }
        if let Some(all) = body.get("allOrgs").and_then(Value::as_bool) {
            wish.all_organizations = all;
        }
        wish.checked(now)
    }

    fn checked(self, now: OffsetDateTime) -> Result<Self, PatTokenError> {
        if self.display_name.trim().is_empty() {
            return Err(PatTokenError::DisplayNameRequired);
        }
        if self.display_name.chars().count() > LONGEST_NAME {
            return Err(PatTokenError::InvalidDisplayName);
        }
        if self.scope.trim().is_empty() || !self.names().all(is_scope) {
            return Err(PatTokenError::InvalidScope);
        }
        if self.valid_to <= now || self.valid_to - now > LONGEST {
            return Err(PatTokenError::InvalidValidTo);
        }
        Ok(self)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.scope.split_ascii_whitespace()
    }

    /// What the token allows here.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        if self.names().any(|name| name == FULL) {
            return Scope::everything();
        }
        self.names().filter_map(Scope::parse).collect()
    }

    /// The policy that forbids it, if one does.
    pub(super) fn violation(
        &self,
        policies: &TokenPolicies,
        now: OffsetDateTime,
    ) -> Option<PatTokenError> {
        let is_packaging_only = self.names().all(|name| name.starts_with("vso.packaging"));
        let is_creatable = match policies.creation {
            TokenCreation::Allowed => true,
            TokenCreation::PackagingOnly => is_packaging_only,
            TokenCreation::Forbidden => false,
        };
        if !is_creatable {
            return Some(PatTokenError::DisablePatCreationPolicyViolation);
        }
        if policies.no_global_tokens && self.all_organizations {
            return Some(PatTokenError::GlobalPatPolicyViolation);
        }
        if policies.no_full_scope && self.names().any(|name| name == FULL) {
            return Some(PatTokenError::FullScopePatPolicyViolation);
        }
        let longest = policies.longest_lifetime?;
        let is_too_long = self.valid_to - now > longest;
        is_too_long.then_some(PatTokenError::PatLifespanPolicyViolation)
    }
}

/// Whether a name has the shape of a scope; only some grant anything here.
fn is_scope(name: &str) -> bool {
    let rest = name.strip_prefix("vso.").unwrap_or_default();
    name == FULL
        || (!rest.is_empty()
            && rest
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_'))
}
