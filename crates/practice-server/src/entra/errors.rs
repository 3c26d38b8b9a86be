//! Entra's refusals: the number, the OAuth error, the status and the `suberror` of each
//! (facts §6, §7; Entra's published list of error numbers). The sentences are ours.
//!
//! Not published, and chosen here: the numbers of `authorization_declined` and `slow_down`; the
//! OAuth error of most interaction-required numbers at the v2.0 token endpoint (`invalid_grant`
//! with a `suberror`, as it is mostly reported); and that a refusal in the browser has status 400.

use std::borrow::Cow;

use axum::response::Response;
use http::StatusCode;
use serde_json::json;
use time::OffsetDateTime;
use time::macros::format_description;
use uuid::Uuid;

use crate::reply;

pub(super) const PENDING: u32 = 70_016;
pub(super) const DEVICE_CODE_EXPIRED: u32 = 70_020;
/// Chosen.
pub(super) const DECLINED: u32 = 70_018;
/// Chosen.
pub(super) const SLOW_DOWN: u32 = 70_017;
pub(super) const GRANT_INVALID: u32 = 70_000;
pub(super) const GRANT_EXPIRED: u32 = 70_008;
pub(super) const SCOPE_INVALID: u32 = 70_011;
pub(super) const GRANT_UNSUPPORTED: u32 = 70_003;
pub(super) const RESPONSE_TYPE_UNSUPPORTED: u32 = 700_054;
pub(super) const CODE_REDEEMED: u32 = 54_005;
pub(super) const VERIFIER_WRONG: u32 = 501_481;
pub(super) const REDIRECT_DIFFERS: u32 = 500_112;
pub(super) const REDIRECT_UNKNOWN: u32 = 50_011;
pub(super) const CHALLENGE_MISSING: u32 = 9_002_325;
pub(super) const UNKNOWN_CLIENT: u32 = 700_016;
pub(super) const UNKNOWN_TENANT: u32 = 90_002;
pub(super) const UNKNOWN_RESOURCE: u32 = 500_011;
pub(super) const PARAMETER_MISSING: u32 = 900_144;
pub(super) const NOT_POST: u32 = 900_561;
pub(super) const CLIENT_IS_PUBLIC: u32 = 700_025;
pub(super) const CREDENTIAL_MISSING: u32 = 7_000_218;
pub(super) const SECRET_WRONG: u32 = 7_000_215;
pub(super) const ASSERTION_SIGNATURE: u32 = 700_027;
pub(super) const ASSERTION_EXPIRED: u32 = 700_024;
pub(super) const ASSERTION_MALFORMED: u32 = 50_027;
pub(super) const ASSERTION_AUDIENCE: u32 = 700_023;
pub(super) const ASSERTION_SUBJECT: u32 = 700_021;
pub(super) const REFRESH_INACTIVE: u32 = 700_082;
pub(super) const REVOKED: u32 = 50_173;
pub(super) const TENANT_MISSING: u32 = 50_059;
pub(super) const TOO_MANY_REQUESTS: u32 = 90_055;
pub(super) const UNAVAILABLE: u32 = 90_033;
pub(super) const SERVER_ERROR: u32 = 90_013;

/// Number, OAuth error, status, suberror, sentence.
type Row = (u32, &'static str, u16, Option<&'static str>, &'static str);

const GRANT: &str = "invalid_grant";
const REQUEST: &str = "invalid_request";
const CLIENT: &str = "invalid_client";
const ACTION: Option<&str> = Some("basic_action");
const MESSAGE: Option<&str> = Some("message_only");

#[rustfmt::skip]
const ROWS: [Row; 55] = [
    (PENDING, "authorization_pending", 400, None, "The person has not signed in yet."),
    (DEVICE_CODE_EXPIRED, "expired_token", 400, None, "The device code is not good any more."),
    (DECLINED, "authorization_declined", 400, None, "The person declined."),
    (SLOW_DOWN, "slow_down", 400, None, "This is asked for too often."),
    (GRANT_INVALID, GRANT, 400, None, "The grant is not valid."),
    (GRANT_EXPIRED, GRANT, 400, Some("token_expired"), "The grant has expired."),
    (SCOPE_INVALID, "invalid_scope", 400, None, "The scope is not valid."),
    (GRANT_UNSUPPORTED, "unsupported_grant_type", 400, None, "The grant type is not supported."),
    (RESPONSE_TYPE_UNSUPPORTED, "unsupported_response_type", 400, None, "The response type is not supported."),
    (CODE_REDEEMED, GRANT, 400, None, "The authorization code was used before."),
    (VERIFIER_WRONG, GRANT, 400, None, "The code verifier does not match the challenge."),
    (REDIRECT_DIFFERS, GRANT, 400, None, "The redirect address is not the one of the authorization."),
    (REDIRECT_UNKNOWN, REQUEST, 400, None, "The redirect address is none of the application's."),
    (CHALLENGE_MISSING, REQUEST, 400, None, "A code challenge by S256 is required."),
    (UNKNOWN_CLIENT, "unauthorized_client", 400, None, "The application is not known in this tenant."),
    (UNKNOWN_TENANT, REQUEST, 400, None, "There is no such tenant."),
    (UNKNOWN_RESOURCE, "invalid_resource", 400, None, "The resource is not known in this tenant."),
    (PARAMETER_MISSING, REQUEST, 400, None, "A parameter is missing."),
    (NOT_POST, REQUEST, 405, None, "This endpoint takes only POST."),
    (CLIENT_IS_PUBLIC, CLIENT, 401, None, "The application is public and may present no secret."),
    (CREDENTIAL_MISSING, CLIENT, 401, None, "The application is not public: a secret or an assertion is required."),
    (SECRET_WRONG, CLIENT, 401, None, "The client secret is wrong."),
    (7_000_222, CLIENT, 401, None, "The client secret has expired."),
    (ASSERTION_SIGNATURE, CLIENT, 401, None, "The assertion is signed by none of the application's certificates."),
    (ASSERTION_EXPIRED, CLIENT, 401, None, "The assertion is not within its time."),
    (ASSERTION_MALFORMED, CLIENT, 401, None, "The assertion is no token of the right shape."),
    (ASSERTION_AUDIENCE, CLIENT, 401, None, "The assertion is for another audience."),
    (ASSERTION_SUBJECT, CLIENT, 401, None, "The assertion is for another application."),
    (REFRESH_INACTIVE, GRANT, 400, Some("token_expired"), "The refresh token was not used for too long."),
    (700_084, GRANT, 400, Some("token_expired"), "The refresh token reached the end of its life."),
    (REVOKED, GRANT, 400, Some("bad_token"), "The grant was revoked, for example by a new password."),
    (TENANT_MISSING, REQUEST, 400, None, "No tenant was named."),
    (TOO_MANY_REQUESTS, "temporarily_unavailable", 429, None, "There are too many requests."),
    (UNAVAILABLE, "temporarily_unavailable", 503, None, "This is not available at the moment."),
    (SERVER_ERROR, "server_error", 500, None, "Something went wrong on the server."),
    (50_020, GRANT, 400, MESSAGE, "The account belongs to another tenant and is no guest here."),
    (50_034, GRANT, 400, None, "The account does not exist in this tenant."),
    (50_057, GRANT, 400, None, "The account is disabled."),
    (50_074, GRANT, 400, ACTION, "A second factor is required and was not passed."),
    (50_076, GRANT, 400, ACTION, "A second factor is required by a policy or a change of place."),
    (50_079, GRANT, 400, ACTION, "A second factor has to be registered."),
    (50_105, GRANT, 400, MESSAGE, "The person is not assigned to the application."),
    (50_126, GRANT, 400, None, "The user name or password is wrong."),
    (50_158, "interaction_required", 400, Some("additional_action"), "Another security challenge has to be met."),
    (53_000, GRANT, 400, MESSAGE, "The device does not comply with the tenant's rules."),
    (53_001, GRANT, 400, MESSAGE, "The device is not joined to the domain."),
    (53_003, GRANT, 400, MESSAGE, "Conditional access blocks this sign-in."),
    (65_001, GRANT, 400, Some("consent_required"), "Nobody consented to the application."),
    (65_004, "access_denied", 400, None, "The person declined."),
    (90_072, GRANT, 400, MESSAGE, "The external account has to be added to the tenant first."),
    (90_094, GRANT, 400, Some("consent_required"), "An administrator has to consent to the application."),
    (530_032, GRANT, 400, MESSAGE, "A security policy of the tenant blocks this sign-in."),
    (530_034, GRANT, 400, MESSAGE, "An administrator blocked this sign-in."),
    (530_035, GRANT, 400, MESSAGE, "The tenant's security defaults block this sign-in."),
    (530_084, GRANT, 400, MESSAGE, "A policy of the tenant blocks device codes."),
];

/// A refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EntraError {
    code: u32,
    error: &'static str,
    status: u16,
    suberror: Option<&'static str>,
    message: Cow<'static, str>,
}

impl EntraError {
    /// The refusal with this number; one that is not in the list is an `invalid_grant`.
    pub(crate) fn of(code: u32) -> Self {
        let row = ROWS.iter().find(|row| row.0 == code);
        let (_, error, status, suberror, message) =
            row.copied()
                .unwrap_or((code, GRANT, 400, None, "This is refused."));
        Self {
            code,
            error,
            status,
            suberror,
            message: message.into(),
        }
    }

    /// A parameter that must be there is not.
    pub(super) fn missing(parameter: &str) -> Self {
        let message = format!("The parameter '{parameter}' is missing.");
        Self::of(PARAMETER_MISSING).because(message)
    }

    /// With another sentence.
    pub(super) fn because(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.message = message.into();
        self
    }

    /// The OAuth error.
    pub(super) fn name(&self) -> &'static str {
        self.error
    }

    /// `AADSTS50076: …`, on one line.
    pub(super) fn description(&self) -> String {
        format!("AADSTS{}: {}", self.code, self.message)
    }

    /// As the token endpoint says it.
    pub(crate) fn response(&self) -> Response {
        let format = format_description!("[year]-[month]-[day] [hour]:[minute]:[second]Z");
        let now = OffsetDateTime::now_utc().format(format).unwrap_or_default();
        let (trace, correlation) = (Uuid::new_v4(), Uuid::new_v4());
        let description = format!(
            "{}\r\nTrace ID: {trace}\r\nCorrelation ID: {correlation}\r\nTimestamp: {now}",
            self.description()
        );
        let mut body = json!({
            "error": self.error,
            "error_description": description,
            "error_codes": [self.code],
            "timestamp": now,
            "trace_id": trace,
            "correlation_id": correlation,
            "error_uri": format!("https://{}/error?code={}", crate::routing::LOGIN_HOST, self.code),
        });
        if let Some(suberror) = self.suberror {
            body["suberror"] = suberror.into();
        }
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        super::json(status, &body)
    }

    /// As the browser shows it.
    pub(super) fn page(&self) -> Response {
        reply::html(StatusCode::BAD_REQUEST, &self.description())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_listed_once() {
        for (index, row) in ROWS.iter().enumerate() {
            assert!(
                ROWS[..index].iter().all(|other| other.0 != row.0),
                "{}",
                row.0
            );
        }
        assert_eq!(EntraError::of(1).name(), GRANT);
        assert_eq!(EntraError::of(UNKNOWN_CLIENT).status, 400);
    }
}
