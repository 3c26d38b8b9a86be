//! Whatever Entra and the token API hand out is searched for wherever it must
//! not be, over a whole life of an account: signing in, setting up, building,
//! renewing, the doctor's looks and undo, signing out.

use std::path::PathBuf;

use super::Person;
use crate::support::{Canaries, Ran, Watch};

/// Everything that the keychain holds now: whole entries, and each word of
/// them, since a cached token is kept with its end.
async fn add_keychain(canaries: &mut Canaries, person: &Person) {
    for secret in person.site.workplace.keychain_secrets().await {
        for word in secret.split(u8::is_ascii_whitespace) {
            if word.len() >= 20 {
                canaries.add(word);
            }
        }
    }
}

async fn command(person: &Person, arguments: &[&str]) -> Ran {
    let program = person.site.workplace.feedwright(arguments);
    let program = program.variable("RUST_LOG", "trace");
    program.variable("RUST_BACKTRACE", "full").run().await
}

async fn life(person: &Person, way: &[&str]) -> (Vec<Ran>, Canaries) {
    let mut canaries = Canaries::default();
    let mut said = vec![person.browse(way).await];
    add_keychain(&mut canaries, person).await;
    let app = person.site.workplace.project("app");
    let folder = app.to_str().expect("a path");
    let wish = ["--yes", "--project", "Practice", "--feed", "mirror"];
    let quickstart = person.feedwright("quickstart", &wish);
    let quickstart = quickstart.argument("--repository").argument(folder);
    said.push(quickstart.variable("RUST_LOG", "trace").run().await);
    add_keychain(&mut canaries, person).await;
    person.site.server.expire_access_tokens();
    for arguments in [["add", "itoa"].as_slice(), &["build", "-vv"]] {
        let cargo = person.site.workplace.cargo(arguments).within(&app);
        let cargo = cargo.variable("CARGO_LOG", "trace");
        said.push(cargo.variable("CARGO_HTTP_DEBUG", "true").run().await);
        add_keychain(&mut canaries, person).await;
    }
    for arguments in [
        &["accounts", "--json"][..],
        &["history", "--json"],
        &["undo", "--yes"],
    ] {
        said.push(command(person, arguments).await);
    }
    said.push(person.feedwright("sign-out", &[]).run().await);
    (said, canaries)
}

async fn check(way: &[&str], least: usize) {
    let person = Person::start().await;
    let watch = Watch::start();
    let (said, canaries) = life(&person, way).await;
    let seen = watch.end();
    assert!(canaries.count() >= least, "{}", canaries.count());
    for ran in &said {
        canaries.check(ran);
    }
    let statuses: Vec<i32> = said.iter().map(|ran| ran.status).collect();
    assert_eq!(
        statuses[..2],
        [0, 0],
        "{}\n{}",
        said[0].stderr,
        said[1].stderr
    );
    assert_eq!(statuses[4..], [0, 0, 0, 0], "{statuses:?}");
    assert!(
        !seen.iter().any(|bytes| canaries.are_in(bytes)),
        "a process has a secret in its arguments or environment"
    );
    let found = canaries.files(person.site.workplace.root());
    assert_eq!(found, Vec::<PathBuf>::new());
    person.check_nothing_is_kept("the end of a life").await;
}

#[tokio::test]
async fn an_account_of_the_browser_leaves_no_secret_anywhere() {
    check(&[], 2).await;
}

#[tokio::test]
async fn an_account_that_mints_leaves_no_secret_anywhere() {
    check(&["--mint"], 3).await;
}
