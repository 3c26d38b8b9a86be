//! Canonical addresses, and who may see a credential.

use super::*;

fn cloud() -> Endpoints {
    Endpoints::cloud("contoso")
}

fn server() -> Endpoints {
    Endpoints::parse("http://127.0.0.1:1234/tfs/DefaultCollection").expect("an address")
}

#[test]
fn addresses_of_services() {
    let scope = FeedScope::Project("My Project".to_owned());
    let text = [
        cloud().organization_url().to_string(),
        cloud().packaging_url(&scope, "crates-mirror").to_string(),
        cloud()
            .packaging_url(&FeedScope::Organization, "f")
            .to_string(),
        cloud().feed_page(&scope, "f").to_string(),
        cloud().token_page().to_string(),
        cloud()
            .url(Area::Feeds, &["_apis", "packaging", "feeds"])
            .to_string(),
        cloud()
            .url(Area::Profile, &["_apis", "accounts"])
            .to_string(),
        cloud()
            .url(Area::Tokens, &["_apis", "tokens", "pats"])
            .to_string(),
    ]
    .join("\n");
    insta::assert_snapshot!(text, @"
    https://dev.azure.com/contoso
    https://pkgs.dev.azure.com/contoso/My%20Project/_packaging/crates-mirror/
    https://pkgs.dev.azure.com/contoso/_packaging/f/
    https://dev.azure.com/contoso/My%20Project/_artifacts/feed/f
    https://dev.azure.com/contoso/_usersSettings/tokens
    https://feeds.dev.azure.com/contoso/_apis/packaging/feeds
    https://app.vssps.visualstudio.com/_apis/accounts
    https://vssps.dev.azure.com/contoso/_apis/tokens/pats
    ");
}

#[test]
fn addresses_of_a_server() {
    let scope = FeedScope::Project("Größe".to_owned());
    let text = [
        server().organization_url().to_string(),
        server().name().to_owned(),
        server().packaging_url(&scope, "f").to_string(),
        server()
            .feed_page(&FeedScope::Organization, "f")
            .to_string(),
        server().token_page().to_string(),
        server().url(Area::Profile, &["_apis"]).to_string(),
        server().url(Area::Tokens, &["_apis"]).to_string(),
    ]
    .join("\n");
    insta::assert_snapshot!(text, @"
    http://127.0.0.1:1234/tfs/DefaultCollection
    DefaultCollection
    http://127.0.0.1:1234/tfs/DefaultCollection/Gr%C3%B6%C3%9Fe/_packaging/f/
    http://127.0.0.1:1234/tfs/DefaultCollection/_artifacts/feed/f
    http://127.0.0.1:1234/tfs/DefaultCollection/_usersSettings/tokens
    http://127.0.0.1:1234/tfs/DefaultCollection/_apis
    http://127.0.0.1:1234/tfs/DefaultCollection/_apis
    ");
}

#[test]
fn a_name_never_changes_the_shape_of_an_address() {
    let scope = FeedScope::Project("../../evil?x#y".to_owned());
    let url = cloud().packaging_url(&scope, "a/../b");
    assert_eq!(
        url.as_str(),
        "https://pkgs.dev.azure.com/contoso/..%2F..%2Fevil%3Fx%23y/_packaging/a%2F..%2Fb/"
    );
}

#[test]
fn equality_ignores_case() {
    assert_eq!(Endpoints::cloud("Contoso"), cloud());
    assert_eq!(
        Endpoints::cloud("Contoso").organization_url().path(),
        "/Contoso"
    );
    assert_ne!(Endpoints::cloud("fabrikam"), cloud());
    assert_eq!(
        Endpoints::cloud("Contoso").key(),
        "https://dev.azure.com/contoso"
    );
    assert_eq!(
        server().key(),
        "http://127.0.0.1:1234/tfs/defaultcollection"
    );
}

#[test]
fn who_may_see_the_credential() {
    let check = |endpoints: &Endpoints, text: &str, expect: bool| {
        let url = Url::parse(text).expect("the test's address");
        assert_eq!(endpoints.may_see_credential(&url), expect, "{text}");
    };
    for good in [
        "https://dev.azure.com/contoso/_apis",
        "https://feeds.dev.azure.com/Contoso/_apis",
        "https://pkgs.dev.azure.com:443/contoso/x",
        "https://app.vssps.visualstudio.com/_apis/accounts",
        "https://vssps.dev.azure.com/Contoso/_apis/tokens/pats",
        "https://contoso.pkgs.visualstudio.com/_packaging/f/Cargo/index/config.json",
    ] {
        check(&cloud(), good, true);
    }
    for bad in [
        "http://dev.azure.com/contoso/_apis",
        "https://dev.azure.com:8443/contoso",
        "https://dev.azure.com/fabrikam/_apis",
        "https://dev.azure.com/",
        "https://dev.azure.com.evil.example/contoso",
        "https://evildev.azure.com/contoso",
        "https://x@dev.azure.com/contoso",
        "https://dev.azure.com./contoso",
        "https://fabrikam.pkgs.visualstudio.com/x",
        "https://x.contoso.pkgs.visualstudio.com/x",
        "https://pkgs.dev.azure.com/..%2Fcontoso/x",
        "https://vssps.dev.azure.com/_apis/tokens/pats",
        "https://vssps.dev.azure.com/fabrikam/_apis/tokens/pats",
        "https://vssps.dev.azure.com/fabrikam/contoso",
        "https://vssps.dev.azure.com/%2Fcontoso/_apis/tokens/pats",
        "https://vssps.dev.azure.com/./../fabrikam/..;/contoso",
        "https://vssps.dev.azure.com:8443/contoso/_apis/tokens/pats",
        "https://vssps.dev.azure.com./contoso/_apis/tokens/pats",
        "https://vssps.dev.azure.com.evil.example/contoso",
        "https://evilvssps.dev.azure.com/contoso",
        "https://x.vssps.dev.azure.com/contoso",
        "https://contoso.vssps.visualstudio.com/_apis/tokens/pats",
        "https://x:y@vssps.dev.azure.com/contoso/_apis/tokens/pats",
        "http://vssps.dev.azure.com/contoso/_apis/tokens/pats",
        "https://127.0.0.1/contoso",
        "ftp://dev.azure.com/contoso",
    ] {
        check(&cloud(), bad, false);
    }
    check(&server(), "http://127.0.0.1:1234/anything", true);
    for bad in [
        "http://127.0.0.1:1235/tfs/DefaultCollection",
        "https://127.0.0.1:1234/tfs/DefaultCollection",
        "http://localhost:1234/tfs/DefaultCollection",
        "http://u:p@127.0.0.1:1234/tfs/DefaultCollection",
    ] {
        check(&server(), bad, false);
    }
}
