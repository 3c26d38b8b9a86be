//! The requests that the server has seen, bounded in number. Never a header's value.

use std::collections::VecDeque;

use http::Method;

use crate::auth::{HeaderShape, SeenCredential};

/// The most requests that are remembered.
const CAPACITY: usize = 100_000;

/// A request that the server has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenRequest {
    /// The method.
    pub method: Method,
    /// The `Host` header, lower case, without its port.
    pub host: String,
    /// The path as it was sent, still percent-encoded.
    pub path: String,
    /// The query as it was sent, without the question mark.
    pub query: String,
    /// What the `Authorization` header looked like.
    pub authorization: HeaderShape,
    /// What the credential in it was worth at that moment.
    pub credential: SeenCredential,
    /// How long its body was, in bytes; 0 until it has been read.
    pub body_length: usize,
    /// Whether it asked for 401 instead of the sign-in page (`X-TFS-FedAuthRedirect: Suppress`).
    pub suppresses_redirect: bool,
    /// The status of the answer; `None`: the connection was reset, or no answer has been sent yet.
    pub status: Option<u16>,
}

/// The last requests.
#[derive(Debug, Default)]
pub(crate) struct Log {
    requests: VecDeque<SeenRequest>,
    forgotten: usize,
}

impl Log {
    /// Remembers a request and returns its number, for [`Log::answered`].
    pub(crate) fn add(&mut self, request: SeenRequest) -> usize {
        if self.requests.len() == CAPACITY {
            self.requests.pop_front();
            self.forgotten += 1;
        }
        self.requests.push_back(request);
        self.forgotten + self.requests.len() - 1
    }

    /// Notes the status of an answer.
    pub(crate) fn answered(&mut self, number: usize, status: u16) {
        if let Some(request) = self.request(number) {
            request.status = Some(status);
        }
    }

    /// Notes what was found out once the request was read.
    pub(crate) fn understood(&mut self, number: usize, credential: SeenCredential) {
        if let Some(request) = self.request(number) {
            request.credential = credential;
        }
    }

    /// Notes how long a body was.
    pub(crate) fn read(&mut self, number: usize, body_length: usize) {
        if let Some(request) = self.request(number) {
            request.body_length = body_length;
        }
    }

    fn request(&mut self, number: usize) -> Option<&mut SeenRequest> {
        let index = number.checked_sub(self.forgotten)?;
        self.requests.get_mut(index)
    }

    /// All requests that are remembered, oldest first.
    pub(crate) fn all(&self) -> Vec<SeenRequest> {
        self.requests.iter().cloned().collect()
    }
}
