//! Addresses of remotes without what they should never hold. In doubt an
//! address is left out: nobody can tell a password from a path in everything
//! that git takes for an address.

use url::Url;

/// The longest address that is kept, in bytes.
const LONGEST_ADDRESS: usize = 2048;

/// The longest name that is kept, in bytes, as for a file's name.
const LONGEST_NAME: usize = 255;

/// A longer user name is a token: names of people and organizations are
/// shorter on nearly every server, and tokens are longer on all of them.
const LONGEST_USER: usize = 39;

/// Whether git would take the name for a remote, and it holds nothing else.
pub(super) fn is_remote_name(name: &str) -> bool {
    let is_refused = |character: char| {
        character.is_control()
            || character == char::REPLACEMENT_CHARACTER
            || " ~^:?*[\\".contains(character)
    };
    !name.is_empty() && name.len() <= LONGEST_NAME && !name.contains(is_refused)
}

/// The address as it may be shown, and whether it held a secret.
pub(super) fn clean(text: &str) -> Option<(String, bool)> {
    // A backslash is read in several ways in URLs.
    let is_refused = |character: char| {
        character.is_control() || matches!(character, '\\' | char::REPLACEMENT_CHARACTER)
    };
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_ADDRESS || text.contains(is_refused) {
        return None;
    }
    if is_of_ssh(text) {
        return Some((text.to_owned(), false));
    }
    match Url::parse(text) {
        Ok(url) if url.has_host() => clean_url(url),
        // A folder of this computer, `host:path`, or something unknown.
        _ if text.contains(['@', '?', '#']) => None,
        _ => Some((text.to_owned(), false)),
    }
}

/// `user@host:path`, where nothing but the user stands before the `@`.
fn is_of_ssh(text: &str) -> bool {
    let Some((user, (host, path))) = text
        .split_once('@')
        .and_then(|(user, rest)| Some((user, rest.split_once(':')?)))
    else {
        return false;
    };
    let is_host = !host.is_empty()
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    is_plain_user(user) && is_host && !path.contains(['@', '?', '#']) && !path.starts_with("//")
}

fn is_plain_user(user: &str) -> bool {
    (1..=LONGEST_USER).contains(&user.len())
        && user
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

fn clean_url(mut url: Url) -> Option<(String, bool)> {
    let is_user_kept = url.scheme() == "ssh" && is_plain_user(url.username());
    let held_secret = url.password().is_some_and(|password| !password.is_empty())
        || url.username().len() > LONGEST_USER
        || url.query().is_some_and(|query| !query.is_empty())
        || url.fragment().is_some_and(|fragment| !fragment.is_empty());
    url.set_password(None).ok()?;
    if !is_user_kept {
        url.set_username("").ok()?;
    }
    url.set_query(None);
    url.set_fragment(None);
    // A second address in the path, with its own password.
    let has_hidden_user = url
        .path()
        .rsplit_once('@')
        .is_some_and(|(before, _)| before.contains(':') || before.contains("//"));
    let is_short = url.as_str().len() <= LONGEST_ADDRESS;
    (is_short && !has_hidden_user).then(|| (url.into(), held_secret))
}
