//! Feedwright's own folders on the computer that is set up. Where they are is
//! known in one place only, [`sign_in::Folders`], which the credential provider
//! reads too.

use cargo_home::Computer;
use std::ffi::OsStr;

pub use sign_in::Folders;

/// The folders of the person whose computer this is.
pub fn folders_of(computer: &Computer) -> Folders {
    Folders::of(&computer.home, |name| {
        computer.variable(name).map(OsStr::to_owned)
    })
}
