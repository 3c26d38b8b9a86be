//! Practice mode, for the window and the command line alike: a world of its own
//! in a folder that is thrown away. It asks nobody anything, shows nothing, and
//! never touches what lies outside that folder.

mod home;
mod private_folder;
mod repositories;

pub use home::{PracticeHome, PracticeWish};
pub use private_folder::private_folder;
