//! The Cargo feed of the practice server, over HTTP and with the real cargo.

#![expect(
    clippy::unwrap_used,
    reason = "what the tests share stops at once when what it stands on is missing"
)]

mod access;
mod entra;
mod faults;
mod project;
#[cfg(feature = "https-proxy")]
mod proxy;
mod public;
mod real_cargo;
mod saving;
mod support;
