//! A token from a terminal or from stdin. Buffers that held one are
//! overwritten, and no error repeats any of it.

use std::io::Read;

use secrecy::SecretString;
use setup::{ErrorCode, Failure};
use zeroize::Zeroizing;

use super::quiet_terminal::QuietTerminal;

/// More than any token has: `azure_devops` allows 8 KiB.
const LONGEST_INPUT: usize = 16 * 1024;

/// Reads a token from the whole of `input`: one line, with or without a line
/// break at its end. The buffer is as long as what may come, so that it never
/// grows and leaves a copy behind.
pub(super) fn read_token(input: impl Read) -> Result<SecretString, Failure> {
    let mut buffer = Zeroizing::new(Vec::with_capacity(LONGEST_INPUT + 1));
    input
        .take(LONGEST_INPUT as u64 + 1)
        .read_to_end(&mut buffer)
        .map_err(|error| refused(&format!("stdin cannot be read: {error}.")))?;
    if buffer.len() > LONGEST_INPUT {
        return Err(refused("The token is longer than 16 KiB."));
    }
    let text = std::str::from_utf8(&buffer).map_err(|_| refused("The token is not UTF-8 text."))?;
    // PowerShell's pipes put a byte order mark before what they pass on.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line = text.trim_end_matches(['\r', '\n']);
    if line.contains(['\r', '\n']) {
        return Err(refused("The token has more than one line."));
    }
    if line.trim().is_empty() {
        return Err(refused("The token is empty."));
    }
    Ok(SecretString::from(line))
}

/// Asks on the terminal itself, a star for each character.
pub(super) fn ask(question: &str) -> Result<SecretString, Failure> {
    // Whoever pastes at once must not be faster than the mask.
    let _quiet = QuietTerminal::begin();
    let configuration = rpassword::ConfigBuilder::new()
        .password_feedback_mask('*')
        .build();
    match rpassword::prompt_password_with_config(format!("{question}: "), configuration) {
        Ok(typed) => {
            let typed = Zeroizing::new(typed);
            read_token(typed.as_bytes())
        }
        Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {
            Err(ErrorCode::Cancelled.into())
        }
        Err(error) => Err(Failure::new(ErrorCode::InputNeeded).because(error)),
    }
}

fn refused(why: &str) -> Failure {
    Failure::new(ErrorCode::TokenMalformed).because(why)
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn check(input: &[u8], expect: Result<&str, &str>) {
        let read = read_token(input);
        match (&read, expect) {
            (Ok(token), Ok(expect)) => assert_eq!(token.expose_secret(), expect),
            (Err(failure), Err(expect)) => {
                assert_eq!(failure.code, ErrorCode::TokenMalformed);
                assert_eq!(failure.why.as_deref(), Some(expect));
            }
            _ => panic!("{:?}", read.is_ok()),
        }
    }

    #[test]
    fn one_line_with_or_without_its_end() {
        for length in [52, 84] {
            let token = "A".repeat(length);
            for end in ["", "\n", "\r\n", "\n\n"] {
                check(format!("{token}{end}").as_bytes(), Ok(&token));
            }
            check(format!("\u{feff}{token}\r\n").as_bytes(), Ok(&token));
        }
    }

    #[test]
    fn what_is_no_token_is_refused_in_words() {
        check(b"", Err("The token is empty."));
        check(b" \n", Err("The token is empty."));
        check(b"one\ntwo\n", Err("The token has more than one line."));
        check(b"one\rtwo", Err("The token has more than one line."));
        check(b"\xff\xfeA\0", Err("The token is not UTF-8 text."));
        check(
            &vec![b'A'; LONGEST_INPUT + 1],
            Err("The token is longer than 16 KiB."),
        );
    }

    #[test]
    fn an_endless_stdin_ends() {
        let failure = read_token(std::io::repeat(b'A')).unwrap_err();
        assert_eq!(failure.code, ErrorCode::TokenMalformed);
    }
}
