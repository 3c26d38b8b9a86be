//! The raw text of a pasted address, looked at before a URL parser repairs it:
//! characters, user info, host spelling, path segments.

use super::{AddressProblem, decode};
use crate::names::is_invisible;

/// The longest text that is looked at, in bytes.
const LONGEST: usize = 2048;
/// The longest text that an error shows, in characters.
const LONGEST_SHOWN: usize = 120;

/// What is shown of nothing, and of what may be a secret.
pub(super) const STAND_INS: [&str; 2] = ["The address", "The text"];

/// Refuses what no address has, wherever it stands.
pub(super) fn check(text: &str) -> Result<(), AddressProblem> {
    if text.is_empty() {
        return Err(AddressProblem::Empty);
    }
    if text.len() > LONGEST {
        return Err(AddressProblem::TooLong);
    }
    let strange = |c: &char| c.is_control() || is_invisible(*c) || (c.is_whitespace() && *c != ' ');
    if let Some(character) = text.chars().find(strange) {
        return Err(AddressProblem::Character { character });
    }
    if text.contains('\\') {
        return Err(AddressProblem::Backslash);
    }
    Ok(())
}

/// The host of an authority (`[user@]host[:port]`), in lower case.
///
/// A user name alone is dropped, as git's web remotes carry one; a password is
/// refused, and so is a user name that reads like a host to a hasty eye.
pub(super) fn host_of(authority: &str) -> Result<String, AddressProblem> {
    let host_and_port = match authority.rsplit_once('@') {
        None => authority,
        Some((user, host_and_port)) => {
            let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
            if !user.chars().all(plain) {
                return Err(AddressProblem::UserInfo);
            }
            host_and_port
        }
    };
    let host = match host_and_port.rsplit_once(':') {
        Some((host, port)) if port.chars().all(|c| c.is_ascii_digit()) => host,
        _ => host_and_port,
    };
    let host = host.to_ascii_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._:[]".contains(c);
    let labels_ok = host
        .split('.')
        .all(|label| !label.is_empty() && !label.starts_with("xn--"));
    if host.chars().all(plain) && labels_ok {
        Ok(host)
    } else {
        Err(AddressProblem::HostSpelling)
    }
}

/// The decoded segments of a path, without the empty one that a slash at the
/// end makes. `tail` is everything after the authority.
pub(super) fn segments(tail: &str) -> Result<Vec<String>, AddressProblem> {
    let path = tail.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix('/').unwrap_or(path);
    let path = path.strip_suffix('/').unwrap_or(path);
    if path.is_empty() {
        return Ok(Vec::new());
    }
    path.split('/').map(segment).collect()
}

/// One decoded segment; what would change the shape of the path is refused.
pub(super) fn segment(raw: &str) -> Result<String, AddressProblem> {
    let decoded = decode(raw);
    // Somebody further on may decode once more.
    let again = decode(&decoded);
    let changes_shape = |text: &str| matches!(text, "" | "." | "..") || text.contains(['/', '\\']);
    let strange = |c: char| c.is_control() || is_invisible(c) || c == '\u{fffd}';
    let hostile = changes_shape(&decoded) || changes_shape(&again) || decoded.chars().any(strange);
    if hostile {
        return Err(AddressProblem::Segment {
            segment: bounded(&decoded),
        });
    }
    Ok(decoded)
}

/// The text as an error may show it. What has no scheme and is longer than any
/// organization name could be a pasted token: it is not shown at all.
pub(super) fn shown(text: &str) -> String {
    let Some((scheme, rest)) = text.split_once("://") else {
        let harmless = text.chars().count() <= 50 && !text.contains(['@', ':']);
        return match text {
            "" => STAND_INS[0].to_owned(),
            text if harmless => bounded(text),
            _ => STAND_INS[1].to_owned(),
        };
    };
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let end = rest.find(['/', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host = authority.rsplit('@').next().unwrap_or_default();
    bounded(&format!("{scheme}://{host}{path}"))
}

fn bounded(text: &str) -> String {
    let clean = |c: char| {
        if c.is_control() || is_invisible(c) {
            '\u{fffd}'
        } else {
            c
        }
    };
    text.chars().take(LONGEST_SHOWN).map(clean).collect()
}
