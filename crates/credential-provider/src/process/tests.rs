//! What a panic tells, and what stays in memory of a token that was handed out:
//! each in a process of its own, with a person who is not there.

mod memory;

use std::io::{self, Write as _};
use std::process::{Command, Output};

use azure_devops::Credential;
use secrecy::{ExposeSecret as _, SecretString};

use crate::desk;
use crate::somebody::{FEED, Somebody};
use crate::{complain, process, protocol};

/// Which of them a process is to be.
const PART: &str = "FEEDWRIGHT_TEST_PART";
/// What is looked for in memory, so that it is not found there by itself.
const MASKED: &str = "FEEDWRIGHT_TEST_MASKED";

/// A dialogue in which Cargo asks for the token.
fn serve(output: &mut impl io::Write, token: impl Fn() -> SecretString) {
    let request = format!(r#"{{"v":1,"registry":{{"index-url":"{FEED}"}},"kind":"get"}}"#);
    let person = Somebody(token);
    let answer = &mut |request: &protocol::Request| desk::answer(request, &person);
    protocol::serve(&mut request.as_bytes(), output, &mut complain, answer).expect("a dialogue");
}

/// As long as a real one, and made anew each time, with room for itself alone.
fn token() -> SecretString {
    let mut text = String::with_capacity(84);
    (0..84_u8).for_each(|number| text.push(char::from(b'A' + number % 26 * 7 % 26)));
    SecretString::from(text)
}

/// Runs one of the parts below in another process.
fn run(part: &str, masked: &str) -> Output {
    let this = std::env::current_exe().expect("this program");
    let mut command = Command::new(this);
    command.args(["--exact", "process::tests::part_of_another_process"]);
    command.args(["--ignored", "--nocapture"]);
    let output = command.env(PART, part).env(MASKED, masked).output();
    output.expect("it runs")
}

#[test]
#[ignore = "the other tests start it in a process of its own"]
fn part_of_another_process() {
    match std::env::var(PART).expect("a part").as_str() {
        "panic" => {
            process::keep_memory_private();
            serve(&mut io::stdout(), || {
                panic!("{:?}", token().expose_secret())
            });
        }
        "panic as usual" => serve(&mut io::stdout(), || {
            panic!("{:?}", token().expose_secret())
        }),
        "dropped" => {
            hand_out(&mut io::sink());
            report(memory::times_found(&masked()));
        }
        "kept" => {
            let credential = Credential::personal_access_token(token()).expect("a token");
            report(memory::times_found(&masked()));
            drop(credential);
        }
        other => panic!("{other}"),
    }
}

/// A token from its paste to Cargo: checked, made a header, written as JSON.
fn hand_out(output: &mut impl io::Write) {
    serve(output, || {
        let credential = Credential::personal_access_token(token()).expect("a token");
        credential.header_value()
    });
}

fn report(found: usize) {
    writeln!(io::stdout(), "\nfound {found} times").expect("the output is read");
}

fn masked() -> Vec<u8> {
    let text = std::env::var(MASKED).expect("what to look for");
    let byte = |at: usize| u8::from_str_radix(&text[at..at + 2], 16).expect("hexadecimal");
    (0..text.len()).step_by(2).map(byte).collect()
}

fn words(output: &Output) -> String {
    let both = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8_lossy(&both).into_owned()
}

#[test]
fn a_panic_tells_its_place_and_nothing_that_it_quotes() {
    let ended = run("panic", "");
    let said = words(&ended);
    assert!(!ended.status.success(), "{said}");
    assert!(!said.contains(token().expose_secret()), "{said}");
    let place =
        "There is a defect in this program, at crates/credential-provider/src/process/tests.rs:";
    assert!(said.contains(place), "{said}");
    // Without what the program does first, this very panic tells the token.
    let usual = words(&run("panic as usual", ""));
    assert!(usual.contains(token().expose_secret()), "{usual}");
}

#[test]
fn nothing_of_a_token_stays_in_memory() {
    let credential = Credential::personal_access_token(token()).expect("a token");
    let header = credential.header_value();
    let encoded = header.expose_secret().trim_start_matches("Basic ");
    for secret in [token().expose_secret(), encoded] {
        let said = words(&run("dropped", &memory::mask(secret)));
        assert!(said.contains("\nfound 0 times"), "{said}");
    }
    // While it is in use, it is found: the search can find.
    let said = words(&run("kept", &memory::mask(token().expose_secret())));
    assert!(
        said.contains("\nfound ") && !said.contains("\nfound 0 times"),
        "{said}"
    );
}
