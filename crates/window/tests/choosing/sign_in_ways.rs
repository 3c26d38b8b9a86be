//! The ways to sign in that an organization and a computer have.

use crate::signing_in::{desk, entra, set};
use crate::support::Desk;
use practice_server::{Fault, SignInFault};
use uuid::Uuid;
use window::contract::{SignInWay, WayReason, WayView};

/// Every way but that of the Azure CLI, which this computer may have or not.
async fn ways(desk: &Desk) -> Vec<WayView> {
    let mut ways = desk.session.sign_in_ways().await.unwrap();
    assert_eq!(ways.len(), 4);
    let first_impossible = ways.iter().position(|view| !view.possible);
    let rest = &ways[first_impossible.unwrap_or(ways.len())..];
    assert!(
        rest.iter()
            .all(|view| !view.possible && view.reason.is_some())
    );
    ways.retain(|view| view.way != SignInWay::AzureCli);
    ways
}

fn possible(way: SignInWay) -> WayView {
    WayView {
        way,
        possible: true,
        account: None,
        reason: None,
    }
}

fn not(way: SignInWay, reason: WayReason) -> WayView {
    WayView {
        possible: false,
        reason: Some(reason),
        ..possible(way)
    }
}

#[tokio::test]
async fn ways_are_as_the_organization_and_the_settings_are() {
    use SignInWay::{Browser, DeviceCode, Token};
    let client = Uuid::new_v4();
    let desk = Desk::with(entra(client)).await;
    assert!(desk.session.sign_in_ways().await.is_err(), "none is chosen");
    desk.choose().await;
    let no_client = [
        possible(Token),
        not(Browser, WayReason::NoClient),
        not(DeviceCode, WayReason::Off),
    ];
    assert_eq!(ways(&desk).await, no_client);
    set(&desk, Some(client), false).await;
    let off = not(DeviceCode, WayReason::Off);
    assert_eq!(ways(&desk).await, [possible(Browser), possible(Token), off]);
    set(&desk, Some(client), true).await;
    let all = [possible(Browser), possible(DeviceCode), possible(Token)];
    assert_eq!(ways(&desk).await, all);
}

#[tokio::test]
async fn a_server_that_knows_no_entra_offers_a_token_alone() {
    let desk = Desk::new().await;
    set(&desk, Some(Uuid::new_v4()), true).await;
    desk.choose().await;
    let reason = WayReason::NotOffered;
    let expected = [
        possible(SignInWay::Token),
        not(SignInWay::Browser, reason),
        not(SignInWay::DeviceCode, reason),
    ];
    assert_eq!(ways(&desk).await, expected);
}

#[tokio::test]
async fn who_points_elsewhere_or_says_nothing_offers_no_entra() {
    for (fault, reason) in [
        (SignInFault::AuthorityForeign.rule(), WayReason::NotOffered),
        (Fault::ResetBeforeActing.rule(), WayReason::NoAnswer),
    ] {
        let desk = desk().await;
        desk.server.set_fault(fault);
        let ways = ways(&desk).await;
        assert_eq!(ways[0], possible(SignInWay::Token));
        assert_eq!(ways[1], not(SignInWay::Browser, reason));
    }
}

#[tokio::test]
async fn practice_has_its_own_token_alone() {
    let desk = desk().await;
    desk.session.start_practice().await.unwrap();
    let before = desk.requests();
    let ways = ways(&desk).await;
    assert_eq!(ways[0], possible(SignInWay::Token));
    assert!(ways[1..].iter().all(|view| !view.possible));
    for way in [
        SignInWay::Browser,
        SignInWay::AzureCli,
        SignInWay::DeviceCode,
    ] {
        let (refused, events) = crate::signing_in::sign_in(&desk, way, &|_| panic!("a page")).await;
        assert_eq!(refused.unwrap_err().code, "not-available-yet");
        assert_eq!(events, []);
    }
    assert_eq!(desk.requests(), before, "the real world is left alone");
    desk.session.end_practice().await.unwrap();
}
