//! Accounts: which organizations this person is signed in to, in which way, and
//! where the secrets of each account are kept.
//!
//! A personal access token, or what Microsoft Entra gave, is checked against the
//! organization before it is kept, kept in this product's own keychain entries
//! (never in Cargo's), read back, and only then listed in `accounts.json`, which
//! holds no secret. What is sent for an account is renewed before it ends
//! ([`Accounts::authorization`]). For which of Cargo's registries a token may be
//! handed out is the person's own list, [`Registrations`]. This crate asks
//! nobody anything: prompts and browsers belong to the programs. It never writes
//! a token to a file, and it never falls back to another store by itself.

mod account;
mod accounts;
mod accounts_file;
mod entra;
mod error;
mod folders;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod held;
mod json_fields;
mod keychain;
mod open_file;
mod persist;
mod private_memory;
mod registrations;
mod secret_store;
mod secrets;
mod token_check;
mod tokens;

pub use account::{Account, AccountKind, EntraAccount, Minted, Minting, StoreKind};
pub use accounts::{Accounts, CheckedAccount, KeptAccount, SignedOut};
pub use entra::{AzureCliAccount, azure_cli_account};
pub use entra::{ClientId, DeviceCode, EntraError, EntraRefusal, EntraWish, NameError, TenantId};
pub use error::{AccountsFileError, KeychainError, SignInError};
pub use folders::Folders;
pub use keychain::{KEYCHAIN_LIMIT, KEYCHAIN_SERVICE};
pub use private_memory::{
    keep_own_memory_private, leave_no_core_dumps, tell_only_places_of_panics,
};
pub use registrations::{Registration, RegistrationError, Registrations, RegistrationsFileError};
pub use secret_store::{MemorySecrets, SecretStore};
pub use token_check::{Access, SignedInUser, TokenCheck, check_token};
pub use tokens::{Authorization, LEAST_TIME_LEFT, TokenOptions};
