//! Addresses of Azure DevOps Server: any host, with the collection in the path
//! (azure-devops facts §8). The rule for finding it is told in the parent module.

use url::Url;

use super::page::{Place, check_project};
use super::{AddressProblem, PastedAddress};
use crate::endpoints::Endpoints;

/// Virtual directories that servers usually have, in lower case.
const VIRTUAL_DIRECTORIES: [&str; 4] = ["tfs", "azuredevops", "azdo", "ado"];

/// Reads an address on a host that is none of Services.
pub(super) fn read(url: &Url, place: &Place) -> Result<PastedAddress, AddressProblem> {
    let before = &place.before;
    let length = collection_length(before)?;
    let (path, between) = before.split_at(length);
    for segment in path {
        check_project(segment)?;
    }
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    Ok(PastedAddress {
        endpoints: Endpoints::server(origin(url), &path),
        project: place.project(between)?,
        feed: place.feed()?,
    })
}

/// How many segments make the collection's path.
fn collection_length(before: &[String]) -> Result<usize, AddressProblem> {
    let first = before.first().ok_or(AddressProblem::NoCollection)?;
    let second = before.get(1);
    if VIRTUAL_DIRECTORIES.contains(&first.to_ascii_lowercase().as_str()) {
        return match second {
            Some(_) => Ok(2),
            None => Err(AddressProblem::NoCollection),
        };
    }
    let usual = second.is_some_and(|name| name.eq_ignore_ascii_case("DefaultCollection"));
    Ok(if usual { 2 } else { 1 })
}

/// Scheme, host and port alone.
fn origin(url: &Url) -> Url {
    let mut origin = url.clone();
    origin.set_path("");
    origin.set_query(None);
    origin.set_fragment(None);
    // Both fail only for addresses without a host.
    let _ = origin.set_username("");
    let _ = origin.set_password(None);
    origin
}
