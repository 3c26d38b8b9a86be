//! Help, version, and command lines that are not understood. What was typed is
//! not repeated where it might be a secret: people do paste tokens after
//! options that do not exist, and build logs keep what programs say.

use std::ffi::OsString;

use crate::arguments::ColorWhen;
use crate::exit_status::ExitStatus;
use crate::output::clean::clean_text;
use crate::output::{Line, Printer, Streams};

/// Words of at least this length may be tokens; real ones have 52 or more.
const SHORTEST_SECRET: usize = 32;

/// Prints what clap has to say, and how that counts.
pub(crate) fn explain(error: &clap::Error, arguments: &[OsString], streams: Streams) -> ExitStatus {
    let is_set = |option: &str| arguments.iter().any(|argument| argument == option);
    let printer = Printer::new(streams, is_set("--json"), color(arguments));
    let rendered = error.render();
    if !error.use_stderr() {
        printer.file(rendered.to_string().as_bytes());
        return crate::program::finish(&printer, Ok(ExitStatus::Done));
    }
    let text = without_secrets(&rendered.to_string(), arguments);
    let first = text.lines().next().unwrap_or_default();
    let message = first.strip_prefix("error: ").unwrap_or(first).to_owned();
    printer.line(&Line::WrongUsage { message });
    printer.notes(&clean_text(&text));
    crate::program::finish(&printer, Ok(ExitStatus::WrongUsage))
}

fn color(arguments: &[OsString]) -> ColorWhen {
    if arguments
        .iter()
        .any(|argument| argument == "--color=always")
    {
        ColorWhen::Always
    } else {
        ColorWhen::Never
    }
}

/// The text without any argument, or part of one, that may be a secret.
fn without_secrets(text: &str, arguments: &[OsString]) -> String {
    let mut text = text.to_owned();
    for argument in arguments {
        let argument = argument.to_string_lossy();
        for word in argument.split(|c: char| !is_token_character(c)) {
            if word.len() >= SHORTEST_SECRET {
                text = text.replace(word, "…");
            }
        }
    }
    text
}

/// What personal access tokens, base64 (but for its padding) and web tokens
/// are made of.
fn is_token_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '/')
}

#[cfg(test)]
mod help_tests;
#[cfg(test)]
mod tests;
