//! What a running set-up says, to the page and to the record at once.

use super::steps;
use crate::contract::{SetUpEvent, StepView, WaitView};
use crate::session::record::StepRecord;
use crate::session::shown::hide_home;
use crate::session::{Session, waits};
use setup::event::Event;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Where a set-up's events go.
pub(super) struct Reporter<'a> {
    session: &'a Session,
    home: &'a Path,
    report: Mutex<&'a mut (dyn FnMut(SetUpEvent) + Send)>,
    /// The step in work.
    step: Mutex<Option<String>>,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(
        session: &'a Session,
        home: &'a Path,
        report: &'a mut (dyn FnMut(SetUpEvent) + Send),
    ) -> Reporter<'a> {
        session.state().record.steps.clear();
        Reporter {
            session,
            home,
            report: Mutex::new(report),
            step: Mutex::default(),
        }
    }

    /// The steps that will follow.
    pub(super) fn announce(&self, steps: Vec<StepView>) {
        let records = steps.iter().cloned();
        self.session.state().record.steps =
            records.map(|step| StepRecord { step, end: None }).collect();
        self.send(SetUpEvent::Steps { steps });
    }

    /// Something that the engine says.
    pub(super) fn engine(&self, event: Event) {
        if let Some(event) = steps::event(event) {
            self.tell(event);
        }
    }

    /// Something that happened.
    pub(super) fn tell(&self, mut event: SetUpEvent) {
        match &mut event {
            SetUpEvent::Started { id } => self.set_step(Some(id.clone())),
            SetUpEvent::Finished {
                id,
                outcome,
                milliseconds,
            } => {
                self.set_step(None);
                let mut state = self.session.state();
                let mut records = state.record.steps.iter_mut();
                if let Some(record) = records.find(|record| record.step.id == *id) {
                    record.end = Some((*outcome, *milliseconds));
                }
            }
            SetUpEvent::Note { text, .. } | SetUpEvent::Waiting { text } => {
                *text = hide_home(text, self.home);
            }
            SetUpEvent::Steps { .. } => {}
        }
        self.send(event);
    }

    /// The client waits: a note of the step in work.
    pub(super) fn wait(&self, wait: WaitView) {
        let text = waits::words(wait);
        let step = self.step.lock().unwrap_or_else(PoisonError::into_inner);
        let event = match step.clone() {
            Some(id) => SetUpEvent::Note {
                id,
                text,
                wait: Some(wait),
            },
            None => SetUpEvent::Waiting { text },
        };
        drop(step);
        self.send(event);
    }

    fn set_step(&self, id: Option<String>) {
        *self.step.lock().unwrap_or_else(PoisonError::into_inner) = id;
    }

    fn send(&self, event: SetUpEvent) {
        (self.report.lock().unwrap_or_else(PoisonError::into_inner))(event);
    }
}
