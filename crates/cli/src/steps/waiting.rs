//! One line on a terminal while something is looked at that has no steps; none
//! where there is no terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::output::Printer;
use crate::output::clean::clean_line;

const TICK: Duration = Duration::from_millis(120);

/// The line; it goes away when this is dropped.
pub(crate) struct Waiting(Option<ProgressBar>);

impl Waiting {
    /// Says what is done.
    pub(crate) fn begin(printer: &Printer, text: &str) -> Waiting {
        let bar = printer.live().map(|progress| {
            let bar = progress.add(ProgressBar::new_spinner());
            let style = ProgressStyle::with_template("{spinner} {wide_msg} {elapsed}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar.enable_steady_tick(TICK);
            bar
        });
        let waiting = Waiting(bar);
        waiting.say(text);
        waiting
    }

    /// Says how far it is.
    pub(crate) fn say(&self, text: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(clean_line(text).into_owned());
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
