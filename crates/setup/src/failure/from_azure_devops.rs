//! What the REST client reports, in codes of the table.

use super::Failure;
use crate::error_code::ErrorCode;
use azure_devops::{AddressError, AddressProblem, Error, ErrorKind, NameError, TokenShapeError};

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let mut failure =
            Failure::new(code(&error)).at(format!("{} {}", error.method(), error.url()));
        failure.why = why(&error);
        failure.activity = error.activity_id().map(str::to_owned);
        if let Some(delay) = error.retry_after() {
            failure = failure.hint(format!("Try again in {} s.", delay.as_secs().max(1)));
        }
        failure
    }
}

/// The server's own words when there are any, else the status or the cause.
fn why(error: &Error) -> Option<String> {
    if let Some(words) = error.server_message() {
        return Some(super::bounded(words));
    }
    if let Some(detail) = error.detail() {
        return Some(super::bounded(&sentence(detail)));
    }
    error
        .status()
        .map(|status| format!("The status is {status}."))
}

/// Our own word on a cause, as a sentence.
pub(crate) fn sentence(detail: &str) -> String {
    let stop = if detail.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    format!("{}{stop}", upper_first(detail))
}

fn code(error: &Error) -> ErrorCode {
    code_of(error.kind(), error.status())
}

/// The row for a kind of failure, with the status where there is one.
pub(super) fn code_of(kind: ErrorKind, status: Option<u16>) -> ErrorCode {
    match kind {
        // Redirects are not followed, so a page with status 200 is nobody's
        // sign-in page that belongs to the server (azure-devops facts §5.4).
        ErrorKind::NotSignedIn if status == Some(200) => ErrorCode::PageInsteadOfAnswer,
        ErrorKind::NotSignedIn => ErrorCode::TokenRefused,
        ErrorKind::CredentialNotUnderstood => ErrorCode::TokenNotUnderstood,
        ErrorKind::Forbidden => ErrorCode::RightMissing,
        ErrorKind::NotFound => ErrorCode::OrganizationNotFound,
        ErrorKind::Conflict => ErrorCode::FeedNameTaken,
        ErrorKind::BadRequest => ErrorCode::RequestRefused,
        ErrorKind::ApiVersionRefused => ErrorCode::VersionRefused,
        ErrorKind::RateLimited => ErrorCode::RateLimited,
        ErrorKind::ServerError => match status {
            Some(502 | 504) => ErrorCode::GatewayFailed,
            Some(503) => ErrorCode::ServerUnavailable,
            _ => ErrorCode::ServerFailed,
        },
        ErrorKind::Unreachable => ErrorCode::Unreachable,
        ErrorKind::NameNotResolved => ErrorCode::NameNotResolved,
        ErrorKind::TlsFailed => ErrorCode::TlsFailed,
        ErrorKind::CertificateUnknown => ErrorCode::CertificateUnknown,
        ErrorKind::CertificateOtherHost => ErrorCode::CertificateOtherHost,
        ErrorKind::CertificateNotNow => ErrorCode::CertificateNotNow,
        ErrorKind::ProxyRefused => ErrorCode::ProxyRefused,
        ErrorKind::ProxyDomainSignIn => ErrorCode::ProxyDomainSignIn,
        ErrorKind::NetworkSignIn => ErrorCode::NetworkSignIn,
        ErrorKind::ConnectionLost => ErrorCode::ConnectionLost,
        ErrorKind::TimedOut => ErrorCode::TimedOut,
        ErrorKind::TooLarge => ErrorCode::AnswerTooLarge,
        ErrorKind::NotJson => ErrorCode::PageInsteadOfAnswer,
        ErrorKind::RedirectRefused => ErrorCode::Redirected,
        ErrorKind::ForeignHost => ErrorCode::Internal,
        ErrorKind::InvalidAnswer => ErrorCode::AnswerNotUnderstood,
    }
}

impl From<AddressError> for Failure {
    fn from(error: AddressError) -> Failure {
        let code = match &error.problem {
            AddressProblem::PlainHttp => ErrorCode::AddressNotSecure,
            _ => ErrorCode::AddressNotUnderstood,
        };
        let failure = Failure::new(code).because(upper_first(&error.problem.to_string()));
        match error.place() {
            Some(place) => failure.at(format!("`{place}`")),
            None => failure,
        }
    }
}

impl From<TokenShapeError> for Failure {
    fn from(error: TokenShapeError) -> Failure {
        Failure::new(ErrorCode::TokenMalformed).because(error)
    }
}

/// A reason that stands alone begins like a sentence.
fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

impl Failure {
    /// The row for what a look along the way to a server has found.
    pub(crate) fn code_of_network(kind: ErrorKind) -> ErrorCode {
        code_of(kind, None)
    }

    /// A refused feed name.
    pub fn of_feed_name(error: NameError) -> Failure {
        Failure::new(ErrorCode::FeedNameRefused).because(error)
    }

    /// The same case under another row of the table, where more is known of
    /// it than the call itself could know.
    #[must_use]
    pub(crate) fn recoded(mut self, code: ErrorCode) -> Failure {
        self.code = code;
        self.hint = None;
        self
    }
}
