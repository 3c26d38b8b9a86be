//! The token of an account is searched for wherever it must not be: files,
//! arguments, environments, standard error, and Cargo's most talkative log.

use std::path::{Path, PathBuf};

use secrecy::ExposeSecret as _;

use super::{Desk, PROVIDER, request};
use crate::support::{Canaries, Watch};

/// The token as it could be written: plain, and as it is sent.
fn canaries(desk: &Desk) -> Canaries {
    let header = desk.header();
    let sent = header.split(' ').nth(1).expect("a header");
    let mut canaries = Canaries::default();
    canaries.add(desk.token.expose_secret());
    canaries.add(sent);
    canaries
}

#[tokio::test]
async fn the_token_is_nowhere_but_in_the_keychain_and_on_the_wire() {
    let desk = Desk::start().await;
    desk.configure(Path::new(PROVIDER));
    let canaries = canaries(&desk);
    let watch = Watch::start();
    let project = desk.site.workplace.project("app");
    for arguments in [["add", "itoa"].as_slice(), &["build", "-vv"]] {
        let cargo = desk.site.workplace.cargo(arguments).within(&project);
        let cargo = cargo.variable("CARGO_LOG", "trace");
        let cargo = cargo.variable("CARGO_HTTP_DEBUG", "true");
        let cargo = cargo.variable("RUST_BACKTRACE", "full");
        let run = cargo.run().await;
        canaries.check(&run);
        assert_eq!(run.status, 0, "{arguments:?}");
    }
    let seen = watch.end();
    assert!(
        !seen.iter().any(|bytes| canaries.are_in(bytes)),
        "a process has the token in its arguments or environment"
    );
    let provider = |bytes: &Vec<u8>| bytes.starts_with(PROVIDER.as_bytes());
    assert!(seen.iter().any(provider), "the watch saw no provider");
    let found = canaries.files(desk.site.workplace.root());
    assert_eq!(found, Vec::<PathBuf>::new());

    let asked = desk.provider().variable("RUST_LOG", "trace");
    let asked = asked.variable("RUST_BACKTRACE", "full");
    let ran = asked.input(request(&desk.index(), "get")).run().await;
    assert!(canaries.are_in(&ran.stdout), "the search finds it");
    assert_eq!(ran.stderr, "");
}
