//! Builds a [`Layout`] from the events of the TOML parser.

use std::borrow::Cow;

use toml_parser::parser::{Event, EventKind, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink as _, ParseError, Source};
use zeroize::Zeroize as _;

use super::{Element, Entry, Key, Kind, Layout, Place, Section, Value};

/// Tables in tables deeper than this are no configuration of Cargo's.
const DEEPEST: u32 = 60;

/// Why a text has no layout: where, and the parser's word on it, which never
/// repeats the text.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) at: usize,
    pub(crate) reason: String,
}

/// The layout of a document without a byte order mark.
///
/// A key that is written twice is not noticed here; `toml_edit` does that.
///
/// # Errors
/// The first thing that is no TOML.
pub(crate) fn parse(text: &str) -> Result<Layout, Broken> {
    let source = Source::new(text);
    let tokens: Vec<_> = source.lex().collect();
    let mut events: Vec<Event> = Vec::new();
    let mut error: Option<ParseError> = None;
    let mut valid = ValidateWhitespace::new(&mut events, source);
    let mut guarded = RecursionGuard::new(&mut valid, DEEPEST);
    parse_document(&tokens, &mut guarded, &mut error);
    events.retain(|event| {
        !matches!(
            event.kind(),
            EventKind::Whitespace | EventKind::Comment | EventKind::Newline | EventKind::KeySep
        )
    });
    let mut reader = Reader {
        source,
        events: events.iter().peekable(),
        error,
    };
    let layout = reader.document();
    match reader.error {
        None => Ok(layout),
        Some(error) => {
            let at = error
                .unexpected()
                .or(error.context())
                .map_or(text.len(), |span| span.start());
            Err(Broken {
                at,
                reason: error.description().to_owned(),
            })
        }
    }
}

struct Reader<'text, 'events> {
    source: Source<'text>,
    events: std::iter::Peekable<std::slice::Iter<'events, Event>>,
    error: Option<ParseError>,
}

impl Reader<'_, '_> {
    fn document(&mut self) -> Layout {
        let root = Section {
            path: Vec::new(),
            header: 0..0,
            is_array: false,
            entries: Vec::new(),
        };
        let mut sections = vec![root];
        while let Some(event) = self.events.peek().copied() {
            match event.kind() {
                EventKind::StdTableOpen | EventKind::ArrayTableOpen => sections.push(self.header()),
                EventKind::SimpleKey => {
                    let entry = self.entry();
                    if let Some(section) = sections.last_mut() {
                        section.entries.extend(entry);
                    }
                }
                _ => {
                    self.events.next();
                }
            }
        }
        Layout { sections }
    }

    fn header(&mut self) -> Section {
        let mut header = 0..0;
        let mut is_array = false;
        if let Some(open) = self.events.next() {
            header = place(open);
            is_array = open.kind() == EventKind::ArrayTableOpen;
        }
        let path = self.keys().into_iter().map(|key| key.name).collect();
        if let Some(close) = self.events.next_if(|event| {
            matches!(
                event.kind(),
                EventKind::StdTableClose | EventKind::ArrayTableClose
            )
        }) {
            header.end = close.span().end();
        }
        Section {
            path,
            header,
            is_array,
            entries: Vec::new(),
        }
    }

    fn keys(&mut self) -> Vec<Key> {
        let mut keys = Vec::new();
        while let Some(event) = self
            .events
            .next_if(|event| event.kind() == EventKind::SimpleKey)
        {
            let mut name = Cow::Borrowed("");
            if let Some(raw) = self.source.get(event) {
                raw.decode_key(&mut name, &mut self.error);
            }
            keys.push(Key {
                name: name.into_owned(),
                place: place(event),
            });
        }
        keys
    }

    fn entry(&mut self) -> Option<Entry> {
        let keys = self.keys();
        self.events
            .next_if(|event| event.kind() == EventKind::KeyValSep)?;
        let value = self.value()?;
        Some(Entry { keys, value })
    }

    fn value(&mut self) -> Option<Value> {
        let event = self.events.next_if(|event| {
            matches!(
                event.kind(),
                EventKind::Scalar | EventKind::ArrayOpen | EventKind::InlineTableOpen
            )
        })?;
        let mut place = place(event);
        let kind = match event.kind() {
            EventKind::ArrayOpen => self.array(&mut place),
            EventKind::InlineTableOpen => self.table(&mut place),
            _ => self.scalar(event),
        };
        Some(Value { place, kind })
    }

    /// Decodes a scalar only to see that it is one. It may be a token, so the
    /// copy that escapes need is wiped.
    fn scalar(&mut self, event: &Event) -> Kind {
        let mut decoded = Cow::Borrowed("");
        if let Some(raw) = self.source.get(event) {
            let _ = raw.decode_scalar(&mut decoded, &mut self.error);
        }
        if let Cow::Owned(mut copy) = decoded {
            copy.zeroize();
        }
        event.encoding().map_or(Kind::Other, Kind::String)
    }

    fn array(&mut self, place: &mut Place) -> Kind {
        let mut elements: Vec<Element> = Vec::new();
        while let Some(event) = self.events.peek().copied() {
            match event.kind() {
                EventKind::ArrayClose => {
                    place.end = event.span().end();
                    self.events.next();
                    break;
                }
                EventKind::ValueSep => {
                    if let Some(element) = elements.last_mut() {
                        element.comma = Some(event.span().end());
                    }
                    self.events.next();
                }
                _ => match self.value() {
                    Some(value) => elements.push(Element { value, comma: None }),
                    None => self.skip(),
                },
            }
        }
        Kind::Array(elements)
    }

    fn table(&mut self, place: &mut Place) -> Kind {
        let mut entries = Vec::new();
        while let Some(event) = self.events.peek().copied() {
            match event.kind() {
                EventKind::InlineTableClose => {
                    place.end = event.span().end();
                    self.events.next();
                    break;
                }
                EventKind::SimpleKey => entries.extend(self.entry()),
                EventKind::ValueSep => {
                    self.events.next();
                }
                _ => self.skip(),
            }
        }
        Kind::Table(entries)
    }

    /// Steps over an event that has no business here, which is an error.
    fn skip(&mut self) {
        if let Some(event) = self.events.next() {
            self.error
                .report_error(ParseError::new("unexpected text").with_unexpected(event.span()));
        }
    }
}

fn place(event: &Event) -> Place {
    event.span().start()..event.span().end()
}
