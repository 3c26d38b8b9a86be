//! A step's state in words.

use setup::event::Step;

/// Where a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    ToDo,
    Doing,
    Done { milliseconds: u64 },
    Failed { milliseconds: u64 },
    Skipped,
}

impl State {
    /// The state in words.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::ToDo => "to do",
            Self::Doing => "doing",
            Self::Done { .. } => "done",
            Self::Failed { .. } => "failed",
            Self::Skipped => "skipped",
        }
    }

    fn milliseconds(self) -> Option<u64> {
        match self {
            Self::Done { milliseconds } | Self::Failed { milliseconds } => Some(milliseconds),
            Self::ToDo | Self::Doing | Self::Skipped => None,
        }
    }
}

/// One step of the list.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) step: Step,
    pub(super) state: State,
    /// What it waits for just now.
    pub(super) note: Option<String>,
}

impl Row {
    pub(super) fn new(step: Step) -> Self {
        Self {
            step,
            state: State::ToDo,
            note: None,
        }
    }

    /// The title, with what it waits for and how long it took. The text may
    /// hold characters from outside: whoever prints it filters it.
    pub(super) fn text(&self) -> String {
        let mut text = self.step.title.clone();
        if let Some(note) = &self.note {
            text.push_str(": ");
            text.push_str(note);
        }
        if let Some(milliseconds) = self.state.milliseconds() {
            text.push_str(&format!(" ({})", duration(milliseconds)));
        }
        text
    }

    /// The whole line where no list can be drawn.
    pub(super) fn plain(&self, index: usize, count: usize) -> String {
        let number = index + 1;
        format!(
            "[{number}/{count}] {:<7}  {}",
            self.state.word(),
            self.text()
        )
    }
}

/// A duration as people say it.
fn duration(milliseconds: u64) -> String {
    match milliseconds {
        0..=949 => format!("{milliseconds} ms"),
        950..=59_949 => format!(
            "{}.{} s",
            (milliseconds + 50) / 1_000,
            (milliseconds + 50) % 1_000 / 100
        ),
        _ => {
            let seconds = (milliseconds + 500) / 1_000;
            format!("{} min {} s", seconds / 60, seconds % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_short() {
        let check = |milliseconds, expect: &str| assert_eq!(duration(milliseconds), expect);
        check(0, "0 ms");
        check(949, "949 ms");
        check(950, "1.0 s");
        check(1_240, "1.2 s");
        check(59_949, "59.9 s");
        check(59_950, "1 min 0 s");
        check(3_600_000, "60 min 0 s");
    }
}
