//! What reaches which stream, in which form.

use setup::{ErrorCode, Failure};

use super::streams::buffers::Buffer;
use super::*;

fn printer(json: bool, when: ColorWhen) -> (Printer, Buffer, Buffer) {
    let (streams, out, error) = Streams::buffers();
    (Printer::new(streams, json, when), out, error)
}

fn hostile() -> Failure {
    Failure::new(ErrorCode::FeedNotFound)
        .at("feed `a\u{1b}[2Jb`")
        .because("The feed \u{202e}'x' doesn't exist.\nTwo lines.")
}

#[test]
fn an_error_says_what_where_why_and_what_to_do() {
    let (printer, out, error) = printer(false, ColorWhen::Auto);
    let failure = Failure {
        activity: Some("00000000-1111-2222-3333-444444444444".to_owned()),
        ..hostile()
    };
    printer.failure(&failure);
    assert_eq!(out.text(), "");
    insta::assert_snapshot!(error.text(), @r"
    error: There is no such feed, or you may not see it: feed `a\u{1b}[2Jb`
      The feed \u{202e}'x' doesn't exist.
      Two lines.
      hint: Check its name and whether it belongs to a project or to the organization; or let Feedwright create it.
      activity id: 00000000-1111-2222-3333-444444444444
    ");
}

#[test]
fn an_error_without_a_place_is_a_sentence() {
    let (printer, _, error) = printer(false, ColorWhen::Always);
    printer.failure(&Failure::new(ErrorCode::CargoMissing));
    let shown = error.text().replace('\u{1b}', "ESC");
    insta::assert_snapshot!(shown, @"
    ESC[1;31merror:ESC[0m Cargo was not found.
      ESC[1;36mhint:ESC[0m Install Rust with rustup, then open a new terminal.
    ");
}

#[test]
fn with_json_every_line_of_stdout_is_an_object_with_type_and_schema() {
    let (printer, out, error) = printer(true, ColorWhen::Auto);
    printer.data("not for programs\n");
    printer.line(&Line::SignedOut {
        still_good_until: None,
        organization: "https://dev.azure.com/contoso".to_owned(),
        removed: true,
    });
    printer.failure(&hostile());
    assert!(error.text().starts_with("error: "));
    let text = out.text();
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    let lines: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let types: Vec<_> = lines
        .iter()
        .map(|line| line["type"].as_str().unwrap())
        .collect();
    assert_eq!(types, ["signed-out", "error"]);
    assert!(lines.iter().all(|line| line["schema"] == 1));
    assert_eq!(lines[1]["code"], "feed-not-found");
    assert_eq!(lines[1]["place"], "feed `a\u{1b}[2Jb`");
}

#[test]
fn without_json_no_line_is_printed() {
    let (printer, out, error) = printer(false, ColorWhen::Never);
    printer.line(&Line::WrongUsage {
        message: String::new(),
    });
    printer.data("a\u{7}\n");
    printer.note("words\nof one line");
    printer.warning("careful");
    assert_eq!(out.text(), "a\\u{7}\n");
    assert_eq!(error.text(), "words\\u{a}of one line\nwarning: careful\n");
}

/// A stream that fails in a given way.
struct Failing(io::ErrorKind);

impl Write for Failing {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn lost_data_is_an_error_but_a_closed_pipe_is_not() {
    let check = |kind: io::ErrorKind, expect: bool| {
        let (mut streams, _, _) = Streams::buffers();
        streams.out = Box::new(Failing(kind));
        let printer = Printer::new(streams, false, ColorWhen::Never);
        printer.data("data\n");
        assert_eq!(printer.finish().is_ok(), expect, "{kind}");
    };
    check(io::ErrorKind::BrokenPipe, true);
    check(io::ErrorKind::StorageFull, false);
}
