//! The two headless programs as they are built: what they link, what Cargo
//! gets from the credential provider, that every command line which a document
//! shows is understood, and that the window's page may call what the contract
//! says.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at once when what it stands on is missing"
)]

mod credential_provider;
mod linkage;
mod named_commands;
mod registry;
mod window_commands;
