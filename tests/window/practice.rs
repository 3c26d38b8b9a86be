//! The whole quickstart in practice mode, from a cold start: by keyboard alone
//! and by mouse alone. It ends in a proof with the real cargo, undo gives every
//! file back, and the person's own home is never touched.

use std::path::PathBuf;

use crate::desk::{Desk, until};
use crate::files::files;
use crate::person::{Hand, Person};
use crate::session::Session;

/// The design's bound, from a cold start to the proof.
const MOST_ACTIVATIONS: usize = 5;

#[test]
fn by_keyboard_alone() {
    from_a_cold_start_to_the_proof_and_back(Hand::Keyboard);
}

#[test]
fn by_mouse_alone() {
    from_a_cold_start_to_the_proof_and_back(Hand::Mouse);
}

fn from_a_cold_start_to_the_proof_and_back(hand: Hand) {
    let desk = Desk::set_up();
    let home_before = files(&desk.home());
    let session = Session::open(&desk);
    let person = Person::new(&session, hand);

    person.arrives("Use crates.io through your Azure Artifacts feed");
    person.activates("^Practice$");
    person.arrives("Which project holds the feed?");
    let world = practice_world(&desk);
    let before = files(&world.join("home"));
    person.reads("Practice mode.");
    person.activates("^Continue$");
    person.arrives("Create a feed or join one?");
    person.activates("^Continue$");
    person.arrives("What should use the feed on this computer?");
    person.activates("^Review the plan$");
    let plan = person.arrives("changes, then a proof");
    assert_eq!(
        files(&world.join("home")),
        before,
        "looking changes nothing"
    );
    person.activates("^Make [0-9]+ changes$");
    let proof = person.arrives("came through");
    assert!(proof.contains("serde "), "{proof} after {plan}");
    assert!(
        person.activations() <= MOST_ACTIVATIONS,
        "{}",
        person.activations()
    );
    assert_ne!(files(&world.join("home")), before);

    person.activates("^Undo$");
    person.arrives("Undone");
    assert_eq!(files(&world.join("home")), before, "byte for byte");
    let after = files(&desk.home());
    assert_eq!(after, home_before, "the person's own home");

    session.close_window();
    until("the window has ended", || desk.window_process().is_none());
    assert!(desk.log().contains(" end\n"), "{}", desk.log());
    assert_eq!(desk.leftovers(), Vec::<std::ffi::OsString>::new());
}

#[test]
fn a_signal_in_the_middle_leaves_no_practice_world() {
    let desk = Desk::set_up();
    let session = Session::open(&desk);
    let person = Person::new(&session, Hand::Mouse);
    person.activates("^Practice$");
    person.arrives("Which project holds the feed?");
    let world = practice_world(&desk);
    let window = desk.window_process().unwrap();
    rustix::process::kill_process(window, rustix::process::Signal::TERM).unwrap();
    until("the window has ended", || desk.window_process().is_none());
    assert!(!world.exists());
}

/// The one throw-away folder of practice mode.
fn practice_world(desk: &Desk) -> PathBuf {
    let worlds = desk.leftovers();
    let [world] = &worlds[..] else {
        panic!("one practice world: {worlds:?}");
    };
    desk.temporary().join(world)
}
