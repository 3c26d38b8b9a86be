//! What `azure_identity` sends, sent by our own client: to this account's hosts
//! alone, within the time and size that we allow, and nothing but JSON comes
//! back. What went wrong is remembered here, because the library's own errors
//! carry what the server wrote.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use azure_core::cloud::CustomConfiguration;
use azure_core::credentials::TokenCredential;
use azure_core::http::headers::{HeaderName, HeaderValue, Headers};
use azure_core::http::{
    AsyncRawResponse, Body, ClientOptions, ExponentialRetryOptions, HttpClient, Method, Request,
    RetryOptions, Transport,
};
use reqwest::header::{CONTENT_TYPE, RETRY_AFTER};
use url::{Origin, Url};

use super::checked::{UnusableToken, checked};
use super::refused::{Answerer, fault, refused};
use crate::entra::exchange::of_the_network;
use crate::entra::{EntraError, EntraNetwork, EntraTokens, SCOPE};

/// The transport of one request for a token.
pub(super) struct BoundedTransport {
    network: EntraNetwork,
    hosts: Vec<(Origin, Answerer)>,
    outcome: Mutex<Outcome>,
}

#[derive(Default)]
struct Outcome {
    /// Why the last answer brought no token.
    error: Option<EntraError>,
    /// Who was asked last.
    host: String,
}

impl fmt::Debug for BoundedTransport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("BoundedTransport")
            .field("hosts", &self.hosts)
            .finish_non_exhaustive()
    }
}

impl BoundedTransport {
    /// Nothing leaves for anybody but these.
    pub(super) fn new(network: &EntraNetwork, hosts: &[(&Url, Answerer)]) -> Arc<Self> {
        let origin = |(url, answerer): &(&Url, Answerer)| (url.origin(), *answerer);
        Arc::new(Self {
            network: network.clone(),
            hosts: hosts.iter().map(origin).collect(),
            outcome: Mutex::default(),
        })
    }

    /// What a credential of the library is made with.
    pub(super) fn options(self: &Arc<Self>, authority: Option<&Url>) -> ClientOptions {
        ClientOptions {
            transport: Some(Transport::new(self.clone())),
            retry: RetryOptions::exponential(ExponentialRetryOptions {
                initial_delay: azure_core::time::Duration::milliseconds(300),
                max_retries: 2,
                max_total_elapsed: azure_core::time::Duration::seconds(5),
                ..ExponentialRetryOptions::default()
            }),
            cloud: authority.map(|authority| {
                let mut custom = CustomConfiguration::default();
                custom.authority_host = authority.as_str().to_owned();
                Arc::new(custom.into())
            }),
            ..ClientOptions::default()
        }
    }

    /// The credential's token, within the time of one call.
    pub(super) async fn token_from(
        &self,
        credential: Arc<impl TokenCredential>,
    ) -> Result<EntraTokens, EntraError> {
        let limit = self.network.total_timeout;
        let token = tokio::time::timeout(limit, credential.get_token(&[SCOPE], None)).await;
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        let host = outcome.host.clone();
        match (token, outcome.error.take()) {
            (Ok(Ok(token)), _) => checked(&token).map_err(|unusable| match unusable {
                UnusableToken::Over { minutes } => EntraError::Clock { minutes },
                shape => not_understood(host, shape.to_string()),
            }),
            (_, Some(error)) => Err(error),
            (Ok(Err(_)), None) => Err(not_understood(host, "an answer without a token".to_owned())),
            (Err(_), None) => Err(no_answer(host, limit)),
        }
    }

    #[cfg(test)]
    pub(super) fn remembered(&self) -> Option<EntraError> {
        self.outcome.lock().unwrap().error.take()
    }

    fn answerer(&self, url: &Url) -> Option<Answerer> {
        let origin = url.origin();
        let known = self.hosts.iter().find(|(host, _)| *host == origin);
        known.map(|(_, answerer)| *answerer)
    }

    fn note(&self, url: &Url, error: Option<EntraError>) {
        let host = url.host_str().unwrap_or_default().to_owned();
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Outcome { error, host };
    }

    async fn exchange(&self, request: &Request, answerer: Answerer) -> Result<Answer, EntraError> {
        let url = request.url();
        let mut answer = match self.outgoing(request).send().await {
            Ok(answer) => answer,
            Err(error) => return Err(self.network.unreached(url, &error).await),
        };
        let status = answer.status();
        let kind = kind_of(&answer);
        let retry_after = answer.headers().get(RETRY_AFTER);
        let retry_after = retry_after.and_then(|it| it.to_str().ok()?.parse().ok());
        let mut body = Vec::new();
        loop {
            let chunk = match answer.chunk().await {
                Ok(None) => break,
                Ok(Some(chunk)) => chunk,
                Err(error) => return Err(self.network.unreached(url, &error).await),
            };
            if body.len() + chunk.len() > self.network.body_limit {
                return Err(foreign(url, status, "more than it may send"));
            }
            body.extend_from_slice(&chunk);
        }
        let seen = Seen {
            status,
            kind,
            body: &body,
        };
        let error = self.judged(seen, answerer, request)?;
        Ok(Answer {
            status: status.as_u16(),
            retry_after,
            body,
            error,
        })
    }

    /// The error of an answer that may be asked for again.
    ///
    /// # Errors
    /// That of an answer which nobody may see, or ask for again.
    fn judged(
        &self,
        seen: Seen<'_>,
        answerer: Answerer,
        request: &Request,
    ) -> Result<Option<EntraError>, EntraError> {
        let (url, status) = (request.url(), seen.status);
        let shown = seen.kind.as_deref().unwrap_or("no content type");
        let json = seen.kind.as_deref().is_some_and(is_json);
        if let Some(kind) = of_the_network(status.as_u16()) {
            return Err(EntraError::Network {
                host: url.host_str().unwrap_or_default().to_owned(),
                kind,
                reason: format!("status {}", status.as_u16()),
            });
        }
        if status.is_redirection() {
            return Err(foreign(url, status, "a redirect"));
        }
        if status.is_success() {
            return match (json, fault(answerer, seen.body)) {
                (false, _) => Err(foreign(url, status, shown)),
                (true, Some(fault)) => Err(foreign(url, status, fault)),
                (true, None) => Ok(None),
            };
        }
        let known = json.then(|| refused(answerer, status.as_u16(), seen.body, request));
        let error = known.flatten();
        Ok(Some(error.unwrap_or_else(|| foreign(url, status, shown))))
    }

    fn outgoing(&self, request: &Request) -> reqwest::RequestBuilder {
        let method = match request.method() {
            Method::Post => reqwest::Method::POST,
            _ => reqwest::Method::GET,
        };
        let mut outgoing = self.network.http.request(method, request.url().clone());
        for (name, value) in request.headers().iter() {
            // Ours is sent, which does not describe this computer.
            if name.as_str() != "user-agent" {
                outgoing = outgoing.header(name.as_str(), value.as_str());
            }
        }
        match request.body() {
            Body::Bytes(bytes) => outgoing.body(bytes.clone()),
            // No credential sends one.
            Body::SeekableStream(_) => outgoing,
        }
    }
}

/// What came back.
struct Seen<'a> {
    status: reqwest::StatusCode,
    kind: Option<String>,
    body: &'a [u8],
}

/// What came back, and what it means when it has no token.
struct Answer {
    status: u16,
    /// In seconds.
    retry_after: Option<u16>,
    body: Vec<u8>,
    error: Option<EntraError>,
}

#[async_trait::async_trait]
impl HttpClient for BoundedTransport {
    async fn execute_request(&self, request: &Request) -> azure_core::Result<AsyncRawResponse> {
        let url = request.url();
        let limit = self.network.request_timeout;
        let Some(answerer) = self.answerer(url) else {
            let error = foreign_host(url);
            self.note(url, Some(error));
            return Err(not_again());
        };
        self.note(url, None);
        let host = url.host_str().unwrap_or_default();
        let answer = tokio::time::timeout(limit, self.exchange(request, answerer)).await;
        let answer = answer.unwrap_or_else(|_| Err(no_answer(host.to_owned(), limit)));
        let answer = answer.map_err(|error| {
            self.note(url, Some(error));
            not_again()
        })?;
        let mut headers = Headers::new();
        if let Some(wait) = answer.retry_after {
            headers.insert(
                HeaderName::from_static("retry-after"),
                HeaderValue::from(wait.to_string()),
            );
        }
        // The library sees the status of a refusal, to repeat the request by;
        // its text stays here.
        let body = match answer.error {
            None => answer.body,
            Some(error) => {
                self.note(url, Some(error));
                b"{}".to_vec()
            }
        };
        Ok(AsyncRawResponse::from_bytes(
            answer.status.into(),
            headers,
            body,
        ))
    }
}

/// An error that the library's retry policy does not repeat for.
fn not_again() -> azure_core::Error {
    azure_core::Error::with_message(azure_core::error::ErrorKind::Other, "see the transport")
}

fn foreign_host(url: &Url) -> EntraError {
    let host = url.host_str().unwrap_or_default().to_owned();
    EntraError::ForeignAuthority { host }
}

fn foreign(url: &Url, status: reqwest::StatusCode, what: &str) -> EntraError {
    let host = url.host_str().unwrap_or_default().to_owned();
    not_understood(host, format!("status {}, {what}", status.as_u16()))
}

fn not_understood(host: String, reason: String) -> EntraError {
    EntraError::NotUnderstood { host, reason }
}

fn no_answer(host: String, limit: Duration) -> EntraError {
    let reason = format!("no answer within {} seconds", limit.as_secs());
    EntraError::Unreachable { host, reason }
}

/// The type of an answer without its parameters, if it is short plain text.
fn kind_of(answer: &reqwest::Response) -> Option<String> {
    let kind = answer.headers().get(CONTENT_TYPE)?.to_str().ok()?;
    let kind = kind.split(';').next()?.trim().to_ascii_lowercase();
    (kind.len() <= 100).then_some(kind)
}

fn is_json(kind: &str) -> bool {
    kind == "application/json" || kind == "text/json"
}
