//! The items of the private keychain as the keyring's own window would show
//! them, read by another client than the product's.

use std::collections::BTreeMap;

use secret_service::{EncryptionType, SecretService};

use super::Workplace;

/// One item, without its secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeychainItem {
    /// Its D-Bus object.
    pub(crate) path: String,
    pub(crate) label: String,
    pub(crate) attributes: BTreeMap<String, String>,
    /// When it was made and last changed, in seconds.
    pub(crate) times: (u64, u64),
}

impl Workplace {
    /// Every item, in the order of its path.
    pub(crate) async fn keychain_items(&self) -> Vec<KeychainItem> {
        let service = connect(self.keychain.address()).await;
        let collections = service.get_all_collections().await.expect("collections");
        let mut items = Vec::new();
        for collection in &collections {
            for item in collection.get_all_items().await.expect("items") {
                let mut attributes = item.get_attributes().await.expect("attributes");
                // The keyring adds it by itself, some time after the item is made.
                let schema = attributes.entry("xdg:schema".to_owned());
                schema.or_insert_with(|| "org.freedesktop.Secret.Generic".to_owned());
                let created = item.get_created().await.expect("a time");
                let modified = item.get_modified().await.expect("a time");
                items.push(KeychainItem {
                    path: item.item_path.to_string(),
                    label: item.get_label().await.expect("a label"),
                    attributes: attributes.into_iter().collect(),
                    times: (created, modified),
                });
            }
        }
        items.sort_by(|one, other| one.path.cmp(&other.path));
        items
    }

    /// The secret of every item.
    pub(crate) async fn keychain_secrets(&self) -> Vec<Vec<u8>> {
        let service = connect(self.keychain.address()).await;
        let mut secrets = Vec::new();
        for collection in &service.get_all_collections().await.expect("collections") {
            for item in collection.get_all_items().await.expect("items") {
                secrets.push(item.get_secret().await.expect("a secret"));
            }
        }
        secrets
    }

    /// Those of cargo.
    pub(crate) async fn cargo_items(&self) -> Vec<KeychainItem> {
        let schema = "org.rust-lang.cargo.registry";
        let mut items = self.keychain_items().await;
        items.retain(|item| {
            item.attributes
                .get("xdg:schema")
                .is_some_and(|own| own == schema)
        });
        items
    }
}

async fn connect(address: &str) -> SecretService<'static> {
    let builder = zbus::connection::Builder::address(address).expect("an address");
    let connection = builder.build().await.expect("a connection");
    // As the product does it: the keyring does not stand a session at once.
    let (path, interface) = ("/org/freedesktop/secrets", "org.freedesktop.Secret.Service");
    let name = Some("org.freedesktop.secrets");
    let greeted = connection.call_method(name, path, Some(interface), "ReadAlias", &"default");
    greeted.await.expect("the keychain");
    SecretService::connect_with_existing(EncryptionType::Plain, connection)
        .await
        .expect("the keychain")
}
