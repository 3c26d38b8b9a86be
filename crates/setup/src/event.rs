//! Progress as values: which steps there are, which one runs, what it waits
//! for, how it ended and how long it took. The window and the command line
//! show the same ones. No text from outside passes unbounded.

use serde::Serialize;
use std::time::{Duration, Instant};

/// Longest note, in characters.
const LONGEST_NOTE: usize = 300;

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It did what it is for.
    Done,
    /// There was nothing to do.
    Skipped,
    /// It failed; the failure is reported apart.
    Failed,
}

/// One step that a person sees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Step {
    /// Identifier within this run, for example `store-token`.
    pub id: String,
    /// What it does, in words.
    pub title: String,
}

impl Step {
    /// A step.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Step {
        Step {
            id: id.into(),
            title: title.into(),
        }
    }
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[serde(tag = "event", rename_all = "kebab-case")]
pub enum Event {
    /// The steps that will follow, in order.
    Steps {
        /// All of them.
        steps: Vec<Step>,
    },
    /// A step began.
    Started {
        /// Its identifier.
        id: String,
    },
    /// What the running step does or waits for just now.
    Note {
        /// Its identifier.
        id: String,
        /// In words.
        text: String,
    },
    /// Something else must end first, outside of the steps.
    Waiting {
        /// For what, in words.
        text: String,
    },
    /// A step ended.
    Finished {
        /// Its identifier.
        id: String,
        /// How.
        outcome: Outcome,
        /// After how many milliseconds.
        milliseconds: u64,
    },
}

/// Where the events go, and what time the running step began.
pub struct Progress<'a> {
    report: &'a mut (dyn FnMut(Event) + Send),
    running: Option<(String, Instant)>,
}

impl<'a> Progress<'a> {
    /// Sends every event to `report`.
    pub fn new(report: &'a mut (dyn FnMut(Event) + Send)) -> Progress<'a> {
        Progress {
            report,
            running: None,
        }
    }

    /// Says which steps will follow.
    pub fn announce(&mut self, steps: Vec<Step>) {
        (self.report)(Event::Steps { steps });
    }

    /// A step begins.
    pub fn start(&mut self, id: &str) {
        self.running = Some((id.to_owned(), Instant::now()));
        (self.report)(Event::Started { id: id.to_owned() });
    }

    /// Says what the running step does or waits for.
    pub fn note(&mut self, text: &str) {
        if let Some((id, _)) = &self.running {
            let text = text.chars().take(LONGEST_NOTE).collect();
            (self.report)(Event::Note {
                id: id.clone(),
                text,
            });
        }
    }

    /// Says what is waited for before the next step can begin.
    pub fn wait(&mut self, text: &str) {
        (self.report)(Event::Waiting {
            text: text.to_owned(),
        });
    }

    /// The running step ends.
    pub fn finish(&mut self, outcome: Outcome) {
        if let Some((id, since)) = self.running.take() {
            let milliseconds = whole_milliseconds(since.elapsed());
            (self.report)(Event::Finished {
                id,
                outcome,
                milliseconds,
            });
        }
    }

    /// Ends the running step as the result says, and hands the result on.
    pub fn settle<T, E>(&mut self, result: Result<T, E>) -> Result<T, E> {
        self.finish(if result.is_ok() {
            Outcome::Done
        } else {
            Outcome::Failed
        });
        result
    }
}

/// A duration in whole milliseconds.
pub(crate) fn whole_milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
