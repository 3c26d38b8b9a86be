//! The two headless programs as they are built: what they link, what Cargo
//! gets from the credential provider, and that every command line which a
//! document or the window shows is understood.

#![expect(
    clippy::unwrap_used,
    reason = "a test stops at once when what it stands on is missing"
)]

mod credential_provider;
mod linkage;
mod named_commands;
mod registry;
