//! The real cargo with the provider in the person's own configuration.

use std::fs;
use std::path::{Path, PathBuf};

use practice_server::HeaderShape;

use super::{Desk, PROVIDER};

const GOOD: HeaderShape = HeaderShape::Basic {
    fields: 2,
    well_formed: true,
};

/// The provider at a path with a space in it.
fn in_a_folder_with_a_space(desk: &Desk) -> PathBuf {
    let copy = desk.site.workplace.folder("Program Files").join("provider");
    fs::copy(PROVIDER, &copy).expect("a copy");
    copy
}

async fn check_build(desk: &Desk, project: &str, provider: &Path) {
    desk.configure(provider);
    let project = desk.site.workplace.project(project);
    let before = desk.site.server.requests().len();
    for arguments in [["add", "itoa"].as_slice(), &["build"], &["fetch"]] {
        let run = desk.cargo(&project, arguments).await;
        assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
    }
    let requests = desk.site.server.requests();
    let sent = &requests[before..];
    assert!(sent.iter().any(|request| request.authorization == GOOD));
    for request in sent {
        // The storage that the feed redirects to gets no token (threats §4.4 T4).
        let of_the_feed = request.path.contains("/_packaging/");
        let fine = match (&request.authorization, of_the_feed) {
            (HeaderShape::None, true) => request.status == Some(401),
            (HeaderShape::None, false) => true,
            (sent, _) => *sent == GOOD && of_the_feed,
        };
        assert!(fine, "{request:?}");
    }
}

#[tokio::test]
async fn cargo_builds_through_the_feed_with_the_provider() {
    let desk = Desk::start().await;
    check_build(&desk, "app", Path::new(PROVIDER)).await;
    let saved = desk.site.server.saved_versions("mirror");
    assert!(saved.iter().any(|saved| saved.name == "itoa"), "{saved:?}");
    check_build(&desk, "other", &in_a_folder_with_a_space(&desk)).await;
    assert!(desk.site.workplace.cargo_items().await.is_empty());
    let credentials = desk.site.workplace.home.join(".cargo/credentials.toml");
    assert!(!credentials.exists(), "no token in a file");
}

#[tokio::test]
async fn cargo_shows_what_the_provider_says() {
    let desk = Desk::signed_out().await;
    desk.configure(Path::new(PROVIDER));
    let project = desk.site.workplace.project("app");
    let words = |text: &str| text.replace(&desk.site.organization(), "COLLECTION");
    let nobody =
        "Nobody is signed in to COLLECTION. Run `feedwright sign-in --organization COLLECTION`.";
    for arguments in [
        ["add", "itoa"].as_slice(),
        // Nobody is asked for a token that would be refused.
        &["login", "--registry", "mirror"],
    ] {
        let run = desk.cargo(&project, arguments).await;
        assert_ne!(run.status, 0, "{arguments:?}");
        assert!(words(&run.stderr).contains(nobody), "{}", run.stderr);
    }
    let run = desk
        .cargo(&project, &["logout", "--registry", "mirror"])
        .await;
    assert!(
        run.stderr.contains("not currently logged in"),
        "{}",
        run.stderr
    );
    desk.site.sign_in(&desk.token).await;
    let login = desk
        .site
        .workplace
        .cargo(&["login", "--registry", "mirror"]);
    let run = login.within(&project).input("x\n").run().await;
    assert_ne!(run.status, 0);
    assert!(
        run.stderr.contains("instead of `cargo login`"),
        "{}",
        run.stderr
    );
    let run = desk
        .cargo(&project, &["logout", "--registry", "mirror"])
        .await;
    assert_ne!(run.status, 0);
    assert!(
        run.stderr.contains("instead of `cargo logout`"),
        "{}",
        run.stderr
    );
}
