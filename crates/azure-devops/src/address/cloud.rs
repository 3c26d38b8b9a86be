//! Addresses of Azure DevOps Services: `dev.azure.com` and its sister hosts,
//! the old `{organization}.visualstudio.com`, and what only resembles them
//! (azure-devops facts §11).

use url::Url;

use super::page::Place;
use super::{AddressProblem, PastedAddress, text};
use crate::endpoints::Endpoints;

/// Hosts whose first path segment is the organization.
const HOSTS: [&str; 7] = [
    "dev.azure.com",
    "feeds.dev.azure.com",
    "pkgs.dev.azure.com",
    "vssps.dev.azure.com",
    "vsaex.dev.azure.com",
    "vsrm.dev.azure.com",
    "almsearch.dev.azure.com",
];
/// The longest name of an organization, in characters.
const LONGEST_ORGANIZATION: usize = 50;
/// What may stand between the organization and `visualstudio.com` on old hosts.
const OLD_AREAS: [&str; 6] = ["pkgs", "feeds", "vssps", "vsaex", "vsrm", "almsearch"];
/// First labels of `visualstudio.com` that are no organization.
const NO_ORGANIZATIONS: [&str; 13] = [
    "app",
    "www",
    "my",
    "aex",
    "code",
    "docs",
    "login",
    "marketplace",
    "support",
    "vs-ssh",
    "vscode",
    "online",
    "static",
];

/// Where a host of Services has its organization.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum OrganizationHost {
    /// In the first path segment.
    InPath,
    /// In the host itself.
    InHost(String),
}

/// Whether the host is one of Services.
///
/// # Errors
/// When it only looks like one, or belongs to no organization.
pub(super) fn organization_host(host: &str) -> Result<Option<OrganizationHost>, AddressProblem> {
    if HOSTS.contains(&host) {
        return Ok(Some(OrganizationHost::InPath));
    }
    if let Some(front) = host.strip_suffix(".visualstudio.com") {
        let organization = match front.split_once('.') {
            None => front,
            Some((organization, area)) if OLD_AREAS.contains(&area) => organization,
            Some(_) => {
                return Err(AddressProblem::LookAlike {
                    host: host.to_owned(),
                });
            }
        };
        if NO_ORGANIZATIONS.contains(&organization) {
            return Err(AddressProblem::NoOrganization);
        }
        return Ok(Some(OrganizationHost::InHost(check_organization(
            organization,
        )?)));
    }
    if resembles_services(host) {
        return Err(AddressProblem::LookAlike {
            host: host.to_owned(),
        });
    }
    Ok(None)
}

/// True for hosts that carry the names of Services without being one of its
/// hosts: `dev.azure.com.example`, `dev-azure-com.example`, `x.azure.com`.
fn resembles_services(host: &str) -> bool {
    let letters: String = host.chars().filter(char::is_ascii_alphanumeric).collect();
    let names = ["devazurecom", "visualstudiocom"];
    host == "azure.com"
        || host == "visualstudio.com"
        || host.ends_with(".azure.com")
        || host.starts_with("dev.azure.")
        || names.iter().any(|name| letters.contains(name))
}

/// The rules for organization names (Azure DevOps' public page "Naming
/// restrictions and conventions"): ASCII letters, digits and inner hyphens, at most 50.
fn check_organization(name: &str) -> Result<String, AddressProblem> {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let ends = !name.starts_with('-') && !name.ends_with('-');
    if plain && ends && !name.is_empty() && name.len() <= LONGEST_ORGANIZATION {
        return Ok(name.to_owned());
    }
    Err(AddressProblem::Organization {
        name: name.chars().take(LONGEST_ORGANIZATION).collect(),
    })
}

/// Reads an address on a host of Services.
pub(super) fn read(
    url: &Url,
    host: OrganizationHost,
    place: &Place,
) -> Result<PastedAddress, AddressProblem> {
    if let Some(port) = url.port() {
        return Err(AddressProblem::Port { port });
    }
    let (organization, between) = match host {
        OrganizationHost::InPath => match place.before.split_first() {
            Some((organization, between)) => (check_organization(organization)?, between),
            None => return Err(AddressProblem::NoOrganization),
        },
        OrganizationHost::InHost(organization) => (organization, after_collection(&place.before)),
    };
    found(&organization, between, place)
}

/// Old hosts may carry `/DefaultCollection`, which means nothing there.
fn after_collection(before: &[String]) -> &[String] {
    match before.split_first() {
        Some((first, rest)) if first.eq_ignore_ascii_case("DefaultCollection") => rest,
        _ => before,
    }
}

/// Reads the path of an SSH remote: organization, project, repository.
pub(super) fn read_ssh(path: &[String; 3]) -> Result<PastedAddress, AddressProblem> {
    let organization = check_organization(&path[0])?;
    found(&organization, &path[1..2], &Place::plain(Vec::new()))
}

/// Reads a bare organization name, or an address of Services without its scheme.
pub(super) fn read_without_scheme(text: &str) -> Result<PastedAddress, AddressProblem> {
    let host = text
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    if HOSTS.contains(&host.as_str()) || host.ends_with(".visualstudio.com") {
        return super::read_url(&format!("https://{text}"));
    }
    let path = text.strip_suffix('/').unwrap_or(text);
    // What is longer than any name could be a pasted token: nothing repeats it.
    let too_long = path.len() > LONGEST_ORGANIZATION;
    if too_long || path.contains(['/', ':', '@', '?', '#', '.', ' ']) {
        return Err(AddressProblem::NotAnAddress);
    }
    let name = check_organization(&text::segment(path)?)?;
    found(&name, &[], &Place::plain(Vec::new()))
}

fn found(
    organization: &str,
    between: &[String],
    place: &Place,
) -> Result<PastedAddress, AddressProblem> {
    Ok(PastedAddress {
        endpoints: Endpoints::cloud(organization),
        project: place.project(between)?,
        feed: place.feed()?,
    })
}
