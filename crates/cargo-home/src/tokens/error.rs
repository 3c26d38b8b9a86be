//! Why a token could not be read, kept or removed.

use thiserror::Error;

use super::StoreKind;

/// The store of this system, at the start of a sentence.
const STORE: &str = if cfg!(windows) {
    "Windows Credential Manager"
} else if cfg!(target_os = "macos") {
    "The keychain"
} else {
    "The Secret Service"
};

/// Why the operating system's store did not do what was asked. No variant
/// holds a secret or an attribute's value.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TokenStoreError {
    /// There is no D-Bus session to find the Secret Service by: a container,
    /// an SSH session or WSL without a desktop.
    #[error("There is no D-Bus session here, so there is no Secret Service: {reason}.")]
    NoSessionBus {
        /// Where it was looked for and what came back.
        reason: String,
    },
    /// The session runs, but no program in it offers the Secret Service.
    #[error(
        "No Secret Service answers in this D-Bus session; GNOME Keyring, KWallet or KeePassXC would offer one."
    )]
    NoSecretService,
    /// The Secret Service has no collection that new items go to.
    #[error("The Secret Service has no default collection (keyring) yet.")]
    NoDefaultCollection,
    /// This user has no login keychain, or it cannot be found.
    #[error("There is no login keychain.")]
    NoLoginKeychain,
    /// The collection is locked and its owner has to unlock it first.
    #[error("The keyring is locked; unlock it and try again.")]
    Locked,
    /// The person closed the prompt to unlock, or there is nobody to show it.
    #[error("The prompt to unlock the keyring was dismissed.")]
    PromptDismissed,
    /// Windows keeps no credentials for a logon of this kind, such as SSH's.
    #[error(
        "{} keeps nothing for this kind of logon (a network logon, such as by SSH).",
        StoreKind::WindowsCredentialManager
    )]
    NoLogonSession,
    /// The store did not answer in time.
    #[error("{} did not answer within {seconds} seconds.", STORE)]
    TimedOut {
        /// How long it was waited for.
        seconds: u64,
    },
    /// The store's program ended before it answered, as GNOME Keyring does where
    /// many programs ask it at once.
    #[error("{} ended when it was to {action}.", STORE)]
    Ended {
        /// What was asked of it.
        action: &'static str,
    },
    /// The store said no, or said what nobody understands.
    #[error("{} refused to {action}: {reason}.", STORE)]
    Refused {
        /// What was asked of it.
        action: &'static str,
        /// What it said.
        reason: String,
    },
    /// The store accepted the token, but Cargo would read something else.
    #[error("The keyring accepted the token for {index_url}, but gives back something else.")]
    ReadBackDiffers {
        /// The index URL that the token is for.
        index_url: String,
    },
    /// The keychain would have to ask a person before it gives the token to
    /// any other program than the one that stored it.
    #[error(
        "The keychain has a token for {index_url} that another program stored, and did not hand it over."
    )]
    OnlyForCargo {
        /// The index URL that the token is for.
        index_url: String,
    },
    /// `cargo login`, which makes the entry on this system, did not.
    #[error("`cargo login` did not store the token: {reason}.")]
    LoginFailed {
        /// What it said, shortened.
        reason: String,
    },
    /// The token cannot be an `Authorization` header.
    #[error("The token is empty, too long or holds a character that no header may hold.")]
    UnusableToken,
    /// The store has no room for a token of this length.
    #[error("The token has {length} bytes, and {store} keeps at most {limit}.")]
    TokenTooLong {
        /// The token's length in bytes.
        length: usize,
        /// The most that the store keeps.
        limit: usize,
        /// The store.
        store: StoreKind,
    },
    /// This program cannot write tokens on this operating system yet.
    #[error("Tokens cannot be kept in {store} by this program yet; `cargo login` can.")]
    UnsupportedSystem {
        /// The store of this system.
        store: StoreKind,
    },
}
