//! What an answer means: by its status first, the server's own name for the
//! failure second, never by words (azure-devops facts §5.4, §5.6).

use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, DATE, HeaderMap, LOCATION, PROXY_AUTHENTICATE, RETRY_AFTER};
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use zeroize::Zeroizing;

use super::{Call, retry};
use crate::credential::Credential;
use crate::endpoints::decode;
use crate::error::{Error, ErrorKind, shown};
use crate::model::identity::ANONYMOUS;
use crate::network::{self, NetworkFailure};

/// The longest server message that is kept, in characters.
const LONGEST_MESSAGE: usize = 1000;
/// The server's names for "this version is not spoken here".
const VERSION_KEYS: [&str; 4] = [
    "VssVersionOutOfRangeException",
    "VssVersionNotSpecifiedException",
    "VssInvalidPreviewVersionException",
    "VssResourceVersionNotSupportedException",
];

/// One answer. Its body is wiped when it is dropped, because it may hold a token.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Zeroizing<Vec<u8>>,
}

impl Answer {
    pub(crate) fn header(&self, name: impl reqwest::header::AsHeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// How long the server asked to wait, also on 200 (azure-devops facts §5.7).
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        retry::retry_after(self.header(RETRY_AFTER)?, self.header(DATE))
    }

    /// True when the answer says of itself that it is a page.
    pub(crate) fn is_declared_page(&self) -> bool {
        let kind = self
            .header(CONTENT_TYPE)
            .unwrap_or_default()
            .to_ascii_lowercase();
        kind.starts_with("text/html") || kind.starts_with("application/xhtml")
    }

    /// True when the answer is a page, whatever it says of itself.
    fn is_page(&self) -> bool {
        let first = self
            .text()
            .iter()
            .copied()
            .find(|byte| !byte.is_ascii_whitespace());
        self.is_declared_page() || first == Some(b'<')
    }

    /// The body without the byte order mark that some answers begin with.
    fn text(&self) -> &[u8] {
        self.body
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(&self.body)
    }

    /// Success, or what the status means.
    pub(crate) fn judge(&self, call: &Call, credential: Option<&Credential>) -> Result<(), Error> {
        let kind = match self.status {
            203 => ErrorKind::NotSignedIn,
            200..=299 if self.is_page() => ErrorKind::NotSignedIn,
            200..=299 => return Ok(()),
            300..=399 if self.leads_to_sign_in(call) => ErrorKind::NotSignedIn,
            300..=399 => ErrorKind::RedirectRefused,
            401 if credential.is_some() && self.saw_anonymous() => {
                ErrorKind::CredentialNotUnderstood
            }
            401 => ErrorKind::NotSignedIn,
            403 => ErrorKind::Forbidden,
            404 | 410 => ErrorKind::NotFound,
            407 => self.proxy_challenge().kind,
            408 => ErrorKind::TimedOut,
            409 => ErrorKind::Conflict,
            429 => ErrorKind::RateLimited,
            // "Network Authentication Required": a network's log-in page.
            511 => ErrorKind::NetworkSignIn,
            400..=499 if self.refuses_version() => ErrorKind::ApiVersionRefused,
            400..=499 => ErrorKind::BadRequest,
            500..=599 => ErrorKind::ServerError,
            _ => ErrorKind::InvalidAnswer,
        };
        Err(self.error(call, kind, credential))
    }

    /// The body as JSON of a successful answer.
    pub(crate) fn json<T: DeserializeOwned>(
        &self,
        call: &Call,
        credential: Option<&Credential>,
    ) -> Result<T, Error> {
        self.judge(call, credential)?;
        serde_json::from_slice(self.text()).map_err(|error| {
            let detail = told(&error.to_string(), credential);
            self.misfit(call, credential, &error, detail)
        })
    }

    /// The same for a body that may hold a token: the parser's words, which quote
    /// what they met, stay out of the error.
    pub(crate) fn json_unquoted<T: DeserializeOwned>(
        &self,
        call: &Call,
        credential: Option<&Credential>,
    ) -> Result<T, Error> {
        self.judge(call, credential)?;
        serde_json::from_slice(self.text()).map_err(|error| {
            let place = format!("line {}, column {}", error.line(), error.column());
            self.misfit(call, credential, &error, place)
        })
    }

    /// The error for a body that is not the JSON it should be.
    fn misfit(
        &self,
        call: &Call,
        credential: Option<&Credential>,
        error: &serde_json::Error,
        detail: String,
    ) -> Error {
        let kind = match error.classify() {
            Category::Data => ErrorKind::InvalidAnswer,
            Category::Eof if self.text().trim_ascii().is_empty() => ErrorKind::InvalidAnswer,
            // The beginning was JSON: the rest did not arrive.
            Category::Eof | Category::Io => ErrorKind::ConnectionLost,
            Category::Syntax => ErrorKind::NotJson,
        };
        self.error(call, kind, credential).with(|details| {
            details.detail = Some(detail);
            details.server_message = None;
        })
    }

    /// An error with everything the answer tells.
    fn error(&self, call: &Call, kind: ErrorKind, credential: Option<&Credential>) -> Error {
        let said = self.said();
        let location = self
            .header(LOCATION)
            .and_then(|text| call.url.join(text).ok());
        call.error(kind).with(|details| {
            details.status = Some(self.status);
            details.activity_id = self.activity_id(credential);
            details.type_key = said.type_key.map(|key| told(&key, credential));
            details.server_message = said.message.map(|text| told(&text, credential));
            details.retry_after = self.retry_after();
            details.page = self.is_page();
            if self.status == 407 {
                details.detail = self.proxy_challenge().detail;
            }
            if kind == ErrorKind::RedirectRefused {
                details.detail =
                    location.map(|url| format!("to {}", told(&shown(&url), credential)));
            }
        })
    }

    /// The server's number for the call (azure-devops facts §5.6).
    fn activity_id(&self, credential: Option<&Credential>) -> Option<String> {
        let id = self
            .header("ActivityId")
            .or_else(|| self.header("X-VSS-E2EID"))?;
        let id: String = told(id, credential)
            .chars()
            .filter(char::is_ascii_graphic)
            .take(64)
            .collect();
        (!id.is_empty()).then_some(id)
    }

    fn leads_to_sign_in(&self, call: &Call) -> bool {
        let Some(target) = self
            .header(LOCATION)
            .and_then(|text| call.url.join(text).ok())
        else {
            return false;
        };
        let host = target.host_str().unwrap_or_default();
        let mut segments = target.path_segments().into_iter().flatten();
        segments.any(|segment| segment.eq_ignore_ascii_case("_signin"))
            || matches!(host, "login.microsoftonline.com" | "login.live.com")
            || host.ends_with(".vssps.visualstudio.com")
    }

    /// True when the answer names the anonymous identity, the all-a GUID
    /// (azure-devops facts §4.4).
    fn saw_anonymous(&self) -> bool {
        let id = ANONYMOUS.hyphenated().to_string();
        let named = |text: &str| text.to_ascii_lowercase().contains(&id);
        let said = self.said();
        said.message.as_deref().is_some_and(named)
            || self
                .header("X-TFS-ServiceError")
                .is_some_and(|text| named(&decode(text)))
    }

    /// What a proxy asks for that answered in the server's place.
    fn proxy_challenge(&self) -> NetworkFailure {
        let values = self.headers.get_all(PROXY_AUTHENTICATE);
        let texts = values.iter().filter_map(|value| value.to_str().ok());
        NetworkFailure::of_ways(&network::ways(texts))
    }

    fn refuses_version(&self) -> bool {
        let said = self.said();
        said.type_key
            .is_some_and(|key| VERSION_KEYS.contains(&key.as_str()))
    }

    /// The server's words, in whichever of its forms they come.
    fn said(&self) -> Said {
        if self.is_success() {
            return Said::default();
        }
        let found = match serde_json::from_slice::<Value>(self.text()) {
            Ok(value) => Said::from_json(&value),
            Err(_) if self.is_page() => Said::default(),
            Err(_) => Said::from_text(&String::from_utf8_lossy(self.text())),
        };
        let from_header = || {
            self.header("X-TFS-ServiceError")
                .and_then(|text| message(&decode(text)))
        };
        Said {
            message: found.message.or_else(from_header),
            type_key: found.type_key,
        }
    }
}

/// What a failed answer says.
#[derive(Debug, Default)]
struct Said {
    message: Option<String>,
    type_key: Option<String>,
}

impl Said {
    fn from_text(text: &str) -> Said {
        Said {
            message: message(text),
            type_key: None,
        }
    }

    /// `{"message", "typeKey"}`, `{"value": {"Message"}}`, `{"ClassName", "Message"}`,
    /// or a bare string (azure-devops facts §5.6).
    fn from_json(value: &Value) -> Said {
        if let Value::String(text) = value {
            return Said::from_text(text);
        }
        let inner = value
            .get("value")
            .filter(|inner| inner.is_object())
            .unwrap_or(value);
        let text = |key: &str| inner.get(key).and_then(Value::as_str);
        let key =
            text("typeKey").or_else(|| text("ClassName").and_then(|name| name.rsplit('.').next()));
        Said {
            message: text("message")
                .or_else(|| text("Message"))
                .and_then(message),
            type_key: key.map(str::to_owned),
        }
    }
}

fn message(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A text of the server as errors carry it: first without the credential, should
/// it be echoed, then bounded, so that the bound never leaves half of it.
fn told(text: &str, credential: Option<&Credential>) -> String {
    let clean = match credential {
        Some(credential) => credential.taken_out_of(text),
        None => text.to_owned(),
    };
    clean.chars().take(LONGEST_MESSAGE).collect()
}
