//! Names and messages of others that would be code, if anything took them for
//! more than text: in the real webview they are text, and break nothing.

use practice_server::{Fault, FeedSeed, OrganizationSeed, ProjectSeed};

use crate::organization::Organization;
use crate::person::{Hand, Person};
use crate::session::Session;

const IMAGE: &str = "<img src=x onerror=window.hit=1>";

/// Right to left, with an override that would turn what follows.
const TURNED: &str = "feed\u{202e}gnp.exe";

#[test]
fn names_and_messages_of_others_are_text_alone() {
    let mut seed = OrganizationSeed::practice();
    let long = "x".repeat(200);
    let names = [IMAGE, TURNED, "\u{5de}\u{5e8}\u{5d0}\u{5d4}", &long];
    for name in names {
        seed.projects.push(ProjectSeed::new(name));
        seed.feeds.push(FeedSeed {
            name: name.to_owned(),
            project: Some("Practice".to_owned()),
            crates_io: true,
        });
    }
    let organization = Organization::found(seed);
    let session = Session::open(&organization.desk);
    let person = Person::new(&session, Hand::Mouse);

    organization.sign_in(&person, "", "Which project holds the feed?");
    person.reads(IMAGE);
    nothing_happened(&session);

    person.ticks("Practice");
    person.activates("^Continue$");
    person.arrives("Create a feed or join one?");
    person.chooses("Join");
    person.reads(IMAGE);
    nothing_happened(&session);

    person.chooses("Create");
    person.types("Name", "mine");
    let message = Fault::EscapeCodes.rule().on("POST", "/packaging/feeds");
    organization.server.set_fault(message);
    organization.plan(&person);
    person.activates("^Make [0-9]+ changes$");
    // "Stopped: …" where there are words for the code, else "The set-up stopped".
    person.arrives("topped");
    nothing_happened(&session);
    session.close();
}

/// No code ran, no element was made, no line leaves the window, and no
/// character is there that turns or moves what is beside it.
fn nothing_happened(session: &Session) {
    assert_eq!(
        session.run("return window.hit ?? null"),
        serde_json::Value::Null
    );
    let made = "return document.querySelectorAll('img[onerror], img[src=x]').length";
    assert_eq!(session.run(made), 0);
    session.resize(800, 600);
    let wider = "return document.documentElement.scrollWidth > innerWidth";
    assert_eq!(session.run(wider), false, "it scrolls sideways");
    let marks = "return /[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u202a-\\u202e]/.test(document.body.innerText)";
    assert_eq!(
        session.run(marks),
        false,
        "a control or an override is shown"
    );
}
