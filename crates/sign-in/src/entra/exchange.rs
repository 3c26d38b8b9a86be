//! One request to an endpoint of Entra and its answer: limited in time and
//! size, without redirects, JSON or nothing. The HTTP client of the `oauth2`
//! crate, and of what that crate does not do.
//!
//! Wiped after use is what this module itself holds. What `reqwest` and `oauth2`
//! take by value (the form that is sent, the body that is parsed) they drop
//! without wiping.

#[cfg(any(test, fuzzing))]
pub(in crate::entra) mod fuzzing;

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use azure_devops::ErrorKind;
use oauth2::http::{HeaderMap, Response, header};
use oauth2::{AsyncHttpClient, HttpRequest, HttpResponse};
use secrecy::SecretString;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;
use tokio::time::Instant;
use url::Url;
use zeroize::Zeroizing;

use super::refused::Refused;
use super::{EntraError, EntraNetwork};

/// How often something that may be asked twice is asked.
const MOST_TRIES: u32 = 3;
/// The wait before the second try where the server names none; then doubled.
const FIRST_WAIT: Duration = Duration::from_secs(1);

/// Whether a request may be sent again when the server is busy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeat {
    /// It uses something up, such as an authorization code.
    Never,
    /// The server has not acted when it says that it is busy.
    WhenBusy,
}

/// What an endpoint says.
pub(super) enum Reply {
    /// 200 with JSON.
    Answer(Zeroizing<Vec<u8>>),
    /// An error of OAuth.
    Refused(Refused),
}

/// A conversation with one authority. Never printed: it knows the secrets that
/// are sent.
pub(super) struct Exchange<'n> {
    network: &'n EntraNetwork,
    host: String,
    repeat: Repeat,
    /// What is sent and must not come back in any words.
    secrets: Vec<SecretString>,
    /// The server's time in the last answer.
    date: Mutex<Option<OffsetDateTime>>,
}

impl<'n> Exchange<'n> {
    pub(super) fn new(network: &'n EntraNetwork, authority: &Url, repeat: Repeat) -> Self {
        Exchange {
            network,
            host: authority.host_str().unwrap_or_default().to_owned(),
            repeat,
            secrets: Vec::new(),
            date: Mutex::default(),
        }
    }

    /// With a secret that the requests carry.
    pub(super) fn hiding(mut self, secret: &SecretString) -> Self {
        self.secrets.push(secret.clone());
        self
    }

    /// The server's time in the last answer, if it told.
    pub(super) fn date(&self) -> Option<OffsetDateTime> {
        *self.date.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The server answered with something that is no answer of Entra's.
    pub(super) fn not_understood(&self, reason: impl Into<String>) -> EntraError {
        EntraError::NotUnderstood {
            host: self.host.clone(),
            reason: reason.into(),
        }
    }

    /// What a refusal is for the person.
    pub(super) fn refusal(&self, refused: Refused) -> EntraError {
        refused.into_error(&self.secrets)
    }

    /// Sends a request and reads the answer; again where that is allowed, as
    /// often and as late as the server asks within the call's time.
    pub(super) async fn reply(&self, request: HttpRequest) -> Result<Reply, EntraError> {
        let end = Instant::now() + self.network.total_timeout;
        let mut tries = 1;
        loop {
            let received = self.once(request.clone(), end).await?;
            let wait = received
                .retry_after
                .unwrap_or(FIRST_WAIT * 2_u32.pow(tries - 1));
            let is_worth_it = self.repeat == Repeat::WhenBusy
                && received.is_busy()
                && tries < MOST_TRIES
                && wait < end.saturating_duration_since(Instant::now());
            if !is_worth_it {
                return self.read(received);
            }
            tokio::time::sleep(wait).await;
            tries += 1;
        }
    }

    async fn once(&self, request: HttpRequest, end: Instant) -> Result<Received, EntraError> {
        let left = end.saturating_duration_since(Instant::now());
        let limit = self.network.request_timeout.min(left);
        let received = tokio::time::timeout(limit, self.send(request)).await;
        let received = received.unwrap_or_else(|_| {
            Err(EntraError::Unreachable {
                host: self.host.clone(),
                reason: format!("no answer within {} seconds", limit.as_secs()),
            })
        })?;
        self.remember(&received);
        Ok(received)
    }

    /// Keeps the server's time.
    fn remember(&self, received: &Received) {
        *self.date.lock().unwrap_or_else(PoisonError::into_inner) = received.date;
    }

    async fn send(&self, request: HttpRequest) -> Result<Received, EntraError> {
        let request = reqwest::Request::try_from(request)
            .map_err(|_| self.not_understood("its address cannot be used"))?;
        let url = request.url().clone();
        let mut response = match self.network.http.execute(request).await {
            Ok(response) => response,
            Err(error) => return Err(self.network.unreached(&url, &error).await),
        };
        let mut received = Received::of(response.status().as_u16(), response.headers());
        loop {
            let chunk = match response.chunk().await {
                Ok(None) => break,
                Ok(Some(chunk)) => chunk,
                Err(error) => return Err(self.network.unreached(&url, &error).await),
            };
            if received.body.len() + chunk.len() > self.network.body_limit {
                let limit = self.network.body_limit;
                return Err(self.not_understood(format!("more than {limit} bytes")));
            }
            received.push(&chunk);
        }
        Ok(received)
    }

    fn read(&self, received: Received) -> Result<Reply, EntraError> {
        let status = received.status;
        if let Some(kind) = of_the_network(status) {
            return Err(EntraError::Network {
                host: self.host.clone(),
                kind,
                reason: format!("status {status}"),
            });
        }
        if (300..400).contains(&status) {
            return Err(self.not_understood(format!("a redirect, status {status}")));
        }
        if !received.is_json {
            return Err(self.not_understood(format!("no JSON, status {status}")));
        }
        if status == 200 {
            return Ok(Reply::Answer(received.body));
        }
        match Refused::parse(&received.body) {
            Some(refused) => Ok(Reply::Refused(refused)),
            None => Err(self.not_understood(format!("no error of OAuth, status {status}"))),
        }
    }
}

impl<'c> AsyncHttpClient<'c> for Exchange<'_> {
    type Error = EntraError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, EntraError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            match self.reply(request).await? {
                Reply::Answer(mut body) => Ok(Response::new(std::mem::take(&mut *body))),
                Reply::Refused(refused) => Err(self.refusal(refused)),
            }
        })
    }
}

/// An answer as it came.
struct Received {
    status: u16,
    is_json: bool,
    date: Option<OffsetDateTime>,
    retry_after: Option<Duration>,
    body: Zeroizing<Vec<u8>>,
}

impl Received {
    fn of(status: u16, headers: &HeaderMap) -> Received {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let kind = text(header::CONTENT_TYPE).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        let date = text(header::DATE).and_then(|text| OffsetDateTime::parse(text, &Rfc2822).ok());
        let retry_after = text(header::RETRY_AFTER).and_then(|text| wait(text, date));
        Received {
            status,
            is_json: kind.eq_ignore_ascii_case("application/json"),
            date,
            retry_after,
            body: Zeroizing::default(),
        }
    }

    fn is_busy(&self) -> bool {
        self.status == 429 || self.status >= 500
    }

    /// Grows by hand, so that nothing is left behind where the buffer was.
    fn push(&mut self, chunk: &[u8]) {
        let needed = self.body.len() + chunk.len();
        if needed > self.body.capacity() {
            let mut grown = Zeroizing::new(Vec::with_capacity(needed.next_power_of_two()));
            grown.extend_from_slice(&self.body);
            self.body = grown;
        }
        self.body.extend_from_slice(chunk);
    }
}

/// What a status means that no server of Entra's gives.
pub(super) fn of_the_network(status: u16) -> Option<ErrorKind> {
    match status {
        407 => Some(ErrorKind::ProxyRefused),
        // "Network Authentication Required".
        511 => Some(ErrorKind::NetworkSignIn),
        _ => None,
    }
}

/// Reads `Retry-After`: seconds, or a date, counted from the answer's own.
fn wait(text: &str, date: Option<OffsetDateTime>) -> Option<Duration> {
    if let Ok(seconds) = text.trim().parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let until = OffsetDateTime::parse(text, &Rfc2822).ok()?;
    let now = date.unwrap_or_else(OffsetDateTime::now_utc);
    Some(Duration::try_from(until - now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_may_ask_to_wait_in_two_ways() {
        let date = OffsetDateTime::parse("Sun, 06 Nov 1994 08:49:37 GMT", &Rfc2822).ok();
        assert!(date.is_some());
        let check = |text: &str, expect: Option<u64>| {
            assert_eq!(wait(text, date), expect.map(Duration::from_secs), "{text}");
        };
        check("7", Some(7));
        check(" 0 ", Some(0));
        check("Sun, 06 Nov 1994 08:49:47 GMT", Some(10));
        check("Sun, 06 Nov 1994 08:49:07 GMT", Some(0));
        check("-1", None);
        check("soon", None);
        check("", None);
    }

    #[test]
    fn only_json_counts_as_json() {
        let check = |text: &'static str, expect: bool| {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, text.parse().unwrap());
            assert_eq!(Received::of(200, &headers).is_json, expect, "{text}");
        };
        check("application/json", true);
        check("Application/JSON; charset=utf-8", true);
        check("text/html", false);
        check("text/html; application/json", false);
        check("application/jsonx", false);
        check("", false);
        assert!(!Received::of(200, &HeaderMap::new()).is_json);
    }

    #[test]
    fn a_body_grows_whole() {
        let mut received = Received::of(200, &HeaderMap::new());
        for _ in 0..100 {
            received.push(b"0123456789");
        }
        assert_eq!(*received.body, b"0123456789".repeat(100));
    }
}
