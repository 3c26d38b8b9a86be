//! The real window in the real webview, on a virtual screen and a message bus
//! of its own, in a throw-away home: it comes and goes in good order, its page
//! may do no more than was granted to it, and people can do with it what it is
//! for, by keyboard and by mouse.

#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at once when what it stands on is missing"
)]

mod desk;
mod files;
mod hostile;
mod interrupted;
mod locked;
#[path = "../open_ports.rs"]
mod open_ports;
mod organization;
mod person;
mod practice;
mod program;
mod session;
