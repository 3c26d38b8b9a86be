//! Byte by byte: what Cargo reads for each request.

use std::fs;

use crate::support::Ran;

use super::{Desk, HELLO, NOT_OURS, answers, request};

async fn say(desk: &Desk, input: &str) -> Ran {
    let ran = desk.provider().input(input).run().await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    ran
}

/// The words of an `other`, with what differs from run to run replaced.
fn message(desk: &Desk, ran: &Ran) -> String {
    let lines = answers(ran);
    let answer: serde_json::Value = serde_json::from_str(lines[0]).expect("JSON");
    assert_eq!(answer["Err"]["kind"], "other", "{answer}");
    let words = answer["Err"]["message"].as_str().expect("a message");
    let folder = desk.configuration().display().to_string();
    words
        .replace(&desk.site.organization(), "COLLECTION")
        .replace(&folder, "FOLDER")
}

#[tokio::test]
async fn every_operation_gets_the_token_of_the_account() {
    let desk = Desk::start().await;
    let before = desk.site.server.requests().len();
    let mut input = String::new();
    for operation in [
        r#""operation":"read""#,
        r#""operation":"publish","name":"a","vers":"1.0.0","cksum":"00""#,
        r#""operation":"yank","name":"a","vers":"1.0.0""#,
        r#""operation":"unyank","name":"a","vers":"1.0.0""#,
        r#""operation":"owners","name":"a""#,
    ] {
        let index = desk.index();
        input += &format!(
            "{{\"v\":1,\"registry\":{{\"index-url\":\"{index}\",\"headers\":[\"x: y\"]}},\"kind\":\"get\",{operation},\"args\":[]}}\n"
        );
    }
    let ran = say(&desk, &input).await;
    let answer = format!(
        "{{\"Ok\":{{\"kind\":\"get\",\"token\":\"{}\",\"cache\":\"session\",\"operation_independent\":true}}}}\n",
        desk.header()
    );
    assert!(
        ran.stdout == format!("{HELLO}\n{}", answer.repeat(5)),
        "the answer is not what Cargo reads"
    );
    assert_eq!(ran.stderr, "");
    assert_eq!(desk.site.server.requests().len(), before, "no network");
}

#[tokio::test]
async fn signing_in_and_out_belong_to_feedwright() {
    let desk = Desk::start().await;
    let login = say(&desk, &request(&desk.index(), "login")).await;
    insta::assert_snapshot!(message(&desk, &login), @"Feedwright keeps the token of COLLECTION, for all of its feeds. Run `feedwright sign-in --organization COLLECTION` instead of `cargo login`.");
    let logout = say(&desk, &request(&desk.index(), "logout")).await;
    assert_eq!(
        answers(&logout),
        [r#"{"Err":{"kind":"operation-not-supported"}}"#]
    );
    let words = logout
        .stderr
        .replace(&desk.site.organization(), "COLLECTION");
    insta::assert_snapshot!(words, @"cargo-credential-feedwright: Signing out of COLLECTION ends it for all of its feeds. Run `feedwright sign-out --organization COLLECTION` instead of `cargo logout`.");
    let later = say(&desk, &request(&desk.index(), "comes-later")).await;
    assert_eq!(
        answers(&later),
        [r#"{"Err":{"kind":"operation-not-supported"}}"#]
    );
}

#[tokio::test]
async fn without_an_account_it_says_what_to_do() {
    let desk = Desk::signed_out().await;
    let ran = say(&desk, &request(&desk.index(), "get")).await;
    insta::assert_snapshot!(message(&desk, &ran), @"Nobody is signed in to COLLECTION. Run `feedwright sign-in --organization COLLECTION`.");
    let ran = say(&desk, &request(&desk.index(), "logout")).await;
    assert_eq!(answers(&ran), [r#"{"Err":{"kind":"not-found"}}"#]);
}

#[tokio::test]
async fn a_list_that_cannot_be_trusted_gives_nobody_a_token() {
    use std::os::unix::fs::PermissionsExt as _;

    let desk = Desk::start().await;
    let path = desk.configuration().join("registries.json");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).expect("a mode");
    let ran = say(&desk, &request(&desk.index(), "get")).await;
    insta::assert_snapshot!(message(&desk, &ran), @"FOLDER/registries.json may be changed by other users; take the right to write from them.");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("a mode");
    fs::write(&path, "{\"schema\":1,\"registries\":[{}]}").expect("a list");
    let ran = say(&desk, &request(&desk.index(), "get")).await;
    insta::assert_snapshot!(message(&desk, &ran), @"FOLDER/registries.json is damaged at registries[0].index: it is missing or no text.");
    fs::remove_file(&path).expect("no list");
    let ran = say(&desk, &request(&desk.index(), "get")).await;
    assert_eq!(answers(&ran), [NOT_OURS]);
}

/// A folder that lists everything wanted, where nobody but the current folder
/// points to it; and a current folder that is gone.
#[tokio::test]
async fn the_current_folder_is_never_read() {
    let desk = Desk::start().await;
    let hostile = desk.site.workplace.folder("hostile");
    let list = fs::read(desk.configuration().join("registries.json")).expect("the list");
    for place in [".", "configuration", ".config/feedwright", "feedwright"] {
        let folder = hostile.join(place);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("registries.json"), &list).expect("a list");
    }
    desk.write_list(&sign_in::Registrations::default());
    for home in ["", ".", "feedwright"] {
        let asked = desk.provider().variable("FEEDWRIGHT_HOME", home);
        let asked = asked.within(&hostile).input(request(&desk.index(), "get"));
        let ran = asked.run().await;
        assert_eq!(answers(&ran), [NOT_OURS], "{home:?}");
    }
    desk.write_list(&desk.registrations());
    let script = "rmdir \"$PWD\" && exec \"$0\" --cargo-plugin";
    let gone = desk.site.workplace.folder("gone");
    let shell = crate::support::Program::new(std::path::Path::new("/bin/sh"), &["-c", script]);
    let shell = desk.site.workplace.equip(shell).argument(super::PROVIDER);
    let asked = shell.within(&gone).input(request(&desk.index(), "get"));
    let ran = asked.run().await;
    assert!(!gone.exists());
    assert!(answers(&ran)[0].starts_with(r#"{"Ok":"#), "{}", ran.stderr);
}
