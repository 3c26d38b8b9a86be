//! The form that is sent to the token and device code endpoints.

use secrecy::SecretString;

use super::EntraError;
use crate::call::Call;

/// The grants that are told apart, by `grant_type`.
const GRANTS: [(&str, &str); 4] = [
    ("authorization_code", "authorization_code"),
    ("refresh_token", "refresh_token"),
    (
        "urn:ietf:params:oauth:grant-type:device_code",
        "device_code",
    ),
    ("client_credentials", "client_credentials"),
];

/// The grant that a form is for, by its short name; `other` for anything else.
pub(crate) fn grant(body: &[u8]) -> &'static str {
    let mut pairs = url::form_urlencoded::parse(body);
    let sent = pairs.find(|(name, _)| name == "grant_type");
    let sent = sent.map(|(_, value)| value).unwrap_or_default();
    let mut known = GRANTS.iter();
    known
        .find(|(long, _)| *long == sent)
        .map_or("other", |(_, short)| short)
}

/// The pairs of a form; a name that comes twice is refused, as no honest client sends one.
pub(super) struct Form(Vec<(String, SecretString)>);

impl Form {
    pub(super) fn of(call: &Call) -> Result<Self, EntraError> {
        let content_type = call.header("content-type").unwrap_or_default();
        if !content_type.starts_with("application/x-www-form-urlencoded") {
            return Err(EntraError::missing("grant_type"));
        }
        let mut pairs: Vec<(String, SecretString)> = Vec::new();
        for (name, value) in url::form_urlencoded::parse(&call.body) {
            if pairs.iter().any(|(known, _)| *known == name) {
                let message = format!("The parameter '{name}' came twice.");
                return Err(EntraError::of(super::errors::PARAMETER_MISSING).because(message));
            }
            pairs.push((name.into_owned(), SecretString::from(value.as_ref())));
        }
        Ok(Self(pairs))
    }

    /// A parameter, secret or not.
    pub(super) fn secret(&self, name: &str) -> Option<&SecretString> {
        let mut pairs = self.0.iter();
        pairs.find(|(known, _)| known == name).map(|(_, text)| text)
    }

    /// A parameter that is no secret.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.secret(name).map(secrecy::ExposeSecret::expose_secret)
    }

    /// A parameter that must be there.
    pub(super) fn required(&self, name: &str) -> Result<&str, EntraError> {
        self.text(name).ok_or_else(|| EntraError::missing(name))
    }

    /// A secret that must be there.
    pub(super) fn required_secret(&self, name: &str) -> Result<&SecretString, EntraError> {
        self.secret(name).ok_or_else(|| EntraError::missing(name))
    }
}

#[cfg(test)]
mod tests {
    use super::grant;

    #[test]
    fn grants_have_short_names() {
        let check = |body: &str, expected: &str| assert_eq!(grant(body.as_bytes()), expected);
        check("grant_type=authorization_code&code=x", "authorization_code");
        check(
            "a=b&grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code",
            "device_code",
        );
        check("grant_type=password", "other");
        check("", "other");
    }
}
