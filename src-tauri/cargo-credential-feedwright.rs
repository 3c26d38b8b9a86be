//! `cargo-credential-feedwright`, the program that Cargo starts for a token;
//! everything it does is in the crate `credential-provider`.

use std::process::ExitCode;

fn main() -> ExitCode {
    credential_provider::main()
}
