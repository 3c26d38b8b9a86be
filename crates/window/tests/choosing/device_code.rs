//! Signing in with a code on another device: only where it was asked for.

use crate::signing_in::{desk, set, sign_in};
use practice_server::EntraClient;
use uuid::Uuid;
use window::contract::{SignInEvent, SignInWay};

const NO_PAGE: fn(&str) = |page| panic!("{page} was opened");

#[tokio::test(flavor = "multi_thread")]
async fn who_enters_the_code_is_signed_in_and_who_declines_is_not() {
    let desk = desk().await;
    for approves in [true, false] {
        let person = async {
            let code = desk.server.next_user_code().await;
            let known = match approves {
                true => desk.server.approve_device_code(&code),
                false => desk.server.decline_device_code(&code),
            };
            assert!(known);
            code
        };
        let signing_in = sign_in(&desk, SignInWay::DeviceCode, &NO_PAGE);
        let ((answer, events), entered) = tokio::join!(signing_in, person);
        let [
            SignInEvent::Checking,
            SignInEvent::DeviceCode {
                code,
                address,
                expires,
            },
        ] = &events[..]
        else {
            panic!("{events:?}");
        };
        assert_eq!(*code, entered);
        assert!(!address.is_empty() && expires.ends_with('Z'), "{expires}");
        match approves {
            true => assert!(answer.unwrap().renews),
            false => assert_eq!(answer.unwrap_err().code, "sign-in-not-finished"),
        }
        assert_eq!(desk.session.list_feeds(None).await.is_ok(), approves);
    }
}

#[tokio::test]
async fn it_is_off_unless_somebody_asked_for_it() {
    let desk = desk().await;
    let client = Uuid::new_v4();
    desk.server.register_client(EntraClient::public(client));
    set(&desk, Some(client), false).await;
    let before = desk.requests();
    let (refused, events) = sign_in(&desk, SignInWay::DeviceCode, &NO_PAGE).await;
    assert_eq!(refused.unwrap_err().code, "not-available-yet");
    assert_eq!((events.len(), desk.requests()), (0, before));
    set(&desk, None, true).await;
    let (refused, _) = sign_in(&desk, SignInWay::DeviceCode, &NO_PAGE).await;
    assert_eq!(refused.unwrap_err().code, "client-id-missing");
}
