//! The ways to sign in, and signing in in one of those that need no pasted
//! token. A code of Entra's, a token and what renews one never cross: the page
//! learns where to go on, and who is signed in at the end.

use super::AccountName;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A way to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum SignInWay {
    /// A personal access token that is pasted.
    Token,
    /// Microsoft Entra in the system's browser.
    Browser,
    /// Whoever the Azure CLI is signed in as.
    AzureCli,
    /// Microsoft Entra by a code that is entered on another device.
    DeviceCode,
}

/// Why a way to sign in cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum WayReason {
    /// There is no client id to sign in with.
    NoClient,
    /// The program that it needs is not installed.
    NotInstalled,
    /// Nobody is signed in with the program that it needs.
    SignedOut,
    /// The organization does not sign people in like this.
    NotOffered,
    /// It is off in the settings.
    Off,
    /// An administrator does not allow it.
    Forbidden,
    /// Who would know it did not answer, or made no sense: the organization, or
    /// the program that it needs.
    NoAnswer,
}

/// A way to sign in to the chosen organization: `sign_in_ways` answers all of
/// them, the possible ones first, of these the one with the fewest presses.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WayView {
    /// The way.
    pub way: SignInWay,
    /// It can be used.
    pub possible: bool,
    /// Who would sign in, where that is known before: text from the Azure CLI.
    pub account: Option<String>,
    /// Why it cannot be used; none when it can.
    pub reason: Option<WayReason>,
}

/// Over the channel of `sign_in_with`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "event",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum SignInEvent {
    /// The system's browser was asked for this page, and is waited for.
    Browser {
        /// The page, for those whose browser does not come up. It holds no
        /// secret.
        address: String,
    },
    /// A code is to be entered, and is waited for.
    DeviceCode {
        /// The code: text from the server.
        code: String,
        /// Where it is entered.
        address: String,
        /// When it is over, by RFC 3339.
        expires: String,
    },
    /// The organization, Entra or the Azure CLI is asked; nobody has to do
    /// anything.
    Checking,
}

/// Somebody is signed in: answers `sign_in_with`. The account is held in memory
/// from then on, until it is kept with the plan or forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignedInView {
    /// Who.
    pub account: AccountName,
    /// The organization's name.
    pub organization: String,
    /// Projects can be listed with it.
    pub lists_projects: bool,
    /// It renews itself.
    pub renews: bool,
    /// The directory of Entra that it belongs to.
    pub tenant: Option<String>,
}

/// Where Cargo's token may live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StoreWay {
    /// Cargo's own entry in the operating system's keychain.
    Keychain,
    /// Feedwright's credential provider, which hands Cargo a fresh one.
    Provider,
    /// Variables that the person sets where Cargo runs; nothing is kept.
    Environment,
}

/// Why Cargo's token cannot live somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StoreReason {
    /// There is no keychain that can be used.
    NoKeychain,
    /// The token of a Microsoft Entra account ends within the hour.
    TokenEnds,
    /// Feedwright's credential provider is not installed.
    NoProvider,
    /// It cannot be proved on this system yet.
    NotHere,
}

/// A place for Cargo's token: `store_ways` answers all of them, for the account
/// that is signed in and this computer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StoreWayView {
    /// The place.
    pub way: StoreWay,
    /// It can be used.
    pub possible: bool,
    /// It is the one that is taken where nobody chooses; at most one.
    pub chosen: bool,
    /// Why it cannot be used; none when it can.
    pub reason: Option<StoreReason>,
}
