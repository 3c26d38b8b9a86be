//! The organization, and an account that signs in to it by a pasted token; the
//! other ways to sign in are in `sign_in_ways`.

use super::Problem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a pasted text names: answers `understand_address`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Address {
    /// The organization's or collection's canonical address.
    pub url: String,
    /// The host that requests go to.
    pub host: String,
    /// The organization's or collection's name.
    pub organization: String,
    /// A collection of Azure DevOps Server.
    pub server: bool,
    /// The project that the text names.
    pub project: Option<String>,
    /// The feed that the text names.
    pub feed: Option<String>,
    /// Somebody is signed in there already.
    pub account: Option<AccountName>,
}

/// Why a text is no address that can be used: the other answer of
/// `understand_address`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum AddressProblem {
    /// Nothing was given.
    Empty,
    /// No address of Azure DevOps.
    NotAzure,
    /// Plain http.
    PlainHttp {
        /// The host that was named.
        host: String,
    },
    /// It carries a user name or password.
    Credentials,
}

/// Either of the two answers of `understand_address`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "verdict",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum Understood {
    /// It can be used.
    Fine {
        /// What it names.
        address: Address,
    },
    /// It cannot.
    Refused {
        /// Why.
        reason: AddressProblem,
    },
}

/// Who is signed in, as the organization calls them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AccountName {
    /// The display name: text from the server.
    pub name: String,
}

/// The organization is chosen: answers `choose_organization`. Everything that
/// follows is about it, until another is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// Its address in parts.
    pub address: Address,
    /// Where the token page is.
    pub token_page: String,
    /// The keychain, looked at before anybody is asked for a token.
    pub keychain: super::KeychainHere,
}

/// What a token is worth: answers `check_token`. The token is held in memory
/// from then on, until it is stored with the plan or forgotten.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TokenVerdict {
    /// Whose it is.
    pub account: AccountName,
    /// Projects can be listed with it.
    pub lists_projects: bool,
    /// White space around it was dropped.
    pub trimmed: bool,
    /// How many characters it has.
    pub characters: u32,
    /// Its length is one that Azure DevOps makes (84 or 52).
    pub usual_length: bool,
}

/// Why a text is no token that can be used, beside the field: an answer of
/// `check_token`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "kind",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum TokenProblem {
    /// Nothing was given.
    Empty,
    /// White space or a line break inside.
    InnerSpace,
    /// A whole `Authorization` header.
    IsHeader,
    /// Another shape that no token has.
    Malformed,
    /// The organization does not accept it.
    Refused,
    /// It may not read feeds.
    Scope,
    /// Anything else: the network, the keychain.
    Other {
        /// What.
        problem: Problem,
    },
}

/// Either answer of `check_token`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(
    tag = "verdict",
    rename_all = "kebab-case",
    rename_all_fields = "camelCase"
)]
pub enum TokenChecked {
    /// It can be used.
    Accepted {
        /// What it is worth.
        token: TokenVerdict,
    },
    /// It cannot.
    Refused {
        /// Why.
        reason: TokenProblem,
    },
}

/// A practice world is running: answers `start_practice`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Practice {
    /// The practice organization, chosen already.
    pub organization: Organization,
    /// The project that is filled in.
    pub project: String,
    /// The crates come from the real crates.io.
    pub uses_crates_io: bool,
}
