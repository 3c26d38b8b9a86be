//! One exchange with the server, and how often it is tried: limits of time and
//! size, waits that the server asks for, retries of what is safe to repeat. The
//! one place where the credential is attached, and never to a foreign host.

mod answer;
mod connect;
mod exchange;
mod failure;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod retry;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use url::Url;

use crate::credential::Credential;
use crate::endpoints::Endpoints;
use crate::error::{Details, Error, ErrorKind, shown};
use crate::options::{ClientOptions, Waiting, WaitingReason};

pub(crate) use answer::Answer;
pub use connect::http_client;
pub(crate) use failure::kind_of;
pub(crate) use retry::back_off;

/// What is to be sent.
#[derive(Debug, Clone)]
pub(crate) struct Call {
    pub(crate) method: &'static str,
    pub(crate) url: Url,
    pub(crate) body: Option<Vec<u8>>,
    pub(crate) content_type: &'static str,
    /// Goes out without the credential, and so may go to other hosts.
    pub(crate) is_anonymous: bool,
    /// Is never tried again, whatever happens.
    pub(crate) is_single: bool,
}

impl Call {
    pub(crate) fn get(url: Url) -> Call {
        Call::new("GET", url)
    }

    pub(crate) fn new(method: &'static str, url: Url) -> Call {
        Call {
            method,
            url,
            body: None,
            content_type: "application/json",
            is_anonymous: false,
            is_single: false,
        }
    }

    /// The same, tried once and never again: for what must not be made twice.
    pub(crate) fn once(self) -> Call {
        Call {
            is_single: true,
            ..self
        }
    }

    /// A read without the credential.
    pub(crate) fn anonymous(url: Url) -> Call {
        Call {
            is_anonymous: true,
            ..Call::get(url)
        }
    }

    /// Adds a JSON body. What this crate sends always serializes; should it
    /// not, the server refuses the empty body.
    pub(crate) fn with_json(mut self, body: &impl serde::Serialize) -> Call {
        self.body = Some(serde_json::to_vec(body).unwrap_or_default());
        self
    }

    /// True when repeating the call cannot change anything.
    fn is_safe_to_repeat(&self) -> bool {
        matches!(self.method, "GET" | "OPTIONS")
    }

    pub(crate) fn error(&self, kind: ErrorKind) -> Error {
        Error::new(Details {
            kind,
            method: self.method,
            url: shown(&self.url),
            ..Details::default()
        })
    }
}

/// Connections, credential and limits of one client.
pub(crate) struct Transport {
    http: reqwest::Client,
    endpoints: Endpoints,
    credential: Option<Credential>,
    options: ClientOptions,
    /// The server asked for silence until then (`Retry-After`, also on 200).
    not_before: Arc<Mutex<Option<Instant>>>,
}

impl Transport {
    pub(crate) fn new(
        endpoints: Endpoints,
        credential: Option<Credential>,
        options: ClientOptions,
    ) -> Result<Transport, Error> {
        Ok(Transport {
            http: http_client(endpoints.organization_url(), &options)?,
            endpoints,
            credential,
            options,
            not_before: Arc::default(),
        })
    }

    pub(crate) fn endpoints(&self) -> &Endpoints {
        &self.endpoints
    }

    pub(crate) fn options(&self) -> &ClientOptions {
        &self.options
    }

    /// Sends a call and reads its JSON.
    pub(crate) async fn json<T: DeserializeOwned>(
        &self,
        call: &Call,
    ) -> Result<(T, Answer), Error> {
        Box::pin(self.run(call, |answer| {
            let value = answer.json(call, self.credential.as_ref())?;
            Ok((value, answer))
        }))
        .await
    }

    /// The same for an answer that may hold a token: an error quotes nothing of it.
    pub(crate) async fn json_unquoted<T: DeserializeOwned>(&self, call: &Call) -> Result<T, Error> {
        Box::pin(self.run(call, |answer| {
            answer.json_unquoted(call, self.credential.as_ref())
        }))
        .await
    }

    /// Sends a call whose body does not matter: any 2xx that is no page is success.
    pub(crate) async fn done(&self, call: &Call) -> Result<(), Error> {
        Box::pin(self.run(call, |answer| answer.judge(call, self.credential.as_ref()))).await
    }

    /// Sends a call and hands out whatever came, except for what is worth
    /// another attempt: 429 and 5xx are errors here too.
    pub(crate) async fn any(&self, call: &Call) -> Result<Answer, Error> {
        Box::pin(self.run(call, |answer| {
            if answer.status == 429 || answer.status >= 500 {
                answer.judge(call, self.credential.as_ref())?;
            }
            Ok(answer)
        }))
        .await
    }

    /// Judges an answer of [`Transport::any`] as the other calls do.
    pub(crate) fn judge(&self, call: &Call, answer: &Answer) -> Result<(), Error> {
        answer.judge(call, self.credential.as_ref())
    }

    /// Tells the observer and waits.
    pub(crate) async fn pause(&self, reason: WaitingReason, delay: Duration, next_attempt: u32) {
        if delay.is_zero() {
            return;
        }
        if let Some(observer) = &self.options.observer {
            observer(Waiting {
                reason,
                delay,
                next_attempt,
            });
        }
        tokio::time::sleep(delay).await;
    }

    /// Attempts until one succeeds, fails for good, or the time is up.
    async fn run<T>(
        &self,
        call: &Call,
        read: impl Fn(Answer) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let deadline = Instant::now() + self.options.total_timeout;
        let mut last_error = None;
        for attempt in 1.. {
            self.wait_for_server(call, deadline, attempt, last_error.take())
                .await?;
            let answer = self.attempt(call, deadline).await;
            let error = match answer.and_then(&read) {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            let Some(delay) = retry::delay(call, &error, attempt, &self.options) else {
                return Err(error);
            };
            if Instant::now() + delay >= deadline {
                return Err(error);
            }
            self.pause(WaitingReason::Retry, delay, attempt + 1).await;
            last_error = Some(error);
        }
        Err(call.error(ErrorKind::TimedOut))
    }

    /// Waits as long as the server asked for. When that is longer than the call
    /// may take, the error of the last attempt or a new one says so at once.
    async fn wait_for_server(
        &self,
        call: &Call,
        deadline: Instant,
        attempt: u32,
        last_error: Option<Error>,
    ) -> Result<(), Error> {
        let not_before = *self
            .not_before
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let Some(until) = not_before else {
            return Ok(());
        };
        let delay = until.saturating_duration_since(Instant::now());
        if until >= deadline {
            let asked = |details: &mut Details| {
                details.retry_after = Some(delay);
                details.detail =
                    Some("the server asked to wait longer than this call may take".to_owned());
            };
            return Err(
                last_error.unwrap_or_else(|| call.error(ErrorKind::RateLimited).with(asked))
            );
        }
        self.pause(WaitingReason::ServerAsked, delay, attempt).await;
        Ok(())
    }

    /// Remembers what the server asked for; the longest wait of several counts.
    fn keep_silence(&self, wait: Duration) {
        // What the clock cannot count is as good as for ever.
        let until = Instant::now() + wait.min(Duration::from_secs(365 * 86_400));
        let mut kept = self
            .not_before
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *kept = (*kept).max(Some(until));
    }

    /// One attempt, within its time.
    async fn attempt(&self, call: &Call, deadline: Instant) -> Result<Answer, Error> {
        let may_be_sent = match call.is_anonymous {
            true => self.endpoints.may_be_read(&call.url),
            false => self.endpoints.may_see_credential(&call.url),
        };
        if !may_be_sent {
            return Err(call.error(ErrorKind::ForeignHost));
        }
        let left = deadline.saturating_duration_since(Instant::now());
        let limit = self.options.request_timeout.min(left);
        let answer = tokio::time::timeout(limit, self.exchange(call, limit)).await;
        let answer = answer.map_err(|_| call.error(ErrorKind::TimedOut))??;
        if let Some(wait) = answer.retry_after() {
            self.keep_silence(wait);
        }
        Ok(answer)
    }
}
