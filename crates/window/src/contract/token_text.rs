//! The one way of a token through the contract: the page hands it over, nobody
//! hands it back. The type can be read from a message and in no way written.

use serde::{Deserialize, Deserializer};
use ts_rs::TS;

/// A token that a person pasted. It has no `Serialize`, no `Debug` and no
/// `Clone`, and is overwritten when it is dropped.
#[derive(TS)]
#[ts(type = "string")]
pub struct TokenText(secrecy::SecretString);

impl TokenText {
    /// Takes the secret out, for the account that it will belong to.
    pub fn into_secret(self) -> secrecy::SecretString {
        self.0
    }
}

impl<'de> Deserialize<'de> for TokenText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The length is the core's business; a message's is bounded by its carrier.
        String::deserialize(deserializer).map(|text| TokenText(text.into()))
    }
}
