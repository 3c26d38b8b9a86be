//! The contract between the window's page and its Rust side: what every command
//! takes and answers, as plain data. The TypeScript in `ui/src/contract` is made
//! from these types, and `tests/contract/*.json` has one example of each that
//! both sides read. Nothing here holds a secret but [`TokenText`], which goes
//! one way, from the page to the core, and cannot be written out.

mod commands;
mod computer;
mod doctor;
mod packages;
mod places;
mod plan;
mod problem;
mod server;
mod set_up;
mod shell;
mod sign_in;
mod sign_in_ways;
mod token_text;

pub use commands::{COMMANDS, Command, TypeName};
pub use computer::*;
pub use doctor::*;
pub use packages::*;
pub use places::*;
pub use plan::*;
pub use problem::*;
pub use server::*;
pub use set_up::*;
pub use shell::*;
pub use sign_in::*;
pub use sign_in_ways::*;
pub use token_text::TokenText;
