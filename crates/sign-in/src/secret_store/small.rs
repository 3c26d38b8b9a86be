//! For tests: a store in memory whose entries are short and which fails when
//! it is told to, before or after it has done what it was asked.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard};

use secrecy::{ExposeSecret, SecretString};

use crate::error::KeychainError;

/// When a store fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    /// How many calls go well first.
    pub(crate) after: usize,
    /// Whether the call has its effect all the same.
    pub(crate) done: bool,
    /// Whether all later calls fail as well.
    pub(crate) lasting: bool,
}

#[derive(Default)]
struct Content {
    entries: BTreeMap<String, String>,
    failure: Option<Failure>,
}

/// Clones share one content.
#[derive(Clone)]
pub struct SmallStore {
    limit: usize,
    content: Arc<Mutex<Content>>,
}

impl fmt::Debug for SmallStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SmallStore({:?})", self.names())
    }
}

impl SmallStore {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            limit,
            content: Arc::default(),
        }
    }

    pub(crate) fn limit(&self) -> usize {
        self.limit
    }

    pub(crate) fn fail(&self, failure: Option<Failure>) {
        self.content().failure = failure;
    }

    pub(crate) fn names(&self) -> Vec<String> {
        self.content().entries.keys().cloned().collect()
    }

    /// Changes an entry behind everybody's back.
    pub(crate) fn tamper(&self, name: &str, text: Option<&str>) {
        let mut content = self.content();
        match text {
            Some(text) => content.entries.insert(name.to_owned(), text.to_owned()),
            None => content.entries.remove(name),
        };
    }

    pub(crate) fn entry(&self, name: &str) -> Result<Option<SecretString>, KeychainError> {
        self.call(|entries| entries.get(name).cloned().map(SecretString::from))
    }

    pub(crate) fn put_entry(&self, name: &str, secret: &SecretString) -> Result<(), KeychainError> {
        let text = secret.expose_secret();
        if text.len() > self.limit {
            return Err(KeychainError::TooLong {
                limit: self.limit as u32,
            });
        }
        self.call(|entries| {
            entries.insert(name.to_owned(), text.to_owned());
        })
    }

    pub(crate) fn delete_entry(&self, name: &str) -> Result<bool, KeychainError> {
        self.call(|entries| entries.remove(name).is_some())
    }

    fn call<T>(
        &self,
        effect: impl FnOnce(&mut BTreeMap<String, String>) -> T,
    ) -> Result<T, KeychainError> {
        let mut content = self.content();
        let failure = content.failure;
        match failure {
            Some(failure) if failure.after == 0 => {
                if failure.done {
                    effect(&mut content.entries);
                }
                if !failure.lasting {
                    content.failure = None;
                }
                return Err(KeychainError::Refused {
                    reason: "told to fail".to_owned(),
                });
            }
            Some(failure) => {
                content.failure = Some(Failure {
                    after: failure.after - 1,
                    ..failure
                });
            }
            None => {}
        }
        Ok(effect(&mut content.entries))
    }

    fn content(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap()
    }
}
