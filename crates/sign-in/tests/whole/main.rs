//! The crate from outside: against a scripted server, with the list in a
//! folder, and with the real keychain of Linux.

mod accounts_file;
mod against_a_server;
#[cfg(target_os = "linux")]
mod keychain;
mod support;
