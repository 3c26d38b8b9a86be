//! Where output goes and what it is attached to: the process's own streams, or
//! buffers in tests.

use std::io::{IsTerminal, Write};

/// The streams of one run.
pub(crate) struct Streams {
    /// Data.
    pub(crate) out: Box<dyn Write + Send>,
    /// Words for people.
    pub(crate) error: Box<dyn Write + Send>,
    /// Whether a person sees `error` as it comes.
    pub(crate) error_is_terminal: bool,
    /// Whether a person can answer.
    pub(crate) input_is_terminal: bool,
    /// The environment, as far as output depends on it.
    pub(crate) variable: fn(&str) -> Option<String>,
}

impl Streams {
    /// The process's own.
    pub(crate) fn of_process() -> Self {
        Self {
            out: Box::new(std::io::stdout()),
            error: Box::new(std::io::stderr()),
            error_is_terminal: std::io::stderr().is_terminal(),
            input_is_terminal: std::io::stdin().is_terminal(),
            variable: |name| std::env::var(name).ok(),
        }
    }
}

/// Buffers in place of streams, for tests.
#[cfg(test)]
pub(crate) mod buffers {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use super::Streams;

    /// A stream whose content can be read.
    #[derive(Clone, Default)]
    pub(crate) struct Buffer(Arc<Mutex<Vec<u8>>>);

    impl Buffer {
        pub(crate) fn text(&self) -> String {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
        }
    }

    impl Write for Buffer {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Streams {
        /// Streams of a run without a terminal, and what they will hold.
        pub(crate) fn buffers() -> (Self, Buffer, Buffer) {
            let (out, error) = (Buffer::default(), Buffer::default());
            let streams = Self {
                out: Box::new(out.clone()),
                error: Box::new(error.clone()),
                error_is_terminal: false,
                input_is_terminal: false,
                variable: |_| None,
            };
            (streams, out, error)
        }
    }
}
