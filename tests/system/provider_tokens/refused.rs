//! What the provider says when there is no new token: never a browser, never a
//! question, in CI neither, and always within twenty seconds.

use std::time::{Duration, Instant};

use practice_server::{Fault, SignInFault};

use super::{EntraDesk, answers, request};

#[tokio::test]
async fn who_has_to_sign_in_again_is_told_how() {
    let desk = EntraDesk::with_an_old_token().await;
    let server = &desk.desk.site.server;
    assert_eq!(server.revoke_refresh_tokens(), 1);
    let before = server.requests().len();
    insta::assert_snapshot!(desk.refusal().await, @"There is no token for COLLECTION: The sign-in was revoked, for example by a new password or by an administrator. Run `feedwright sign-in --organization COLLECTION --browser` again. Microsoft Entra's number for it is AADSTS50173.");
    let in_a_job = desk.desk.provider().variable("CI", "true");
    let in_a_job = in_a_job.input(request(&desk.desk.index(), "get"));
    let ran = in_a_job.run().await;
    assert!(answers(&ran)[0].contains("--browser"), "another answer");
    assert!(!desk.browser.was_opened(), "a browser was opened");
    let asked = server.requests().split_off(before);
    assert_eq!(asked.len(), 2);
    for request in asked {
        assert!(request.path.ends_with("/oauth2/v2.0/token"), "{request:?}");
    }
}

#[tokio::test]
async fn each_reason_has_its_sentence() {
    let desk = EntraDesk::with_an_old_token().await;
    let server = &desk.desk.site.server;
    server.set_fault(SignInFault::ConditionalAccess);
    insta::assert_snapshot!(desk.refusal().await, @"There is no token for COLLECTION: A conditional access policy of your organization blocks this sign-in. Try from your usual network and computer, or ask your administrator which policy it is. Microsoft Entra's number for it is AADSTS53003.");
    server.clear_faults();
    server.set_fault(SignInFault::RefusedWithEscapeCodes);
    insta::assert_snapshot!(desk.refusal().await, @"There is no token for COLLECTION: Microsoft Entra wants another proof that it is you, such as a second factor. Sign in again in the browser and do what the page asks for. Run `feedwright sign-in --organization COLLECTION --browser` again. Microsoft Entra's number for it is AADSTS50076.");
    server.clear_faults();
    server.set_fault(Fault::CaptivePortal.rule().on("POST", "/oauth2/v2.0/token"));
    insta::assert_snapshot!(desk.refusal().await, @"There is no token for COLLECTION: 127.0.0.1 answered with something that is no answer of Microsoft Entra (no JSON, status 200). A proxy or a sign-in page of the network may be in the way. Open the address in a browser, then try again.");
    server.clear_faults();
    server.set_fault(SignInFault::TokenShort.rule().amount(60).times(1));
    let words = desk.refusal().await;
    let end = "seconds only, and at least 300 are needed.";
    assert!(words.ends_with(end), "{words}");
    server.clear_faults();
    // None of these cost the person their sign-in.
    let ran = desk.get().await;
    assert!(answers(&ran)[0].starts_with(r#"{"Ok":"#), "no token");
}

/// It really waits, as long as cargo would.
#[tokio::test]
async fn a_server_that_never_answers_is_given_up() {
    let desk = EntraDesk::with_an_old_token().await;
    let server = &desk.desk.site.server;
    server.set_fault(Fault::Silence.rule().on("POST", "/oauth2/v2.0/token"));
    let since = Instant::now();
    insta::assert_snapshot!(desk.refusal().await, @"There is no token for COLLECTION: 127.0.0.1 could not be reached (no answer within 8 seconds). Check the network and start Cargo again.");
    assert!(
        since.elapsed() < Duration::from_secs(19),
        "{:?}",
        since.elapsed()
    );
    server.clear_faults();
    let ran = desk.get().await;
    assert!(
        answers(&ran)[0].starts_with(r#"{"Ok":"#),
        "the lock is free"
    );
}
