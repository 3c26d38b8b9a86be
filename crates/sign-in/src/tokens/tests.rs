//! Tokens handed out and renewed, against the practice server.
