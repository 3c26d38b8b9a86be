//! What a panic tells of a secret: nothing. In a process of its own, with a
//! command that panics where it looks for this computer.

use std::process::{Command, Output};
use std::sync::Arc;

use clap::Parser;
use sign_in::SecretStore;
use tokio_util::sync::CancellationToken;

use crate::arguments::{ColorWhen, CommandLine};
use crate::commands::{self, Context};
use crate::output::{self, Printer, Streams};
use crate::prompt::Prompt;

/// Set where a panic is to be told as this program tells it.
const QUIET: &str = "FEEDWRIGHT_TEST_QUIET";

fn secret() -> String {
    "Basic ".to_owned() + &"c4n4ry".repeat(4)
}

#[test]
#[ignore = "the other test starts it in a process of its own"]
fn a_command_that_panics() {
    if std::env::var_os(QUIET).is_some() {
        sign_in::tell_only_places_of_panics(output::defect);
    }
    let line = CommandLine::try_parse_from(["feedwright", "accounts"]).unwrap();
    let context = Context {
        printer: Arc::new(Printer::new(Streams::of_process(), false, ColorWhen::Never)),
        prompt: Prompt::new(false, false, true),
        cancel: CancellationToken::new(),
        computer: Box::new(|| panic!("{}", secret())),
        secrets: SecretStore::memory(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = { runtime }.enable_all().build().unwrap();
    let _ = runtime.block_on(commands::run(&context, line.command));
}

fn run(quiet: bool) -> Output {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "program::tests::a_command_that_panics"]);
    command.args(["--ignored", "--nocapture"]).env_remove(QUIET);
    if quiet {
        command.env(QUIET, "1");
    }
    command.output().unwrap()
}

#[test]
fn a_panic_tells_its_place_and_nothing_that_it_quotes() {
    let words = |ended: Output| {
        assert!(!ended.status.success());
        let both = [ended.stdout, ended.stderr].concat();
        String::from_utf8_lossy(&both).into_owned()
    };
    let said = words(run(true));
    assert!(!said.contains(&secret()), "{said}");
    let place = "There is a defect in this program, at crates/cli/src/program/tests.rs:";
    assert!(said.contains(place), "{said}");
    // Without what the program does first, this very panic tells the secret.
    let usual = words(run(false));
    assert!(usual.contains(&secret()), "{usual}");
}
