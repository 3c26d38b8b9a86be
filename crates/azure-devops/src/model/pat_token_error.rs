//! Why the token API refuses to make, list or revoke a token (azure-devops facts
//! §6.1, §6.2): the closed list of its specification, each with what it means
//! for a person and what to do. Refusals arrive with status 200.

use thiserror::Error;

/// The longest name of a reason that is kept, in characters.
const LONGEST_NAME: usize = 64;

/// Defines the reasons: the variant, the server's name, the sentence, the advice.
macro_rules! reasons {
    ($($variant:ident $name:literal $sentence:literal $advice:literal)+) => {
        /// The server's `patTokenError`, other than `none`.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Error)]
        #[error("{}", self.sentence())]
        pub enum PatTokenError {
            $(#[doc = $sentence] $variant,)+
            /// A reason that this client does not know: the visible characters
            /// of its name, at most 64.
            Unknown(String),
        }

        impl PatTokenError {
            /// Every reason that has a name here.
            pub const KNOWN: &'static [PatTokenError] = &[$(PatTokenError::$variant),+];

            /// The server's name for the reason.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(PatTokenError::$variant => $name,)+
                    PatTokenError::Unknown(name) => name,
                }
            }

            /// What it means for the person who asked.
            #[must_use]
            pub fn sentence(&self) -> &'static str {
                match self {
                    $(PatTokenError::$variant => $sentence,)+
                    PatTokenError::Unknown(_) => {
                        "Azure DevOps refused the request for a token for a reason that this version does not know."
                    }
                }
            }

            /// What the person can do about it.
            #[must_use]
            pub fn advice(&self) -> &'static str {
                match self {
                    $(PatTokenError::$variant => $advice,)+
                    PatTokenError::Unknown(_) => {
                        "Make a token by hand on the organization's page for personal access tokens, which may say more."
                    }
                }
            }
        }
    };
}

reasons! {
    DisplayNameRequired "displayNameRequired"
        "The token has no name."
        "Give the token a name and try again."
    InvalidDisplayName "invalidDisplayName"
        "Azure DevOps does not accept the name of the token."
        "Choose a shorter name of letters, digits and spaces."
    InvalidValidTo "invalidValidTo"
        "Azure DevOps does not accept the day on which the token would expire."
        "Choose a shorter life for the token, and check the clock of this computer."
    InvalidScope "invalidScope"
        "Azure DevOps does not accept the scope of the token."
        "Ask for the packaging scope alone, to read or to read and write."
    UserIdRequired "userIdRequired"
        "Azure DevOps could not tell whom the token would be for."
        "Sign out, sign in again with the browser, and try again."
    InvalidUserId "invalidUserId"
        "Azure DevOps does not know the account that the token would be for."
        "Sign in with an account that is a member of the organization."
    InvalidUserType "invalidUserType"
        "An account of this kind cannot have personal access tokens."
        "Sign in as a person with the browser; a service principal or managed identity works through the credential provider, without such a token."
    AccessDenied "accessDenied"
        "This account may not make personal access tokens in the organization."
        "Ask the organization's administrator whether the account is a member and may make tokens."
    FailedToIssueAccessToken "failedToIssueAccessToken"
        "Azure DevOps failed to issue the token."
        "Try again in some minutes."
    InvalidClient "invalidClient"
        "Azure DevOps does not accept the application that asked for the token."
        "Check the client id, and that its registration has the delegated permission for Azure DevOps."
    InvalidClientType "invalidClientType"
        "An application of this kind cannot ask for personal access tokens."
        "Sign in as a person with the browser instead of as a service principal."
    InvalidClientId "invalidClientId"
        "Azure DevOps does not know the client id of the application that asked for the token."
        "Check the client id in the settings with whoever registered the application."
    InvalidTargetAccounts "invalidTargetAccounts"
        "Azure DevOps does not accept the organization that the token would be for."
        "Check the name of the organization, and that the account is a member of it."
    HostAuthorizationNotFound "hostAuthorizationNotFound"
        "Azure DevOps finds no authorization of this account in the organization."
        "Open the organization in a browser with the same account once, then sign in again."
    AuthorizationNotFound "authorizationNotFound"
        "There is no such token any more."
        "Nothing is left to revoke; make a new token where one is needed."
    FailedToUpdateAccessToken "failedToUpdateAccessToken"
        "Azure DevOps failed to change the token."
        "Try again in some minutes."
    SourceNotSupported "sourceNotSupported"
        "Azure DevOps does not make tokens for requests that come this way."
        "Sign in with the browser on this computer and try again."
    InvalidSourceIp "invalidSourceIP"
        "Azure DevOps does not accept the network address of this computer."
        "Try again from the organization's own network, or ask its administrator which addresses are allowed."
    InvalidSource "invalidSource"
        "Azure DevOps does not accept where the request for the token came from."
        "Sign in with the browser on this computer and try again."
    DuplicateHash "duplicateHash"
        "Azure DevOps made a token that exists already, and threw it away."
        "Try again: the next token is another one."
    SshPolicyDisabled "sshPolicyDisabled"
        "The organization's policy does not allow SSH keys."
        "Ask the organization's administrator about its policy for SSH authentication."
    InvalidToken "invalidToken"
        "Azure DevOps does not accept the token that the request was about."
        "Sign in again and make a new token."
    TokenNotFound "tokenNotFound"
        "Azure DevOps does not find the token that the request was about."
        "Nothing is left to revoke; make a new token where one is needed."
    InvalidAuthorizationId "invalidAuthorizationId"
        "Azure DevOps does not accept the id of the token that the request was about."
        "Revoke the token by hand on the organization's page for personal access tokens."
    FailedToReadTenantPolicy "failedToReadTenantPolicy"
        "Azure DevOps could not read the policies of the organization's directory."
        "Try again in some minutes; if it stays so, tell the directory's administrator."
    GlobalPatPolicyViolation "globalPatPolicyViolation"
        "The directory's policy forbids tokens for all organizations."
        "Make the token for one organization alone; if that is what was asked for, show this to the directory's administrator."
    FullScopePatPolicyViolation "fullScopePatPolicyViolation"
        "The directory's policy forbids tokens with full access."
        "Ask for the packaging scope alone."
    PatLifespanPolicyViolation "patLifespanPolicyViolation"
        "The directory's policy forbids tokens that live as long as this one would."
        "Choose a shorter life for the token, or ask the directory's administrator for the longest that is allowed."
    InvalidTokenType "invalidTokenType"
        "Azure DevOps does not make tokens of the kind that was asked for."
        "Make a token by hand on the organization's page for personal access tokens."
    InvalidAudience "invalidAudience"
        "The sign-in is not meant for Azure DevOps."
        "Sign out, and sign in again with the browser."
    InvalidSubject "invalidSubject"
        "Azure DevOps does not accept the person whom the sign-in names."
        "Sign in with an account that is a member of the organization."
    DeploymentHostNotSupported "deploymentHostNotSupported"
        "Tokens cannot be made at this address, which is not that of an organization."
        "Give the address of the organization and try again."
    DisablePatCreationPolicyViolation "disablePatCreationPolicyViolation"
        "The organization's policy forbids this account to make personal access tokens."
        "Ask the organization's administrator to allow tokens with packaging scope only, below \"Restrict personal access token creation\", or use the credential provider with a sign-in by browser, which needs no such token."
    FailedToReadOrgPolicy "failedToReadOrgPolicy"
        "Azure DevOps could not read the policies of the organization."
        "Try again in some minutes; if it stays so, tell the organization's administrator."
    GlobalPatCreationBlocked "globalPATCreationBlocked"
        "Azure DevOps makes no more tokens for all organizations."
        "Make the token for one organization alone; if that is what was asked for, try again later."
    ExpiredPatCannotBeExtended "expiredPatCannotBeExtended"
        "A token that has expired cannot be given a longer life."
        "Make a new token."
}

impl PatTokenError {
    /// Reads the server's name, ignoring case; `None` for `none` and nothing.
    pub(crate) fn from_name(name: &str) -> Option<PatTokenError> {
        let name = name.trim();
        if name.is_empty() || name.eq_ignore_ascii_case("none") {
            return None;
        }
        let known = PatTokenError::KNOWN
            .iter()
            .find(|reason| reason.as_str().eq_ignore_ascii_case(name));
        let unknown = || {
            let visible = name.chars().filter(char::is_ascii_graphic);
            PatTokenError::Unknown(visible.take(LONGEST_NAME).collect())
        };
        Some(known.cloned().unwrap_or_else(unknown))
    }

    /// True when it means that the token is not there, or not any more.
    pub(crate) fn is_absence(&self) -> bool {
        matches!(
            self,
            PatTokenError::AuthorizationNotFound | PatTokenError::TokenNotFound
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// The values of the specification (azure-devops facts §6.1), without `none`.
    const SPECIFIED: &str = "displayNameRequired, invalidDisplayName, invalidValidTo, invalidScope, \
        userIdRequired, invalidUserId, invalidUserType, accessDenied, failedToIssueAccessToken, \
        invalidClient, invalidClientType, invalidClientId, invalidTargetAccounts, \
        hostAuthorizationNotFound, authorizationNotFound, failedToUpdateAccessToken, \
        sourceNotSupported, invalidSourceIP, invalidSource, duplicateHash, sshPolicyDisabled, \
        invalidToken, tokenNotFound, invalidAuthorizationId, failedToReadTenantPolicy, \
        globalPatPolicyViolation, fullScopePatPolicyViolation, patLifespanPolicyViolation, \
        invalidTokenType, invalidAudience, invalidSubject, deploymentHostNotSupported, \
        disablePatCreationPolicyViolation, failedToReadOrgPolicy, globalPATCreationBlocked, \
        expiredPatCannotBeExtended";

    #[test]
    fn every_specified_reason_has_its_own_words() {
        let mut sentences = HashSet::new();
        let names: Vec<&str> = SPECIFIED.split(", ").collect();
        for name in &names {
            for spelling in [(*name).to_owned(), name.to_uppercase(), name.to_lowercase()] {
                let reason = PatTokenError::from_name(&spelling).expect("a reason");
                assert_eq!(reason.as_str(), *name, "{spelling}");
                assert!(!matches!(reason, PatTokenError::Unknown(_)), "{spelling}");
            }
            let reason = PatTokenError::from_name(name).expect("a reason");
            for words in [reason.sentence(), reason.advice()] {
                assert!(words.ends_with('.') && words.len() > 10, "{name}: {words}");
                assert!(words.starts_with(char::is_uppercase), "{name}: {words}");
            }
            assert!(sentences.insert(reason.sentence()), "{name}: said twice");
        }
        assert_eq!(names.len(), PatTokenError::KNOWN.len());
    }

    #[test]
    fn nothing_and_the_unknown() {
        for nothing in ["none", "None", "NONE", " none ", ""] {
            assert_eq!(PatTokenError::from_name(nothing), None, "{nothing:?}");
        }
        let unknown = PatTokenError::from_name("some\u{1b}[1mNew\u{202e}\r\nReason").expect("one");
        assert_eq!(unknown.as_str(), "some[1mNewReason");
        let long = PatTokenError::from_name(&"x".repeat(5000)).expect("one");
        assert_eq!(long.as_str().len(), 64);
        assert!(long.sentence().ends_with('.') && long.advice().ends_with('.'));
    }
}
