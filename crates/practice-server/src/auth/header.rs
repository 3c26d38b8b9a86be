//! The strict reading of one `Authorization` header. Its value never leaves here but as the
//! password of a well-formed `Basic` credential.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use secrecy::SecretString;
use zeroize::Zeroizing;

/// What an `Authorization` header looked like. Never its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderShape {
    /// There was none.
    None,
    /// The scheme was `Basic`.
    Basic {
        /// Fields separated by white space, the scheme included: 2 in a good header.
        fields: usize,
        /// Exactly one line of strict Base64 which decodes to `user:password`.
        well_formed: bool,
    },
    /// The scheme was `Bearer`.
    Bearer,
    /// Another scheme, a bare token, several headers, or bytes that are no text.
    Other,
}

/// The shape of the request's credential.
pub(crate) fn shape(headers: &HeaderMap) -> HeaderShape {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        let absent = !headers.contains_key(AUTHORIZATION);
        return if absent {
            HeaderShape::None
        } else {
            HeaderShape::Other
        };
    };
    let Ok(text) = value.to_str() else {
        return HeaderShape::Other;
    };
    match text.split_once(' ') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("basic") => HeaderShape::Basic {
            fields: 1 + rest.split_whitespace().count(),
            well_formed: password(rest).is_some(),
        },
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("bearer") => HeaderShape::Bearer,
        _ => HeaderShape::Other,
    }
}

/// A credential that was sent in a form which is understood.
#[derive(Debug)]
pub(crate) enum Presented {
    /// The password of a well-formed `Basic` credential; its user name does not matter.
    Password(SecretString),
    /// What follows `Bearer`.
    Bearer(SecretString),
}

/// The credential of a request. A bare token and Base64 with white space in it are none.
pub(crate) fn presented(headers: &HeaderMap) -> Option<Presented> {
    let rest = || headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ');
    match shape(headers) {
        HeaderShape::Basic { .. } => password(rest()?.1).map(Presented::Password),
        HeaderShape::Bearer => {
            let token = rest()?.1;
            let usable = !token.is_empty() && !token.contains(char::is_whitespace);
            usable.then(|| Presented::Bearer(SecretString::from(token)))
        }
        HeaderShape::None | HeaderShape::Other => None,
    }
}

fn password(encoded: &str) -> Option<SecretString> {
    let decoded = Zeroizing::new(STANDARD.decode(encoded).ok()?);
    let (_, password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    let usable = !password.is_empty() && !password.contains(|c: char| c.is_whitespace());
    usable.then(|| SecretString::from(password))
}
