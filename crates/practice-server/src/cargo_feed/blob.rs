//! The host of the files themselves: another origin than the feed, which refuses every request
//! that carries a credential, as blob storage does (facts §12.1).

use axum::body::Body;
use axum::response::Response;
use http::header::AUTHORIZATION;
use http::{Method, StatusCode};
use uuid::Uuid;

use super::access::Admission;
use super::refusal;
use crate::call::{Call, encoded};
use crate::faults::Fault;
use crate::reply;
use crate::state::State;

/// The path of a version's file on the blob host, percent-encoded.
pub(super) fn path(admission: &Admission, name: &str, version: &str) -> String {
    let (organization, feed) = (admission.organization, admission.feed);
    let (name, version) = (encoded(name), encoded(version));
    format!("{organization}/{feed}/{name}/{version}/{name}-{version}.crate")
}

/// Answers a request for a blob: `call.segments` is its whole path.
pub(crate) async fn blob(state: &State, call: &Call) -> Response {
    if call.headers.contains_key(AUTHORIZATION) {
        let message = "Authentication information is not given in the correct format.";
        return storage_error(
            StatusCode::BAD_REQUEST,
            "InvalidAuthenticationInfo",
            message,
        );
    }
    if call.faults.has(Fault::BlobRefused) {
        let message = "This request is not authorized to perform this operation.";
        return storage_error(StatusCode::FORBIDDEN, "AuthorizationFailure", message);
    }
    if call.method != Method::GET {
        return reply::html(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed");
    }
    let segments = call.segments();
    let [organization, feed, name, version, _] = segments.as_slice() else {
        return refusal::no_such_page();
    };
    let held = held_file(state, organization, feed, name, version);
    // A download that saves nothing has a file all the same.
    let file = match held {
        Some(file) => Ok(Some(file)),
        None => state.crates().crate_file(name, version).await,
    };
    match file {
        Ok(Some(file)) if call.faults.has(Fault::CorruptDownload) => crate_file(corrupt(&file)),
        Ok(Some(file)) => crate_file(file),
        Ok(None) => {
            let message = "The specified blob does not exist.";
            storage_error(StatusCode::NOT_FOUND, "BlobNotFound", message)
        }
        Err(error) => refusal::upstream_failed(&error),
    }
}

fn held_file(
    state: &State,
    organization: &str,
    feed: &str,
    name: &str,
    version: &str,
) -> Option<bytes::Bytes> {
    let (organization, feed) = (
        Uuid::parse_str(organization).ok()?,
        Uuid::parse_str(feed).ok()?,
    );
    let data = state.data();
    let mut feeds = data.organization(organization)?.feeds.iter();
    let found = feeds.find(|known| known.id == feed)?;
    found
        .version(name, version)
        .map(|version| version.file.clone())
}

/// The same length, one byte wrong: what a bad cache would hand out.
fn corrupt(file: &[u8]) -> bytes::Bytes {
    let mut file = file.to_vec();
    if let Some(last) = file.last_mut() {
        *last ^= 0xFF;
    }
    file.into()
}

fn crate_file(file: impl Into<Body>) -> Response {
    reply::with_body(StatusCode::OK, "application/octet-stream", file)
}

/// The XML error of blob storage.
fn storage_error(status: StatusCode, code: &str, message: &str) -> Response {
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>"
    );
    reply::with_body(status, "application/xml", body)
}
