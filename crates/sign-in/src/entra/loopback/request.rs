//! Whether a request is the browser with this sign-in's answer. Reads as little
//! of HTTP as that takes, within bounds, and believes nothing.

use std::borrow::Cow;

use secrecy::{ExposeSecret as _, SecretString};
use subtle::ConstantTimeEq as _;
use url::form_urlencoded;
use zeroize::Zeroizing;

use super::{Callback, Page};
use crate::entra::refused::Refused;

/// The longest first line, in bytes.
const LONGEST_LINE: usize = 8 * 1024;
/// The longest fields after it, in bytes.
const LONGEST_FIELDS: usize = 32 * 1024;
/// The longest authorization code, in bytes. Real ones have about 1,500.
const LONGEST_CODE: usize = 4 * 1024;
/// The most parameters that are looked at.
const MOST_PARAMETERS: usize = 32;

/// A request without its body, as it came.
pub(super) struct Head(Zeroizing<Vec<u8>>);

impl Head {
    /// The longest request that is read, in bytes.
    pub(super) const LONGEST: usize = LONGEST_LINE + LONGEST_FIELDS;

    pub(super) fn new(bytes: Zeroizing<Vec<u8>>) -> Head {
        Head(bytes)
    }

    /// Whether the empty line is there that ends it.
    pub(super) fn is_whole(bytes: &[u8]) -> bool {
        bytes.windows(4).any(|four| four == b"\r\n\r\n")
    }
}

/// What the answer has to be.
pub(super) struct Expected {
    pub(super) port: u16,
    pub(super) state: SecretString,
}

/// What becomes of a request.
pub(super) enum Verdict {
    /// It is the answer.
    Accept(Callback),
    /// It is something else, and gets this page.
    Refuse(Page),
}

impl Expected {
    pub(super) fn judge(&self, head: &Head) -> Verdict {
        match self.callback(head) {
            Ok(callback) => Verdict::Accept(callback),
            Err(page) => Verdict::Refuse(page),
        }
    }

    fn callback(&self, head: &Head) -> Result<Callback, Page> {
        let text = std::str::from_utf8(&head.0).map_err(|_| Page::NotThis)?;
        let (line, fields) = text.split_once("\r\n").ok_or(Page::NotThis)?;
        if line.len() > LONGEST_LINE {
            return Err(Page::TooLarge);
        }
        let mut parts = line.split(' ');
        let (Some(method), Some(target), Some("HTTP/1.1" | "HTTP/1.0"), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Page::NotThis);
        };
        if !self.is_host(fields) {
            return Err(Page::Misdirected);
        }
        if method != "GET" {
            return Err(Page::NotAllowed);
        }
        match target.split_once('?') {
            Some(("/", query)) => self.answer(query),
            Some(_) => Err(Page::NotFound),
            None => Err(match target {
                "/" => Page::NotThis,
                _ => Page::NotFound,
            }),
        }
    }

    /// Exactly one `Host`, and it is this computer's: a page of another site
    /// whose name was made to lead here (DNS rebinding) names its own.
    fn is_host(&self, fields: &str) -> bool {
        let mut hosts = fields.split("\r\n").filter_map(|field| {
            let (name, value) = field.split_once(':')?;
            name.eq_ignore_ascii_case("host").then_some(value.trim())
        });
        let (Some(host), None) = (hosts.next(), hosts.next()) else {
            return false;
        };
        let host = host.to_ascii_lowercase();
        ["localhost", "127.0.0.1", "[::1]"]
            .iter()
            .any(|name| host == format!("{name}:{}", self.port))
    }

    fn answer(&self, query: &str) -> Result<Callback, Page> {
        let parameters = Parameters::read(query)?;
        let state = parameters.state.ok_or(Page::NotThis)?;
        let expected = self.state.expose_secret().as_bytes();
        if !bool::from(state.as_bytes().ct_eq(expected)) {
            return Err(Page::NotThis);
        }
        match (parameters.code, parameters.error) {
            (Some(code), None) => accept_code(code),
            (None, Some(error)) => {
                let words = parameters.words.unwrap_or_default();
                Refused::from_browser(error.into_owned(), words.into_owned())
                    .map(Callback::Refused)
                    .ok_or(Page::NotThis)
            }
            _ => Err(Page::NotThis),
        }
    }
}

fn accept_code(code: Cow<'_, str>) -> Result<Callback, Page> {
    let fits = (1..=LONGEST_CODE).contains(&code.len());
    match fits && code.bytes().all(|byte| byte.is_ascii_graphic()) {
        true => Ok(Callback::Code(SecretString::from(code.into_owned()))),
        false => Err(Page::NotThis),
    }
}

/// The parameters that count.
#[derive(Default)]
struct Parameters<'q> {
    state: Option<Cow<'q, str>>,
    code: Option<Cow<'q, str>>,
    error: Option<Cow<'q, str>>,
    words: Option<Cow<'q, str>>,
}

impl<'q> Parameters<'q> {
    /// Refused when one of them is there twice.
    fn read(query: &'q str) -> Result<Parameters<'q>, Page> {
        let mut read = Parameters::default();
        for (index, (name, value)) in form_urlencoded::parse(query.as_bytes()).enumerate() {
            let place = match &*name {
                _ if index >= MOST_PARAMETERS => return Err(Page::NotThis),
                "state" => &mut read.state,
                "code" => &mut read.code,
                "error" => &mut read.error,
                "error_description" => &mut read.words,
                _ => continue,
            };
            if place.replace(value).is_some() {
                return Err(Page::NotThis);
            }
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests;
