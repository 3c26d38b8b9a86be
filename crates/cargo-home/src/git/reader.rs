//! The lines of a git configuration: `[section "subsection"]`, `key = value`,
//! quotes, escapes, comments, and values that go on after a backslash. Lines
//! that git would refuse are passed over. It never fails and takes time in
//! proportion to the text.

use std::iter::Peekable;
use std::str::Chars;

/// No value that matters is longer, in bytes; what is longer is left out.
const LONGEST_VALUE: usize = 8 * 1024;

/// One line with a value.
pub(super) struct Setting<'a> {
    /// The section, in lower case.
    pub(super) section: &'a str,
    /// What stands in quotes behind it.
    pub(super) subsection: Option<&'a str>,
    /// The key, in lower case.
    pub(super) key: &'a str,
    /// The value without quotes and escapes.
    pub(super) value: &'a str,
}

/// Tells every line that has a value.
pub(super) fn read(text: &str, tell: &mut dyn FnMut(Setting<'_>)) {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Reader {
        rest: text.chars().peekable(),
    };
    // Between a broken header and the next good one, nothing is told.
    let mut header = None;
    while let Some(first) = reader.rest.peek().copied() {
        match first {
            '[' => {
                reader.rest.next();
                header = reader.header();
                if header.is_none() {
                    reader.skip_line();
                }
            }
            '#' | ';' => reader.skip_line(),
            _ if first.is_whitespace() => {
                reader.rest.next();
            }
            _ => {
                let line = reader.line();
                if let (Some((section, subsection)), Some((key, value))) = (&header, &line) {
                    let subsection = subsection.as_deref();
                    tell(Setting {
                        section,
                        subsection,
                        key,
                        value,
                    });
                }
            }
        }
    }
}

struct Reader<'text> {
    rest: Peekable<Chars<'text>>,
}

type Header = (String, Option<String>);

impl Reader<'_> {
    fn skip_line(&mut self) {
        while self.rest.next_if(|next| *next != '\n').is_some() {}
    }

    fn skip_blanks(&mut self) {
        while self
            .rest
            .next_if(|next| matches!(next, ' ' | '\t' | '\r'))
            .is_some()
        {}
    }

    /// Letters, digits and some marks, in lower case.
    fn word(&mut self, marks: &str) -> String {
        let mut word = String::new();
        while let Some(next) = self
            .rest
            .next_if(|next| next.is_ascii_alphanumeric() || marks.contains(*next))
        {
            word.push(next.to_ascii_lowercase());
        }
        word
    }

    /// What stands between the brackets; the first one is gone already.
    fn header(&mut self) -> Option<Header> {
        let section = self.word("-.");
        self.skip_blanks();
        let subsection = match self.rest.next_if_eq(&'"') {
            Some(_) => Some(self.quoted()?),
            None => None,
        };
        self.rest.next_if_eq(&']')?;
        // `[remote.origin]`, as git once wrote it.
        Some(match (section.split_once('.'), subsection) {
            (Some((section, name)), None) => (section.to_owned(), Some(name.to_owned())),
            (_, subsection) => (section, subsection),
        })
    }

    /// A subsection up to its second quote. A backslash only makes the next
    /// character stand for itself.
    fn quoted(&mut self) -> Option<String> {
        let mut name = String::new();
        loop {
            let next = match self.rest.next_if(|next| *next != '\n')? {
                '"' => return Some(name),
                '\\' => self.rest.next_if(|next| *next != '\n')?,
                other => other,
            };
            if name.len() < LONGEST_VALUE {
                name.push(next);
            }
        }
    }

    /// A key and its value; `None` where there is none.
    fn line(&mut self) -> Option<(String, String)> {
        let key = self.word("-");
        self.skip_blanks();
        if key.is_empty() || self.rest.next_if_eq(&'=').is_none() {
            self.skip_line();
            return None;
        }
        self.skip_blanks();
        Some((key, self.value()?))
    }

    fn value(&mut self) -> Option<String> {
        let mut value = String::new();
        // Blanks at the end count only within quotes.
        let mut kept = 0;
        let mut is_quoted = false;
        let mut is_good = true;
        while let Some(next) = self.rest.next_if(|next| *next != '\n') {
            match next {
                '"' => is_quoted = !is_quoted,
                '#' | ';' if !is_quoted => {
                    self.skip_line();
                    break;
                }
                '\\' => match self.escaped() {
                    Some(Some(character)) => value.push(character),
                    Some(None) => {}
                    None => is_good = false,
                },
                other => value.push(other),
            }
            if is_quoted || !next.is_whitespace() {
                kept = value.len();
            }
            if value.len() > LONGEST_VALUE {
                is_good = false;
                value.clear();
                kept = 0;
            }
        }
        value.truncate(kept);
        (is_good && !is_quoted).then_some(value)
    }

    /// What a backslash and the next character stand for: a character, nothing
    /// at the end of a line that goes on, or an error.
    fn escaped(&mut self) -> Option<Option<char>> {
        self.rest.next_if_eq(&'\r');
        match self.rest.next()? {
            '\n' => Some(None),
            'n' => Some(Some('\n')),
            't' => Some(Some('\t')),
            'b' => Some(Some('\u{8}')),
            same @ ('\\' | '"') => Some(Some(same)),
            _ => None,
        }
    }
}
