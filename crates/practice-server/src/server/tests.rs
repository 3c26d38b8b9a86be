//! Start and end of the server, and the addresses that it gives itself.

use super::PracticeServer;
use crate::options::{PracticeOptions, Upstream};

#[tokio::test]
async fn it_starts_answers_and_stops() {
    let options = PracticeOptions {
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    };
    let server = PracticeServer::start(options).await.unwrap();
    let url = server.organization_url();
    assert!(url.path().ends_with("/tfs/DefaultCollection"));
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let status = client.get(url.clone()).send().await.unwrap().status();
    assert_eq!(status, 404);
    server.stop().await;
    assert!(client.get(url).send().await.is_err());
}

#[tokio::test]
async fn a_collection_where_entra_is_cannot_start() {
    for (path, starts) in [
        ("login/x", false),
        ("x/oauth2", false),
        ("tfs/Login", true),
        ("a b/ü", true),
    ] {
        let options = PracticeOptions {
            upstream: Upstream::BuiltIn,
            collection_path: path.to_owned(),
            ..PracticeOptions::default()
        };
        let started = PracticeServer::start(options).await;
        assert_eq!(started.is_ok(), starts, "{path}");
    }
}
