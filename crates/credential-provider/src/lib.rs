//! `cargo-credential-feedwright`: the program that Cargo starts to ask for a
//! registry's token.
//!
//! It answers for the registries of the person's own list alone and tells Cargo
//! of every other that it is not ours, without a look at the network or the
//! keychain. It never asks anybody anything, never opens a browser, never reads
//! the current folder, starts no program but the Azure command line that an
//! account is kept by, ends by itself after twenty seconds, and writes nothing
//! but the protocol to standard output while Cargo is listening.

mod desk;
#[cfg(any(test, fuzzing))]
pub mod fuzzing;
mod person;
mod process;
mod protocol;
#[cfg(any(test, fuzzing))]
mod somebody;
mod words;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use person::ThisPerson;

/// The status for wrong usage, as all of our programs have it.
const WRONG_USAGE: u8 = 64;

/// What the program says of itself to a person who starts it by hand.
const EXPLANATION: &str = "\
cargo-credential-feedwright is a credential provider for Cargo: a program that
Cargo starts by itself when a registry wants a token.

What it does: for the Azure Artifacts feeds in your own list, `registries.json`
in Feedwright's configuration folder, it hands Cargo the token of the account
that `feedwright sign-in` made: a personal access token from the keychain, or a
token of Microsoft Entra, which it renews before it ends. For every other
registry it tells Cargo that the registry is not its own.

What it cannot do: sign you in. Where only you can go on, it says which command
to run, and Cargo stops.

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
        Wish::Serve => report(serve()),
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

fn serve() -> Result<(), String> {
    process::keep_memory_private();
    process::end_in_time();
    let person = ThisPerson::find();
    let served = protocol::serve(
        &mut io::stdin().lock(),
        &mut io::stdout().lock(),
        &mut complain,
        &mut |request| desk::answer(request, &person),
    );
    served.map_err(|error| error.to_string())
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
        assert!(EXPLANATION.contains("What it cannot do: "));
        assert!(EXPLANATION.lines().all(|line| line.len() <= 80));
    }
}
