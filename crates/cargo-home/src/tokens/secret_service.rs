//! The registry tokens in the Secret Service, item by item as
//! `cargo:libsecret` makes and finds them (`cargo` facts §1b): found by the
//! attributes `xdg:schema` and `url` in any collection, made in the default
//! collection. Secrets cross the bus encrypted.

mod bus;
mod failure;
mod items;
mod undo;

use std::future::Future;
use std::time::Duration;

use secrecy::SecretString;
use secret_service::{EncryptionType, SecretService};

pub(super) use self::bus::escape;
use self::failure::failed;
use self::items::Attributes;
use super::shape::{LONGEST_TOKEN, check, same};
use super::{TokenStoreError, TokenWritten};
use crate::{Computer, IndexUrl, RegistryName};

/// libsecret stores the name of a schema as this attribute.
const SCHEMA_ATTRIBUTE: &str = "xdg:schema";
const CARGO_SCHEMA: &str = "org.rust-lang.cargo.registry";
const URL_ATTRIBUTE: &str = "url";
const CONTENT_TYPE: &str = "text/plain";

/// How long any call may take when nobody is asked anything.
const LIMIT: Duration = Duration::from_secs(3);
/// How long a person may take to type a password.
const PROMPT_LIMIT: Duration = Duration::from_secs(120);
pub(super) struct Store {
    service: SecretService<'static>,
}

impl Store {
    pub(super) async fn open(computer: &Computer) -> Result<Self, TokenStoreError> {
        within(LIMIT, async {
            let connection = bus::connect(computer).await?;
            bus::greet(&connection).await?;
            let service = SecretService::connect_with_existing(EncryptionType::Dh, connection)
                .await
                .map_err(failed("open a session"))?;
            let store = Self { service };
            store.default_collection().await?;
            Ok(store)
        })
        .await
    }

    pub(super) async fn read(
        &self,
        index: &IndexUrl,
    ) -> Result<Option<SecretString>, TokenStoreError> {
        within(LIMIT, async {
            let found = self.find(&of_cargo(index)).await?;
            Ok(found.map(|item| item.secret))
        })
        .await
    }

    pub(super) async fn write(
        &self,
        index: &IndexUrl,
        name: &RegistryName,
        token: &SecretString,
    ) -> Result<TokenWritten, TokenStoreError> {
        let label = format!("cargo-registry:{name}");
        within(LIMIT, self.write_labelled(index, &label, token)).await
    }

    async fn write_labelled(
        &self,
        index: &IndexUrl,
        label: &str,
        token: &SecretString,
    ) -> Result<TokenWritten, TokenStoreError> {
        check(token)?;
        let attributes = of_cargo(index);
        let found = match self.find(&attributes).await {
            Ok(found) => found,
            // A locked copy elsewhere does not hinder an unlocked default.
            Err(TokenStoreError::Locked) => None,
            Err(error) => return Err(error),
        };
        let written = match found {
            Some(item) if item.label == label && same(&item.secret, token) => {
                return Ok(TokenWritten::Unchanged);
            }
            Some(_) => TokenWritten::Replaced,
            None => TokenWritten::Created,
        };
        self.create(label, &attributes, token).await?;
        self.check_written(&attributes, index, token).await?;
        Ok(written)
    }

    /// Some stores say yes and keep nothing (`threats-and-failures` facts,
    /// T14), and an item in another collection may come before ours.
    async fn check_written(
        &self,
        attributes: &Attributes,
        index: &IndexUrl,
        token: &SecretString,
    ) -> Result<(), TokenStoreError> {
        match self.find(attributes).await? {
            Some(item) if same(&item.secret, token) => Ok(()),
            _ => Err(TokenStoreError::ReadBackDiffers {
                index_url: index.to_string(),
            }),
        }
    }

    pub(super) async fn remove(&self, index: &IndexUrl) -> Result<bool, TokenStoreError> {
        within(LIMIT, self.delete_all(&of_cargo(index))).await
    }

    pub(super) async fn is_locked(&self) -> Result<bool, TokenStoreError> {
        within(LIMIT, async {
            let collection = self.default_collection().await?;
            let looking = failed("look for the default keyring");
            collection.is_locked().await.map_err(looking)
        })
        .await
    }

    pub(super) async fn unlock(&self) -> Result<(), TokenStoreError> {
        within(PROMPT_LIMIT, async {
            let collection = self.default_collection().await?;
            collection
                .unlock()
                .await
                .map_err(failed("unlock the keyring"))?;
            // Without a prompter the service may say yes and stay locked.
            match collection.is_locked().await {
                Ok(false) => Ok(()),
                Ok(true) => Err(TokenStoreError::Locked),
                Err(error) => Err(failed("unlock the keyring")(error)),
            }
        })
        .await
    }
}

/// What libsecret looks for when Cargo asks for the token of this index.
fn of_cargo(index: &IndexUrl) -> Attributes {
    Attributes::new([
        (SCHEMA_ATTRIBUTE, CARGO_SCHEMA),
        (URL_ATTRIBUTE, index.as_str()),
    ])
}

async fn within<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, TokenStoreError>>,
) -> Result<T, TokenStoreError> {
    // On the heap: these futures are many kilobytes.
    tokio::time::timeout(limit, Box::pin(work))
        .await
        .unwrap_or(Err(TokenStoreError::TimedOut {
            seconds: limit.as_secs(),
        }))
}
