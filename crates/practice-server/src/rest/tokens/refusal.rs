//! The refusals of the token API, which arrive with status 200.

use crate::faults::{FaultRule, SignInFault};

macro_rules! errors {
    ($($variant:ident = $name:literal,)+) => {
        /// Why the token API refuses (azure-devops facts §6.1).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is what its name in the API says")]
        pub enum PatTokenError { $($variant,)+ }

        impl PatTokenError {
            /// Every value there is.
            #[must_use]
            pub fn all() -> &'static [PatTokenError] {
                &[$(Self::$variant,)+]
            }

            /// The value in the API, for example `accessDenied`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

errors! {
    None = "none",
    DisplayNameRequired = "displayNameRequired",
    InvalidDisplayName = "invalidDisplayName",
    InvalidValidTo = "invalidValidTo",
    InvalidScope = "invalidScope",
    UserIdRequired = "userIdRequired",
    InvalidUserId = "invalidUserId",
    InvalidUserType = "invalidUserType",
    AccessDenied = "accessDenied",
    FailedToIssueAccessToken = "failedToIssueAccessToken",
    InvalidClient = "invalidClient",
    InvalidClientType = "invalidClientType",
    InvalidClientId = "invalidClientId",
    InvalidTargetAccounts = "invalidTargetAccounts",
    HostAuthorizationNotFound = "hostAuthorizationNotFound",
    AuthorizationNotFound = "authorizationNotFound",
    FailedToUpdateAccessToken = "failedToUpdateAccessToken",
    SourceNotSupported = "sourceNotSupported",
    InvalidSourceIp = "invalidSourceIP",
    InvalidSource = "invalidSource",
    DuplicateHash = "duplicateHash",
    SshPolicyDisabled = "sshPolicyDisabled",
    InvalidToken = "invalidToken",
    TokenNotFound = "tokenNotFound",
    InvalidAuthorizationId = "invalidAuthorizationId",
    FailedToReadTenantPolicy = "failedToReadTenantPolicy",
    GlobalPatPolicyViolation = "globalPatPolicyViolation",
    FullScopePatPolicyViolation = "fullScopePatPolicyViolation",
    PatLifespanPolicyViolation = "patLifespanPolicyViolation",
    InvalidTokenType = "invalidTokenType",
    InvalidAudience = "invalidAudience",
    InvalidSubject = "invalidSubject",
    DeploymentHostNotSupported = "deploymentHostNotSupported",
    DisablePatCreationPolicyViolation = "disablePatCreationPolicyViolation",
    FailedToReadOrgPolicy = "failedToReadOrgPolicy",
    GlobalPatCreationBlocked = "globalPATCreationBlocked",
    ExpiredPatCannotBeExtended = "expiredPatCannotBeExtended",
}

impl PatTokenError {
    /// A rule by which the token API refuses with this.
    #[must_use]
    pub fn rule(self) -> FaultRule {
        let index = Self::all().iter().position(|error| *error == self);
        let index = index.and_then(|index| u32::try_from(index).ok());
        SignInFault::TokenApiRefused
            .rule()
            .amount(index.unwrap_or_default())
    }

    /// The refusal that such a rule means.
    pub(super) fn of_amount(amount: u32) -> Self {
        let index = usize::try_from(amount).unwrap_or(usize::MAX);
        let found = Self::all().get(index).copied();
        found.unwrap_or(Self::FailedToIssueAccessToken)
    }
}

#[cfg(test)]
mod tests {
    use super::PatTokenError;

    #[test]
    fn every_refusal_is_found_by_its_place() {
        for (index, error) in PatTokenError::all().iter().enumerate() {
            let amount = u32::try_from(index).unwrap();
            assert_eq!(PatTokenError::of_amount(amount), *error);
        }
    }
}
