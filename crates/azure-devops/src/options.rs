//! The figures a client works by: time limits, sizes, attempts. Production
//! values are the default; tests set tiny delays.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::network::NetworkOptions;

/// Limits and habits of a [`Client`](crate::Client).
#[derive(Clone)]
pub struct ClientOptions {
    /// How long one connection may take to open, TLS included.
    pub connect_timeout: Duration,
    /// How long one attempt may take, from its start to the last byte of the body.
    pub request_timeout: Duration,
    /// How long one call may take with all its attempts and waits.
    pub total_timeout: Duration,
    /// The longest body that is read, in bytes.
    pub body_limit: usize,
    /// How many attempts a call that is safe to repeat gets; at least 1.
    pub attempts: u32,
    /// The wait before the second attempt; it doubles from there, with jitter.
    pub first_delay: Duration,
    /// The longest wait of our own choice. A server's `Retry-After` is obeyed in full.
    pub longest_delay: Duration,
    /// How many items one page asks for.
    pub page_size: u32,
    /// How long [`Client::wait_until_feed_answers`](crate::Client::wait_until_feed_answers)
    /// rides out refusals of a new feed (azure-devops facts §1.2).
    pub new_feed_timeout: Duration,
    /// The first wait for a new feed; it doubles up to `longest_delay`.
    pub new_feed_first_delay: Duration,
    /// The way to the network, where environment and system do not tell it.
    pub network: NetworkOptions,
    /// Told before each wait, so that a person sees why nothing moves.
    pub observer: Option<Arc<dyn Fn(Waiting) + Send + Sync>>,
}

/// A wait that is about to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Why.
    pub reason: WaitingReason,
    /// For how long.
    pub delay: Duration,
    /// The attempt that follows the wait; the first attempt of a call is 1.
    pub next_attempt: u32,
}

/// Why the client waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitingReason {
    /// The server asked for it with `Retry-After` (rate limit or maintenance).
    ServerAsked,
    /// The last attempt failed in a way that may pass.
    Retry,
    /// A feed that was just created does not let its creator in yet.
    NewFeed,
}

impl Default for ClientOptions {
    fn default() -> ClientOptions {
        ClientOptions {
            connect_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(60),
            total_timeout: Duration::from_secs(300),
            body_limit: 8 * 1024 * 1024,
            attempts: 3,
            first_delay: Duration::from_millis(500),
            longest_delay: Duration::from_secs(20),
            page_size: 100,
            new_feed_timeout: Duration::from_secs(120),
            new_feed_first_delay: Duration::from_secs(1),
            network: NetworkOptions::default(),
            observer: None,
        }
    }
}

impl fmt::Debug for ClientOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ClientOptions")
            .field("connect_timeout", &self.connect_timeout)
            .field("request_timeout", &self.request_timeout)
            .field("total_timeout", &self.total_timeout)
            .field("body_limit", &self.body_limit)
            .field("attempts", &self.attempts)
            .field("network", &self.network)
            .finish_non_exhaustive()
    }
}
