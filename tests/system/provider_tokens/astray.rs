//! Attempts to lead a token that is to be renewed, or has just been, to another
//! server: index URLs that only resemble the registered one, and redirects.

use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::Path;
use std::time::Duration;

use practice_server::{HeaderShape, PracticeOptions, PracticeServer, SignInFault, Upstream};

use super::{EntraDesk, PROVIDER, answers, request};
use crate::provider::hostile_indexes::{hostile, respelled};
use crate::provider::{NOT_OURS, hostile_repositories};

const HOUR: Duration = Duration::from_secs(3_600);

/// A server that everything can reach and that counts who comes.
struct Listener(TcpListener);

impl Listener {
    fn start() -> Listener {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a socket");
        listener.set_nonblocking(true).expect("a socket");
        Listener(listener)
    }

    fn port(&self) -> u16 {
        self.0.local_addr().expect("an address").port()
    }

    fn assert_nobody_came(&self) {
        let came = self.0.accept().expect_err("somebody came");
        assert_eq!(came.kind(), ErrorKind::WouldBlock);
    }
}

/// The registered index at the listener instead, spelled in many ways.
fn at_the_listener(own: &str, of_server: u16, port: u16) -> Vec<String> {
    let moved = own.replace(&format!(":{of_server}/"), &format!(":{port}/"));
    let mut all = respelled(&moved);
    for host in ["localhost", "127.1", "[::1]", "127.0.0.1.", "me@127.0.0.1"] {
        all.push(moved.replace("127.0.0.1", host));
        all.push(own.replace("127.0.0.1", host));
    }
    all.push(own.replace("127.0.0.1", &format!("127.0.0.1:{port}@127.0.0.1")));
    all.push(moved);
    all
}

#[tokio::test]
async fn no_hostile_index_makes_the_provider_renew_anything() {
    let desk = EntraDesk::with_an_old_token().await;
    let listener = Listener::start();
    let own = desk.desk.index();
    let server = &desk.desk.site.server;
    let mut all = hostile();
    all.extend(respelled(&own));
    all.extend(at_the_listener(
        &own,
        server.address().port(),
        listener.port(),
    ));
    assert!(!all.contains(&own) && all.len() > 600, "{}", all.len());
    let before = server.requests().len();
    let proxy = format!("http://127.0.0.1:{}", listener.port());
    let mut asked = desk.desk.provider();
    for name in ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"] {
        asked = asked.variable(name, &proxy);
    }
    let lines: String = all.iter().map(|index| request(index, "get")).collect();
    let ran = asked.input(lines).run().await;
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let answers = answers(&ran);
    assert_eq!(answers.len(), all.len());
    for (index, answer) in all.iter().zip(answers) {
        assert_eq!(answer, NOT_OURS, "{index:?}");
    }
    listener.assert_nobody_came();
    assert_eq!(server.requests().len(), before);
    // The same account does answer, over the network, for its own index.
    let ran = desk.get().await;
    assert!(self::answers(&ran)[0].starts_with(r#"{"Ok":"#), "no token");
    assert_eq!(desk.renewals(), 1);
}

#[tokio::test]
async fn no_repository_turns_a_token_of_entra_to_another_server() {
    let desk = EntraDesk::with_tokens_of(HOUR).await;
    desk.sign_in(&[]).await;
    let ran = desk.get().await;
    let answer: serde_json::Value = serde_json::from_str(answers(&ran)[0]).expect("JSON");
    let header = answer["Ok"]["token"].as_str().expect("a token");
    let secret = header.strip_prefix("Bearer ").expect("a bearer token");
    hostile_repositories::check(&desk.desk, secret).await;
}

#[tokio::test]
async fn no_redirect_takes_a_token_or_what_renews_it_along() {
    let desk = EntraDesk::with_an_old_token().await;
    let server = &desk.desk.site.server;
    let other = Listener::start();
    let port = u32::from(other.port());
    let organization = desk.desk.site.organization();
    for (fault, status) in SignInFault::redirects() {
        let rule = fault.rule().on("POST", "/oauth2/v2.0/token");
        server.set_fault(rule.amount(port));
        let words = desk.refusal().await;
        let redirect = format!("(a redirect, status {status})");
        assert!(words.contains(&redirect), "{words}");
        server.clear_faults();
    }
    let ran = desk.get().await;
    assert!(answers(&ran)[0].starts_with(r#"{"Ok":"#), "no token");
    for (fault, status) in SignInFault::redirects() {
        server.set_fault(fault.rule().on("GET", "/_apis/").amount(port));
        let arguments = ["feed", "list", "--organization", &organization];
        let ran = desk.desk.site.workplace.feedwright(&arguments).run().await;
        assert_ne!(ran.status, 0, "{status}: {}", ran.stdout);
        server.clear_faults();
    }
    // Nothing of ours follows a redirect at all.
    other.assert_nobody_came();
}

#[tokio::test]
async fn cargo_follows_redirects_without_the_token() {
    let desk = EntraDesk::with_tokens_of(HOUR).await;
    desk.sign_in(&[]).await;
    desk.desk.configure(Path::new(PROVIDER));
    let server = &desk.desk.site.server;
    for (fault, status) in SignInFault::redirects() {
        let options = PracticeOptions {
            upstream: Upstream::BuiltIn,
            ..PracticeOptions::default()
        };
        let other = PracticeServer::start(options).await.expect("a server");
        let port = u32::from(other.address().port());
        server.set_fault(fault.rule().on("GET", "/Cargo/index/").amount(port));
        let project = desk.desk.site.workplace.project(&format!("to{status}"));
        let ran = desk.desk.cargo(&project, &["add", "itoa"]).await;
        assert_ne!(ran.status, 0, "{status}: {}", ran.stdout);
        let came = other.requests();
        assert!(!came.is_empty(), "{status} led nowhere: {}", ran.stderr);
        for request in came {
            assert_eq!(request.authorization, HeaderShape::None, "{status}");
        }
        server.clear_faults();
    }
}
