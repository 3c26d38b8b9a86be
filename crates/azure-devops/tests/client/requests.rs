//! What is sent: lines, headers, bodies.

use azure_devops::{
    Client, ClientOptions, Error, ErrorKind, FeedScope, FeedUpdate, NewFeed, PackageQuery, Support,
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

/// Every call of the client, once, with answers that fit.
async fn all_calls() -> Script {
    let empty = || json(r#"{"count":0,"value":[]}"#);
    let view = r#"{"id":"v","name":"Local","type":"implicit","visibility":"collection"}"#;
    let who = [
        json(r#"{"id":"1","displayName":"Ada"}"#),
        empty(),
        json(r#"{"id":"p","name":"P"}"#),
    ];
    let feeds = [
        empty(),
        json(FEED),
        reply(201, &[], FEED),
        json(FEED),
        reply(204, &[], ""),
    ];
    let bin = [empty(), reply(200, &[], "{}"), reply(202, &[], "")];
    let inside = [empty(), json(view), empty(), empty(), empty(), empty()];
    let script = Script::play([&who[..], &feeds, &bin, &inside].concat());
    let client = script.client();
    client.profile().await.unwrap();
    client.accounts("a&b").await.unwrap();
    client.project("O'Brien/x").await.unwrap();
    calls_of_feeds(&client).await.unwrap();
    calls_inside_a_feed(&client).await.unwrap();
    script
}

async fn calls_of_feeds(client: &Client) -> Result<(), Error> {
    let (scope, whole) = (project(), FeedScope::Organization);
    let new = NewFeed::new("f", vec![UpstreamSource::public("n", "p", "l")]);
    let update = FeedUpdate {
        description: Some("d".to_owned()),
        ..FeedUpdate::default()
    };
    client.feeds(&scope).await?;
    client.feed(&whole, "crates-mirror").await?;
    client.create_feed(&scope, &new).await?;
    client.update_feed(&scope, "f0", &update).await?;
    client.delete_feed(&scope, "f0").await?;
    client.deleted_feeds(&whole).await?;
    client.restore_feed(&scope, "f0").await?;
    client.purge_feed(&scope, "f0").await
}

async fn calls_inside_a_feed(client: &Client) -> Result<(), Error> {
    let (scope, everyone) = (project(), ViewVisibility::Collection);
    client.views(&scope, "f0").await?;
    client
        .set_view_visibility(&scope, "f0", "v", &everyone)
        .await?;
    client.permissions(&scope, "f0").await?;
    client
        .packages(&scope, "f0", &PackageQuery::named("Cargo", "serde"))
        .await?;
    client.package_versions(&scope, "f0", "g").await.map(drop)
}

#[tokio::test]
async fn lines_of_all_calls() {
    let script = all_calls().await;
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
    GET ~/My%20Project/_apis/packaging/feeds/f0/packages?api-version=7.0&includeUrls=false&%24top=100&%24skip=0&packageNameQuery=serde&includeAllVersions=true HTTP/1.1
    GET ~/My%20Project/_apis/packaging/feeds/f0/packages/g/versions?api-version=7.0 HTTP/1.1
    ");
}

#[tokio::test]
async fn bodies_of_all_calls() {
    let seen = all_calls().await.seen();
    let text: Vec<_> = seen
        .iter()
        .filter(|seen| !seen.body.is_empty())
        .map(|seen| format!("{} {}", seen.header("Content-Type").unwrap(), seen.body))
        .collect();
    insta::assert_snapshot!(text.join("\n"), @r#"
    application/json {"name":"f","hideDeletedPackageVersions":true,"upstreamEnabled":true,"upstreamSources":[{"name":"n","protocol":"p","location":"l","displayLocation":"l","upstreamSourceType":"public"}]}
    application/json {"description":"d"}
    application/json-patch+json [{"op":"replace","path":"/isDeleted","value":false}]
    application/json {"visibility":"collection"}
    "#);
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
