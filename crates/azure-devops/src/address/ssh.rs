//! SSH remotes of Services: `git@ssh.dev.azure.com:v3/{organization}/{project}/{repository}`,
//! the same as a URL, and the old `{organization}@vs-ssh.visualstudio.com:v3/…`.

use super::{AddressProblem, text};

const HOSTS: [&str; 2] = ["ssh.dev.azure.com", "vs-ssh.visualstudio.com"];

/// Organization, project and repository of an SSH remote, decoded; `None` when
/// the text is no SSH remote.
pub(super) fn path_of(text: &str) -> Result<Option<[String; 3]>, AddressProblem> {
    let rest = match text.strip_prefix("ssh://") {
        Some(rest) => rest.split_once('/'),
        None if text.contains("://") => return Ok(None),
        None => text
            .split_once(':')
            .filter(|(front, _)| front.contains('@')),
    };
    let Some((authority, path)) = rest else {
        return Ok(None);
    };
    let (user, host) = authority
        .split_once('@')
        .ok_or(AddressProblem::NotAnAddress)?;
    let host = host.strip_suffix(":22").unwrap_or(host);
    let plain = user.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if user.is_empty() || !plain || user.starts_with('-') {
        return Err(AddressProblem::UserInfo);
    }
    if !HOSTS.contains(&host.to_ascii_lowercase().as_str()) {
        return Err(AddressProblem::NotAnAddress);
    }
    let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    match parts.as_slice() {
        ["v3", organization, project, repository] => Ok(Some([
            text::segment(organization)?,
            text::segment(project)?,
            text::segment(repository)?,
        ])),
        _ => Err(AddressProblem::NotAnAddress),
    }
}
