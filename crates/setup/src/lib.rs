//! Feedwright's heart: profile → inspection → plan → apply → proof → undo.
//! The window, the command line and a whole fleet use this one path. It knows
//! no screen, asks nobody anything, and never changes what no plan has shown.

mod apply;
mod cargo_header;
mod client_id;
pub mod doctor;
pub mod error_code;
pub mod event;
mod failure;
mod feed;
mod folders;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod inspection;
pub mod journal;
mod left_behind;
mod lock;
mod network;
mod page;
pub mod plan;
mod policy;
mod preflight;
pub mod profile;
mod proof;
mod provider;
pub mod report;
mod setup;
mod shown;
mod undo;
pub mod upstream;
mod waiting;

pub use apply::Applied;
pub use client_id::FoundClientId;
pub use doctor::{Check, Examined, Fix, Mend, RecordedSetUp, Verdict};
pub use error_code::{Action, ErrorCode};
pub use failure::{Failure, FailureReport};
pub use feed::FeedPlan;
pub use folders::{Folders, folders_of};
pub use inspection::FORCE_AUTH;
pub use journal::RunSummary;
pub use network::network_options;
pub use page::may_open_page;
pub use plan::{Change, Plan};
pub use policy::Policy;
pub use preflight::Checked;
pub use profile::Profile;
pub use proof::{Proof, ProofWish};
pub use provider::PROVIDER_PROGRAM;
pub use setup::{Prepared, Setup};
pub use shown::{hide_home, shown};
pub use undo::{EditedFile, EditedWish, UndoFile, UndoFileState, UndoPreview, UndoWish, Undone};
