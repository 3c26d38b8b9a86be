//! Tokens handed out and renewed, against the practice server's Entra and token
//! API, with secrets in memory.

mod access;
mod failing_store;
mod interrupted;
mod minting;
mod support;
