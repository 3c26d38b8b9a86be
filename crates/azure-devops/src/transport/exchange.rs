//! One request and its answer: headers, the credential, and the body within its
//! limits. Nothing is repeated and nothing is judged here.

use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use secrecy::ExposeSecret;
use zeroize::Zeroizing;

use super::{Answer, Call, Transport, failure};
use crate::error::{Error, ErrorKind};
use crate::network::{NetworkFailure, network_failure};

/// The longest body that is read of an answer that failed, in bytes.
const FAILED_BODY_LIMIT: usize = 64 * 1024;

impl Transport {
    /// Sends the call once. The caller has checked the host.
    pub(super) async fn exchange(&self, call: &Call, limit: Duration) -> Result<Answer, Error> {
        let sent = self.request(call)?.send().await;
        let response = match sent {
            Ok(response) => response,
            Err(error) => return Err(self.explained(call, &error).await),
        };
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let answer = Answer {
            status,
            headers,
            body: Zeroizing::default(),
        };
        if answer.is_success() && !answer.is_declared_page() {
            let body = read_body(call, response, self.options.body_limit).await?;
            return Ok(Answer { body, ..answer });
        }
        // The status says what happened; the body only helps to explain it, so
        // nothing about it may turn the answer into another one.
        let mut body = Zeroizing::default();
        let reading = read_some(response, &mut body);
        let _ = tokio::time::timeout(limit / 2, reading).await;
        Ok(Answer { body, ..answer })
    }

    /// The error for a call that got no answer.
    async fn explained(&self, call: &Call, error: &reqwest::Error) -> Error {
        let looked = network_failure(error, &call.url, &self.options.network);
        let NetworkFailure { kind, detail } = looked.await;
        call.error(kind).with(|details| details.detail = detail)
    }

    fn request(&self, call: &Call) -> Result<reqwest::RequestBuilder, Error> {
        let method = reqwest::Method::from_bytes(call.method.as_bytes());
        let method = method.map_err(|_| call.error(ErrorKind::BadRequest))?;
        let mut request = self
            .http
            .request(method, call.url.clone())
            .header(ACCEPT, "application/json")
            .header("X-TFS-FedAuthRedirect", "Suppress");
        if let Some(credential) = self.credential.as_ref().filter(|_| !call.is_anonymous) {
            let value = HeaderValue::from_str(credential.header_value().expose_secret());
            let mut value = value.map_err(|_| call.error(ErrorKind::CredentialNotUnderstood))?;
            value.set_sensitive(true);
            request = request.header(AUTHORIZATION, value);
        }
        if let Some(body) = &call.body {
            request = request
                .header(CONTENT_TYPE, call.content_type)
                .body(body.clone());
        }
        Ok(request)
    }
}

/// The whole body, up to a limit.
async fn read_body(
    call: &Call,
    mut response: reqwest::Response,
    limit: usize,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let too_large = || {
        let detail = format!("more than {limit} bytes");
        call.error(ErrorKind::TooLarge)
            .with(|details| details.detail = Some(detail))
    };
    if response
        .content_length()
        .is_some_and(|length| length > limit as u64)
    {
        return Err(too_large());
    }
    let mut body = Zeroizing::default();
    loop {
        match response.chunk().await {
            Ok(None) => return Ok(body),
            Ok(Some(chunk)) if body.len() + chunk.len() > limit => return Err(too_large()),
            Ok(Some(chunk)) => append(&mut body, &chunk),
            Err(error) => {
                let (kind, detail) = failure::kind_of(&error);
                return Err(call.error(kind).with(|details| details.detail = detail));
            }
        }
    }
}

/// The beginning of a body, as far as it comes.
async fn read_some(mut response: reqwest::Response, body: &mut Zeroizing<Vec<u8>>) {
    while let Ok(Some(chunk)) = response.chunk().await {
        let room = FAILED_BODY_LIMIT - body.len();
        append(body, &chunk[..chunk.len().min(room)]);
        if body.len() == FAILED_BODY_LIMIT {
            return;
        }
    }
}

/// Appends without leaving a copy behind: a buffer that grows moves, and an
/// ordinary one leaves its old place as it was, with a token perhaps.
///
/// This is as far as it goes. The pieces that hyper hands out, its own buffer
/// for reading, and what TLS decrypted into belong to those libraries and are
/// freed without being wiped.
fn append(body: &mut Zeroizing<Vec<u8>>, piece: &[u8]) {
    let needed = body.len() + piece.len();
    if needed > body.capacity() {
        let mut larger = Zeroizing::new(Vec::with_capacity(needed.max(body.capacity() * 2)));
        larger.extend_from_slice(body);
        // The assignment drops the old buffer, which wipes it.
        *body = larger;
    }
    body.extend_from_slice(piece);
}
