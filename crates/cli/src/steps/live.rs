//! The list on a terminal: one line a step, the running one with a spinner and
//! the time that it has taken so far.

use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use super::text::{Row, State};
use crate::output::clean::clean_line;
use crate::output::color::{self, paint};

const TICK: Duration = Duration::from_millis(120);
/// Every state's word has this width, so that titles line up.
const WORD: usize = 7;

pub(super) struct Live {
    progress: MultiProgress,
    bars: Vec<ProgressBar>,
    color: bool,
}

impl Live {
    pub(super) fn new(progress: MultiProgress, color: bool) -> Self {
        Self {
            progress,
            bars: Vec::new(),
            color,
        }
    }

    /// Adds a step at the end of the list.
    pub(super) fn add(&mut self, row: &Row) {
        let bar = self.progress.add(ProgressBar::new_spinner());
        bar.set_style(style("{prefix}  {wide_msg}"));
        self.bars.push(bar);
        self.update(self.bars.len() - 1, row);
        self.bars[self.bars.len() - 1].tick();
    }

    /// Shows a step's new state.
    pub(super) fn update(&mut self, index: usize, row: &Row) {
        let Some(bar) = self.bars.get(index) else {
            return;
        };
        let text = clean_line(&row.text()).into_owned();
        match row.state {
            State::Doing if row.note.is_none() => {
                bar.set_style(style("{prefix}{spinner} {wide_msg} {elapsed}"));
                bar.reset_elapsed();
                bar.enable_steady_tick(TICK);
            }
            State::Done { .. } | State::Failed { .. } | State::Skipped => {
                bar.disable_steady_tick();
                bar.set_style(style("{prefix}  {wide_msg}"));
            }
            State::Doing | State::ToDo => {}
        }
        bar.set_prefix(word(row.state, self.color));
        bar.set_message(text);
        if !matches!(row.state, State::ToDo | State::Doing) {
            bar.abandon();
        }
    }

    /// Takes the list off the terminal; what stays is printed as plain lines.
    pub(super) fn clear(&mut self) {
        for bar in self.bars.drain(..) {
            bar.finish_and_clear();
        }
    }
}

/// The state's word, as wide as every other one.
pub(super) fn word(state: State, color: bool) -> String {
    let word = format!("{:<WORD$}", state.word());
    match state {
        State::Done { .. } => paint(color, color::GOOD, &word),
        State::Failed { .. } => paint(color, color::ERROR, &word),
        State::Doing => paint(color, color::HINT, &word),
        State::ToDo | State::Skipped => word,
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_spinner())
        .tick_chars("|/-\\ ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_are_understood() {
        for template in [
            "{prefix}  {wide_msg}",
            "{prefix}{spinner} {wide_msg} {elapsed}",
        ] {
            assert!(ProgressStyle::with_template(template).is_ok(), "{template}");
        }
    }
}
