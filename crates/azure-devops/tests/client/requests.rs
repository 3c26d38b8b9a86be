//! What is sent: lines, headers, bodies.

use azure_devops::{
    ClientOptions, Error, ErrorKind, FeedScope, FeedUpdate, NewFeed, PackageQuery, Support,
    UpstreamSource, ViewVisibility,
};
use base64::Engine as _;

use crate::support::{FEED, Script, USER, json, options, project, reply, token};

#[tokio::test]
async fn headers_of_every_call() {
    let script = Script::play(vec![json(USER)]);
    let found = script.client().connection_data().await.unwrap();
    assert_eq!(found.authenticated_user.display_name, "Ada");
    let seen = script.seen().remove(0);
    assert_eq!(
        seen.line,
        "GET /tfs/DefaultCollection/_apis/connectionData HTTP/1.1"
    );
    assert_eq!(seen.header("X-TFS-FedAuthRedirect"), Some("Suppress"));
    assert_eq!(seen.header("Accept"), Some("application/json"));
    let agent = seen.header("User-Agent").unwrap();
    assert!(
        agent.starts_with("feedwright/") && agent.len() < 30,
        "{agent}"
    );
    let basic = seen
        .header("Authorization")
        .unwrap()
        .strip_prefix("Basic ")
        .unwrap();
    let decoded = base64::engine::general_purpose::STANDARD
        .decode(basic)
        .unwrap();
    assert_eq!(decoded, format!("PAT:{}", token()).into_bytes());
    for absent in ["Cookie", "Referer", "Proxy-Authorization"] {
        assert_eq!(seen.header(absent), None);
    }
}

#[tokio::test]
async fn without_a_credential_no_header() {
    let script = Script::play(vec![json(USER)]);
    let client = azure_devops::Client::new(script.endpoints(), None, options()).unwrap();
    client.connection_data().await.unwrap();
    assert_eq!(script.seen()[0].header("Authorization"), None);
}

#[tokio::test]
async fn lines_of_all_calls() {
    let empty = || json(r#"{"count":0,"value":[]}"#);
    let view = r#"{"id":"v","name":"Local","type":"implicit","visibility":"collection"}"#;
    let script = Script::play(vec![
        json(r#"{"id":"1","displayName":"Ada"}"#),
        empty(),
        json(r#"{"id":"p","name":"P"}"#),
        empty(),
        json(FEED),
        reply(201, &[], FEED),
        json(FEED),
        reply(204, &[], ""),
        empty(),
        reply(200, &[], "{}"),
        reply(202, &[], ""),
        empty(),
        json(view),
        empty(),
        empty(),
        empty(),
    ]);
    let client = script.client();
    let (scope, whole) = (project(), FeedScope::Organization);
    let update = FeedUpdate {
        description: Some("d".to_owned()),
        ..FeedUpdate::default()
    };
    client.profile().await.unwrap();
    client.accounts("a&b").await.unwrap();
    client.project("O'Brien/x").await.unwrap();
    client.feeds(&scope).await.unwrap();
    client.feed(&whole, "crates-mirror").await.unwrap();
    client
        .create_feed(
            &scope,
            &NewFeed::new("f", vec![UpstreamSource::public("n", "p", "l")]),
        )
        .await
        .unwrap();
    client.update_feed(&scope, "f0", &update).await.unwrap();
    client.delete_feed(&scope, "f0").await.unwrap();
    client.deleted_feeds(&whole).await.unwrap();
    client.restore_feed(&scope, "f0").await.unwrap();
    client.purge_feed(&scope, "f0").await.unwrap();
    client.views(&scope, "f0").await.unwrap();
    client
        .set_view_visibility(&scope, "f0", "v", &ViewVisibility::Collection)
        .await
        .unwrap();
    client.permissions(&scope, "f0").await.unwrap();
    client
        .packages(&scope, "f0", &PackageQuery::named("Cargo", "serde"))
        .await
        .unwrap();
    client.package_versions(&scope, "f0", "g").await.unwrap();
    insta::assert_snapshot!(script.lines().join("\n").replace("/tfs/DefaultCollection", "~"), @"
    GET ~/_apis/profile/profiles/me?api-version=7.0 HTTP/1.1
    GET ~/_apis/accounts?api-version=7.0&memberId=a%26b HTTP/1.1
    GET ~/_apis/projects/O'Brien%2Fx?api-version=7.0 HTTP/1.1
    GET ~/My%20Project/_apis/packaging/feeds?api-version=7.0 HTTP/1.1
    GET ~/_apis/packaging/feeds/crates-mirror?api-version=7.0 HTTP/1.1
    POST ~/My%20Project/_apis/packaging/feeds?api-version=7.0 HTTP/1.1
    PATCH ~/My%20Project/_apis/packaging/feeds/f0?api-version=7.0 HTTP/1.1
    DELETE ~/My%20Project/_apis/packaging/feeds/f0?api-version=7.0 HTTP/1.1
    GET ~/_apis/packaging/feedrecyclebin?api-version=7.0 HTTP/1.1
    PATCH ~/My%20Project/_apis/packaging/feedrecyclebin/f0?api-version=7.0 HTTP/1.1
    DELETE ~/My%20Project/_apis/packaging/feedrecyclebin/f0?api-version=7.0 HTTP/1.1
    GET ~/My%20Project/_apis/packaging/feeds/f0/views?api-version=7.0 HTTP/1.1
    PATCH ~/My%20Project/_apis/packaging/feeds/f0/views/v?api-version=7.0 HTTP/1.1
    GET ~/My%20Project/_apis/packaging/feeds/f0/permissions?api-version=7.0&includeIds=true HTTP/1.1
    GET ~/My%20Project/_apis/packaging/feeds/f0/packages?api-version=7.0&includeUrls=false&%24top=100&%24skip=0&protocolType=Cargo&packageNameQuery=serde&includeAllVersions=true HTTP/1.1
    GET ~/My%20Project/_apis/packaging/feeds/f0/packages/g/versions?api-version=7.0 HTTP/1.1
    ");
    let bodies: Vec<_> = script
        .seen()
        .into_iter()
        .filter(|seen| !seen.body.is_empty())
        .collect();
    let text: Vec<_> = bodies
        .iter()
        .map(|seen| format!("{} {}", seen.header("Content-Type").unwrap(), seen.body))
        .collect();
    insta::assert_snapshot!(text.join("\n"), @"");
}

#[tokio::test]
async fn the_list_of_interfaces_chooses_the_version() {
    let list = r#"{"count":2,"value":[
        {"id":"1","area":"Packaging","resourceName":"Feeds","maxVersion":"7.1","releasedVersion":"7.1"},
        {"id":"2","area":"cargo","resourceName":"download","maxVersion":"7.1","releasedVersion":"0.0"}]}"#;
    let script = Script::play(vec![json(FEED), json(list), json(FEED)]);
    let client = script.client();
    client.feed(&FeedScope::Organization, "f").await.unwrap();
    let found = client.capabilities().await.unwrap();
    assert_eq!(
        (found.cargo, found.packaging),
        (Support::Known(true), Support::Known(true))
    );
    assert_eq!(found.highest_version.as_deref(), Some("7.1"));
    client
        .clone()
        .feed(&FeedScope::Organization, "f")
        .await
        .unwrap();
    let lines = script.lines();
    assert!(lines[0].contains("api-version=7.0"), "{lines:?}");
    assert!(
        lines[1].starts_with("OPTIONS /tfs/DefaultCollection/_apis HTTP"),
        "{lines:?}"
    );
    assert!(lines[2].contains("api-version=7.1"), "{lines:?}");
}

#[tokio::test]
async fn the_credential_stays_with_its_hosts() {
    let script = Script::play(vec![]);
    let other = Script::play(vec![]);
    let client = script.client();
    for text in [
        format!(
            "http://{}/tfs/DefaultCollection/_packaging/f/",
            other.address
        ),
        format!(
            "http://localhost:{}/tfs/DefaultCollection/_packaging/f/",
            script.address.port()
        ),
        format!(
            "https://{}/tfs/DefaultCollection/_packaging/f/",
            script.address
        ),
        format!(
            "http://user@{}/tfs/DefaultCollection/_packaging/f/",
            script.address
        ),
        "https://pkgs.dev.azure.com/contoso/_packaging/f/".to_owned(),
    ] {
        let error: Error = client
            .packaging_get(&text.parse().unwrap())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ForeignHost, "{text}");
        assert!(!error.to_string().contains("user@"), "{error}");
    }
    assert!(script.lines().is_empty() && other.lines().is_empty());
}

#[tokio::test]
async fn debug_prints_no_token() {
    let script = Script::play(vec![reply(500, &[], "x")]);
    let once = ClientOptions {
        attempts: 1,
        ..options()
    };
    let error = script
        .client_with(once)
        .connection_data()
        .await
        .unwrap_err();
    let text = format!("{error:?} {error} {:?} {:?}", options(), script.endpoints());
    assert!(!text.contains("qqqq"), "{text}");
}
