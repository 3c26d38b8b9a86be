//! `feedwright`, the same engine without a window; everything it does is in the
//! crate `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
