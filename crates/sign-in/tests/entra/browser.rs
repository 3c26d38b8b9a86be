//! A whole sign-in in the browser.

use azure_devops::Credential;
use practice_server::SignInFault;
use sign_in::{AccountKind, EntraError, EntraRefusal, TokenOptions};

use crate::support::{callback, entra_error, follow, get, options, place};

const DONE: &str = "You are signed in. You can close this page and go back to Feedwright.";
const FAILED: &str = "That did not work. Go back to Feedwright.";

#[tokio::test]
async fn a_person_signs_in_and_stays_signed_in() {
    let place = place().await;
    let (checked, shown) = place.in_browser(follow).await;
    let checked = checked.unwrap();
    assert!(shown[0].contains(DONE), "{shown:?}");
    assert!(place.accounts.list().unwrap().is_empty());
    let account = place.accounts.keep(checked).await.unwrap();
    assert_eq!(account.kind, AccountKind::Browser);
    assert_eq!(account.user_display_name, "Practice User");
    let entra = account.entra.clone().unwrap();
    assert_eq!(entra.authority, place.server.authority());
    assert_eq!(entra.client_id, place.wish.client_id);
    assert_eq!(place.accounts.list().unwrap(), [account]);
    let credential = place
        .accounts
        .credential(&place.endpoints, &TokenOptions::with_client(options()))
        .await
        .unwrap();
    assert!(matches!(credential, Some(Credential::Bearer(_))));
    assert_eq!(
        place.server.count_of_token_requests("authorization_code"),
        1
    );
    assert_eq!(place.server.count_of_token_requests("refresh_token"), 0);
}

#[tokio::test]
async fn a_second_callback_gets_nothing_and_asks_for_nothing() {
    let place = place().await;
    let (checked, shown) = place
        .in_browser(|page| {
            tokio::spawn(async move {
                let callback = callback(&page).await.unwrap();
                let first = get(&callback).await;
                let second = crate::support::http().get(callback).send().await;
                vec![first, format!("{}", second.is_err())]
            })
        })
        .await;
    assert!(checked.is_ok());
    assert!(shown[0].contains(DONE));
    assert_eq!(shown[1], "true");
    assert_eq!(
        place.server.count_of_token_requests("authorization_code"),
        1
    );
}

#[tokio::test]
async fn a_person_who_declines_gets_the_reason_and_nothing_is_kept() {
    for (fault, expect) in [
        (SignInFault::CallbackDeclined, EntraRefusal::Declined),
        (SignInFault::CallbackError, EntraRefusal::ConsentMissing),
    ] {
        let place = place().await;
        place.server.set_fault(fault);
        let (checked, shown) = place.in_browser(follow).await;
        let EntraError::Refused { refusal, .. } = entra_error(checked) else {
            panic!("{fault}");
        };
        assert_eq!(refusal, expect, "{fault}");
        assert!(shown[0].contains(FAILED));
        assert_eq!(place.server.token_requests().len(), 0);
        place.assert_nothing_kept().await;
    }
}

#[tokio::test]
async fn when_the_code_brings_no_token_the_page_says_so() {
    let place = place().await;
    place.server.set_fault(SignInFault::ConditionalAccess);
    let (checked, shown) = place.in_browser(follow).await;
    let error = entra_error(checked);
    assert!(shown[0].contains(FAILED));
    insta::assert_snapshot!(format!("{error}\n{}", error.advice().unwrap()), @r"
    A conditional access policy of your organization blocks this sign-in.
    Try from your usual network and computer, or ask your administrator which policy it is.
    ");
    place.assert_nothing_kept().await;
}

#[tokio::test]
async fn an_answer_without_a_refresh_token_is_no_sign_in() {
    let place = place().await;
    place.server.set_fault(SignInFault::RefreshTokenMissing);
    let error = entra_error(place.in_browser(follow).await.0);
    assert!(
        matches!(error, EntraError::NotUnderstood { .. }),
        "{error:?}"
    );
    place.assert_nothing_kept().await;
}

#[tokio::test]
async fn signing_in_again_replaces_the_account() {
    let place = place().await;
    for _ in 0..2 {
        let checked = place.in_browser(follow).await.0.unwrap();
        place.accounts.keep(checked).await.unwrap();
    }
    assert_eq!(place.accounts.list().unwrap().len(), 1);
    let out = place.accounts.sign_out(&place.endpoints, options()).await;
    assert!(out.unwrap().was_signed_in);
    assert!(place.accounts.list().unwrap().is_empty());
}
