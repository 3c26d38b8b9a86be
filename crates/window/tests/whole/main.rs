//! The window's session against the practice server, over real HTTP, with the
//! real cargo and a private Secret Service: from the plan to the proof and back,
//! and every way in which it may end before. Nothing here needs a network.

#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test ends where it fails"
)]

mod cancelling;
mod ends;
mod entra;
mod failures;
mod mending;
mod places;
mod profiles;
mod settings;
mod support;
mod way;
