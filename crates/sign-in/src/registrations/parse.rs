//! What stands in `registries.json`. Hostile until parsed: every field is
//! checked, and every registration is judged as if it were made now.

use std::path::Path;

use azure_devops::Endpoints;
use serde_json::{Map, Value};

use super::{
    LEAST_SECONDS, LONGEST_INDEX, Registration, Registrations, RegistrationsFileError, SCHEMA,
    network,
};
use crate::json_fields::{Fault, only, text};

const MOST_REGISTRIES: usize = 1_000;

/// The list in a file's content; `path` is for the errors.
pub(super) fn parse(bytes: &[u8], path: &Path) -> Result<Registrations, RegistrationsFileError> {
    let damaged = |place: String, reason: &str| RegistrationsFileError::Damaged {
        path: path.to_owned(),
        place,
        reason: reason.to_owned(),
    };
    let value: Value = serde_json::from_slice(bytes).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        damaged(place, "it is no JSON")
    })?;
    let Value::Object(root) = value else {
        return Err(damaged("the file".to_owned(), "it is no object"));
    };
    match root.get("schema").and_then(Value::as_u64) {
        Some(SCHEMA) => {}
        Some(found) if found > SCHEMA => {
            return Err(RegistrationsFileError::NewerSchema {
                path: path.to_owned(),
                found,
                known: SCHEMA,
            });
        }
        _ => {
            let reason = "it is missing or no known number";
            return Err(damaged("schema".to_owned(), reason));
        }
    }
    let known = ["schema", "least_seconds_left", "registries"];
    let parsed = only(&root, "", &known).and_then(|()| registries(&root));
    parsed.map_err(|(place, reason)| damaged(place, reason))
}

fn registries(root: &Map<String, Value>) -> Result<Registrations, Fault> {
    let Some(Value::Array(values)) = root.get("registries") else {
        return Err(("registries".to_owned(), "it is missing or no list"));
    };
    if values.len() > MOST_REGISTRIES {
        return Err(("registries".to_owned(), "there are more than 1,000"));
    }
    let mut list = Registrations {
        least_seconds_left: least_seconds_left(root)?,
        ..Registrations::default()
    };
    for (number, value) in values.iter().enumerate() {
        let place = format!("registries[{number}]");
        let registration = registration(value, &place)?;
        if list.organization_of(&registration.index).is_some() {
            return Err((format!("{place}.index"), "it is listed twice"));
        }
        list.registries.push(registration);
    }
    list.sort();
    Ok(list)
}

fn least_seconds_left(root: &Map<String, Value>) -> Result<Option<u64>, Fault> {
    let Some(value) = root.get("least_seconds_left") else {
        return Ok(None);
    };
    let seconds = value.as_u64().filter(|it| LEAST_SECONDS.contains(it));
    let reason = "it is no number from 1 to 3600";
    seconds
        .map(Some)
        .ok_or(("least_seconds_left".to_owned(), reason))
}

fn registration(value: &Value, place: &str) -> Result<Registration, Fault> {
    let Value::Object(fields) = value else {
        return Err((place.to_owned(), "it is no object"));
    };
    let known = [&["index", "organization"], &network::FIELDS[..]].concat();
    only(fields, place, &known)?;
    let index = text(fields, place, "index", LONGEST_INDEX)?;
    let organization = text(fields, place, "organization", LONGEST_INDEX)?;
    let endpoints = Endpoints::parse(organization).map_err(|_| {
        let reason = "it is no Azure DevOps organization";
        (format!("{place}.organization"), reason)
    })?;
    let registration = Registration::new(index, &endpoints)
        .map_err(|error| (format!("{place}.index"), error.in_short()))?;
    Ok(Registration {
        network: network::parse(fields, place)?,
        ..registration
    })
}
