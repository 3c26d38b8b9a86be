//! This computer's Cargo: finding it, reading its merged configuration with
//! the origin of every value, editing configuration files without losing a
//! byte, the registry tokens in the operating system's store, running it, and
//! the repositories in which it works.
//!
//! It knows what Cargo does with a registry, and nothing of Azure DevOps, of
//! profiles or of plans. It never writes a file or a token unless the caller
//! asked for exactly that.

mod computer;
mod configuration;
pub mod edit;
pub mod faults;
pub mod file;
mod find;
mod findings;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod git;
mod index_url;
mod layout;
mod network;
mod registry_name;
mod repositories;
mod repository_now;
mod run;
mod tokens;

pub use computer::*;
pub use configuration::*;
pub use find::*;
pub use findings::*;
pub use git::*;
pub use index_url::*;
pub use network::*;
pub use registry_name::*;
pub use repositories::*;
pub use repository_now::*;
pub use run::*;
pub use tokens::*;
