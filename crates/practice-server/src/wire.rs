//! Faults of the transport: what a client gets instead of, or in place of, the answer that the
//! server made. Acts on faults only; whether one is met was decided before.

mod bodies;

use axum::body::{Body, to_bytes};
use axum::response::Response;
use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, DATE, LOCATION, PROXY_AUTHENTICATE};
use http::{HeaderName, StatusCode};
use serde_json::json;
use time::format_description::well_known::Rfc2822;
use time::{Duration, OffsetDateTime};

use crate::call::Call;
use crate::faults::{Fault, SignInFault};
use crate::reply;
use crate::state::State;

/// Text that no terminal should be handed as it is: colour, title, cursor and bidirectional
/// controls.
pub(crate) const ESCAPE_CODES: &str = "\u{1b}[31mred\u{1b}[0m \u{1b}]0;title\u{7} \u{1b}[2J \u{202e}reversed\u{202c} \u{9b}1m bell\u{8}";

/// How a request ends.
pub(crate) enum Outcome {
    Answer(Response),
    /// The connection is reset.
    Reset,
}

/// Faults that keep the server from acting.
pub(crate) async fn instead_of_acting(state: &State, call: &Call) -> Option<Outcome> {
    let faults = &call.faults;
    if faults.has(Fault::ResetBeforeActing) {
        return Some(Outcome::Reset);
    }
    if faults.has(Fault::Silence) {
        state.stopped().cancelled().await;
        return Some(Outcome::Reset);
    }
    let response = redirect(call)
        .or_else(|| refusal(call))
        .or_else(|| strange_page(call))
        .or_else(|| strange_body(state, call));
    response.map(Outcome::Answer)
}

/// A redirect to the same path of another origin: another port of this computer, or a host that
/// does not exist. It never leads to anybody else's.
fn redirect(call: &Call) -> Option<Response> {
    let kinds = SignInFault::redirects().into_iter();
    let met = kinds.map(|(fault, status)| (call.faults.amount(fault), status));
    let (port, status) = met
        .filter_map(|(port, status)| Some((port?, status)))
        .next()?;
    let origin = if port == 0 {
        "http://collector.invalid".to_owned()
    } else {
        format!("http://127.0.0.1:{port}")
    };
    let query = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs(&call.query)
        .finish();
    let mark = if query.is_empty() { "" } else { "?" };
    let mut response = reply::empty(StatusCode::from_u16(status).ok()?);
    let target = format!("{origin}{}{mark}{query}", call.path);
    reply::set(&mut response, LOCATION, &target);
    Some(response)
}

fn refusal(call: &Call) -> Option<Response> {
    let faults = &call.faults;
    if call.area.is_login()
        && let Some(response) = crate::entra::overloaded(call)
    {
        return Some(response);
    }
    if let Some(seconds) = faults.amount(Fault::RateLimited) {
        let message = "TF400733: The request has been canceled: Request was blocked due to exceeding usage of resource 'Concurrency' in namespace 'User'.";
        let mut response = reply::error(
            StatusCode::TOO_MANY_REQUESTS,
            "Microsoft.TeamFoundation.Framework.Server.RequestBlockedException",
            message,
        );
        reply::set_retry_after(&mut response, seconds);
        return Some(response);
    }
    if let Some(seconds) = faults.amount(Fault::Unavailable) {
        let mut response = reply::html(StatusCode::SERVICE_UNAVAILABLE, "Service unavailable");
        reply::set_retry_after(&mut response, seconds);
        return Some(response);
    }
    if faults.has(Fault::ServerError) {
        return Some(server_error());
    }
    if faults.has(Fault::EscapeCodes) {
        let message = format!("Something is wrong: {ESCAPE_CODES}");
        return Some(reply::error(
            StatusCode::BAD_REQUEST,
            "System.ArgumentException",
            &message,
        ));
    }
    None
}

fn strange_page(call: &Call) -> Option<Response> {
    let faults = &call.faults;
    if faults.has(Fault::BadGateway) {
        return Some(reply::html(StatusCode::BAD_GATEWAY, "502 Bad Gateway"));
    }
    if faults.has(Fault::CaptivePortal) {
        return Some(reply::html(StatusCode::OK, "Welcome to the guest network"));
    }
    if faults.has(Fault::ProxyAuthentication) {
        let title = "Proxy authentication required";
        let mut response = reply::html(StatusCode::PROXY_AUTHENTICATION_REQUIRED, title);
        reply::set(&mut response, PROXY_AUTHENTICATE, "Basic realm=\"proxy\"");
        return Some(response);
    }
    if faults.has(Fault::ForeignRedirect) {
        let mut response = reply::empty(StatusCode::FOUND);
        reply::set(&mut response, LOCATION, "http://collector.invalid/");
        return Some(response);
    }
    None
}

fn strange_body(state: &State, call: &Call) -> Option<Response> {
    let faults = &call.faults;
    if faults.has(Fault::EndlessBody) {
        let body = bodies::endless(state.stopped().clone());
        return Some(reply::with_body(StatusCode::OK, "application/json", body));
    }
    if let Some(depth) = faults.amount(Fault::DeepJson) {
        let depth = usize::try_from(depth).unwrap_or(usize::MAX);
        let text = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        return Some(reply::with_body(StatusCode::OK, "application/json", text));
    }
    if faults.has(Fault::WrongShape) {
        return Some(reply::json(StatusCode::OK, &json!([1, "two", null])));
    }
    None
}

fn server_error() -> Response {
    let message = "TF30063: Something went wrong on the server.";
    reply::error(
        StatusCode::INTERNAL_SERVER_ERROR,
        "System.InvalidOperationException",
        message,
    )
}

/// Faults that change or lose the answer of a server that has acted.
pub(crate) async fn after_acting(state: &State, call: &Call, response: Response) -> Outcome {
    let faults = &call.faults;
    if faults.has(Fault::ResetAfterActing) {
        return Outcome::Reset;
    }
    if faults.has(Fault::ServerErrorAfterActing) {
        return Outcome::Answer(server_error());
    }
    if faults.has(Fault::GatewayTimeoutAfterActing) {
        return Outcome::Answer(reply::html(
            StatusCode::GATEWAY_TIMEOUT,
            "504 Gateway Timeout",
        ));
    }
    let mut response = changed_body(state, call, response).await;
    if let Some(seconds) = faults.amount(Fault::Delayed) {
        set_rate_limit(&mut response, seconds);
    }
    if let Some(seconds) = faults.amount(Fault::ClockSkew) {
        set_date(&mut response, seconds);
    }
    Outcome::Answer(response)
}

/// The headers of an identity that is being slowed down (facts §5.7).
fn set_rate_limit(response: &mut Response, seconds: u32) {
    reply::set_retry_after(response, seconds);
    let reset = OffsetDateTime::now_utc().unix_timestamp() + i64::from(seconds);
    let values = [
        ("x-ratelimit-resource", "Core".to_owned()),
        ("x-ratelimit-delay", format!("{seconds}.000")),
        ("x-ratelimit-limit", "200".to_owned()),
        ("x-ratelimit-remaining", "0".to_owned()),
        ("x-ratelimit-reset", reset.to_string()),
    ];
    for (name, value) in values {
        reply::set(response, HeaderName::from_static(name), &value);
    }
}

fn set_date(response: &mut Response, seconds: u32) {
    let ahead = OffsetDateTime::now_utc() + Duration::seconds(seconds.into());
    // HTTP's date is RFC 2822's with GMT for the offset.
    let text = ahead
        .format(&Rfc2822)
        .map(|text| text.replace("+0000", "GMT"));
    if let Ok(text) = text {
        reply::set(response, DATE, &text);
    }
}

async fn changed_body(state: &State, call: &Call, response: Response) -> Response {
    let faults = &call.faults;
    let concerned = [
        Fault::ByteOrderMark,
        Fault::PlainTextErrors,
        Fault::CutBody,
        Fault::SlowDrip,
    ];
    if !concerned.into_iter().any(|fault| faults.has(fault)) {
        return response;
    }
    let (mut head, body) = response.into_parts();
    let Ok(mut bytes) = to_bytes(body, usize::MAX).await else {
        return server_error();
    };
    if bytes.is_empty() {
        return Response::from_parts(head, Body::empty());
    }
    if faults.has(Fault::ByteOrderMark) {
        bytes = Bytes::from([b"\xEF\xBB\xBF".as_slice(), &bytes].concat());
    }
    if faults.has(Fault::PlainTextErrors) && head.status.as_u16() >= 400 {
        head.headers.insert(
            CONTENT_TYPE,
            http::HeaderValue::from_static("text/plain; charset=utf-8"),
        );
        bytes = Bytes::from_static(b"An error occurred while processing your request.");
    }
    head.headers.insert(CONTENT_LENGTH, bytes.len().into());
    let body = if faults.has(Fault::CutBody) {
        bodies::cut(&bytes)
    } else if let Some(milliseconds) = faults.amount(Fault::SlowDrip) {
        bodies::slow(bytes, milliseconds, state.stopped().clone())
    } else {
        bytes.into()
    };
    Response::from_parts(head, body)
}
