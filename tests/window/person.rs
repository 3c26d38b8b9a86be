//! A person at the window: they know what is written on it and what has the
//! focus, and nothing of how it is made. They use the keyboard alone or the
//! mouse alone, and their presses are counted. The marks that isolate text of
//! others (U+2066 to U+2069) cannot be seen, so they do not count.

use std::cell::Cell;
use std::time::Instant;

use serde_json::{Value, json};

use crate::desk::{PATIENCE, until};
use crate::session::Session;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";

/// More stops of the Tab key than any screen has.
const MOST_STOPS: usize = 120;

/// What a person can press: seen, possible, and called by its accessible name.
const PRESSABLE: &str = "
    const called = (element) => (element.getAttribute('aria-label')
        ?? element.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.innerText).join(' ')
        ?? element.innerText).replace(/[\\u2066-\\u2069]/g, '').trim().replace(/\\s+/g, ' ');
    const seen = (element) => element.checkVisibility({ visibilityProperty: true });
    const possible = (element) => element.getAttribute('aria-disabled') !== 'true' && !element.disabled
        && element.getAttribute('aria-busy') !== 'true' && !element.closest('[inert]');
    const pressable = (wanted) => [...document.querySelectorAll('button, [role=button], a[href], summary')]
        .find((element) => seen(element) && possible(element) && wanted.test(called(element)));";

/// How somebody presses.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Hand {
    Keyboard,
    Mouse,
}

pub(crate) struct Person<'a> {
    pub(crate) session: &'a Session,
    hand: Hand,
    activations: Cell<usize>,
}

impl<'a> Person<'a> {
    pub(crate) fn new(session: &'a Session, hand: Hand) -> Person<'a> {
        Person {
            session,
            hand,
            activations: Cell::new(0),
        }
    }

    /// How often they have pressed something.
    pub(crate) fn activations(&self) -> usize {
        self.activations.get()
    }

    /// Waits for a title that contains these words, which a screen reader hears
    /// because it has the focus, and gives the whole title.
    pub(crate) fn arrives(&self, words: &str) -> String {
        let script = "const title = (document.querySelector('h1')?.innerText ?? '').replace(/[\\u2066-\\u2069]/g, '');
            return title.includes(arguments[0]) ? title : null";
        let mut title = Value::Null;
        let begun = Instant::now();
        until(&format!("the title {words:?}"), || {
            title = self.session.run_with(script, &[json!(words)]);
            assert!(
                begun.elapsed() < PATIENCE,
                "{words:?} is no title of {}",
                self.page()
            );
            let mistakes = self.session.mistakes();
            assert_eq!(mistakes, json!([]), "{words:?} in {}", self.page());
            !title.is_null()
        });
        title.as_str().unwrap().to_owned()
    }

    /// Waits for words anywhere on the page.
    pub(crate) fn reads(&self, words: &str) {
        let script = "return document.body.innerText.replace(/[\\u2066-\\u2069]/g, '').includes(arguments[0])";
        self.session.wait_for(words, script, &[json!(words)]);
    }

    /// Everything that is written on the page.
    pub(crate) fn page(&self) -> String {
        let text = self.session.run("return document.body?.innerText ?? ''");
        text.as_str().unwrap().to_owned()
    }

    /// Presses what is called so, by a regular expression, once that is
    /// possible.
    pub(crate) fn activates(&self, name: &str) {
        let found = format!("{PRESSABLE} return pressable(new RegExp(arguments[0])) ?? null");
        let element = self.session.wait_for(name, &found, &[json!(name)]);
        match self.hand {
            Hand::Keyboard => {
                self.goes_to(name);
                self.session.press(ENTER);
            }
            Hand::Mouse => {
                self.session.run_with(
                    "arguments[0].scrollIntoView({ block: 'center' })",
                    std::slice::from_ref(&element),
                );
                self.session.click(&element);
            }
        }
        self.activations.set(self.activations.get() + 1);
    }

    /// Moves the focus by the Tab key until it is on what is called so.
    fn goes_to(&self, name: &str) {
        let there = format!(
            "{PRESSABLE} const focused = document.activeElement;
             return focused && pressable(new RegExp(arguments[0])) === focused"
        );
        for _ in 0..MOST_STOPS {
            if self.session.run_with(&there, &[json!(name)]) == true {
                return;
            }
            self.session.press(TAB);
        }
        panic!("the Tab key never comes to {name:?} in {}", self.page());
    }

    /// Types into the field with this label.
    pub(crate) fn types(&self, label: &str, text: &str) {
        let script = "const field = [...document.querySelectorAll('input, textarea')]
                .find((field) => [...field.labels ?? []].some((label) => label.innerText.includes(arguments[0])));
            return field ?? null";
        let field = self.session.wait_for(label, script, &[json!(label)]);
        match self.hand {
            Hand::Mouse => self.session.click(&field),
            Hand::Keyboard => {
                let there = "return document.activeElement === arguments[0]";
                for _ in 0..MOST_STOPS {
                    if self.session.run_with(there, std::slice::from_ref(&field)) == true {
                        break;
                    }
                    self.session.press(TAB);
                }
            }
        }
        self.session.press(text);
    }

    /// Ticks or chooses the row with these words, unless it is already.
    pub(crate) fn ticks(&self, words: &str) {
        let script = format!(
            "{PRESSABLE} const row = [...document.querySelectorAll('[role=option], [role=checkbox], input[type=checkbox], [role=radio]')]
                .map((tick) => [tick, tick.closest('label, li, tr, [role=option]') ?? tick])
                .find(([tick, row]) => seen(row) && (row.innerText + ' ' + called(tick)).replace(/[\\u2066-\\u2069]/g, '').includes(arguments[0]));
            if (!row) return null;
            const on = row[0].checked || row[0].ariaChecked === 'true' || row[0].ariaSelected === 'true';
            row[1].scrollIntoView({{ block: 'center' }});
            return on ? 'on' : row[1]"
        );
        let row = self.session.wait_for(words, &script, &[json!(words)]);
        if row != "on" {
            self.session.click(&row);
        }
    }

    /// Chooses the card that begins with these words.
    pub(crate) fn chooses(&self, words: &str) {
        let script = format!(
            "{PRESSABLE} const card = [...document.querySelectorAll('label, [role=radio]')]
                .find((card) => seen(card) && card.innerText.trim().startsWith(arguments[0]));
            card?.scrollIntoView({{ block: 'center' }});
            return card ?? null"
        );
        let card = self.session.wait_for(words, &script, &[json!(words)]);
        self.session.click(&card);
    }
}
