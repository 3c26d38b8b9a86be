//! One account as it stands in `accounts.json`. Every field is checked, an
//! unknown one refused; where tokens are asked for must be an address that the
//! organization may name, so that no changed file sends a secret elsewhere.

use std::path::PathBuf;
use std::time::Duration;

use azure_devops::Endpoints;
use serde_json::{Map, Value, json};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use url::Url;
use uuid::Uuid;

use super::LONGEST_TEXT;
use crate::account::{Account, AccountKind, EntraAccount, Minted, Minting, StoreKind};
use crate::entra::{ClientId, TenantId};
use crate::json_fields::{Fault, only, text};

const ACCOUNT: [&str; 8] = [
    "organization",
    "kind",
    "user_display_name",
    "user_id",
    "added",
    "store",
    "entra",
    "minting",
];
const ENTRA: [&str; 5] = [
    "authority",
    "tenant",
    "client_id",
    "file",
    "service_connection",
];
const MINTING: [&str; 4] = [
    "lifetime_seconds",
    "authorization_id",
    "valid_to",
    "to_revoke",
];
/// The most tokens of one account that are to be revoked.
const MOST_TO_REVOKE: usize = 100;
const LONGEST_ADDRESS: usize = 2_048;
const LONGEST_PATH: usize = 4_096;
/// The longest life of a minted token, in seconds: a year, as the portal allows.
const LONGEST_LIFETIME: u64 = 366 * 86_400;

/// The fields of one object, and its place in the file.
struct Fields<'a> {
    map: &'a Map<String, Value>,
    place: String,
}

impl<'a> Fields<'a> {
    fn new(value: &'a Value, place: String, known: &[&str]) -> Result<Self, Fault> {
        let Value::Object(map) = value else {
            return Err((place, "it is no object"));
        };
        only(map, &place, known)?;
        Ok(Self { map, place })
    }

    fn fault(&self, name: &str, reason: &'static str) -> Fault {
        (format!("{}.{name}", self.place), reason)
    }

    fn text(&self, name: &str, longest: usize) -> Result<&'a str, Fault> {
        text(self.map, &self.place, name, longest)
    }

    fn optional(&self, name: &str, longest: usize) -> Result<Option<&'a str>, Fault> {
        match self.map.contains_key(name) {
            true => self.text(name, longest).map(Some),
            false => Ok(None),
        }
    }

    fn time(&self, name: &str) -> Result<OffsetDateTime, Fault> {
        OffsetDateTime::parse(self.text(name, LONGEST_TEXT)?, &Rfc3339)
            .map_err(|_| self.fault(name, "it is no time of RFC 3339"))
    }

    fn object(&self, name: &str, known: &[&str]) -> Result<Option<Fields<'a>>, Fault> {
        let Some(value) = self.map.get(name) else {
            return Ok(None);
        };
        Fields::new(value, format!("{}.{name}", self.place), known).map(Some)
    }
}

pub(super) fn parse(value: &Value, place: &str) -> Result<Account, Fault> {
    let fields = Fields::new(value, place.to_owned(), &ACCOUNT)?;
    let endpoints = Endpoints::parse(fields.text("organization", LONGEST_ADDRESS)?)
        .map_err(|_| fields.fault("organization", "it is no Azure DevOps organization"))?;
    let kind = AccountKind::parse(fields.text("kind", LONGEST_TEXT)?)
        .ok_or_else(|| fields.fault("kind", "it is unknown"))?;
    let store = StoreKind::parse(fields.text("store", LONGEST_TEXT)?)
        .ok_or_else(|| fields.fault("store", "it is unknown"))?;
    let entra = fields.object("entra", &ENTRA)?;
    if entra.is_some() != kind.is_entra() {
        return Err(fields.fault("entra", "it does not go with the kind"));
    }
    let minting = fields.object("minting", &MINTING)?;
    if minting.is_some() && !kind.is_person_of_entra() {
        return Err(fields.fault("minting", "it does not go with the kind"));
    }
    Ok(Account {
        organization: endpoints.organization_url().clone(),
        kind,
        user_display_name: fields.text("user_display_name", LONGEST_TEXT)?.to_owned(),
        user_id: fields.text("user_id", LONGEST_TEXT)?.to_owned(),
        added: fields.time("added")?,
        store,
        entra: entra.map(|it| parse_entra(&it, &endpoints)).transpose()?,
        minting: minting.map(|it| parse_minting(&it)).transpose()?,
    })
}

fn parse_entra(fields: &Fields<'_>, endpoints: &Endpoints) -> Result<EntraAccount, Fault> {
    let authority = Url::parse(fields.text("authority", LONGEST_ADDRESS)?)
        .ok()
        .filter(|url| endpoints.may_use_entra() && endpoints.may_sign_in_at(url))
        .ok_or_else(|| fields.fault("authority", "it is no address of Microsoft Entra"))?;
    let tenant = TenantId::parse(fields.text("tenant", LONGEST_TEXT)?)
        .map_err(|_| fields.fault("tenant", "it is no tenant"))?;
    let client_id = fields.optional("client_id", LONGEST_TEXT)?;
    let client_id = client_id
        .map(ClientId::parse)
        .transpose()
        .map_err(|_| fields.fault("client_id", "it is no client id"))?;
    let file = fields.optional("file", LONGEST_PATH)?.map(PathBuf::from);
    if file.as_ref().is_some_and(|file| !file.is_absolute()) {
        return Err(fields.fault("file", "it is no absolute path"));
    }
    let connection = fields.optional("service_connection", LONGEST_TEXT)?;
    Ok(EntraAccount {
        authority,
        tenant,
        client_id,
        file,
        service_connection: connection.map(str::to_owned),
    })
}

fn parse_minting(fields: &Fields<'_>) -> Result<Minting, Fault> {
    let seconds = fields.map.get("lifetime_seconds").and_then(Value::as_u64);
    let seconds = seconds
        .filter(|seconds| (1..=LONGEST_LIFETIME).contains(seconds))
        .ok_or_else(|| fields.fault("lifetime_seconds", "it is no life of a token"))?;
    let minted = match fields.optional("authorization_id", LONGEST_TEXT)? {
        None => None,
        Some(id) => Some(Minted {
            authorization_id: Uuid::try_parse(id)
                .map_err(|_| fields.fault("authorization_id", "it is no identifier"))?,
            valid_to: fields.time("valid_to")?,
        }),
    };
    Ok(Minting {
        lifetime: Duration::from_secs(seconds),
        minted,
        to_revoke: parse_to_revoke(fields)?,
    })
}

fn parse_to_revoke(fields: &Fields<'_>) -> Result<Vec<Uuid>, Fault> {
    let fault = || fields.fault("to_revoke", "it is no list of identifiers");
    let ids = match fields.map.get("to_revoke") {
        None => return Ok(Vec::new()),
        Some(Value::Array(ids)) if ids.len() <= MOST_TO_REVOKE => ids,
        Some(_) => return Err(fault()),
    };
    let id = |value: &Value| Uuid::try_parse(value.as_str()?).ok();
    ids.iter()
        .map(|value| id(value).ok_or_else(fault))
        .collect()
}

pub(super) fn render(account: &Account) -> Value {
    let mut value = json!({
        "organization": account.organization.as_str(),
        "kind": account.kind.as_str(),
        "user_display_name": account.user_display_name,
        "user_id": account.user_id,
        "added": at(account.added),
        "store": account.store.as_str(),
    });
    if let Some(entra) = &account.entra {
        value["entra"] = render_entra(entra);
    }
    if let Some(minting) = &account.minting {
        value["minting"] = render_minting(minting);
    }
    value
}

fn render_entra(entra: &EntraAccount) -> Value {
    let mut value = json!({
        "authority": entra.authority.as_str(),
        "tenant": entra.tenant.as_str(),
    });
    if let Some(id) = &entra.client_id {
        value["client_id"] = id.to_string().into();
    }
    // A path that is no text was refused when it was given.
    if let Some(file) = entra.file.as_ref().and_then(|file| file.to_str()) {
        value["file"] = file.into();
    }
    if let Some(connection) = &entra.service_connection {
        value["service_connection"] = connection.as_str().into();
    }
    value
}

fn render_minting(minting: &Minting) -> Value {
    let mut value = json!({ "lifetime_seconds": minting.lifetime.as_secs() });
    if let Some(minted) = &minting.minted {
        value["authorization_id"] = minted.authorization_id.to_string().into();
        value["valid_to"] = at(minted.valid_to).into();
    }
    if !minting.to_revoke.is_empty() {
        let ids = minting.to_revoke.iter().map(Uuid::to_string);
        value["to_revoke"] = ids.collect::<Vec<_>>().into();
    }
    value
}

/// A time of the year 0 to 9999, as all of ours are, always formats.
fn at(time: OffsetDateTime) -> String {
    time.format(&Rfc3339).unwrap_or_default()
}
