//! The window's side of the engine, without a window: the contract with the
//! page, and one use case for each of its commands. It computes nothing that
//! the command line would compute otherwise, names no Tauri, and hands no
//! secret to the page.

pub mod contract;
mod problem;
mod session;

pub use session::{Answer, Session, SessionOptions};
// What the program of the window does first, and the rule for what it opens.
pub use setup::may_open_page;
pub use sign_in::{leave_no_core_dumps, tell_only_places_of_panics};
