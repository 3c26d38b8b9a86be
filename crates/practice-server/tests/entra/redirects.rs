//! Redirects of all five kinds to a second server, whose log says what arrived there.

use practice_server::{HeaderShape, PracticeOptions, PracticeServer, SignInFault, Upstream};

use crate::support::{bearer, place, send};

async fn second() -> PracticeServer {
    PracticeServer::start(PracticeOptions {
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    })
    .await
    .unwrap()
}

#[tokio::test]
async fn every_kind_of_redirect_leads_to_the_second_server() {
    let (place, second) = (place().await, second().await);
    let token = bearer(&place.sign_in().await.secret("access_token"));
    let port = u32::from(second.address().port());
    for (fault, status) in SignInFault::redirects() {
        place.server.clear_faults();
        place.server.set_fault(fault.rule().amount(port));
        let answer = place.get("_apis/projects?api-version=7.0", &token).await;
        assert_eq!(answer.status, status);
        let to = answer.header("location");
        let path = "tfs/DefaultCollection/_apis/projects?api-version=7.0";
        assert_eq!(to, format!("http://127.0.0.1:{port}/{path}"));
        send(place.http.get(to)).await;
        assert_eq!(place.refresh("x").await.status, status);
    }
    let seen = second.requests();
    assert_eq!(seen.len(), 5);
    let is_bare = |seen: &practice_server::SeenRequest| {
        seen.authorization == HeaderShape::None && seen.body_length == 0
    };
    assert!(seen.iter().all(is_bare));
    let sent = place.server.requests();
    let with_body = sent.iter().filter(|seen| seen.body_length > 0).count();
    assert_eq!(with_body, 6, "one sign-in and five refreshes");
}

#[tokio::test]
async fn without_a_port_it_leads_to_nobody() {
    let place = place().await;
    place.fault(SignInFault::Redirect307);
    let answer = place.refresh("x").await;
    assert!(
        answer
            .header("location")
            .starts_with("http://collector.invalid/login/")
    );
}
