//! The URL of a registry's sparse index, as the very string that Cargo uses
//! as the key of the registry's token.
//!
//! It takes hostile text and gives back only what is safe to write into a
//! configuration, to show and to send a token to. It never connects.

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use thiserror::Error;
use url::Url;

/// The longest URL that we accept, in bytes.
pub const LONGEST_INDEX_URL: usize = 2048;

/// What Cargo puts before the URL of a sparse index.
const SPARSE: &str = "sparse+";

/// A sparse index URL: `sparse+https://…/`, or `sparse+http://` on loopback.
///
/// The string is what Cargo has after its own parsing: spaces as `%20`, `~` as
/// it is, a final slash (cargo facts §1b). It has no user info, query or
/// fragment, so that all of it may be shown.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IndexUrl(String);

/// Why a text is no URL of a sparse index. The text itself is not repeated: it
/// may hold a password.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum IndexUrlError {
    /// The text is longer than [`LONGEST_INDEX_URL`].
    #[error("The index URL is longer than {LONGEST_INDEX_URL} bytes.")]
    TooLong,
    /// A control, invisible or other character that no URL has.
    #[error("The index URL has the character {character:?}, which no URL has.")]
    Character {
        /// The first such character.
        character: char,
    },
    /// The text is no URL at all.
    #[error("The index URL is no URL.")]
    NoUrl,
    /// The scheme is not `sparse+https`, nor `sparse+http`.
    #[error("The index URL starts with `sparse+https://`, but this one has the scheme `{scheme}`.")]
    Scheme {
        /// The scheme that it has.
        scheme: String,
    },
    /// Plain http to another computer would send the token readable.
    #[error(
        "The index URL has plain http, which is only for this computer itself; use `sparse+https://`."
    )]
    PlainHttp,
    /// There is a user name or a password.
    #[error("The index URL has a user name or password, which belongs in no configuration.")]
    UserInfo,
    /// There is a query or a fragment.
    #[error("The index URL has a query or fragment, which no index has.")]
    QueryOrFragment,
    /// The host is missing or has characters that no host name has.
    #[error("The index URL has no usable host name.")]
    Host,
    /// Cargo insists on the slash.
    #[error("The index URL must end in a slash.")]
    NoFinalSlash,
    /// `%` without two hexadecimal digits, or one that hides a slash or a
    /// control character.
    #[error(
        "The index URL has a percent sign that hides a slash or control character, or stands alone."
    )]
    Escape,
}

/// What is wrong with an index URL that is nearly right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexMisspelling {
    /// Cargo: "sparse registry url must end in a slash".
    NoFinalSlash,
    /// Without `sparse+` Cargo takes it for a git repository.
    NotSparse,
}

impl IndexUrl {
    /// Accepts an index URL as Cargo's configuration has it.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, IndexUrlError> {
        if text.len() > LONGEST_INDEX_URL {
            return Err(IndexUrlError::TooLong);
        }
        if let Some(character) = text.chars().find(|character| is_foreign(*character)) {
            return Err(IndexUrlError::Character { character });
        }
        let url = Url::parse(text).map_err(|_| IndexUrlError::NoUrl)?;
        if !url.username().is_empty() || url.password().is_some() || authority(text).contains('@') {
            return Err(IndexUrlError::UserInfo);
        }
        check_host_and_scheme(&url)?;
        if !is_asked_as_written(&url) {
            return Err(IndexUrlError::Host);
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(IndexUrlError::QueryOrFragment);
        }
        if !url.path().ends_with('/') {
            return Err(IndexUrlError::NoFinalSlash);
        }
        if !escapes_are_harmless(url.path()) {
            return Err(IndexUrlError::Escape);
        }
        let key = String::from(url);
        if key.len() > LONGEST_INDEX_URL {
            return Err(IndexUrlError::TooLong);
        }
        Ok(IndexUrl(key))
    }

    /// The index URL for the plain URL of an index (`https://…/Cargo/index/`);
    /// a missing final slash is added.
    ///
    /// # Errors
    /// As for [`IndexUrl::parse`].
    pub fn from_http(url: &Url) -> Result<Self, IndexUrlError> {
        let mut url = url.clone();
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        IndexUrl::parse(&format!("{SPARSE}{url}"))
    }

    /// Exactly the string that Cargo uses as key.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The URL that is asked over the network: without `sparse+`.
    pub fn as_http(&self) -> &str {
        self.0.strip_prefix(SPARSE).unwrap_or(&self.0)
    }

    /// What is wrong with the text of a configuration that means this index and
    /// that Cargo refuses, or takes for something else; none where it means
    /// another one, or is right.
    pub fn misspelled(&self, text: &str) -> Option<IndexMisspelling> {
        if self.is_spelled(text) {
            let has_slash = Url::parse(text).is_ok_and(|url| url.path().ends_with('/'));
            return (!has_slash).then_some(IndexMisspelling::NoFinalSlash);
        }
        let is_meant = self.is_spelled(&format!("{SPARSE}{text}"));
        is_meant.then_some(IndexMisspelling::NotSparse)
    }

    /// Whether Cargo would take the text of a configuration for this index.
    /// Like Cargo it ignores a final slash and how a space is spelled.
    pub fn is_spelled(&self, text: &str) -> bool {
        Url::parse(text)
            .is_ok_and(|url| url.as_str().trim_end_matches('/') == self.0.trim_end_matches('/'))
    }
}

impl fmt::Display for IndexUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for IndexUrl {
    type Err = IndexUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        IndexUrl::parse(text)
    }
}

/// Characters that a person cannot see, or that make a URL read as another.
fn is_foreign(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\\' | '"' | '<' | '>' | '^' | '`' | '{' | '|' | '}'
        )
        || (character.is_whitespace() && character != ' ')
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{61c}' | '\u{ad}')
}

/// What stands between `//` and the next slash.
fn authority(text: &str) -> &str {
    let after = text.split_once("//").map_or("", |(_, after)| after);
    after.split(['/', '?', '#']).next().unwrap_or_default()
}

fn check_host_and_scheme(url: &Url) -> Result<(), IndexUrlError> {
    let host = url.host_str().unwrap_or_default();
    match url.scheme() {
        "sparse+https" if is_host_name(host) => Ok(()),
        "sparse+http" if is_loopback(host) => Ok(()),
        "sparse+http" if is_host_name(host) => Err(IndexUrlError::PlainHttp),
        "sparse+https" | "sparse+http" => Err(IndexUrlError::Host),
        scheme => Err(IndexUrlError::Scheme {
            scheme: scheme.chars().take(40).collect(),
        }),
    }
}

/// Whether the network is asked for the host that is written: a number in the
/// place of a name would become another address, or none.
fn is_asked_as_written(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let http = url.as_str().strip_prefix(SPARSE).unwrap_or_default();
    Url::parse(http).is_ok_and(|asked| {
        ipv6(host).is_some() || asked.host_str() == Some(host.to_ascii_lowercase().as_str())
    })
}

fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .parse::<Ipv4Addr>()
            .is_ok_and(|address| address.is_loopback())
        || ipv6(host).is_some_and(|address| address.is_loopback())
}

fn ipv6(host: &str) -> Option<Ipv6Addr> {
    host.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

/// ASCII labels only: Cargo passes the host of a `sparse+` URL on without the
/// translation of other letters, so they would be another host.
fn is_host_name(host: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    ipv6(host).is_some() || (host.len() <= 253 && host.split('.').all(is_label))
}

/// Whether every `%` has two digits and stands for neither a control
/// character, a slash nor a backslash.
fn escapes_are_harmless(path: &str) -> bool {
    path.split('%').skip(1).all(|after| {
        after
            .get(..2)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|digits| u8::from_str_radix(digits, 16).ok())
            .is_some_and(|byte| byte >= 0x20 && !matches!(byte, 0x7f | b'/' | b'\\'))
    })
}

#[cfg(test)]
mod tests;
