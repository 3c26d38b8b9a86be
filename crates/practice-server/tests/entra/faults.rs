//! Every fault of signing in, as a client meets it.

use std::time::Duration;

use practice_server::{Fault, SignInFault};

use crate::support::{Answer, Place, bearer, place, send};

async fn answered(place: &Place, fault: SignInFault) -> Answer {
    place.server.clear_faults();
    let refresh = place.sign_in().await.secret("refresh_token");
    place.server.set_fault(fault.rule().grant("refresh_token"));
    place.refresh(&refresh).await
}

#[tokio::test]
async fn refusals_carry_their_number() {
    let place = place().await;
    let check = async |fault, status, error: &str, number, suberror: Option<&str>| {
        let answer = answered(&place, fault).await;
        assert_eq!(
            answer.error(),
            (status, error.to_owned(), number),
            "{fault}"
        );
        let body = answer.json();
        assert_eq!(body["suberror"].as_str(), suberror, "{fault}");
        let text = body["error_description"].as_str().unwrap();
        assert!(text.starts_with(&format!("AADSTS{number}: ")), "{text}");
        assert!(text.contains("\r\nTrace ID: "), "{text}");
        for field in ["timestamp", "trace_id", "correlation_id"] {
            assert!(body[field].is_string(), "{field}");
        }
    };
    use SignInFault as F;
    let (grant, client) = ("invalid_grant", "invalid_client");
    let (action, message) = (Some("basic_action"), Some("message_only"));
    check(F::MultiFactorRequired, 400, grant, 50_076, action).await;
    check(F::MultiFactorEnrollment, 400, grant, 50_079, action).await;
    check(F::ConditionalAccess, 400, grant, 53_003, message).await;
    check(
        F::ConsentRequired,
        400,
        grant,
        65_001,
        Some("consent_required"),
    )
    .await;
    check(
        F::UnknownApplication,
        400,
        "unauthorized_client",
        700_016,
        None,
    )
    .await;
    check(F::WrongSecret, 401, client, 7_000_215, None).await;
    check(F::ExpiredSecret, 401, client, 7_000_222, None).await;
    check(F::NotPublicClient, 401, client, 7_000_218, None).await;
    check(F::OtherTenantsUser, 400, grant, 50_020, message).await;
    check(F::PasswordChanged, 400, grant, 50_173, Some("bad_token")).await;
    check(
        F::RefreshTokenInactive,
        400,
        grant,
        700_082,
        Some("token_expired"),
    )
    .await;
    check(F::UnknownResource, 400, "invalid_resource", 500_011, None).await;
    check(F::Refused, 400, grant, 99_999, None).await;
    let answer = answered(&place, F::RefusedWithEscapeCodes).await;
    let text = answer.json()["error_description"].to_string();
    assert!(text.contains("\\u001b[31m"), "{text}");
}

#[tokio::test]
async fn a_refused_refresh_token_stays_good() {
    let place = place().await;
    let refresh = place.sign_in().await.secret("refresh_token");
    let fault = SignInFault::MultiFactorRequired.rule();
    place
        .server
        .set_fault(fault.grant("refresh_token").times(1));
    assert_eq!(place.refresh(&refresh).await.status, 400);
    assert_eq!(place.refresh(&refresh).await.status, 200);
}

#[tokio::test]
async fn answers_are_not_what_they_should_be() {
    let place = place().await;
    use SignInFault as F;
    let field = async |fault, name: &str| answered(&place, fault).await.json()[name].clone();
    assert!(field(F::ExpiryMissing, "expires_in").await.is_null());
    assert_eq!(field(F::ExpiryZero, "expires_in").await, 0);
    assert_eq!(field(F::ExpiryNegative, "expires_in").await, -3600);
    assert_eq!(field(F::ExpiryAsText, "expires_in").await, "3600");
    assert_eq!(field(F::ExpiryHuge, "expires_in").await, u64::MAX);
    assert!(field(F::TokenMissing, "access_token").await.is_null());
    assert_eq!(field(F::TokenEmpty, "access_token").await, "");
    let spoiled = field(F::TokenWithControls, "access_token").await;
    assert!(spoiled.as_str().unwrap().contains("\r\n"));
    let huge = field(F::TokenHuge, "access_token").await;
    assert_eq!(huge.as_str().unwrap().len(), 1_048_576);
    assert_eq!(field(F::TokenTypeForeign, "token_type").await, "pop");
    assert!(
        field(F::RefreshTokenMissing, "refresh_token")
            .await
            .is_null()
    );
}

#[tokio::test]
async fn a_token_may_last_shorter_than_usual_or_than_said() {
    let place = place().await;
    let answer = answered(&place, SignInFault::TokenShort).await;
    assert_eq!(answer.json()["expires_in"], 60);
    let check = async |fault: SignInFault, said: u64| {
        place.server.clear_faults();
        place.server.set_fault(fault.rule().amount(0));
        let answer = place.sign_in().await;
        assert_eq!(answer.json()["expires_in"], said);
        let token = bearer(&answer.secret("access_token"));
        assert_eq!(place.status(&token).await, 401, "{fault}");
    };
    check(SignInFault::TokenShort, 0).await;
    check(SignInFault::TokenShorterThanSaid, 3600).await;
}

#[tokio::test]
async fn faults_of_the_wire_meet_the_token_endpoint_too() {
    let place = place().await;
    let refresh = place.sign_in().await.secret("refresh_token");
    let check = async |fault: Fault, status: u16, content_type: &str| {
        place.server.clear_faults();
        let rule = fault.rule().on("POST", "/oauth2/v2.0/token");
        place.server.set_fault(rule.amount(7));
        let answer = place.refresh(&refresh).await;
        assert_eq!(answer.status, status, "{fault}");
        let found = answer.header("content-type");
        assert!(found.starts_with(content_type), "{fault}: {found}");
        answer
    };
    let json = "application/json";
    let limited = check(Fault::RateLimited, 429, json).await;
    assert_eq!(limited.header("retry-after"), "7");
    assert_eq!(limited.json()["error"], "temporarily_unavailable");
    let unavailable = check(Fault::Unavailable, 503, json).await;
    assert_eq!(unavailable.header("retry-after"), "7");
    check(Fault::ServerError, 500, json).await;
    check(Fault::BadGateway, 502, "text/html").await;
    check(Fault::CaptivePortal, 200, "text/html").await;
    check(Fault::ProxyAuthentication, 407, "text/html").await;
    place.server.clear_faults();
    place.server.set_fault(Fault::Silence);
    let request = place.http.post(place.login("token"));
    let silent = request.timeout(Duration::from_millis(100)).send().await;
    assert!(silent.unwrap_err().is_timeout());
    assert_eq!(
        send(place.http.get(place.server.authority())).await.status,
        404
    );
}

/// Whatever is switched on, the server survives it and works again when it is off.
#[tokio::test]
async fn no_fault_harms_the_server() {
    let place = place().await;
    let url = place.authorize_url("x");
    let projects = format!("{}/_apis/projects", place.server.organization_url());
    for fault in SignInFault::all() {
        place.server.clear_faults();
        place.server.set_fault(*fault);
        // What comes of it is other tests' business.
        send(place.http.get(url.clone())).await;
        send(place.http.get(&projects)).await;
        place.post("devicecode", &[]).await;
        place.refresh("x").await;
        place.server.clear_faults();
        assert_eq!(place.sign_in().await.status, 200, "{fault}");
    }
}
