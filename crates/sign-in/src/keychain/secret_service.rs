//! Our entries in the Secret Service, as the items that `keyring` made for
//! earlier versions: found by the attributes `service` and `username` in any
//! collection, made in the default one.
//!
//! It speaks to the bus itself, because a build waits for it: no round trip
//! and no arithmetic more than reading needs. It never asks anybody anything:
//! what is locked is an error.

mod bus;
mod session;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use secrecy::{ExposeSecret, SecretString};
use zbus::zvariant::{OwnedObjectPath, Value};
use zeroize::Zeroizing;

use self::bus::{Bus, locked};
use self::session::{Offer, OpenSession, Secret};
use super::{KEYCHAIN_LIMIT, KEYCHAIN_SERVICE, turn};
use crate::error::KeychainError;

const SERVICE: &str = "org.freedesktop.Secret.Service";
const COLLECTION: &str = "org.freedesktop.Secret.Collection";
const ITEM: &str = "org.freedesktop.Secret.Item";
const SECRETS: &str = "/org/freedesktop/secrets";
/// Stands where a path would, when there is nothing.
const NOTHING: &str = "/";

pub(super) fn read(account: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeychainError> {
    run(async {
        let bus = Bus::connect().await?;
        // The search is answered while our half is computed, and before a session is
        // opened: that must never be a connection's first call.
        let (item, offer) = tokio::try_join!(find(&bus, account), async { Offer::new() })?;
        let Some(item) = item else {
            return Ok(None);
        };
        let opened = OpenSession::with(&bus, offer).await?;
        let path = opened.path();
        // And the key while the secret is on its way.
        let asked = bus.call_if_there(&item, ITEM, "GetSecret", &path);
        let (found, session) = tokio::try_join!(asked, async { opened.agree() })?;
        found.map(|secret: Secret| session.open(secret)).transpose()
    })
}

pub(super) fn write(account: &str, secret: &SecretString) -> Result<(), KeychainError> {
    run(async {
        let bus = Bus::connect().await?;
        let (item, offer) = tokio::try_join!(find(&bus, account), async { Offer::new() })?;
        let opened = OpenSession::with(&bus, offer).await?;
        let sealed = opened.agree()?.seal(secret.expose_secret().as_bytes())?;
        match item {
            Some(item) => bus.call(&item, ITEM, "SetSecret", &(sealed,)).await,
            None => create(&bus, account, sealed).await,
        }
    })
}

pub(super) fn remove(account: &str) -> Result<bool, KeychainError> {
    run(async {
        let bus = Bus::connect().await?;
        let Some(item) = find(&bus, account).await? else {
            return Ok(false);
        };
        let prompt: Option<OwnedObjectPath> = bus.call_if_there(&item, ITEM, "Delete", &()).await?;
        match prompt {
            Some(prompt) if prompt.as_str() != NOTHING => Err(locked("it wants to ask first")),
            prompt => Ok(prompt.is_some()),
        }
    })
}

/// Runs on this thread alone, in a runtime that leaves nothing behind: what
/// hangs is dropped at the limit.
fn run<T>(work: impl Future<Output = Result<T, KeychainError>>) -> Result<T, KeychainError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| KeychainError::Refused {
            reason: error.to_string(),
        })?;
    // On the heap: these futures are many kilobytes.
    let work = Box::pin(work);
    let limited = runtime.block_on(async { tokio::time::timeout(KEYCHAIN_LIMIT, work).await });
    // A connection that hangs would be waited for otherwise.
    runtime.shutdown_background();
    limited.unwrap_or(Err(turn::timed_out(KEYCHAIN_LIMIT)))
}

fn attributes(account: &str) -> HashMap<&str, &str> {
    HashMap::from([("service", KEYCHAIN_SERVICE), ("username", account)])
}

/// The one item of this account, unlocked.
async fn find(bus: &Bus, account: &str) -> Result<Option<OwnedObjectPath>, KeychainError> {
    let (mut unlocked, mut locked_ones): (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) = bus
        .call(SECRETS, SERVICE, "SearchItems", &attributes(account))
        .await?;
    match unlocked.len() + locked_ones.len() {
        0 => Ok(None),
        1 => match unlocked.pop() {
            Some(item) => Ok(Some(item)),
            None => unlock(bus, locked_ones.remove(0)).await.map(Some),
        },
        count => Err(KeychainError::Ambiguous {
            account: account.to_owned(),
            count,
        }),
    }
}

/// Some services lock what they can unlock without asking anybody.
async fn unlock(bus: &Bus, item: OwnedObjectPath) -> Result<OwnedObjectPath, KeychainError> {
    let (unlocked, _prompt): (Vec<OwnedObjectPath>, OwnedObjectPath) = bus
        .call(SECRETS, SERVICE, "Unlock", &(vec![&*item],))
        .await?;
    if unlocked.contains(&item) {
        Ok(item)
    } else {
        Err(locked("it wants its password"))
    }
}

async fn create(bus: &Bus, account: &str, sealed: Secret) -> Result<(), KeychainError> {
    let collection: OwnedObjectPath = bus.call(SECRETS, SERVICE, "ReadAlias", &"default").await?;
    if collection.as_str() == NOTHING {
        return Err(locked("it has no default keyring"));
    }
    let label = format!("keyring:{account}@{KEYCHAIN_SERVICE}");
    let properties = HashMap::from([
        ("org.freedesktop.Secret.Item.Label", Value::from(label)),
        (
            "org.freedesktop.Secret.Item.Attributes",
            Value::from(attributes(account)),
        ),
    ]);
    let replace = true;
    let (item, _prompt): (OwnedObjectPath, OwnedObjectPath) = bus
        .call(
            &collection,
            COLLECTION,
            "CreateItem",
            &(properties, sealed, replace),
        )
        .await?;
    if item.as_str() == NOTHING {
        return Err(locked("it wants to ask first"));
    }
    Ok(())
}
