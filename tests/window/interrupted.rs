//! A set-up that does not come to its end: cancelled by the person, closed, or
//! killed with the window. Nothing half-done is left that nobody offers to mend.

use std::fs::File;
use std::time::{Duration, Instant};

use practice_server::{Fault, OrganizationSeed};
use rustix::process::{Signal, kill_process};

use crate::desk::until;
use crate::files::files;
use crate::organization::Organization;
use crate::person::{Hand, Person};
use crate::session::Session;

const FEED_QUESTION: &str = "Create a feed or join one?";

#[test]
fn cancelling_takes_a_second_and_leaves_nothing() {
    let organization = Organization::found(OrganizationSeed::practice());
    let before = files(&organization.desk.home());
    // The proof waits for a crate that never comes.
    let silent = Fault::Silence.rule().on("GET", "/se/rd/serde");
    organization.server.set_fault(silent);
    let session = Session::open(&organization.desk);
    let person = Person::new(&session, Hand::Mouse);
    organization.sign_in(&person, "/Practice", FEED_QUESTION);
    organization.plan(&person);
    person.activates("^Make [0-9]+ changes$");
    until("cargo asks for the crate", || {
        let requests = organization.server.requests();
        requests
            .iter()
            .any(|request| request.path.contains("/se/rd/serde"))
    });
    assert_ne!(files(&organization.desk.home()), before);

    person.activates("^Cancel$");
    let pressed = Instant::now();
    person.arrives("Cancelled. Everything is as before");
    let took = pressed.elapsed();
    assert!(took < Duration::from_secs(1), "{took:?}");
    assert_eq!(files(&organization.desk.home()), before);
    session.close();
}

#[test]
fn closing_asks_first_and_then_puts_back() {
    let organization = Organization::found(OrganizationSeed::practice());
    let desk = &organization.desk;
    let before = files(&desk.home());
    let lock = lock(&organization);
    let session = Session::open(desk);
    let person = Person::new(&session, Hand::Mouse);
    go_to_the_middle(&organization, &person);

    session.close_window();
    person.reads("The set-up is still running");
    person.activates("^Keep going$");
    assert!(desk.window_process().is_some());
    session.close_window();
    person.reads("The set-up is still running");
    person.activates("^Stop and undo$");
    until("the window has ended", || desk.window_process().is_none());
    assert_eq!(files(&desk.home()), before);
    drop(lock);
}

#[test]
fn a_killed_window_offers_to_go_on() {
    let (organization, before) = killed_in_the_middle();
    let session = Session::open(&organization.desk);
    let person = Person::new(&session, Hand::Mouse);
    person.reads("A set-up was interrupted at step");
    person.activates("^Resume$");
    person.arrives("then a proof");
    person.activates("^Make ([0-9]+ changes|1 change)$");
    person.arrives("came through");
    person.activates("^Undo$");
    person.arrives("Undone");
    assert_eq!(files(&organization.desk.home()), before);
    assert_eq!(
        organization.server.count_of_feeds_created("crates-mirror"),
        1
    );
    session.close();
}

#[test]
fn a_killed_window_offers_to_put_back() {
    let (organization, before) = killed_in_the_middle();
    let session = Session::open(&organization.desk);
    let person = Person::new(&session, Hand::Mouse);
    person.reads("A set-up was interrupted at step");
    assert_ne!(
        files(&organization.desk.home()),
        before,
        "starting changes nothing"
    );
    person.activates("^Undo$");
    until("the files are as before", || {
        files(&organization.desk.home()) == before
    });
    session.close();
}

type Files = std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>;

fn killed_in_the_middle() -> (Organization, Files) {
    let organization = Organization::found(OrganizationSeed::practice());
    let before = files(&organization.desk.home());
    let lock = lock(&organization);
    let session = Session::open(&organization.desk);
    let person = Person::new(&session, Hand::Mouse);
    go_to_the_middle(&organization, &person);
    let window = organization.desk.window_process().unwrap();
    kill_process(window, Signal::KILL).unwrap();
    until("the window has ended", || {
        organization.desk.window_process().is_none()
    });
    session.close();
    drop(lock);
    (organization, before)
}

/// Until the token and the user's file are written, and the repository's file
/// waits for somebody else's lock.
fn go_to_the_middle(organization: &Organization, person: &Person) {
    organization.sign_in(person, "/Practice", FEED_QUESTION);
    organization.plan(person);
    person.activates("^Make [0-9]+ changes$");
    let written = organization.desk.home().join(".cargo/config.toml");
    until("the user's file is written", || written.exists());
}

/// The repository's folder, held as another program of Cargo's would hold it.
fn lock(organization: &Organization) -> File {
    let folder = File::open(organization.repository_configuration()).unwrap();
    folder.try_lock().unwrap();
    folder
}
