//! What the headers of an answer say about signing in.

use proptest::prelude::*;
use reqwest::header::HeaderValue;

use super::*;

const ID: &str = "11111111-2222-3333-4444-555555555555";
const OTHER: &str = "21111111-2222-3333-4444-555555555555";
const NIL: &str = "00000000-0000-0000-0000-000000000000";

fn services() -> Endpoints {
    Endpoints::parse("https://dev.azure.com/contoso").expect("an organization")
}

fn practice() -> Endpoints {
    Endpoints::parse("http://127.0.0.1:1234/tfs/DefaultCollection").expect("an organization")
}

fn server() -> Endpoints {
    Endpoints::parse("https://server.example/tfs/DefaultCollection").expect("an organization")
}

/// Reads headers that are written one on a line; Azure DevOps' own is added.
fn read(endpoints: &Endpoints, lines: &str) -> Result<SignInWays, SignInWaysError> {
    let mut headers = HeaderMap::new();
    for line in lines.lines().chain(["ActivityId: 1"]) {
        let (name, value) = line.trim().split_once(": ").expect("a header");
        let name = HeaderName::from_bytes(name.as_bytes()).expect("a name");
        headers.append(name, HeaderValue::from_str(value).expect("a value"));
    }
    SignInWays::read(endpoints, &headers)
}

/// The address for tokens that follows from the headers.
fn tokens(endpoints: &Endpoints, lines: &str) -> String {
    match read(endpoints, lines) {
        Ok(ways) => match ways.entra {
            Some(entra) => {
                assert!(endpoints.may_sign_in_at(&entra.authority), "{lines}");
                assert!(entra.authority.path().ends_with('/'), "{lines}");
                entra.url(&["token"]).to_string()
            }
            None => "none".to_owned(),
        },
        Err(error) => error.to_string(),
    }
}

#[test]
fn an_answer_of_services() {
    let found = read(
        &services(),
        &format!(
            "WWW-Authenticate: Bearer authorization_uri=https://login.microsoftonline.com/{ID}
            WWW-Authenticate: Basic realm=\"https://pkgs.example/\"
            WWW-Authenticate: TFS-Federated
            X-VSS-ResourceTenant: {ID}
            X-TFS-ProcessId: 1"
        ),
    );
    let id = Uuid::try_parse(ID).expect("an id");
    let authority = Url::parse("https://login.microsoftonline.com/").expect("an address");
    let tenant = Tenant::Directory(id);
    let expect = SignInWays {
        is_azure_devops: true,
        entra: Some(EntraTenant { authority, tenant }),
        basic: true,
        negotiate: false,
    };
    assert_eq!(found.expect("ways"), expect);
}

#[test]
fn an_answer_of_a_server() {
    let lines = "WWW-Authenticate: Bearer
        WWW-Authenticate: Basic realm=\"https://host/tfs\"
        WWW-Authenticate: Negotiate
        WWW-Authenticate: NTLM
        X-VSS-E2EID: 1";
    let found = read(&server(), lines).expect("ways");
    assert!(found.is_azure_devops && found.basic && found.negotiate);
    assert_eq!(found.entra, None);
    // A server may say what it wants about Entra: it gets no token of Services.
    let uri = format!(
        "WWW-Authenticate: Bearer authorization_uri=https://login.microsoftonline.com/{ID}"
    );
    assert_eq!(tokens(&server(), &uri), "none");
    assert_eq!(
        tokens(&server(), &format!("X-VSS-ResourceTenant: {ID}")),
        "none"
    );
    assert_eq!(tokens(&practice(), lines), "none");
}

#[test]
fn some_other_site_is_told_apart() {
    let check = |name: &'static str, expect: bool| {
        let mut headers = HeaderMap::new();
        headers.insert("www-authenticate", HeaderValue::from_static("Basic, NTLM"));
        let uri = format!("Bearer authorization_uri=https://login.windows.net/{ID}");
        headers.append(
            "www-authenticate",
            HeaderValue::from_str(&uri).expect("a value"),
        );
        headers.insert(name, HeaderValue::from_static("1"));
        let ways = SignInWays::read(&services(), &headers).expect("ways");
        assert_eq!(ways.is_azure_devops, expect, "{name}");
        assert_eq!(ways.entra.is_some(), expect, "{name}");
        assert!(ways.basic && ways.negotiate);
    };
    for name in [
        "activityid",
        "x-vss-e2eid",
        "x-tfs-processid",
        "x-tfs-session",
    ] {
        check(name, true);
    }
    for name in ["server", "x-activityid", "x-ms-request-id", "x-tf", "x-vss"] {
        check(name, false);
    }
}

#[test]
fn the_directory_is_found_where_it_is() {
    let check = |lines: &str, expect: &str| {
        let usual = format!("https://login.microsoftonline.com/{expect}/token");
        assert_eq!(tokens(&services(), lines), usual, "{lines}");
    };
    let bearer = "WWW-Authenticate: Bearer authorization_uri=https://login.microsoftonline.com/";
    let tenant = "X-VSS-ResourceTenant: ";
    check("Server: x", "common");
    check(&format!("{tenant}{ID}"), ID);
    check(
        &format!("{tenant}{}", ID.replace('1', "A")),
        &ID.replace('1', "a"),
    );
    check(&format!("{tenant}{NIL}"), "organizations");
    check(&format!("{tenant}{NIL}, {ID}"), ID);
    check(
        &format!("{tenant}9188040d-6c67-4c5b-b112-36a304b66dad"),
        "organizations",
    );
    check(&format!("{tenant}contoso.example"), "common");
    check(&format!("{tenant}{{{ID}}}"), "common");
    check(&format!("{tenant}../{ID}"), "common");
    check(&format!("{bearer}{ID}\n{tenant}{OTHER}"), ID);
    check(&format!("{bearer}\n{tenant}{OTHER}"), OTHER);
    check(&format!("{bearer}contoso.example\n{tenant}{OTHER}"), OTHER);
    check(&format!("{bearer}{ID}/oauth2/authorize?x=y#z"), ID);
    check(&format!("{bearer}{NIL}"), "organizations");
    check(
        &format!("{bearer}F8CDEF31-a31e-4b4a-93e4-5f571e91255a"),
        "organizations",
    );
    check(&format!("{bearer}common\n{tenant}{ID}"), "common");
    check(&format!("{bearer}{OTHER}\n{bearer}{ID}"), OTHER);
    check("WWW-Authenticate: Bearer authorization_uri=\"\"", "common");
    let us = "WWW-Authenticate: Bearer authorization_uri=\"https://login.microsoftonline.us/\"";
    assert_eq!(
        tokens(&services(), &format!("{us}\n{tenant}{ID}")),
        format!("https://login.microsoftonline.us/{ID}/token")
    );
}

#[test]
fn a_practice_server_signs_in_at_itself() {
    let bearer = "WWW-Authenticate: Bearer authorization_uri=";
    let check =
        |lines: &str, expect: &str| assert_eq!(tokens(&practice(), lines), expect, "{lines}");
    let own = format!("http://127.0.0.1:1234/login/{ID}/token");
    check(&format!("{bearer}http://127.0.0.1:1234/login/{ID}"), &own);
    check(&format!("X-VSS-ResourceTenant: {ID}"), &own);
    let public = format!("{bearer}https://login.microsoftonline.com/{ID}");
    check(
        &public,
        "http://127.0.0.1:1234/tfs/DefaultCollection names login.microsoftonline.com as the place to sign in, which is none of Microsoft Entra's; nothing was sent there.",
    );
    let secure = Endpoints::parse("https://localhost:8443/tfs/x").expect("an organization");
    let uri = format!("{bearer}https://localhost:8443/login/{ID}");
    assert_eq!(
        tokens(&secure, &uri),
        format!("https://localhost:8443/login/{ID}/token")
    );
}

#[test]
fn a_foreign_place_to_sign_in_is_named_and_refused() {
    let check = |uri: &str, host: &str| {
        for lines in [
            format!("WWW-Authenticate: Bearer authorization_uri=\"{uri}\""),
            format!(
                "WWW-Authenticate: Basic, bearer authorization_uri=https://login.microsoftonline.com/{ID}, BEARER Authorization_Uri={uri}"
            ),
        ] {
            let expect = match host {
                "" => "https://dev.azure.com/contoso names a place to sign in that cannot be read; nothing was sent there.".to_owned(),
                host => format!("https://dev.azure.com/contoso names {host} as the place to sign in, which is none of Microsoft Entra's; nothing was sent there."),
            };
            assert_eq!(tokens(&services(), &lines), expect, "{lines}");
        }
    };
    check("https://evil.example/common", "evil.example");
    check(
        "https://login.microsoftonline.com.evil.example/x",
        "login.microsoftonline.com.evil.example",
    );
    check(
        "https://login.microsoftonline.com./x",
        "login.microsoftonline.com.",
    );
    check(
        "https://login.microsoftonline.com:444/x",
        "login.microsoftonline.com:444",
    );
    check(
        "http://login.microsoftonline.com/x",
        "http://login.microsoftonline.com",
    );
    check("http://127.0.0.1:1234/login/x", "http://127.0.0.1:1234");
    check(
        "ftp://login.microsoftonline.com/x",
        "ftp://login.microsoftonline.com",
    );
    check("foo://evil.example", "foo://evil.example");
    check("https:\\\\evil.example", "evil.example");
    check("https://login.microsoftonline.com@evil.example/", "");
    check("https://x:y@login.microsoftonline.com/", "");
    check("login.microsoftonline.com", "");
    check("javascript:alert(1)", "");
    check("/login/", "");
    check(
        &format!("https://login.microsoftonline.com/{}", "a".repeat(2100)),
        "",
    );
}

proptest! {
    #[test]
    fn whatever_is_said_nobody_is_sent_elsewhere(
        bearer in "[ -~]{0,80}",
        host in "[a-z0-9.@:/?#%-]{0,30}",
        tenant in "[ -~]{0,60}",
    ) {
        for (endpoints, start) in [(services(), "https://login."), (practice(), "http://127.0.0.1:1234/")] {
            for uri in [bearer.clone(), format!("{start}{host}")] {
                let mut headers = HeaderMap::new();
                headers.insert("activityid", HeaderValue::from_static("1"));
                for (name, value) in [
                    ("www-authenticate", format!("Bearer authorization_uri={uri}")),
                    ("www-authenticate", bearer.clone()),
                    ("x-vss-resourcetenant", tenant.clone()),
                ] {
                    headers.append(name, HeaderValue::from_str(&value).expect("a value"));
                }
                if let Ok(SignInWays { entra: Some(entra), .. }) = SignInWays::read(&endpoints, &headers) {
                    prop_assert!(endpoints.may_sign_in_at(&entra.authority));
                    prop_assert!(endpoints.may_sign_in_at(&entra.url(&["oauth2", "v2.0", "token"])));
                    let segments: Vec<_> = entra.url(&["x"]).path_segments().expect("a path").map(str::to_owned).collect();
                    let depth = if entra.authority.path() == "/" { 2 } else { 3 };
                    prop_assert_eq!(segments.len(), depth);
                }
            }
        }
    }
}
