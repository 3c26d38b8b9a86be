//! `cargo-credential-feedwright`: the program that Cargo starts to ask for a
//! registry's token.
//!
//! No registry can be registered with it yet, so it answers every request with
//! "this registry is not mine", after which Cargo asks the next provider in its
//! list. It never touches the network, a file or the keychain, it writes nothing
//! but the protocol to standard output while Cargo is listening, and it never
//! keeps what a request carries.

mod protocol;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

pub use protocol::{LONGEST_REQUEST, ServeError, serve};

/// The status for wrong usage, as all of our programs have it.
const WRONG_USAGE: u8 = 64;

/// What the program says of itself to a person who starts it by hand.
const EXPLANATION: &str = "\
cargo-credential-feedwright is a credential provider for Cargo: a program that
Cargo starts by itself when a registry wants a token.

What it will do: hand Cargo a token for your Azure Artifacts feed that is still
valid, and renew it silently.

What it cannot do yet: any of that. No feed can be registered with it, so it
tells Cargo for every registry that the registry is not its own, and Cargo goes
on to the next provider of its list. Listing it does no harm and has no use yet.

Until then `feedwright quickstart` puts the token where Cargo's own providers
read it.

Options:
  --cargo-plugin   Speak Cargo's credential protocol (Cargo adds this itself)
  --version        Print the version
  --help           Print this text
";

/// What the arguments ask for.
#[derive(Debug, PartialEq)]
enum Wish {
    Serve,
    Version,
    Explain,
    Unknown(OsString),
}

impl Wish {
    /// Cargo starts a provider with `--cargo-plugin` alone; the arguments of its
    /// configuration arrive inside the request (cargo facts §1a).
    fn from_arguments(mut arguments: impl Iterator<Item = OsString>) -> Wish {
        let Some(first) = arguments.next() else {
            return Wish::Explain;
        };
        match first.to_str() {
            Some("--cargo-plugin") => Wish::Serve,
            Some("--version" | "-V") => Wish::Version,
            Some("--help" | "-h") => Wish::Explain,
            _ => Wish::Unknown(first),
        }
    }
}

/// The whole program: reads the process's arguments and standard input, answers
/// on standard output, and gives the process's exit status.
#[must_use]
pub fn main() -> ExitCode {
    match Wish::from_arguments(std::env::args_os().skip(1)) {
        Wish::Serve => report(
            serve(&mut io::stdin().lock(), &mut io::stdout().lock()).map_err(|e| e.to_string()),
        ),
        Wish::Version => report(say(concat!(
            "cargo-credential-feedwright ",
            env!("CARGO_PKG_VERSION"),
            "\n"
        ))),
        Wish::Explain => report(say(EXPLANATION)),
        Wish::Unknown(argument) => {
            complain(&format!(
                "Unknown argument {argument:?}. Start it with --help for what it knows."
            ));
            ExitCode::from(WRONG_USAGE)
        }
    }
}

fn say(text: &str) -> Result<(), String> {
    io::stdout()
        .lock()
        .write_all(text.as_bytes())
        .map_err(|error| format!("Standard output cannot be written: {error}."))
}

fn report(outcome: Result<(), String>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            complain(&sentence);
            ExitCode::FAILURE
        }
    }
}

/// Standard error is Cargo's own there, so a person sees this between Cargo's lines.
fn complain(sentence: &str) {
    // Nobody is left to tell when standard error is closed too.
    let _ = writeln!(io::stderr(), "cargo-credential-feedwright: {sentence}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_argument_decides() {
        let check = |arguments: &[&str], expect: Wish| {
            let wish = Wish::from_arguments(arguments.iter().map(OsString::from));
            assert_eq!(wish, expect, "{arguments:?}");
        };
        check(&[], Wish::Explain);
        check(&["--help"], Wish::Explain);
        check(&["-V"], Wish::Version);
        check(&["--cargo-plugin"], Wish::Serve);
        check(&["--cargo-plugin", "more"], Wish::Serve);
        check(&["get"], Wish::Unknown("get".into()));
    }

    #[test]
    fn the_explanation_admits_what_is_missing() {
        assert!(EXPLANATION.contains("cannot do yet"));
        assert!(EXPLANATION.lines().all(|line| line.len() <= 80));
    }
}
