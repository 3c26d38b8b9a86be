//! The conversations with Entra against a scripted server: odd answers, a
//! server that is busy, and what is never printed. Whole sign-ins against the
//! practice server are in `tests/entra`.

mod odd_answers;
mod renewal;
mod rotation;
mod scripted;
mod secrecy;
