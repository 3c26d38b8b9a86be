//! What can go wrong with accounts, as data: the programs turn each variant
//! into a code, a sentence and a hint. No variant can hold a secret.

use std::path::PathBuf;

use azure_devops::{SignInWaysError, TokenApiError, TokenShapeError};
use url::Url;

use crate::entra::EntraError;

/// The operating system's keychain could not be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum KeychainError {
    /// There is no keychain in this session (container, SSH, WSL).
    #[error("No keychain can be reached in this session ({reason}).")]
    Unavailable {
        /// What the operating system said, bounded.
        reason: String,
    },
    /// The keychain is there but locked, or its prompt was dismissed.
    #[error("The keychain is locked ({reason}).")]
    Locked {
        /// What the operating system said, bounded.
        reason: String,
    },
    /// The keychain did not answer in time; it may be asking for its password.
    #[error("The keychain did not answer within {seconds} seconds.")]
    TimedOut {
        /// The limit.
        seconds: u64,
    },
    /// The keychain's program ended before it answered, as GNOME Keyring does
    /// where many programs ask it at once.
    #[error("The keychain ended instead of answering.")]
    Ended,
    /// The value does not fit into this keychain (Windows: 2,560 bytes).
    #[error("The keychain takes at most {limit} characters in one entry.")]
    TooLong {
        /// The keychain's limit.
        limit: u32,
    },
    /// Several entries of the keychain carry the same name.
    #[error("The keychain has {count} entries of the name {account:?}.")]
    Ambiguous {
        /// The entry's account, an organization's address.
        account: String,
        /// How many there are.
        count: usize,
    },
    /// The keychain said that it kept the secret, but gave back another or none.
    #[error("The keychain did not keep the entry {account:?}.")]
    NotKept {
        /// The entry's account, an organization's address.
        account: String,
    },
    /// The entry holds something that is no text.
    #[error("The keychain's entry {account:?} is not text.")]
    NotText {
        /// The entry's account, an organization's address.
        account: String,
    },
    /// Anything else that the keychain refused.
    #[error("The keychain refused ({reason}).")]
    Refused {
        /// What the operating system said, bounded.
        reason: String,
    },
}

/// The list of accounts could not be read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AccountsFileError {
    /// The file system refused.
    #[error("{} could not be {action}: {source}.", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What was tried: read, written, locked, created.
        action: &'static str,
        /// The system's reason.
        #[source]
        source: std::io::Error,
    },
    /// The file, or the folder it is in, belongs to somebody else.
    #[error("{} belongs to another user.", path.display())]
    OtherOwner {
        /// The file or folder.
        path: PathBuf,
    },
    /// Others may change the file, or replace it in its folder.
    #[error(
        "{} may be changed by other users; take the right to write from them.",
        path.display()
    )]
    WritableByOthers {
        /// The file or folder.
        path: PathBuf,
    },
    /// The content is not what this program writes.
    #[error("{} is damaged at {place}: {reason}.", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// A line and column, or a field such as `accounts[2].organization`.
        place: String,
        /// What is wrong there; never the value itself.
        reason: String,
    },
    /// A newer version of this program wrote the file.
    #[error(
        "{} has schema {found}, which is newer than this program's {known}.",
        path.display()
    )]
    NewerSchema {
        /// The file.
        path: PathBuf,
        /// The schema in the file.
        found: u64,
        /// The newest schema that this program knows.
        known: u64,
    },
    /// Another process holds the lock beside the file.
    #[error("{} is in use by another process.", path.display())]
    InUse {
        /// The lock file.
        path: PathBuf,
    },
}

/// Signing in or out did not happen. Nothing was kept, and what was kept
/// before is still there.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SignInError {
    /// The text cannot be a personal access token.
    #[error(transparent)]
    TokenShape(#[from] TokenShapeError),
    /// The organization treated the token as nobody's (401, a sign-in page, or
    /// the anonymous user): no server says reliably which reason it is
    /// (azure-devops facts §5.4).
    #[error(
        "{organization} did not accept the token: it has expired, was revoked, or was made for another organization."
    )]
    NotAccepted {
        /// The organization that was asked.
        organization: Url,
        /// The server's answer, when it was an error.
        #[source]
        source: Option<Box<azure_devops::Error>>,
    },
    /// The organization could not read the token at all (the all-a user of
    /// azure-devops facts §13).
    #[error(
        "{organization} did not understand the token: it is incomplete or no personal access token."
    )]
    NotUnderstood {
        /// The organization that was asked.
        organization: Url,
        /// The server's answer.
        #[source]
        source: Option<Box<azure_devops::Error>>,
    },
    /// The token is somebody's, but this person may not use the organization.
    #[error("{organization} knows the token but refuses its owner.")]
    Forbidden {
        /// The organization that was asked.
        organization: Url,
        /// The server's answer.
        #[source]
        source: Box<azure_devops::Error>,
    },
    /// The token is good, but may not even read feeds: the scope for packaging
    /// is missing (azure-devops facts §6.3).
    #[error(
        "The token may not read feeds at {organization}: it needs the scope Packaging: Read & write."
    )]
    ScopeMissing {
        /// The organization that was asked.
        organization: Url,
        /// The server's answer.
        #[source]
        source: Box<azure_devops::Error>,
    },
    /// The organization could not be asked, or its answer made no sense.
    #[error(transparent)]
    Request(Box<azure_devops::Error>),
    /// Another site than an Azure DevOps answers at the address: no token was
    /// sent there.
    #[error("{organization} does not answer as Azure DevOps does; no token was sent there.")]
    NotAzureDevOps {
        /// The address that was asked.
        organization: Url,
    },
    /// The organization sends its people to sign in where nobody may.
    #[error(transparent)]
    SignInWays(SignInWaysError),
    /// Microsoft Entra gave no token.
    #[error(transparent)]
    Entra(#[from] EntraError),
    /// The token interface of the organization did not mint or revoke a token.
    #[error(transparent)]
    TokenApi(#[from] TokenApiError),
    /// The keychain could not be used.
    #[error(transparent)]
    Keychain(#[from] KeychainError),
    /// Entra exchanged what renews the account for something new, which the
    /// keychain did not take: the old one may be used up now.
    #[error(
        "Microsoft Entra renewed the sign-in, but the keychain did not take it: {source} If the next attempt fails too, sign in again."
    )]
    NewSignInNotKept {
        /// What the keychain said.
        #[source]
        source: KeychainError,
    },
    /// A new token that ends too soon to be handed to cargo.
    #[error("The new token is good for {seconds} seconds only, and at least {least} are needed.")]
    TooShort {
        /// How long it is good, or would be.
        seconds: u64,
        /// [`crate::TokenOptions::least_time_left`].
        least: u64,
    },
    /// The list of accounts could not be used.
    #[error(transparent)]
    AccountsFile(#[from] AccountsFileError),
}

impl From<SignInWaysError> for SignInError {
    fn from(error: SignInWaysError) -> SignInError {
        match error {
            SignInWaysError::Request(error) => SignInError::Request(Box::new(error)),
            other => SignInError::SignInWays(other),
        }
    }
}
