//! The program, for this crate's own whole tests; the one that is shipped is in
//! the root package.

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
