//! The real cargo with tokens of Entra, and led astray to another server.

use std::time::Duration;

use practice_server::{
    CredentialKind, CredentialState, HeaderShape, PracticeServer, SignInFault, TokenRequest,
};
use secrecy::ExposeSecret as _;

use crate::project::{Project, Run};
use crate::support::{Feed, options};

const HOUR: Duration = Duration::from_secs(3600);

async fn build(project: &Project, token: &str) -> Run {
    let credential = format!("Bearer {token}");
    let variables = [("CARGO_REGISTRIES_PRACTICE_TOKEN", credential.as_str())];
    project.cargo(&["build"], None, &variables).await
}

#[tokio::test(flavor = "multi_thread")]
async fn cargo_builds_with_a_token_of_entra_until_it_ends() {
    let feed = Feed::start().await;
    let token = feed.server.issue_access_token(HOUR);
    let project = Project::new(&feed.index("crates"));
    let built = build(&project, token.expose_secret()).await;
    assert!(built.success, "{}", built.messages);
    let requests = feed.server.requests();
    let sent = requests
        .iter()
        .filter(|seen| seen.authorization != HeaderShape::None);
    let credentials: Vec<_> = sent.map(|seen| seen.credential).collect();
    assert!(!credentials.is_empty());
    for credential in credentials {
        assert!(credential.is_valid());
        assert_eq!(credential.kind, Some(CredentialKind::EntraUser));
    }
    assert_eq!(feed.server.expire_access_tokens(), 1);
    let again = Project::new(&feed.index("crates"));
    let refused = build(&again, token.expose_secret()).await;
    assert!(!refused.success);
    let last = feed.server.requests().pop().unwrap();
    assert_eq!(last.credential.state, CredentialState::Expired);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_job_of_a_pipeline_builds_as_well() {
    let feed = Feed::start().await;
    let job = feed.server.issue_job_token(TokenRequest::default());
    let project = Project::new(&feed.index("crates"));
    let built = build(&project, job.expose_secret()).await;
    assert!(built.success, "{}", built.messages);
}

/// Whatever the redirect, the other server sees no credential of cargo's.
#[tokio::test(flavor = "multi_thread")]
async fn cargo_takes_no_credential_to_another_server() {
    for (fault, _) in SignInFault::redirects() {
        for path in ["/config.json", "/se/rd/serde", "/download"] {
            let feed = Feed::start().await;
            let second = PracticeServer::start(options()).await.unwrap();
            let port = u32::from(second.address().port());
            let rule = fault.rule().on("GET", path).amount(port);
            feed.server.set_fault(rule);
            let token = feed.server.issue_access_token(HOUR);
            let project = Project::new(&feed.index("crates"));
            let led_astray = build(&project, token.expose_secret()).await;
            assert!(!led_astray.success, "{fault} {path}");
            let arrived = second.requests();
            assert!(!arrived.is_empty(), "{fault} {path} led nowhere");
            for seen in arrived {
                assert_eq!(seen.authorization, HeaderShape::None, "{fault} {path}");
            }
        }
    }
}
