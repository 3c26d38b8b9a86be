//! Secret Services that fail in their own ways, played on a private bus: one
//! that never answers, one that accepts and drops, one that answers nonsense.

use std::future::pending;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use sign_in::{KeychainError, SecretStore};
use zbus::fdo;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

use crate::own_process::{inside, on_a_bus, run};

const SERVICE: &str = "/org/freedesktop/secrets";
const COLLECTION: &str = "/org/freedesktop/secrets/collection/fake";
const ITEM: &str = "/org/freedesktop/secrets/collection/fake/1";
const SESSION: &str = "/org/freedesktop/secrets/session/1";
const NO_PROMPT: &str = "/";

/// How a service fails.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fault {
    /// It never answers this method.
    Silent(&'static str),
    /// It ends when it is asked to search.
    Ends,
    /// It says that it made the item, and has none.
    Drops,
    /// It gives back what no session has encrypted.
    Nonsense,
    /// Its half of the key is one that everybody knows.
    WeakKey,
    /// The same, and it does not know how to search when it is first asked.
    Forgets,
}

/// What all objects of one service know.
#[derive(Clone)]
struct Fake {
    fault: Fault,
    has_item: Arc<AtomicBool>,
    /// Whether anything was asked before.
    asked: Arc<AtomicBool>,
}

/// A secret as it crosses the bus.
type Secret = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);
type Attributes = std::collections::HashMap<String, String>;
type Properties = std::collections::HashMap<String, OwnedValue>;

fn path(path: &'static str) -> OwnedObjectPath {
    ObjectPath::from_static_str(path).unwrap().into()
}

impl Fake {
    async fn answer_unless_silent(&self, method: &'static str) {
        if self.fault == Fault::Silent(method) {
            pending::<()>().await;
        }
    }
}

struct FakeService(Fake);

#[zbus::interface(name = "org.freedesktop.Secret.Service")]
impl FakeService {
    async fn open_session(
        &self,
        _algorithm: &str,
        _key: Value<'_>,
    ) -> fdo::Result<(OwnedValue, OwnedObjectPath)> {
        self.0.answer_unless_silent("OpenSession").await;
        if !self.0.asked.load(Ordering::Relaxed) {
            // A real one may end at that.
            return Err(fdo::Error::Failed("a session as the first call".to_owned()));
        }
        // Nobody here decrypts, so any number serves as this side's key.
        let is_weak = matches!(self.0.fault, Fault::WeakKey | Fault::Forgets);
        let byte: u8 = if is_weak { 0 } else { 7 };
        let key = Value::from(vec![byte; 128]);
        Ok((key.try_into().unwrap(), path(SESSION)))
    }

    async fn search_items(
        &self,
        _by: Attributes,
        #[zbus(connection)] own: &zbus::Connection,
    ) -> fdo::Result<(Vec<OwnedObjectPath>, Vec<OwnedObjectPath>)> {
        let first = !self.0.asked.swap(true, Ordering::Relaxed);
        if self.0.fault == Fault::Forgets && first {
            return Err(fdo::Error::UnknownMethod("SearchItems".to_owned()));
        }
        if self.0.fault == Fault::Ends {
            own.clone().close().await.unwrap();
            pending::<()>().await;
        }
        self.0.answer_unless_silent("SearchItems").await;
        let has_item = self.0.has_item.load(Ordering::Relaxed);
        let items = has_item.then(|| path(ITEM)).into_iter().collect();
        Ok((items, Vec::new()))
    }

    async fn read_alias(&self, _name: &str) -> OwnedObjectPath {
        path(COLLECTION)
    }
}

struct FakeCollection(Fake);

#[zbus::interface(name = "org.freedesktop.Secret.Collection")]
impl FakeCollection {
    async fn create_item(
        &self,
        _properties: Properties,
        _secret: Secret,
        _replace: bool,
    ) -> (OwnedObjectPath, OwnedObjectPath) {
        self.0.answer_unless_silent("CreateItem").await;
        let keeps = self.0.fault != Fault::Drops;
        self.0.has_item.store(keeps, Ordering::Relaxed);
        (path(ITEM), path(NO_PROMPT))
    }
}

struct FakeItem(Fake);

#[zbus::interface(name = "org.freedesktop.Secret.Item")]
impl FakeItem {
    async fn get_secret(&self, _session: OwnedObjectPath) -> (Secret,) {
        self.0.answer_unless_silent("GetSecret").await;
        let nonsense = (path(SESSION), vec![1; 16], vec![2; 47], String::new());
        (nonsense,)
    }

    async fn delete(&self) -> OwnedObjectPath {
        self.0.has_item.store(false, Ordering::Relaxed);
        path(NO_PROMPT)
    }
}

/// Plays the service until the process ends.
fn play(fault: Fault) {
    let (ready, wait) = mpsc::channel();
    std::thread::spawn(move || {
        run(async {
            let fake = Fake {
                fault,
                has_item: Arc::default(),
                asked: Arc::default(),
            };
            let bus = zbus::connection::Builder::session().unwrap();
            let bus = bus.serve_at(SERVICE, FakeService(fake.clone())).unwrap();
            let bus = bus.serve_at(COLLECTION, FakeCollection(fake.clone()));
            let bus = bus.unwrap().serve_at(ITEM, FakeItem(fake)).unwrap();
            let named = bus.name("org.freedesktop.secrets").unwrap();
            let _playing = named.build().await.unwrap();
            ready.send(()).unwrap();
            pending::<()>().await;
        });
    });
    wait.recv().unwrap();
}

/// The check that comes before every sign-in, against this service.
fn check(test: &str, fault: Fault, expect: fn(&KeychainError) -> bool) {
    if !inside() {
        on_a_bus(&format!("secret_service::{test}"), &[], r#"exec "$0" "$@""#);
        return;
    }
    play(fault);
    run(async {
        let since = Instant::now();
        let error = SecretStore::Keychain.check().await.unwrap_err();
        assert!(expect(&error), "{error:?}");
        assert!(since.elapsed() < Duration::from_secs(5), "{fault:?}");
    });
}

fn timed_out(error: &KeychainError) -> bool {
    *error == KeychainError::TimedOut { seconds: 3 }
}

#[test]
fn one_that_opens_no_session_is_given_up() {
    let test = "one_that_opens_no_session_is_given_up";
    check(test, Fault::Silent("OpenSession"), timed_out);
}

#[test]
fn one_that_never_searches_is_given_up() {
    let test = "one_that_never_searches_is_given_up";
    check(test, Fault::Silent("SearchItems"), timed_out);
}

#[test]
fn one_that_never_gives_the_secret_is_given_up() {
    let test = "one_that_never_gives_the_secret_is_given_up";
    check(test, Fault::Silent("GetSecret"), timed_out);
}

#[test]
fn one_that_ends_is_told_from_one_that_says_no() {
    let test = "one_that_ends_is_told_from_one_that_says_no";
    check(test, Fault::Ends, |error| *error == KeychainError::Ended);
}

#[test]
fn one_that_accepts_and_drops_is_found_out() {
    let test = "one_that_accepts_and_drops_is_found_out";
    check(test, Fault::Drops, |error| {
        matches!(error, KeychainError::NotKept { .. })
    });
}

#[test]
fn one_that_answers_nonsense_is_an_error() {
    let test = "one_that_answers_nonsense_is_an_error";
    check(test, Fault::Nonsense, |error| {
        refused_with(
            error,
            "it answered with an entry that was encrypted with another key",
        )
    });
}

#[test]
fn one_with_a_key_that_everybody_knows_gets_no_secret() {
    let test = "one_with_a_key_that_everybody_knows_gets_no_secret";
    check(test, Fault::WeakKey, |error| {
        refused_with(error, "it answered with a key that is none")
    });
}

/// Asked again, it opens its session, whose key is none.
#[test]
fn one_that_has_lost_its_caller_is_asked_again() {
    let test = "one_that_has_lost_its_caller_is_asked_again";
    check(test, Fault::Forgets, |error| {
        refused_with(error, "it answered with a key that is none")
    });
}

fn refused_with(error: &KeychainError, expect: &str) -> bool {
    matches!(error, KeychainError::Refused { reason } if reason == expect)
}
