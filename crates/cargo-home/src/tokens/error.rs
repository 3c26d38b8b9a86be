//! Why a token could not be read, kept or removed.

use thiserror::Error;

use super::StoreKind;

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
    /// The collection is locked and its owner has to unlock it first.
    #[error("The keyring is locked; unlock it and try again.")]
    Locked,
    /// The person closed the prompt to unlock, or there is nobody to show it.
    #[error("The prompt to unlock the keyring was dismissed.")]
    PromptDismissed,
    /// The Secret Service did not answer in time.
    #[error("The Secret Service did not answer within {seconds} seconds.")]
    TimedOut {
        /// How long it was waited for.
        seconds: u64,
    },
    /// The Secret Service said no, or said what nobody understands.
    #[error("The Secret Service refused to {action}: {reason}.")]
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
    /// The token cannot be an `Authorization` header.
    #[error("The token is empty, too long or holds a character that no header may hold.")]
    UnusableToken,
    /// This program cannot write tokens on this operating system yet.
    #[error("Tokens cannot be kept in {store} by this program yet; `cargo login` can.")]
    UnsupportedSystem {
        /// The store of this system.
        store: StoreKind,
    },
}
