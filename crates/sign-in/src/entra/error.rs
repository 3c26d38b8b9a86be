//! What can stand between a person and a token of Entra: each with a sentence
//! and, where Entra itself refused, with its own number. The text that Entra
//! sends is kept for a report and never decides anything.

use std::path::PathBuf;

use azure_devops::ErrorKind;

use super::refusal::EntraRefusal;

/// Entra gave no token.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EntraError {
    /// There is no application to sign in with.
    #[error("There is no client id: Microsoft Entra wants to know which application signs in.")]
    NoClientId,
    /// A way of signing in wants a value that was not given.
    #[error("The value {name} is missing.")]
    Missing {
        /// The value's name, as on the command line without its dashes.
        name: &'static str,
    },
    /// The organization is no organization of Azure DevOps Services.
    #[error("{host} does not sign people in through Microsoft Entra.")]
    NotOffered {
        /// The organization's host.
        host: String,
    },
    /// The organization sends people to a host that is none of Entra's.
    #[error("The organization names {host} as the place to sign in, which is none of Microsoft's.")]
    ForeignAuthority {
        /// That host.
        host: String,
    },
    /// Entra said no, with a number.
    #[error("{}", refusal.sentence())]
    Refused {
        /// What it means.
        refusal: EntraRefusal,
        /// Entra's numbers, `AADSTS…` without the letters.
        codes: Vec<u32>,
        /// Entra's own words, bounded, for a report.
        words: String,
    },
    /// The secret that renews the account is gone from the keychain.
    #[error("The keychain has nothing to renew this sign-in with.")]
    NothingKept,
    /// The browser did not come back in time.
    #[error("The browser did not come back within five minutes.")]
    BrowserTimedOut,
    /// The browser came back with something else than this sign-in's answer.
    #[error("The browser came back with an answer that does not belong to this sign-in.")]
    ForeignAnswer,
    /// No port of this computer could be opened for the browser to come back to.
    #[error("No local port could be opened for the browser to come back to: {source}.")]
    NoPort {
        /// The system's reason.
        #[source]
        source: std::io::Error,
    },
    /// The device code was not entered in time.
    #[error("The code was not entered in time.")]
    DeviceCodeExpired,
    /// The page on which to enter a device code is none of Microsoft's.
    #[error("The code would have to be entered at {host}, which is none of Microsoft's pages.")]
    ForeignPage {
        /// The page's host.
        host: String,
    },
    /// The person, or somebody with the code, declined.
    #[error("The sign-in was declined.")]
    Declined,
    /// A program that the account needs is missing.
    #[error("The program {program} was not found.")]
    NoProgram {
        /// `az` or `azd`.
        program: &'static str,
    },
    /// A command line of Azure's is there, and nobody is signed in with it.
    #[error("Nobody is signed in with {program}; `{command}` does that.")]
    NotSignedIn {
        /// `az` or `azd`.
        program: &'static str,
        /// What a person runs to sign in with it.
        command: String,
    },
    /// A program or a source of identity has no token to give.
    #[error("{source_name} gave no token ({words}).")]
    NoToken {
        /// Who was asked, in words.
        source_name: &'static str,
        /// Its own words, bounded.
        words: String,
    },
    /// A file of the account cannot be used.
    #[error("{} could not be used: {reason}.", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong; never its content.
        reason: String,
    },
    /// Entra could not be reached.
    #[error("{host} could not be reached ({reason}).")]
    Unreachable {
        /// The host.
        host: String,
        /// The system's reason, bounded.
        reason: String,
    },
    /// The network is in the way: it wants a sign-in of its own, or somebody
    /// answers in Entra's place.
    #[error("{host} could not be reached ({reason}).")]
    Network {
        /// The host.
        host: String,
        /// What the network wants, or whose certificate came.
        kind: ErrorKind,
        /// What is known of it, bounded.
        reason: String,
    },
    /// Something else than Entra answered, such as a proxy's page.
    #[error("{host} answered with something that is no answer of Microsoft Entra ({reason}).")]
    NotUnderstood {
        /// The host.
        host: String,
        /// What it was: a status, a type, a size.
        reason: String,
    },
    /// The token is over by this computer's clock the moment it arrives.
    #[error(
        "The new token is already over by this computer's clock, which differs from the server's by {minutes} minutes."
    )]
    Clock {
        /// How far the two are apart.
        minutes: i64,
    },
}

impl EntraError {
    /// What the person, or whoever looks after their directory, does next;
    /// none where the sentence says it all.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        match self {
            Self::Refused { refusal, .. } => Some(refusal.advice()),
            Self::Clock { .. } => Some("Set this computer's clock, then try again."),
            Self::Network { kind, .. } => Some(of_network(*kind)),
            Self::NotUnderstood { .. } => Some(
                "A proxy or a sign-in page of the network may be in the way. Open the address in a browser, then try again.",
            ),
            _ => None,
        }
    }

    /// With what a refusal means in this place.
    pub(super) fn meaning(self, change: impl FnOnce(EntraRefusal) -> EntraRefusal) -> EntraError {
        match self {
            Self::Refused {
                refusal,
                codes,
                words,
            } => Self::Refused {
                refusal: change(refusal),
                codes,
                words,
            },
            other => other,
        }
    }

    /// Whether a person who signs in again is what helps.
    #[must_use]
    pub fn needs_person(&self) -> bool {
        match self {
            Self::Refused { refusal, .. } => refusal.needs_person(),
            Self::NothingKept | Self::NotSignedIn { .. } => true,
            _ => false,
        }
    }
}

fn of_network(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::ProxyRefused => {
            "Set HTTPS_PROXY to the proxy's address with your name and password for the proxy."
        }
        ErrorKind::ProxyDomainSignIn => {
            "Run a relay on this computer that signs in to the proxy for you, such as px or cntlm, and name it in HTTPS_PROXY."
        }
        ErrorKind::NetworkSignIn | ErrorKind::CertificateOtherHost => {
            "This network may want you to sign in in a browser first: open any page there, then try again."
        }
        ErrorKind::CertificateNotNow => "Check this computer's clock, then try again.",
        _ => {
            "If your network has its own certificate authority, ask for its file and name it in SSL_CERT_FILE."
        }
    }
}
