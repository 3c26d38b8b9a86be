//! A keychain that is missing or never answers.

use std::os::unix::net::UnixListener;
use std::time::Duration;

use super::{Bench, error};

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Keychain");
    let cases = [
        ("no D-Bus session", None, "keychain-missing", "D-Bus"),
        (
            "a D-Bus session that is gone",
            Some("unix:path=/nonexistent/bus"),
            "keychain-missing",
            "/nonexistent/bus",
        ),
    ];
    for (title, address, code, place) in cases {
        for token in [false, true] {
            let person = bench.person();
            let program = person
                .quickstart(&bench.site, &[])
                .without("DBUS_SESSION_BUS_ADDRESS");
            let program = match address {
                Some(address) => program.variable("DBUS_SESSION_BUS_ADDRESS", address),
                None => program,
            };
            let (program, title) = if token {
                let program = program
                    .argument("--token-stdin")
                    .variable("FEEDWRIGHT_HOME", person.nobody())
                    .input("A".repeat(84));
                (program, format!("{title}, before signing in"))
            } else {
                (program, title.to_owned())
            };
            bench
                .check(&title, &person, program, error(code, place))
                .await;
        }
    }
    check_silent(bench).await;
}

async fn check_silent(bench: &mut Bench) {
    let person = bench.person();
    let socket = bench.site.workplace.root().join("silent");
    let _listener = UnixListener::bind(&socket).expect("a socket");
    let address = format!("unix:path={}", socket.display());
    let program = person
        .quickstart(&bench.site, &[])
        .variable("DBUS_SESSION_BUS_ADDRESS", address);
    let expect = error("keychain-timed-out", "3 seconds");
    bench
        .check("a keychain that never answers", &person, program, expect)
        .await;
    assert!(bench.took < Duration::from_secs(5), "it waits too long");
}
