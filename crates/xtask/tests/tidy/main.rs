//! What the compiler and clippy do not watch: sizes, the direction of
//! dependencies, words of every module, and what may never be committed.
//!
//! Each check is a pure function from text to breaches. It is used twice: on
//! the repository, where it must find none, and on a small bad example, where
//! it must find exactly what is wrong, so that it is known to be able to fail.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a check stops at once when what it stands on is missing"
)]

mod absent;
mod commands;
mod dependencies;
mod forbidden_text;
mod fuzz_lock;
mod links;
mod lint_reasons;
mod lock_file;
mod module_docs;
mod package_files;
mod page;
mod repository;
mod security_page;
mod sizes;
mod weakened_tls;
mod workflows;
