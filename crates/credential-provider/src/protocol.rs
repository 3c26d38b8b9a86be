//! Cargo's credential protocol, version 1 (cargo facts §1a): one JSON object a
//! line, the provider's hello first, then a request and an answer in turn until
//! Cargo closes the input.
//!
//! It reads only as much of a request as it needs, so a token that Cargo sends
//! along with `login` is dropped while it is parsed, and the line is wiped. The
//! registry's name, the arguments of a configuration and the server's headers
//! may all be a stranger's work, so nobody ever sees them.

#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Read, Write};

use secrecy::ExposeSecret as _;
use serde::{Deserialize, Serialize};
use sign_in::Authorization;
use zeroize::Zeroizing;

/// The longest request in bytes that is read; Cargo's own are well below a tenth.
pub(crate) const LONGEST_REQUEST: usize = 256 * 1024;
/// Room for the longest answer: a buffer that grows leaves copies behind.
const LONGEST_ANSWER: usize = 64 * 1024;

/// The one version of the protocol there is.
const VERSION: u32 = 1;

/// Why the dialogue with Cargo ended early.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ServeError {
    /// Cargo is gone, or its pipe is broken.
    #[error("The dialogue with Cargo broke off: {0}.")]
    Pipe(#[from] io::Error),
    /// A request without an end.
    #[error("Cargo's request is longer than {LONGEST_REQUEST} bytes.")]
    TooLong,
}

#[derive(Serialize)]
struct Hello {
    v: [u32; 1],
}

/// Asked alone first: another version may have another shape.
#[derive(Deserialize)]
struct Version {
    v: u32,
}

#[derive(Deserialize)]
struct Line {
    registry: Registry,
    kind: Kind,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Registry {
    index_url: String,
}

/// What Cargo wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    /// A token, for whichever operation: our tokens are good for all.
    Get,
    /// To keep a token.
    Login,
    /// To forget the token.
    Logout,
    /// Something that a later Cargo knows.
    #[serde(other)]
    Unknown,
}

/// The parts of a request that decide the answer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    /// The registry's index URL as Cargo spells it.
    pub(crate) index: String,
    /// What is wanted.
    pub(crate) kind: Kind,
}

/// What Cargo is told.
#[derive(Debug)]
pub(crate) enum Answer {
    /// The whole `Authorization` value, and when it ends.
    Token(Authorization),
    /// No token.
    Refused(Refusal),
}

/// Why there is no token; each kind makes Cargo go on in another way.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Refusal {
    /// Not our registry: Cargo asks the next provider of its list.
    UrlNotSupported,
    /// Nothing is kept for it: Cargo asks the next provider of its list.
    NotFound,
    /// Stops Cargo, which has room for no words: they go to standard error.
    OperationNotSupported {
        /// What the person can do.
        #[serde(skip)]
        words: String,
    },
    /// Stops Cargo, which shows the message.
    Other {
        /// What happened and what the person can do.
        message: String,
        /// Nothing lies below our messages.
        #[serde(rename = "caused-by")]
        caused_by: [String; 0],
    },
}

impl Refusal {
    /// Stops Cargo with this message.
    pub(crate) fn other(message: String) -> Refusal {
        Refusal::Other {
            message,
            caused_by: [],
        }
    }
}

#[derive(Serialize)]
enum Outcome<'a> {
    Ok(Granted<'a>),
    Err(&'a Refusal),
}

/// `operation_independent` is spelled in snake case, unlike all else there.
#[derive(Serialize)]
struct Granted<'a> {
    kind: &'static str,
    token: &'a str,
    #[serde(flatten)]
    cache: Cache,
    operation_independent: bool,
}

/// How long Cargo keeps a token: never beyond its own process.
#[derive(Serialize)]
#[serde(tag = "cache", rename_all = "kebab-case")]
enum Cache {
    /// As long as it runs.
    Session,
    /// Until a minute before this time (seconds since 1970); then it asks again.
    Expires { expiration: i64 },
}

/// Speaks the protocol until `input` ends: the hello, then one answer for every
/// request. Words for a person go to `aside`.
///
/// # Errors
/// [`ServeError`] when a pipe breaks or a request has no end.
pub(crate) fn serve(
    input: &mut impl BufRead,
    output: &mut impl Write,
    aside: &mut impl FnMut(&str),
    answer: &mut impl FnMut(&Request) -> Answer,
) -> Result<(), ServeError> {
    write_line(output, &Hello { v: [VERSION] })?;
    while let Some(line) = read_line(input)? {
        let answer = match request(&line) {
            Ok(request) => answer(&request),
            Err(refusal) => Answer::Refused(refusal),
        };
        if let Answer::Refused(Refusal::OperationNotSupported { words }) = &answer {
            aside(words);
        }
        match &answer {
            Answer::Token(sent) => write_line(output, &Outcome::Ok(granted(sent))),
            Answer::Refused(refusal) => write_line(output, &Outcome::Err(refusal)),
        }?;
    }
    Ok(())
}

/// Where nobody tells when a token ends, as for a personal access token made in
/// the portal, Cargo keeps it for the session.
fn granted(sent: &Authorization) -> Granted<'_> {
    Granted {
        kind: "get",
        token: sent.header.expose_secret(),
        cache: match sent.expires {
            Some(end) => Cache::Expires {
                expiration: end.unix_timestamp(),
            },
            None => Cache::Session,
        },
        operation_independent: true,
    }
}

fn request(line: &[u8]) -> Result<Request, Refusal> {
    // The parser's words could quote a secret: its position is enough.
    let no_request = |error: serde_json::Error| {
        Refusal::other(format!(
            "Cargo's request is no request of the credential protocol (column {}).",
            error.column()
        ))
    };
    let Version { v } = serde_json::from_slice(line).map_err(no_request)?;
    if v != VERSION {
        return Err(Refusal::other(format!(
            "Cargo asked in version {v} of the credential protocol, and this provider speaks only version {VERSION}."
        )));
    }
    let Line { registry, kind } = serde_json::from_slice(line).map_err(no_request)?;
    Ok(Request {
        index: registry.index_url,
        kind,
    })
}

/// One request without its line end; `None` where the input ends.
fn read_line(input: &mut impl BufRead) -> Result<Option<Zeroizing<Vec<u8>>>, ServeError> {
    // Room for a usual request at once: a buffer that grows leaves copies behind.
    let mut line = Zeroizing::new(Vec::with_capacity(16 * 1024));
    let most = LONGEST_REQUEST as u64 + 1;
    let read = input.by_ref().take(most).read_until(b'\n', &mut line)?;
    if read > LONGEST_REQUEST {
        return Err(ServeError::TooLong);
    }
    if read == 0 {
        return Ok(None);
    }
    Ok(Some(line))
}

/// Writes a line in one piece, which standard output passes on without a copy.
fn write_line(output: &mut impl Write, value: &impl Serialize) -> Result<(), ServeError> {
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST_ANSWER));
    serde_json::to_writer(&mut *line, value).map_err(io::Error::from)?;
    line.push(b'\n');
    output.write_all(&line)?;
    output.flush()?;
    Ok(())
}
