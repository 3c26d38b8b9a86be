//! `feedwright.exe` over pipes: words, JSON Lines, and its status.

use std::fs;

use serde_json::Value;

use crate::Desk;

#[test]
#[ignore = "needs the programs for Windows and Wine: cargo xtask cross windows"]
fn both_say_their_version_and_what_they_can() {
    let desk = Desk::new();
    for program in ["feedwright", "cargo-credential-feedwright"] {
        let file = format!("{program}.exe");
        let version = desk.command(&file, &["--version"]).output().unwrap();
        let expect = format!("{program} {}\n", env!("CARGO_PKG_VERSION"));
        assert_eq!(String::from_utf8(version.stdout).unwrap(), expect);
        assert!(version.status.success());
    }
    let help = desk.feedwright(&["--help"]);
    assert_eq!(help.status, Some(0), "{}", help.stderr);
    assert!(help.stdout.contains("quickstart"), "{}", help.stdout);
}

#[test]
#[ignore = "needs the programs for Windows and Wine: cargo xtask cross windows"]
fn wrong_usage_is_64_and_data_stays_data() {
    let desk = Desk::new();
    let wrong = desk.feedwright(&["no-such-command"]);
    assert_eq!(wrong.status, Some(64), "{}", wrong.stderr);
    assert_eq!(wrong.stdout, "");
    let wrong = desk.feedwright(&["no-such-command", "--json"]);
    assert_eq!(wrong.status, Some(64), "{}", wrong.stderr);
    let line: Value = serde_json::from_str(&wrong.stdout).unwrap();
    assert_eq!(line["type"], "wrong-usage");
    assert!(
        !wrong.stdout.contains('\r'),
        "JSON Lines end alike everywhere"
    );
}

#[test]
#[ignore = "needs the programs for Windows and Wine: cargo xtask cross windows"]
fn nobody_is_signed_in_and_nothing_was_done_yet() {
    let desk = Desk::new();
    let accounts = desk.feedwright(&["accounts"]);
    assert_eq!(accounts.status, Some(0), "{}", accounts.stderr);
    assert!(
        accounts.stderr.contains("Nobody is signed in"),
        "{}",
        accounts.stderr
    );
    let history = desk.feedwright(&["history"]);
    assert_eq!(history.status, Some(0), "{}", history.stderr);
    let undo = desk.feedwright(&["undo"]);
    assert_eq!(undo.status, Some(1));
    assert!(undo.stderr.contains("nothing to undo"), "{}", undo.stderr);
}

#[test]
#[ignore = "needs the programs for Windows and Wine: cargo xtask cross windows"]
fn a_profile_with_line_ends_of_windows_is_read_and_its_path_told_as_it_is() {
    let desk = Desk::new();
    let text = "schema = 1\r\n[organization]\r\nurl = \"https://dev.azure.com/contoso\"\r\n\
                [feed]\r\nname = \"crates-mirror\"\r\nproject = \"Fabrikam\"\r\n\
                [workstation]\r\nuser-level = true\r\n";
    fs::write(desk.folder.path().join("prüfung.toml"), text).unwrap();
    let path = desk.path("prüfung.toml");
    let valid = desk.feedwright(&["profile", "validate", &path]);
    assert_eq!(valid.status, Some(0), "{}", valid.stderr);

    let gone = desk.path("größer.toml");
    let missing = desk.feedwright(&["profile", "validate", &gone, "--json"]);
    assert_eq!(missing.status, Some(1), "{}", missing.stderr);
    let line: Value = serde_json::from_str(missing.stdout.lines().last().unwrap()).unwrap();
    assert_eq!(line["code"], "profile-unreadable");
    assert_eq!(line["place"], gone.as_str());
    assert!(missing.stderr.contains("größer.toml"), "{}", missing.stderr);
}
