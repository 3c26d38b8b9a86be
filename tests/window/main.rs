//! The real window in the real webview: it opens on a screen, its page says
//! what it must, and the page may do no more than was granted to it.
//!
//! It starts `feedwright-desktop` through WebKitWebDriver on a virtual screen
//! and a message bus of its own, in a throw-away home.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops at once when what it stands on is missing"
)]

mod desk;
mod session;

use serde_json::json;

use desk::Desk;
use session::Session;

#[test]
fn the_window_says_what_it_is_and_may_do_nothing_else() {
    let desk = Desk::set_up();
    let session = Session::open(&desk, env!("CARGO_BIN_EXE_feedwright-desktop"));
    the_page_is_honest(&session);
    the_page_fits_the_smallest_window(&session);
    only_granted_commands_answer(&session);
    the_policy_holds(&session);
    session.close();
}

fn the_page_is_honest(session: &Session) {
    // The version arrives over the bridge, so it shows that commands work.
    let text = session.wait_for_text("Version ");
    for part in [
        "The quickstart by clicking is not here yet",
        "Today the command line does the whole job",
        "feedwright quickstart --practice",
        "feedwright undo",
        "This window changes nothing on this computer.",
        concat!("Version ", env!("CARGO_PKG_VERSION")),
    ] {
        assert!(text.contains(part), "{part:?} is missing in {text:?}");
    }
    assert_eq!(session.run("return document.title"), "Feedwright");
    assert_eq!(session.run("return location.protocol"), "tauri:");
}

fn the_page_fits_the_smallest_window(session: &Session) {
    session.resize(800, 600);
    let wider = "return document.documentElement.scrollWidth > innerWidth";
    assert_eq!(session.run(wider), false, "it scrolls sideways");
}

fn only_granted_commands_answer(session: &Session) {
    let answer = |command: &str| session.invoke(command);
    assert_eq!(
        answer("program_version"),
        json!({ "ok": env!("CARGO_PKG_VERSION") })
    );
    // Without an access list of our own it would say "not found" alone.
    for refused in [
        "no_such_command",
        "plugin:app|version",
        "plugin:window|close",
    ] {
        let error = answer(refused)["error"].as_str().unwrap().to_owned();
        assert!(error.contains("not allowed"), "{refused}: {error}");
    }
}

fn the_policy_holds(session: &Session) {
    let evaluate = "try { eval('1'); return 'ran' } catch (error) { return error.name }";
    assert_eq!(session.run(evaluate), "EvalError");
    let outside = json!(format!("{}/status", session.driver()));
    let fetched = session.run_until_done(
        "const [address, done] = arguments;
         fetch(address, { mode: 'no-cors' }).then(() => done('reached'), () => done('refused'))",
        &[outside],
    );
    assert_eq!(fetched, "refused", "the page reached another address");
    let drawn = "const style = document.createElement('style');
        style.textContent = 'h1 { display: none }';
        document.head.append(style);
        return getComputedStyle(document.querySelector('h1')).display";
    assert_ne!(
        session.run(drawn),
        "none",
        "a style of the page's own making"
    );
    let frozen = "Object.prototype.added = 1; return {}.added === undefined";
    assert_eq!(session.run(frozen), true, "prototypes are not frozen");
}
