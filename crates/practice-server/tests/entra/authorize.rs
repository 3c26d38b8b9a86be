//! Sign-in in a browser: the way there, the way back, and the code on it.

use std::time::Duration;

use practice_server::{EntraOptions, SignInFault};
use url::Url;
use uuid::Uuid;

use crate::support::{
    AZURE_DEVOPS, REDIRECT, claims, parameter, place, place_with, send, verifier,
};

#[tokio::test]
async fn a_person_signs_in_through_the_browser() {
    let place = place().await;
    let (verifier, challenge) = verifier();
    let callback = place.callback(&place.authorize_url(&challenge)).await;
    assert!(callback.as_str().starts_with(&format!("{REDIRECT}?")));
    assert_eq!(
        parameter(&callback, "state").as_deref(),
        Some("a state & more")
    );
    let code = parameter(&callback, "code").unwrap();
    let answer = place.redeem(&code, &verifier).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(answer.header("cache-control"), "no-store, no-cache");
    let body = answer.json();
    assert_eq!(body["token_type"], "Bearer");
    assert_eq!(body["expires_in"], 3600);
    assert_eq!(body["ext_expires_in"], 3600);
    assert!(body["scope"].as_str().unwrap().contains(AZURE_DEVOPS));
    let access = claims(&answer.secret("access_token"));
    assert_eq!(access["tid"], place.tenant.to_string());
    assert_eq!(access["aud"], AZURE_DEVOPS.split('/').next().unwrap());
    assert_eq!(access["appid"], place.client.to_string());
    assert_eq!(access["name"], "Practice User");
    let id = claims(&answer.secret("id_token"));
    assert_eq!(id["aud"], place.client.to_string());
    assert_eq!(id["oid"], access["oid"]);
    assert!(answer.secret("refresh_token").len() > 1000);
    let counts = place.server.token_requests();
    assert_eq!(
        counts.into_iter().collect::<Vec<_>>(),
        [("authorization_code".to_owned(), 1)]
    );
}

#[tokio::test]
async fn a_code_is_good_once_and_only_with_what_it_was_made_for() {
    let place = place().await;
    let (good, challenge) = verifier();
    let code = async || {
        let callback = place.callback(&place.authorize_url(&challenge)).await;
        parameter(&callback, "code").unwrap()
    };
    let first = code().await;
    assert_eq!(place.redeem(&first, &good).await.status, 200);
    let check = |answer: crate::support::Answer, number| {
        assert_eq!(answer.error(), (400, "invalid_grant".to_owned(), number));
    };
    check(place.redeem(&first, &good).await, 54_005);
    let second = code().await;
    check(place.redeem(&second, &verifier().0).await, 501_481);
    check(place.redeem(&second, &good).await, 54_005);
    check(place.redeem("unknown", &good).await, 70_000);
    let third = code().await;
    let form = [
        ("grant_type", "authorization_code"),
        ("code", third.as_str()),
        ("redirect_uri", "http://localhost:2/callback"),
        ("code_verifier", good.as_str()),
    ];
    check(place.token(&form).await, 500_112);
    let answer = place.token(&form[..3]).await;
    assert_eq!(answer.error(), (400, "invalid_request".to_owned(), 900_144));
}

#[tokio::test]
async fn a_code_ends_with_its_time() {
    let place = place_with(EntraOptions {
        code_lifetime: Duration::ZERO,
        ..EntraOptions::default()
    })
    .await;
    let answer = place.sign_in().await;
    assert_eq!(answer.error(), (400, "invalid_grant".to_owned(), 70_008));
}

/// The address with one parameter changed, or taken out.
fn with(url: &Url, name: &str, value: Option<&str>) -> Url {
    let mut changed = url.clone();
    changed.set_query(None);
    for (key, old) in url.query_pairs() {
        if key != name {
            changed.query_pairs_mut().append_pair(&key, &old);
        } else if let Some(value) = value {
            changed.query_pairs_mut().append_pair(name, value);
        }
    }
    changed
}

#[tokio::test]
async fn nobody_is_sent_to_an_address_that_is_not_known_to_be_good() {
    let place = place().await;
    let good = place.authorize_url(&verifier().1);
    let unknown = Uuid::new_v4().to_string();
    let cases = [
        (with(&good, "client_id", Some(&unknown)), "AADSTS700016"),
        (with(&good, "client_id", None), "AADSTS900144"),
        (
            with(&good, "redirect_uri", Some("https://evil.example/")),
            "AADSTS50011",
        ),
        (
            with(
                &good,
                "redirect_uri",
                Some("http://localhost.evil.example/"),
            ),
            "AADSTS50011",
        ),
        (
            good.as_str()
                .replace(&place.tenant.to_string(), &unknown)
                .parse()
                .unwrap(),
            "AADSTS90002",
        ),
    ];
    for (url, number) in cases {
        let answer = send(place.http.get(url)).await;
        assert_eq!(answer.status, 400, "{number}");
        assert!(answer.header("content-type").starts_with("text/html"));
        assert!(answer.text.contains(number), "{}", answer.text);
        assert!(answer.headers.get("location").is_none());
    }
}

#[tokio::test]
async fn other_mistakes_come_back_with_the_browser() {
    let place = place().await;
    let good = place.authorize_url(&verifier().1);
    let unknown = format!("{}/.default", Uuid::new_v4());
    let cases = [
        ("response_type", Some("token"), "unsupported_response_type"),
        ("code_challenge", None, "invalid_request"),
        ("code_challenge_method", Some("plain"), "invalid_request"),
        ("scope", Some(unknown.as_str()), "invalid_resource"),
        ("scope", None, "invalid_request"),
    ];
    for (name, value, error) in cases {
        let callback = place.callback(&with(&good, name, value)).await;
        assert_eq!(parameter(&callback, "error").as_deref(), Some(error));
        assert_eq!(parameter(&callback, "code"), None);
        assert!(parameter(&callback, "state").is_some());
    }
}

#[tokio::test]
async fn the_way_back_can_be_spoiled() {
    let place = place().await;
    let url = place.authorize_url(&verifier().1);
    place.fault(SignInFault::CallbackWrongState);
    let callback = place.callback(&url).await;
    assert_ne!(
        parameter(&callback, "state").as_deref(),
        Some("a state & more")
    );
    assert!(parameter(&callback, "code").is_some());
    place.fault(SignInFault::CallbackWithoutState);
    assert_eq!(parameter(&place.callback(&url).await, "state"), None);
    place.fault(SignInFault::CallbackWithoutCode);
    assert_eq!(parameter(&place.callback(&url).await, "code"), None);
    place.fault(SignInFault::CallbackDeclined);
    let callback = place.callback(&url).await;
    assert_eq!(
        parameter(&callback, "error").as_deref(),
        Some("access_denied")
    );
    place.fault(SignInFault::SignInNeverEnds);
    assert_eq!(send(place.http.get(url.clone())).await.status, 200);
    place.fault(SignInFault::SignInPageError);
    let page = send(place.http.get(url)).await;
    assert!(page.text.contains("AADSTS50105"));
}
