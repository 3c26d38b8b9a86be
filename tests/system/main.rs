//! Whole-system tests: the built `feedwright`, the real cargo, a real Secret
//! Service and the practice server over real HTTP. One binary, one module a
//! subject; whatever can be shown nearer to the code is shown there.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "tests may stop at once when what they stand on is missing"
)]

mod again;
mod at_once;
mod bad_input;
mod cloud;
mod corpus;
mod disks;
mod doctor;
mod entra;
mod interrupted;
mod killed;
#[path = "../open_ports.rs"]
mod open_ports;
mod paths;
mod practice;
mod provider;
mod provider_tokens;
mod set_up;
mod support;
mod tokens;
mod undo;
