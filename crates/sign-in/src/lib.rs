//! Accounts: which organizations this person is signed in to, and where the
//! secret of each account is kept.
//!
//! A personal access token is checked against the organization before it is
//! kept, kept in this product's own keychain entry (never in Cargo's), read
//! back, and only then listed in `accounts.json`, which holds no secret. For
//! which of Cargo's registries a token may be handed out is the person's own
//! list, [`Registrations`]. This
//! crate asks nobody anything: prompts belong to the programs. It never writes
//! a token to a file, and it never falls back to another store by itself.

mod account;
mod accounts;
mod accounts_file;
mod error;
mod folders;
mod held;
mod json_fields;
mod keychain;
mod registrations;
mod secret_store;
mod token_check;

pub use account::{Account, AccountKind, StoreKind};
pub use accounts::{Accounts, CheckedToken, KeptToken};
pub use error::{AccountsFileError, KeychainError, SignInError};
pub use folders::Folders;
pub use keychain::{KEYCHAIN_LIMIT, KEYCHAIN_SERVICE};
pub use registrations::{Registration, RegistrationError, Registrations, RegistrationsFileError};
pub use secret_store::{MemorySecrets, SecretStore};
pub use token_check::{Access, SignedInUser, TokenCheck, check_token};
