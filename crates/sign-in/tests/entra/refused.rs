//! Refusals of Entra and of what stands before it, as a person reads them.

use practice_server::{Fault, SignInFault};
use sign_in::EntraError;

use crate::support::{Place, entra_error, follow, place};

/// The sentence and the advice of a sign-in that this fault meets.
async fn read(fault: SignInFault) -> String {
    let place = place().await;
    place.server.set_fault(fault);
    let error = entra_error(place.in_browser(follow).await.0);
    place.assert_nothing_kept().await;
    format!("{fault}\n  {error}\n  {}\n", error.advice().unwrap_or("-"))
}

/// All of them, one below the other.
async fn read_all(faults: &[SignInFault]) -> String {
    let mut all = String::new();
    for fault in faults {
        all += &read(*fault).await;
    }
    all
}

#[tokio::test]
async fn refusals_of_a_person_say_what_to_do() {
    let faults = [
        SignInFault::MultiFactorRequired,
        SignInFault::MultiFactorEnrollment,
        SignInFault::DeviceNotCompliant,
        SignInFault::ExternalChallenge,
        SignInFault::OtherTenantsUser,
        SignInFault::ExternalAccount,
        SignInFault::AccountDisabled,
        SignInFault::GrantExpired,
        SignInFault::PasswordChanged,
    ];
    insta::assert_snapshot!(read_all(&faults).await, @r"
    multi-factor-required
      Microsoft Entra wants another proof that it is you, such as a second factor.
      Sign in again in the browser and do what the page asks for.
    multi-factor-enrollment
      Microsoft Entra wants another proof that it is you, such as a second factor.
      Sign in again in the browser and do what the page asks for.
    device-not-compliant
      Your organization lets in only devices that it manages.
      Use a computer that your organization manages, or ask your administrator.
    external-challenge
      Microsoft Entra wants another proof that it is you, such as a second factor.
      Sign in again in the browser and do what the page asks for.
    other-tenants-user
      The account does not belong to this organization's tenant and is no guest there.
      Sign in with an account of the tenant, or ask to be invited as a guest. A personal Microsoft account needs a personal access token.
    external-account
      The account does not belong to this organization's tenant and is no guest there.
      Sign in with an account of the tenant, or ask to be invited as a guest. A personal Microsoft account needs a personal access token.
    account-disabled
      The account is disabled.
      Ask your administrator to enable it, or sign in with another account.
    grant-expired
      The sign-in has ended: it was not used for too long, or your organization limits its life.
      Sign in again.
    password-changed
      The sign-in was revoked, for example by a new password or by an administrator.
      Sign in again.
    ");
}

#[tokio::test]
async fn refusals_of_an_application_say_what_to_do() {
    let faults = [
        SignInFault::ConsentRequired,
        SignInFault::UnknownApplication,
        SignInFault::NotPublicClient,
        SignInFault::NotAssigned,
        SignInFault::UnknownTenant,
        SignInFault::BlockedByDefaults,
        SignInFault::UnknownResource,
        SignInFault::Refused,
    ];
    insta::assert_snapshot!(read_all(&faults).await, @r"
    consent-required
      Nobody has consented to the application yet.
      Sign in again in the browser and accept. If that is not offered, ask your administrator to consent.
    unknown-application
      The tenant does not know the application.
      Check the client id and the tenant, or ask your administrator to register the application.
    not-public-client
      The application is not registered as a public client: Microsoft Entra wants a secret that a program on people's computers cannot have.
      Ask whoever registered it to allow public client flows and to add the platform for mobile and desktop applications.
    not-assigned
      The account is not assigned to the application.
      Ask your administrator to assign you to the application that has this client id.
    unknown-tenant
      There is no such tenant.
      Check the tenant. Without one, the organization itself is asked for its own.
    blocked-by-defaults
      The security defaults of your organization block this sign-in.
      Sign in in the browser on this computer, or ask your administrator.
    unknown-resource
      The tenant does not know Azure DevOps, or has disabled it.
      Check that the tenant is the one of the organization, or ask your administrator to enable Azure DevOps.
    refused
      Microsoft Entra refused the sign-in.
      Show the number and the words of Microsoft Entra to your administrator.
    ");
}

#[tokio::test]
async fn answers_that_make_no_sense_are_refused() {
    for fault in [
        SignInFault::ExpiryMissing,
        SignInFault::ExpiryZero,
        SignInFault::ExpiryNegative,
        SignInFault::ExpiryAsText,
        SignInFault::ExpiryHuge,
        SignInFault::TokenMissing,
        SignInFault::TokenEmpty,
        SignInFault::TokenWithControls,
        SignInFault::TokenHuge,
        SignInFault::TokenTypeForeign,
    ] {
        let place = place().await;
        place.server.set_fault(fault);
        let error = entra_error(place.in_browser(follow).await.0);
        assert!(
            matches!(error, EntraError::NotUnderstood { .. }),
            "{fault}: {error:?}"
        );
        place.assert_nothing_kept().await;
    }
}

#[tokio::test]
async fn entras_words_come_without_escape_codes() {
    let place = place().await;
    place.server.set_fault(SignInFault::RefusedWithEscapeCodes);
    let EntraError::Refused { words, codes, .. } = entra_error(place.in_browser(follow).await.0)
    else {
        panic!("no refusal");
    };
    assert_eq!(codes, [50_076]);
    assert!(words.starts_with("AADSTS50076: "), "{words}");
    assert!(
        !words.contains(|c: char| c.is_control() || c == '\u{202e}'),
        "{words:?}"
    );
}

async fn token_endpoint(place: &Place, fault: Fault) -> EntraError {
    place
        .server
        .set_fault(fault.rule().on("POST", "/oauth2/v2.0/token"));
    entra_error(place.in_browser(follow).await.0)
}

#[tokio::test]
async fn a_proxys_page_is_said_to_be_one() {
    let place = place().await;
    let error = token_endpoint(&place, Fault::CaptivePortal).await;
    insta::assert_snapshot!(format!("{error}\n{}", error.advice().unwrap()), @r"
    127.0.0.1 answered with something that is no answer of Microsoft Entra (no JSON, status 200).
    A proxy or a sign-in page of the network may be in the way. Open the address in a browser, then try again.
    ");
    assert_eq!(
        place.server.count_of_token_requests("authorization_code"),
        1
    );
    place.assert_nothing_kept().await;
}

#[tokio::test]
async fn redirects_are_not_followed() {
    for (fault, status) in SignInFault::redirects() {
        let place = place().await;
        let rule = fault.rule().on("POST", "/oauth2/v2.0/token");
        place.server.set_fault(rule.amount(1));
        let error = entra_error(place.in_browser(follow).await.0);
        let EntraError::NotUnderstood { reason, .. } = error else {
            panic!("{error:?}");
        };
        assert_eq!(reason, format!("a redirect, status {status}"));
        place.assert_nothing_kept().await;
    }
}
