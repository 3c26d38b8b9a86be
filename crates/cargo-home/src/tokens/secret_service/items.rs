//! Finding, making and deleting items by their attributes.

use std::collections::HashMap;

use secrecy::{ExposeSecret, SecretString};
use secret_service::{Collection, Error, Item};
use zeroize::Zeroizing;

use super::failure::{failed, step};
use super::{CONTENT_TYPE, LONGEST_TOKEN, Store, TokenStoreError};

/// What an item is found by. Anybody in the session can read them: no secrets.
pub(super) struct Attributes(Vec<(&'static str, String)>);

impl Attributes {
    pub(super) fn new<'a>(all: impl IntoIterator<Item = (&'static str, &'a str)>) -> Self {
        Self(
            all.into_iter()
                .map(|(name, value)| (name, value.to_owned()))
                .collect(),
        )
    }

    fn map(&self) -> HashMap<&str, &str> {
        self.0
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect()
    }
}

/// An unlocked item.
pub(super) struct FoundItem {
    pub(super) secret: SecretString,
    pub(super) label: String,
}

impl Store {
    /// The item that libsecret would give: the first unlocked one in any
    /// collection. One that is no text counts as none, as it does there.
    pub(super) async fn find(
        &self,
        attributes: &Attributes,
    ) -> Result<Option<FoundItem>, TokenStoreError> {
        let reading = || failed("look for the item");
        step("look for the item")?;
        let found = self
            .service
            .search_items(attributes.map())
            .await
            .map_err(reading())?;
        let Some(item) = found.unlocked.first() else {
            return if found.locked.is_empty() {
                Ok(None)
            } else {
                Err(TokenStoreError::Locked)
            };
        };
        let label = item.get_label().await.map_err(reading())?;
        let content_type = item.get_secret_content_type().await.map_err(reading())?;
        let bytes = Zeroizing::new(item.get_secret().await.map_err(reading())?);
        let as_password = content_type == CONTENT_TYPE
            || content_type.starts_with("text/plain;")
            || content_type == "application/octet-stream";
        if !as_password || bytes.len() > LONGEST_TOKEN {
            return Ok(None);
        }
        // Exactly as large as its text, so that nothing is left behind when
        // it becomes a secret string.
        let text = std::str::from_utf8(&bytes).ok().map(str::to_owned);
        Ok(text.map(|text| FoundItem {
            secret: text.into(),
            label,
        }))
    }

    /// Makes an item in the default collection, in the place of one with the
    /// same attributes.
    pub(super) async fn create(
        &self,
        label: &str,
        attributes: &Attributes,
        secret: &SecretString,
    ) -> Result<(), TokenStoreError> {
        step("store the item")?;
        let collection = self.default_collection().await?;
        let locked = collection
            .is_locked()
            .await
            .map_err(failed("look at the keyring"))?;
        if locked {
            return Err(TokenStoreError::Locked);
        }
        let secret = secret.expose_secret().as_bytes();
        collection
            .create_item(label, attributes.map(), secret, true, CONTENT_TYPE)
            .await
            .map_err(failed("store the item"))?;
        // It may be stored without an answer that says so.
        step("store the item")
    }

    /// Deletes every item with these attributes; whether there was one.
    pub(super) async fn delete_all(
        &self,
        attributes: &Attributes,
    ) -> Result<bool, TokenStoreError> {
        let found = self.matching(attributes).await?;
        if !found.locked.is_empty() {
            return Err(TokenStoreError::Locked);
        }
        step("remove the item")?;
        for item in &found.unlocked {
            item.delete().await.map_err(failed("remove the item"))?;
        }
        step("remove the item")?;
        if found.unlocked.is_empty() {
            return Ok(false);
        }
        // Not every store that says yes has done it.
        let left = self.matching(attributes).await?;
        if left.unlocked.is_empty() && left.locked.is_empty() {
            Ok(true)
        } else {
            Err(TokenStoreError::Refused {
                action: "remove the item",
                reason: "it is still there".to_owned(),
            })
        }
    }

    async fn matching(
        &self,
        attributes: &Attributes,
    ) -> Result<secret_service::SearchItemsResult<Item<'_>>, TokenStoreError> {
        self.service
            .search_items(attributes.map())
            .await
            .map_err(failed("look for the item"))
    }

    /// The collection to which the alias `default` leads.
    pub(super) async fn default_collection(&self) -> Result<Collection<'_>, TokenStoreError> {
        match self.service.get_default_collection().await {
            Ok(collection) => Ok(collection),
            Err(Error::NoResult) => Err(TokenStoreError::NoDefaultCollection),
            Err(error) => Err(failed("look for the default keyring")(error)),
        }
    }
}
