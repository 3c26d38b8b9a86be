//! Profiles as people write them: what is understood, and which place each
//! mistake is blamed on. No secret is ever repeated.

#![allow(
    clippy::expect_used,
    reason = "a test may stop at once when what it stands on is missing"
)]

use setup::profile::{AccountKind, EntraWish, StoreKind};
use setup::{ErrorCode, Profile};
use std::path::Path;

fn parse(text: &str) -> Result<Profile, setup::Failure> {
    Profile::parse(
        text,
        "feedwright.toml",
        Path::new("/home/ada"),
        Path::new("/srv/profiles"),
    )
}

const GOOD: &str = r#"schema = 1
[organization]
url = "https://dev.azure.com/contoso"
[feed]
name = "crates-mirror"
project = "Fabrikam"
create = true
visibility = "specific-people"
[registry]
name = "crates-mirror"
replace-crates-io = true
[credentials]
account = "personal-access-token"
store = "keychain"
[workstation]
repositories = ["~/src/app", "other", "/opt/third", "~/src/app"]
user-level = false
"#;

#[test]
fn the_designs_example_is_understood() {
    let profile = parse(GOOD).unwrap();
    assert_eq!(profile.endpoints.name(), "contoso");
    assert_eq!(profile.feed.name, "crates-mirror");
    let folders: Vec<_> = profile
        .workstation
        .repositories
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    assert_eq!(
        folders,
        ["/home/ada/src/app", "/srv/profiles/other", "/opt/third"]
    );
}

#[test]
fn an_exported_profile_reads_back_as_the_same() {
    let first = parse(GOOD).unwrap();
    let text = first.to_toml();
    insta::assert_snapshot!(text, @r#"
    # A Feedwright profile: what a computer shall look like. It holds no secrets.
    schema = 1

    [organization]
    url = "https://dev.azure.com/contoso"

    [feed]
    name = "crates-mirror"
    project = "Fabrikam"
    create = true
    visibility = "specific-people"

    [registry]
    name = "crates-mirror"
    replace-crates-io = true

    [credentials]
    account = "personal-access-token"
    store = "keychain"

    [workstation]
    repositories = ["/home/ada/src/app", "/srv/profiles/other", "/opt/third"]
    user-level = false
    "#);
    let second = parse(&text).unwrap();
    assert_eq!(
        (&first.feed, &first.registry, &first.workstation),
        (&second.feed, &second.registry, &second.workstation)
    );
    assert_eq!(first.endpoints, second.endpoints);
}

#[test]
fn short_profiles_get_what_is_usual() {
    let profile = parse(
        "schema = 1\norganization.url = 'contoso'\nfeed.name = '2024.feed'\nfeed.project = 'Fabrikam'\nworkstation.user-level = true\n",
    )
    .unwrap();
    assert!(profile.feed.create && profile.registry.replace_crates_io && !profile.registry.chosen);
    assert!(
        profile.feed.visibility.is_none(),
        "who sees the feed is left alone unless it is asked for"
    );
}

#[test]
fn a_feeds_page_as_organization_fills_in_the_project() {
    let profile = parse(
        "schema = 1\norganization.url = 'https://dev.azure.com/contoso/Fabrikam/_artifacts/feed/x'\nfeed.name = 'x'\nworkstation.user-level = true\n",
    )
    .unwrap();
    assert_eq!(
        profile.feed.scope,
        azure_devops::FeedScope::Project("Fabrikam".to_owned())
    );
}

/// Replaces one line of the good profile and expects the code and the place.
fn check(from: &str, to: &str, code: ErrorCode, place: &str) {
    assert!(GOOD.contains(from), "{from}");
    let failure = parse(&GOOD.replace(from, to)).expect_err(to);
    assert_eq!(failure.code, code, "{failure}");
    assert_eq!(failure.place.as_deref(), Some(place), "{failure}");
    assert!(failure.why.is_some(), "{failure}");
}

#[test]
fn mistakes_are_blamed_on_their_line() {
    use ErrorCode::*;
    check(
        "schema = 1",
        "schema = 2",
        ProfileInvalid,
        "feedwright.toml:1",
    );
    check(
        "schema = 1",
        "schema = \"1\"",
        ProfileInvalid,
        "feedwright.toml:1",
    );
    check(
        "create = true",
        "create = \"yes\"",
        ProfileInvalid,
        "feedwright.toml:7",
    );
    check(
        "create = true",
        "creat = true",
        ProfileInvalid,
        "feedwright.toml:7",
    );
    check(
        "[registry]",
        "[registri]",
        ProfileInvalid,
        "feedwright.toml:9",
    );
    check(
        "specific-people",
        "everybody",
        ProfileInvalid,
        "feedwright.toml:8",
    );
}

#[test]
fn illegal_values_are_blamed_on_their_line() {
    use ErrorCode::*;
    check(
        "url = \"https://dev.azure.com/contoso\"",
        "url = \"https://example.org/\"",
        AddressNotUnderstood,
        "`organization.url` in feedwright.toml:3",
    );
    check(
        "https://dev.azure.com/contoso",
        "http://server.example/tfs/DefaultCollection",
        AddressNotSecure,
        "`organization.url` in feedwright.toml:3",
    );
    check(
        "name = \"crates-mirror\"\nproject",
        "name = \"bad,name\"\nproject",
        FeedNameRefused,
        "`feed.name` in feedwright.toml:5",
    );
    check(
        "project = \"Fabrikam\"",
        "project = \"a/b\"",
        ProjectNameRefused,
        "`feed.project` in feedwright.toml:6",
    );
    check(
        "name = \"crates-mirror\"\nreplace",
        "name = \"2024\"\nreplace",
        RegistryNameRefused,
        "`registry.name` in feedwright.toml:10",
    );
    check(
        "personal-access-token",
        "browser",
        StoreUnsuitable,
        "`credentials.store` in feedwright.toml:14",
    );
    check(
        "keychain",
        "plain-file",
        NotAvailableYet,
        "`credentials.store` in feedwright.toml:14",
    );
    check(
        "repositories = [\"~/src/app\", \"other\", \"/opt/third\", \"~/src/app\"]",
        "repositories = []",
        ProfileInvalid,
        "`workstation` in feedwright.toml:15",
    );
    check(
        "schema = 1",
        "schema = 1\n]",
        ProfileInvalid,
        "feedwright.toml:2",
    );
}

/// The same profile with other credentials.
fn with_credentials(lines: &str) -> Result<Profile, setup::Failure> {
    let old = "account = \"personal-access-token\"\nstore = \"keychain\"";
    assert!(GOOD.contains(old));
    parse(&GOOD.replace(old, lines))
}

#[test]
fn every_account_has_its_usual_store() {
    let check = |lines: &str, expect: (AccountKind, StoreKind)| {
        let profile = with_credentials(lines).expect(lines);
        assert_eq!((profile.account, profile.store), expect, "{lines}");
        let again = parse(&profile.to_toml()).expect("what was exported");
        let of = |profile: &Profile| (profile.account, profile.store, profile.entra.clone());
        assert_eq!(of(&again), of(&profile), "{lines}");
    };
    use AccountKind::*;
    check("", (PersonalAccessToken, StoreKind::Keychain));
    let entra = [
        ("browser", Browser),
        ("device-code", DeviceCode),
        ("azure-cli", AzureCli),
        ("azure-developer-cli", AzureDeveloperCli),
        ("managed-identity", ManagedIdentity),
        ("workload-identity", WorkloadIdentity),
        ("service-principal", ServicePrincipal),
        ("azure-pipelines", AzurePipelines),
    ];
    for (name, kind) in entra {
        check(&format!("account = '{name}'"), (kind, StoreKind::Provider));
        let environment = format!("account = '{name}'\nstore = 'environment'");
        check(&environment, (kind, StoreKind::Environment));
        let keychain = with_credentials(&format!("account = '{name}'\nstore = 'keychain'"));
        let code = keychain.map(drop).map_err(|failure| failure.code);
        assert_eq!(code, Err(ErrorCode::StoreUnsuitable), "{name}");
        let minted = with_credentials(&format!("account = '{name}'\nmint = true"));
        assert_eq!(minted.is_ok(), kind.is_person_of_entra(), "{name}");
    }
    check(
        "store = 'provider'",
        (PersonalAccessToken, StoreKind::Provider),
    );
    let minted = "account = 'browser'\nstore = 'keychain'\nmint = true";
    check(minted, (Browser, StoreKind::Keychain));
}

#[test]
fn what_entra_needs_is_read_and_written_again() {
    let (client, tenant) = (uuid::Uuid::new_v4(), uuid::Uuid::new_v4());
    let lines = format!(
        "account = 'browser'\nclient-id = '{client}'\ntenant = '{tenant}'\nmint = true\nmint-days = 365"
    );
    let profile = with_credentials(&lines).unwrap();
    let expect = EntraWish {
        client_id: Some(client),
        tenant: Some(tenant),
        mint_days: Some(365),
    };
    assert_eq!(profile.entra, expect);
    assert_eq!(parse(&profile.to_toml()).unwrap().entra, expect);
    let usual = with_credentials("account = 'azure-cli'\nmint = true").unwrap();
    assert_eq!(usual.entra.mint_days, Some(30));
}

#[test]
fn credentials_that_do_not_go_together_are_blamed_on_their_line() {
    let check = |lines: &str, key: &str, line: usize| {
        let failure = with_credentials(lines).expect_err(lines);
        assert_eq!(failure.code, ErrorCode::ProfileInvalid, "{failure}");
        let place = format!("`credentials.{key}` in feedwright.toml:{line}");
        assert_eq!(failure.place, Some(place), "{lines}");
    };
    check("account = 'browser'\nclient-id = 'me'", "client-id", 14);
    let braced = "account = 'browser'\ntenant = '{00000000-0000-0000-0000-000000000000}'";
    check(braced, "tenant", 14);
    check("mint = true", "mint", 13);
    check("account = 'managed-identity'\nmint = true", "mint", 14);
    check("account = 'browser'\nmint-days = 3", "mint-days", 14);
    for days in ["0", "366"] {
        let lines = format!("account = 'browser'\nmint = true\nmint-days = {days}");
        check(&lines, "mint-days", 15);
    }
}

#[test]
fn a_secret_is_refused_with_its_line_and_never_repeated() {
    let token = format!("{}AZDO{}", "x9".repeat(38), "Zz9y");
    for line in [
        format!("# old: {token}"),
        format!("token = \"{token}\""),
        format!("password = \"{token}\""),
    ] {
        let text = GOOD.replace("create = true", &format!("create = true\n{line}"));
        let failure = parse(&text).unwrap_err();
        assert_eq!(failure.code, ErrorCode::ProfileHoldsSecret);
        assert_eq!(failure.place.as_deref(), Some("feedwright.toml:8"));
        assert!(!format!("{failure:?}{failure}{}", failure.advice()).contains(&token));
    }
}

/// `FEEDWRIGHT_UPDATE_SCHEMA=1 cargo test -p setup --test profiles` writes it.
#[test]
fn the_published_schema_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/profile.json");
    let fresh = format!("{:#}\n", Profile::json_schema());
    if std::env::var_os("FEEDWRIGHT_UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(published, fresh, "docs/schema/profile.json is stale");
}

/// The page for administrators shows a profile that works as it stands.
#[test]
fn the_profile_of_the_documentation_is_valid() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/profile.md");
    let page = std::fs::read_to_string(page).unwrap();
    let start = page.find("```toml\n").unwrap() + "```toml\n".len();
    let length = page[start..].find("```").unwrap();
    let profile = parse(&page[start..start + length]).unwrap();
    assert_eq!(profile.feed.name, "crates-mirror");
}
