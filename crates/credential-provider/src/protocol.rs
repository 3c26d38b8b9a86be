//! Cargo's credential protocol, version 1 (cargo facts §1a): one JSON object a
//! line, the provider's hello first, then a request and an answer in turn until
//! Cargo closes the input.
//!
//! It reads only as much of a request as it needs, so a token that Cargo sends
//! along with `login` is dropped while it is parsed, and the line is wiped.

use std::io::{self, BufRead, Read, Write};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The longest request in bytes that is read; Cargo's own are well below a tenth.
pub const LONGEST_REQUEST: usize = 256 * 1024;

/// The one version of the protocol there is.
const VERSION: u32 = 1;

/// Why the dialogue with Cargo ended early.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
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

/// The parts of a request that decide the answer; everything else is skipped.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Request {
    v: u32,
    #[serde(rename = "registry")]
    _registry: Registry,
    #[serde(rename = "kind")]
    _kind: serde::de::IgnoredAny,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Registry {
    #[serde(rename = "index-url")]
    _index_url: serde::de::IgnoredAny,
}

#[derive(Serialize)]
enum Answer {
    Err(Refusal),
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
enum Refusal {
    /// Makes Cargo ask the next provider of its list.
    UrlNotSupported,
    /// Stops Cargo with the message.
    Other {
        message: String,
        #[serde(rename = "caused-by")]
        caused_by: [String; 0],
    },
}

/// Speaks the protocol until `input` ends: the hello, then one answer for every
/// request. Every well-formed request gets `url-not-supported`, whatever its
/// kind, because no registry is known yet.
///
/// # Errors
/// [`ServeError`] when a pipe breaks or a request has no end.
pub fn serve(input: &mut impl BufRead, output: &mut impl Write) -> Result<(), ServeError> {
    write_line(output, &Hello { v: [VERSION] })?;
    while let Some(line) = read_line(input)? {
        write_line(output, &Answer::Err(answer(&line)))?;
    }
    Ok(())
}

fn answer(line: &[u8]) -> Refusal {
    match serde_json::from_slice::<Request>(line) {
        Ok(request) if request.v == VERSION => Refusal::UrlNotSupported,
        Ok(request) => other(format!(
            "Cargo asked in version {} of the credential protocol, and this provider speaks only version {VERSION}.",
            request.v
        )),
        // The parser's words could quote a secret: its position is enough.
        Err(error) => other(format!(
            "Cargo's request is no request of the credential protocol (column {}).",
            error.column()
        )),
    }
}

fn other(message: String) -> Refusal {
    Refusal::Other {
        message,
        caused_by: [],
    }
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

fn write_line(output: &mut impl Write, value: &impl Serialize) -> Result<(), ServeError> {
    let mut line = serde_json::to_vec(value).map_err(io::Error::from)?;
    line.push(b'\n');
    output.write_all(&line)?;
    output.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELLO: &str = "{\"v\":[1]}\n";
    const NOT_MINE: &str = "{\"Err\":{\"kind\":\"url-not-supported\"}}\n";

    /// A reader that hands out one byte at a time, as a slow pipe may.
    struct ByteByByte<'a>(&'a [u8]);

    impl Read for ByteByByte<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let most = buffer.len().min(1);
            self.0.read(&mut buffer[..most])
        }
    }

    fn dialogue(input: &str) -> String {
        let mut whole = Vec::new();
        serve(&mut input.as_bytes(), &mut whole).unwrap();
        let mut slow = Vec::new();
        serve(
            &mut io::BufReader::with_capacity(1, ByteByByte(input.as_bytes())),
            &mut slow,
        )
        .unwrap();
        assert_eq!(whole, slow, "the answer depends on how the bytes arrive");
        String::from_utf8(whole).unwrap()
    }

    fn request(kind_and_more: &str) -> String {
        format!(
            r#"{{"v":1,"registry":{{"index-url":"sparse+https://registry.example/index/","name":"feed"}},{kind_and_more}}}"#
        ) + "\n"
    }

    #[test]
    fn the_hello_comes_before_any_request() {
        assert_eq!(dialogue(""), HELLO);
    }

    #[test]
    fn every_kind_of_request_is_left_to_the_next_provider() {
        for more in [
            r#""kind":"get","operation":"read""#,
            r#""kind":"get","operation":"publish","name":"a","vers":"1.0.0","cksum":"00""#,
            r#""kind":"login""#,
            r#""kind":"logout","args":["--account","me"]"#,
            r#""kind":"one-that-comes-later","x":{"y":[1]}"#,
        ] {
            assert_eq!(
                dialogue(&request(more)),
                format!("{HELLO}{NOT_MINE}"),
                "{more}"
            );
        }
    }

    #[test]
    fn several_requests_get_an_answer_each() {
        let two = request(r#""kind":"get","operation":"read""#).repeat(2);
        assert_eq!(dialogue(&two), format!("{HELLO}{NOT_MINE}{NOT_MINE}"));
    }

    #[test]
    fn a_last_line_without_an_end_is_answered_too() {
        let open = request(r#""kind":"logout""#);
        assert_eq!(dialogue(open.trim_end()), format!("{HELLO}{NOT_MINE}"));
    }

    #[test]
    fn the_bytes_after_a_request_are_what_cargo_reads() {
        let mut output = Vec::new();
        serve(
            &mut request(r#""kind":"get","operation":"read""#).as_bytes(),
            &mut output,
        )
        .unwrap();
        assert_eq!(
            output,
            b"{\"v\":[1]}\n{\"Err\":{\"kind\":\"url-not-supported\"}}\n"
        );
    }

    #[test]
    fn what_is_no_request_stops_cargo_with_a_sentence() {
        for wrong in [
            "not json\n",
            "\n",
            "[]\n",
            "{\"v\":1}\n",
            "{\"v\":1,\"registry\":{},\"kind\":\"get\"}\n",
            "{\"v\":2,\"registry\":{\"index-url\":\"x\"},\"kind\":\"get\"}\n",
        ] {
            let answer = dialogue(wrong);
            let said = answer.strip_prefix(HELLO).unwrap();
            let value: serde_json::Value = serde_json::from_str(said).unwrap();
            assert_eq!(value["Err"]["kind"], "other", "{wrong}");
            assert_eq!(value["Err"]["caused-by"], serde_json::json!([]), "{wrong}");
            assert!(value["Err"]["message"].as_str().unwrap().ends_with('.'));
        }
    }

    #[test]
    fn a_token_that_comes_along_is_never_repeated() {
        let token = "A".repeat(84);
        for input in [
            request(&format!(r#""kind":"login","token":"{token}""#)),
            // Broken after the token: the parser's own message would quote it.
            format!("{{\"v\":1,\"token\":\"{token}\",\"kind\":{token}}}\n"),
            format!("{{\"v\":\"{token}\"}}\n"),
        ] {
            assert!(!dialogue(&input).contains(&token), "{input}");
        }
    }

    #[test]
    fn a_request_without_an_end_is_not_read_to_the_end() {
        let mut endless = io::BufReader::new(io::repeat(b'x'));
        let error = serve(&mut endless, &mut Vec::new()).unwrap_err();
        assert!(matches!(error, ServeError::TooLong), "{error}");
    }

    #[test]
    fn a_closed_output_is_an_error_and_no_panic() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let error = serve(&mut io::empty(), &mut Closed).unwrap_err();
        assert!(matches!(error, ServeError::Pipe(_)), "{error}");
    }
}
