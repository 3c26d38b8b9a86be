//! The Cargo feed of the practice server, over HTTP and with the real cargo.

mod access;
mod faults;
mod project;
#[cfg(feature = "https-proxy")]
mod proxy;
mod public;
mod real_cargo;
mod saving;
mod support;
