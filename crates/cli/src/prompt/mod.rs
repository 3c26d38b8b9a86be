//! Asking a person, and reading a token. Nothing is ever asked without a
//! terminal on both ends or with `--no-input`; then the error names the option
//! to use instead. A token is masked while it is typed and never echoed.

mod quiet_terminal;
mod token;

use std::io::BufRead;

use secrecy::SecretString;
use setup::{ErrorCode, Failure};
use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use crate::output::Printer;
use token::read_token;

/// Whether questions can be asked in this run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Prompt {
    possible: bool,
    input_is_terminal: bool,
}

impl Prompt {
    /// Questions are possible when a person sees them and can answer, and was
    /// not told to be left alone.
    pub(crate) fn new(input_is_terminal: bool, error_is_terminal: bool, no_input: bool) -> Self {
        Self {
            possible: input_is_terminal && error_is_terminal && !no_input,
            input_is_terminal,
        }
    }

    /// Fails when nothing can be asked here; for commands that do work before
    /// their question.
    pub(crate) fn require(self, option: &str) -> Result<(), Failure> {
        if self.possible {
            return Ok(());
        }
        let hint =
            format!("Give the option {option}, or run this in a terminal without --no-input.");
        Err(Failure::new(ErrorCode::InputNeeded).hint(hint))
    }

    /// Asks for a token, showing a star for each character.
    pub(crate) async fn token(
        self,
        question: &str,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Failure> {
        self.require("--token-stdin")?;
        let question = crate::output::clean::clean_line(question).into_owned();
        answer(cancel, move || token::ask(&question)).await
    }

    /// Reads a token from stdin, which must not be a terminal: there it would
    /// be shown while it is typed.
    pub(crate) async fn token_from_stdin(
        self,
        cancel: &CancellationToken,
    ) -> Result<SecretString, Failure> {
        if self.input_is_terminal {
            let hint = "Leave --token-stdin out to be asked for the token, or pipe it in.";
            return Err(Failure::new(ErrorCode::InputNeeded).hint(hint));
        }
        answer(cancel, || read_token(std::io::stdin().lock())).await
    }

    /// Asks a yes-or-no question; anything but a clear yes is a no. `yes_option`
    /// is named when nobody can be asked.
    pub(crate) async fn confirm(
        self,
        printer: &Printer,
        question: &str,
        yes_option: &str,
        cancel: &CancellationToken,
    ) -> Result<bool, Failure> {
        self.require(yes_option)?;
        printer.question(&format!("{question} [y/N] "));
        answer(cancel, || is_yes(std::io::stdin().lock())).await
    }
}

/// Reads one answer on a thread of its own, so that Ctrl-C is heard meanwhile.
async fn answer<T: Send + 'static>(
    cancel: &CancellationToken,
    read: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (send, receive) = oneshot::channel();
    std::thread::spawn(move || {
        // Nobody listens any more after Ctrl-C; that is fine.
        let _ = send.send(read());
    });
    tokio::select! {
        () = cancel.cancelled() => Err(ErrorCode::Cancelled.into()),
        read = receive => read.unwrap_or_else(|_| Err(ErrorCode::Internal.into())),
    }
}

fn is_yes(input: impl BufRead) -> Result<bool, Failure> {
    let mut line = String::new();
    let read = input.take(64).read_line(&mut line);
    read.map_err(|error| Failure::new(ErrorCode::InputNeeded).because(error))?;
    let answer = line.trim();
    Ok(answer.eq_ignore_ascii_case("y") || answer.eq_ignore_ascii_case("yes"))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn only_a_clear_yes_is_a_yes() {
        let check = |input: &str, expect: bool| {
            assert_eq!(is_yes(input.as_bytes()).unwrap(), expect, "{input:?}");
        };
        check("y\n", true);
        check("YES\r\n", true);
        check("", false);
        check("\n", false);
        check("n\n", false);
        check("yeah\n", false);
        check("y\0\n", false);
        let endless = std::io::repeat(b'y').take(10_000);
        assert!(!is_yes(std::io::BufReader::new(endless)).unwrap());
    }

    #[tokio::test]
    async fn without_a_terminal_nothing_is_asked_and_the_option_is_named() {
        let cancel = CancellationToken::new();
        for (input, error, no_input) in [
            (false, true, false),
            (true, false, false),
            (true, true, true),
        ] {
            let prompt = Prompt::new(input, error, no_input);
            let failure = prompt.token("Token", &cancel).await.unwrap_err();
            assert_eq!(failure.code, ErrorCode::InputNeeded);
            insta::allow_duplicates! {
                insta::assert_snapshot!(failure.advice(), @"Give the option --token-stdin, or run this in a terminal without --no-input.");
            }
        }
    }

    #[tokio::test]
    async fn a_question_ends_when_the_run_is_cancelled() {
        let cancel = CancellationToken::new();
        let (keep, wait) = std::sync::mpsc::channel::<()>();
        cancel.cancel();
        let asked = answer(&cancel, move || {
            let _ = wait.recv();
            Ok(())
        });
        assert_eq!(asked.await.unwrap_err().code, ErrorCode::Cancelled);
        drop(keep);
    }
}
