//! Public feeds: the matrix of facts §4.3.

use practice_server::Scope;

use crate::support::Feed;

const LOG: &str = "3/l/log";

#[tokio::test]
async fn the_plain_address_asks_for_nothing_and_force_auth_does() {
    let feed = Feed::start_public().await;
    let plain = feed.entry("crates", "config.json", None).await;
    assert_eq!(plain.status, 200);
    assert_eq!(plain.json().get("auth-required"), None);
    let forced = feed.entry("crates~force-auth", "config.json", None).await;
    assert_eq!(forced.status, 401);
    assert!(forced.text().contains("~force-auth"), "{}", forced.text());
    let token = feed.token(Scope::PackagingWrite);
    let forced = feed
        .entry("crates~force-auth", "config.json", Some(&token))
        .await;
    assert_eq!(forced.json()["auth-required"], true);
}

#[tokio::test]
async fn anonymous_callers_get_saved_versions_through_the_plain_address_only() {
    let feed = Feed::start_public().await;
    let token = feed.token(Scope::PackagingWrite);
    let (plain, forced) = ("crates", "crates~force-auth");
    for segment in [plain, forced] {
        assert_eq!(
            feed.entry(segment, LOG, None).await.status,
            401,
            "{segment}"
        );
        let answer = feed.download(segment, "log", "0.4.9001", None).await;
        assert_eq!(answer.status, 401, "{segment}");
    }
    // Signed in, both addresses offer what is upstream, and save it.
    for (segment, version) in [(plain, "0.4.9000"), (forced, "0.4.9001")] {
        let entry = feed.entry(segment, LOG, Some(&token)).await;
        assert_eq!(entry.versions().len(), 2, "{segment}");
        let answer = feed.download(segment, "log", version, Some(&token)).await;
        assert_eq!(answer.status, 302, "{segment}");
    }
    assert_eq!(feed.saved().len(), 2);
    assert_eq!(feed.entry(plain, LOG, None).await.versions().len(), 2);
    assert_eq!(
        feed.download(plain, "log", "0.4.9000", None).await.status,
        302
    );
    assert_eq!(feed.entry(forced, LOG, None).await.status, 401);
}
