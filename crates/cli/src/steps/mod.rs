//! The steps of a long command as they happen: a live list with a spinner and
//! durations on a terminal, plain lines where there is none, and events with
//! `--json`. Each step is in one of five states, said in words: to do, doing,
//! done, failed, skipped.

mod live;
mod text;
mod waiting;

use std::sync::Arc;

use setup::event::{Event, Outcome};

use self::live::Live;
use self::text::{Row, State};
use crate::output::{Line, Printer};

pub(crate) use self::waiting::Waiting;

/// Shows events of `setup`. Hand [`Steps::report`] to its progress.
pub(crate) struct Steps {
    printer: Arc<Printer>,
    rows: Vec<Row>,
    live: Option<Live>,
}

impl Steps {
    /// An empty list; the first event fills it.
    pub(crate) fn new(printer: Arc<Printer>) -> Self {
        let live = printer
            .live()
            .map(|progress| Live::new(progress.clone(), printer.color()));
        Self {
            printer,
            rows: Vec::new(),
            live,
        }
    }

    /// Shows one event.
    pub(crate) fn report(&mut self, event: Event) {
        if self.printer.is_json() {
            self.printer.line(&Line::Progress(event));
            return;
        }
        match event {
            Event::Steps { steps } => {
                let first = self.rows.len();
                self.rows.extend(steps.into_iter().map(Row::new));
                if let Some(live) = &mut self.live {
                    self.rows[first..].iter().for_each(|row| live.add(row));
                }
            }
            Event::Started { id } => self.change(&id, |row| row.state = State::Doing),
            Event::Waiting { text } => self.printer.note(&text),
            // Without a terminal the lines of cargo's output would bury the steps.
            Event::Note { .. } if self.live.is_none() => {}
            Event::Note { id, text } => self.change(&id, |row| row.note = Some(text)),
            Event::Finished {
                id,
                outcome,
                milliseconds,
            } => self.change(&id, |row| {
                row.note = None;
                row.state = match outcome {
                    Outcome::Done => State::Done { milliseconds },
                    Outcome::Failed => State::Failed { milliseconds },
                    Outcome::Skipped => State::Skipped,
                };
            }),
        }
    }

    /// An event of a step that was never announced is dropped.
    fn change(&mut self, id: &str, change: impl FnOnce(&mut Row)) {
        let Some(index) = self.rows.iter().position(|row| row.step.id == id) else {
            return;
        };
        change(&mut self.rows[index]);
        let row = &self.rows[index];
        match &mut self.live {
            Some(live) => live.update(index, row),
            None => self.printer.note(&row.plain(index, self.rows.len())),
        }
    }
}

impl Drop for Steps {
    /// The live list gives way to lines that stay, whatever is printed next.
    fn drop(&mut self) {
        if let Some(mut live) = self.live.take() {
            live.clear();
            for row in &self.rows {
                self.printer
                    .marked(&live::word(row.state, self.printer.color()), &row.text());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use setup::event::Step;

    use super::*;
    use crate::arguments::ColorWhen;
    use crate::output::Streams;

    fn events() -> Vec<Event> {
        let id = |id: &str| id.to_owned();
        vec![
            Event::Steps {
                steps: vec![
                    Step::new("create-feed", "Create the feed crates-mirror"),
                    Step::new("write-configuration", "Write .cargo/config.toml"),
                    Step::new("store-token", "Store the token"),
                    Step::new("prove", "Fetch ser\u{1b}de"),
                ],
            },
            Event::Started {
                id: id("create-feed"),
            },
            Event::Note {
                id: id("create-feed"),
                text: "The feed is\u{7} not ready.".to_owned(),
            },
            Event::Finished {
                id: id("create-feed"),
                outcome: Outcome::Done,
                milliseconds: 1_240,
            },
            Event::Started {
                id: id("write-configuration"),
            },
            Event::Finished {
                id: id("write-configuration"),
                outcome: Outcome::Skipped,
                milliseconds: 0,
            },
            Event::Started { id: id("unknown") },
            Event::Started {
                id: id("store-token"),
            },
            Event::Finished {
                id: id("store-token"),
                outcome: Outcome::Failed,
                milliseconds: 61_005,
            },
        ]
    }

    fn run(json: bool) -> (String, String) {
        let (streams, out, error) = Streams::buffers();
        let printer = Arc::new(Printer::new(streams, json, ColorWhen::Auto));
        let mut steps = Steps::new(printer);
        events().into_iter().for_each(|event| steps.report(event));
        (out.text(), error.text())
    }

    #[test]
    fn without_a_terminal_each_change_is_a_plain_line() {
        let (out, error) = run(false);
        assert_eq!(out, "");
        insta::assert_snapshot!(error, @r"
        [1/4] doing    Create the feed crates-mirror
        [1/4] done     Create the feed crates-mirror (1.2 s)
        [2/4] doing    Write .cargo/config.toml
        [2/4] skipped  Write .cargo/config.toml
        [3/4] doing    Store the token
        [3/4] failed   Store the token (1 min 1 s)
        ");
    }

    #[test]
    fn with_json_each_event_is_a_line() {
        let (out, error) = run(true);
        assert_eq!(error, "");
        assert_eq!(out.lines().count(), events().len());
        insta::assert_snapshot!(out.lines().nth(3).unwrap(), @r#"{"schema":1,"type":"progress","event":"finished","id":"create-feed","outcome":"done","milliseconds":1240}"#);
    }
}
