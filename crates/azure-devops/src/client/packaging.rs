//! Plain reads on the packages host, and waiting until a new feed lets its
//! creator in.

use std::time::Instant;

use reqwest::header::LOCATION;
use url::Url;

use super::Client;
use crate::endpoints::FeedScope;
use crate::error::{Error, ErrorKind};
use crate::options::WaitingReason;
use crate::transport::{Call, back_off};

/// An answer of the packages host, success or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackagingAnswer {
    /// The status.
    pub status: u16,
    /// The body, bounded.
    pub body: Vec<u8>,
    /// Where a redirect leads: usually storage, which must not see the
    /// credential. Not followed.
    pub location: Option<Url>,
}

impl Client {
    /// Reads an address of the packages host with the credential. Whatever
    /// status comes is handed out, also redirects, except for 429 and 5xx, which
    /// are tried again and then are errors.
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHost`] when the address is not on one of the
    /// organization's own hosts: nothing is sent then. The others of [`ErrorKind`].
    pub async fn packaging_get(&self, url: &Url) -> Result<PackagingAnswer, Error> {
        let mut answer = self.inner.transport.any(&Call::get(url.clone())).await?;
        let location = answer.header(LOCATION).and_then(|text| url.join(text).ok());
        Ok(PackagingAnswer {
            status: answer.status,
            location,
            body: std::mem::take(&mut *answer.body),
        })
    }

    /// The same, but everything other than a success or a redirect that does not
    /// lead to sign-in is an error with the server's words.
    ///
    /// # Errors
    /// See [`ErrorKind`].
    pub async fn packaging_read(&self, url: &Url) -> Result<PackagingAnswer, Error> {
        let (transport, call) = (&self.inner.transport, Call::get(url.clone()));
        let mut answer = transport.any(&call).await?;
        match transport.judge(&call, &answer) {
            Err(error) if error.kind() != ErrorKind::RedirectRefused => Err(error),
            _ => Ok(PackagingAnswer {
                status: answer.status,
                location: answer.header(LOCATION).and_then(|text| url.join(text).ok()),
                body: std::mem::take(&mut *answer.body),
            }),
        }
    }

    /// Reads where a download was redirected to: the storage behind the feed,
    /// without the credential, which it must not see (azure-devops facts §12.1).
    ///
    /// # Errors
    /// [`ErrorKind::ForeignHost`] for an address that is neither https nor on
    /// this machine. The others of [`ErrorKind`].
    pub async fn storage_read(&self, url: &Url) -> Result<Vec<u8>, Error> {
        let (transport, call) = (&self.inner.transport, Call::anonymous(url.clone()));
        let mut answer = transport.any(&call).await?;
        transport.judge(&call, &answer)?;
        Ok(std::mem::take(&mut *answer.body))
    }

    /// Waits until a new feed answers its creator: for some seconds after its
    /// creation it may answer 403 until permissions spread (azure-devops facts
    /// §1.2). `path` is below the feed's packages root, such as
    /// `Cargo/index/config.json`.
    ///
    /// # Errors
    /// `Forbidden` when it still refuses after
    /// [`new_feed_timeout`](crate::ClientOptions::new_feed_timeout); anything
    /// else that goes wrong at once.
    pub async fn wait_until_feed_answers(
        &self,
        scope: &FeedScope,
        feed: &str,
        path: &str,
    ) -> Result<(), Error> {
        let transport = &self.inner.transport;
        let options = self.options();
        let mut url = self.endpoints().packaging_url(scope, feed);
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path.split('/'));
        }
        let call = Call::get(url);
        let deadline = Instant::now() + options.new_feed_timeout;
        let mut attempt = 1;
        loop {
            let answer = transport.any(&call).await?;
            let error = match transport.judge(&call, &answer) {
                Ok(()) => return Ok(()),
                Err(error) => error,
            };
            let delay = back_off(options.new_feed_first_delay, attempt, options.longest_delay);
            let asked = error.retry_after().unwrap_or_default();
            if error.kind() != ErrorKind::Forbidden || Instant::now() + delay.max(asked) >= deadline
            {
                return Err(error);
            }
            attempt += 1;
            // A wait that the server asked for is kept by the next attempt itself.
            if asked.is_zero() {
                transport
                    .pause(WaitingReason::NewFeed, delay, attempt)
                    .await;
            }
        }
    }
}
