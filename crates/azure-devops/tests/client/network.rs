//! Failures below HTTP, proxies and certificates.
//!
//! Proxies and `SSL_CERT_FILE` come from the environment, which a test may not
//! change for its neighbours: those tests start this same test program again,
//! with the one test [`child`] and an environment of its own.

use std::net::TcpListener;
use std::process::Command;

use azure_devops::network::{NetworkOptions, ProxyAddress};
use azure_devops::{Client, ClientOptions, Endpoints, ErrorKind, FeedScope, TokenApiError};
use uuid::Uuid;

use crate::proxy::{Authority, Proxy};
use crate::support::{FEED, Script, Step, USER, credential, json, options, reply};

/// What the child's options tell of the network.
const PROXY: &str = "FEEDWRIGHT_TEST_PROXY";
const LAST_PROXY: &str = "FEEDWRIGHT_TEST_LAST_PROXY";
const AUTHORITIES: &str = "FEEDWRIGHT_TEST_AUTHORITIES";
/// Which address the child talks to.
const TARGET: &str = "FEEDWRIGHT_TEST_TARGET";

fn once() -> ClientOptions {
    ClientOptions {
        attempts: 1,
        ..options()
    }
}

async fn kind_at(address: &str) -> ErrorKind {
    let endpoints = Endpoints::parse(address).unwrap();
    let client = Client::new(endpoints, Some(credential()), once()).unwrap();
    client.connection_data().await.unwrap_err().kind()
}

#[tokio::test]
async fn nobody_listens() {
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let kind = kind_at(&format!("http://{free}/tfs/DefaultCollection")).await;
    assert_eq!(kind, ErrorKind::Unreachable);
}

#[test]
fn a_name_that_no_resolver_knows() {
    // A label of 64 characters is refused before any resolver is asked.
    let target = format!("https://{}/tfs/DefaultCollection", "x".repeat(64));
    assert_eq!(run_child(&target, &[]), "NameNotResolved");
}

#[tokio::test]
async fn a_port_that_does_not_speak_tls() {
    let words = b"HTTP/1.1 400 Plain HTTP\r\n\r\n".to_vec();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let _ = std::io::Write::write_all(&mut stream, &words);
            let _ = std::io::Read::read(&mut stream, &mut [0; 4096]);
        }
    });
    let kind = kind_at(&format!("https://{address}/tfs/DefaultCollection")).await;
    assert_eq!(kind, ErrorKind::TlsFailed);
}

/// Runs [`child`] with variables; its result as it printed it.
fn run_child(target: &str, variables: &[(&str, &str)]) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "network::child", "--nocapture"])
        .env(TARGET, target);
    for name in [
        "HTTPS_PROXY",
        "HTTP_PROXY",
        "ALL_PROXY",
        "NO_PROXY",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
    ] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    let output = command.envs(variables.iter().copied()).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let found = text.lines().find_map(|line| line.split_once("RESULT "));
    found
        .unwrap_or_else(|| panic!("no result: {text}"))
        .1
        .to_owned()
}

/// No test of its own: what [`run_child`] runs. Without its variable it has
/// nothing to do.
#[tokio::test]
async fn child() {
    let Ok(target) = std::env::var(TARGET) else {
        return;
    };
    let endpoints = Endpoints::parse(&target).unwrap();
    let read = |name| std::env::var(name).ok();
    let proxy = |name| read(name).map(|text| ProxyAddress::parse(&text, 80).unwrap());
    let options = ClientOptions {
        network: NetworkOptions {
            proxy: proxy(PROXY),
            last_proxy: proxy(LAST_PROXY),
            authority_files: read(AUTHORITIES).into_iter().map(Into::into).collect(),
        },
        ..once()
    };
    let client = match Client::new(endpoints, Some(credential()), options) {
        Ok(client) => client,
        Err(error) => return println!("\nRESULT no client: {:?}", error.kind()),
    };
    let result = async {
        client.connection_data().await?;
        client.feed(&FeedScope::Organization, "f").await?;
        let url = client
            .endpoints()
            .packaging_url(&FeedScope::Organization, "f");
        let answer = client.packaging_get(&url).await?;
        match client.revoke_token(Uuid::from_u128(7)).await {
            Err(TokenApiError::Request(error)) => Err(error),
            _ => Ok(answer),
        }
    };
    match result.await {
        Ok(answer) => println!("\nRESULT status {}", answer.status),
        Err(error) => println!("\nRESULT {:?}", error.kind()),
    }
}

fn good_answers() -> Vec<Step> {
    vec![
        json(USER),
        json(FEED),
        reply(200, &[], "{}"),
        reply(204, &[], ""),
    ]
}

#[test]
fn services_are_reached_by_their_own_names_through_a_proxy() {
    let authority = Authority::new();
    let names = [
        "dev.azure.com",
        "feeds.dev.azure.com",
        "pkgs.dev.azure.com",
        "vssps.dev.azure.com",
    ];
    let proxy = Proxy::play(&authority, &names, good_answers());
    let file = authority.file();
    let trusted = [
        ("HTTPS_PROXY", proxy.address()),
        ("SSL_CERT_FILE", file.path().to_string_lossy().into_owned()),
    ];
    let trusted = trusted
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    assert_eq!(run_child("contoso", &trusted), "status 200");
    let lines: Vec<String> = proxy.seen().into_iter().map(|seen| seen.line).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
    CONNECT dev.azure.com:443 HTTP/1.1
    GET /contoso/_apis/connectionData HTTP/1.1
    CONNECT feeds.dev.azure.com:443 HTTP/1.1
    GET /contoso/_apis/packaging/feeds/f?api-version=7.1 HTTP/1.1
    CONNECT pkgs.dev.azure.com:443 HTTP/1.1
    GET /contoso/_packaging/f/ HTTP/1.1
    CONNECT vssps.dev.azure.com:443 HTTP/1.1
    DELETE /contoso/_apis/tokens/pats?api-version=7.1-preview.1&authorizationId=00000000-0000-0000-0000-000000000007 HTTP/1.1
    ");
    for seen in proxy.seen() {
        let inside = !seen.line.starts_with("CONNECT");
        assert_eq!(
            seen.header("Authorization").is_some(),
            inside,
            "the proxy sees no credential"
        );
    }
}

#[test]
fn certificates_that_are_not_trusted() {
    let authority = Authority::new();
    let stranger = Authority::new();
    let check = |names: &[&str], trusted: &Authority, expect: &str| {
        let proxy = Proxy::play(&authority, names, good_answers());
        let file = trusted.file();
        let variables = [
            ("HTTPS_PROXY", proxy.address()),
            ("SSL_CERT_FILE", file.path().to_string_lossy().into_owned()),
        ];
        let variables = variables
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        assert_eq!(run_child("contoso", &variables), expect);
        assert!(
            proxy
                .seen()
                .iter()
                .all(|seen| seen.header("Authorization").is_none())
        );
    };
    check(&["dev.azure.com"], &stranger, "CertificateUnknown");
    check(
        &["dev.azure.com.evil.example"],
        &authority,
        "CertificateOtherHost",
    );
    let missing = [("SSL_CERT_FILE", "/nonexistent/ca.pem")];
    assert_eq!(run_child("contoso", &missing), "no client: TlsFailed");
}

#[test]
fn proxies_that_refuse() {
    let check = |step: Step, expect: &str| {
        // The client hides what the proxy said, so it is asked once more.
        let script = Script::play(vec![step.clone(), step]);
        let address = format!("http://{}", script.address);
        assert_eq!(run_child("contoso", &[("HTTPS_PROXY", &address)]), expect);
        assert_eq!(script.lines(), ["CONNECT dev.azure.com:443 HTTP/1.1"; 2]);
    };
    let page = [("Content-Type", "text/html")];
    let wants = |way| reply(407, &[("Proxy-Authenticate", way)], "<html>");
    check(wants("NTLM"), "ProxyDomainSignIn");
    check(wants("Negotiate, NTLM"), "ProxyDomainSignIn");
    check(wants("Digest realm=\"x\""), "ProxyDomainSignIn");
    check(wants("NTLM, Basic realm=\"x\""), "ProxyRefused");
    check(reply(407, &[], ""), "ProxyRefused");
    check(
        reply(302, &[("Location", "http://portal.example/")], ""),
        "NetworkSignIn",
    );
    check(reply(511, &page, "<html>"), "NetworkSignIn");
    check(reply(502, &[], "<html>"), "Unreachable");
    check(Step::Close, "Unreachable");
    let nowhere = format!("http://{}:8080", "x".repeat(64));
    assert_eq!(
        run_child("contoso", &[("HTTPS_PROXY", &nowhere)]),
        "NameNotResolved"
    );
}

#[test]
fn what_is_told_goes_before_or_after_the_environment() {
    let authority = Authority::new();
    let file = authority.file();
    let trusted = file.path().to_string_lossy().into_owned();
    let check = |told: &str, by_variable: bool, expect: [usize; 2]| {
        let names = [
            "dev.azure.com",
            "feeds.dev.azure.com",
            "pkgs.dev.azure.com",
            "vssps.dev.azure.com",
        ];
        let (one, other) = (
            Proxy::play(&authority, &names, good_answers()),
            Proxy::play(&authority, &names, good_answers()),
        );
        let (address, named) = (one.address(), other.address());
        let mut variables = vec![(told, address.as_str()), (AUTHORITIES, &trusted)];
        if by_variable {
            variables.push(("HTTPS_PROXY", &named));
        }
        assert_eq!(run_child("contoso", &variables), "status 200");
        let counts = [&one, &other].map(|proxy| proxy.seen().len());
        assert_eq!(counts, expect, "{told}, {by_variable}");
    };
    check(PROXY, false, [8, 0]);
    check(PROXY, true, [8, 0]);
    check(LAST_PROXY, false, [8, 0]);
    check(LAST_PROXY, true, [0, 8]);
}

#[test]
fn name_and_password_go_to_the_proxy_alone() {
    let authority = Authority::new();
    let names = [
        "dev.azure.com",
        "feeds.dev.azure.com",
        "pkgs.dev.azure.com",
        "vssps.dev.azure.com",
    ];
    let proxy = Proxy::play(&authority, &names, good_answers());
    let file = authority.file();
    let address = proxy.address().replace("http://", "http://ann:secret%21@");
    let trusted = file.path().to_string_lossy().into_owned();
    let variables = [(PROXY, address.as_str()), (AUTHORITIES, &trusted)];
    assert_eq!(run_child("contoso", &variables), "status 200");
    for seen in proxy.seen() {
        let sent = seen.header("Proxy-Authorization");
        let is_tunnel = seen.line.starts_with("CONNECT");
        assert_eq!(sent.is_some(), is_tunnel, "{}", seen.line);
    }
}

#[test]
fn loopback_never_goes_through_a_proxy() {
    let script = Script::play(good_answers());
    let proxy = Script::play(vec![]);
    let address = format!("http://{}", proxy.address);
    let target = format!("http://{}/tfs/DefaultCollection", script.address);
    let variables = [
        ("HTTP_PROXY", address.as_str()),
        ("http_proxy", &address),
        ("HTTPS_PROXY", &address),
        ("ALL_PROXY", &address),
    ];
    assert_eq!(run_child(&target, &variables), "status 200");
    assert!(proxy.lines().is_empty());
    assert_eq!(script.lines().len(), 4);
}
