//! Any pasted text, and the organization that is chosen with it.

use crate::support::{Desk, PROJECT, json};
use practice_server::TokenRequest;
use window::contract::{AddressProblem, KeychainHere, Understood};

async fn understood(desk: &Desk, text: &str) -> Understood {
    desk.session
        .understand_address(text.to_owned())
        .await
        .unwrap()
}

#[tokio::test]
async fn every_page_of_the_organization_leads_to_it_without_a_network() {
    let desk = Desk::new().await;
    let page = format!(
        "  {}/My%20Project/_artifacts/feed/rust\n",
        desk.organization()
    );
    let Understood::Fine { address } = understood(&desk, &page).await else {
        panic!("an address");
    };
    assert_eq!(address.organization, "DefaultCollection");
    assert_eq!(address.host, "127.0.0.1");
    assert_eq!(address.project.as_deref(), Some("My Project"));
    assert_eq!(address.feed.as_deref(), Some("rust"));
    assert!(address.server && address.account.is_none());
    let organization = desk.session.choose_organization(page).await.unwrap();
    assert_eq!(organization.address, address);
    assert!(organization.token_page.ends_with("/_usersSettings/tokens"));
    assert_eq!(desk.requests(), 0);
}

#[tokio::test]
async fn a_computer_without_a_keychain_is_told_so_before_a_token_is_asked_for() {
    let desk = Desk::new().await;
    let text = desk.organization();
    let organization = desk.session.choose_organization(text).await.unwrap();
    let KeychainHere::Unusable { problem } = organization.keychain else {
        panic!("no keychain");
    };
    assert_eq!(problem.code, "keychain-missing");
}

#[tokio::test]
async fn texts_that_are_no_address_are_refused_in_words() {
    let desk = Desk::new().await;
    let secret = "p".repeat(30);
    let check = async |text: &str, expected: AddressProblem| {
        let found = understood(&desk, text).await;
        assert!(!json(&found).contains(&secret));
        assert_eq!(found, Understood::Refused { reason: expected }, "{text}");
        let refused = desk.session.choose_organization(text.to_owned()).await;
        let problem = refused.unwrap_err();
        assert!(problem.code.starts_with("address-"), "{problem:?}");
        assert!(!json(&problem).contains(&secret));
    };
    let with_password = format!("https://ada:{secret}@dev.azure.com/contoso");
    check(&with_password, AddressProblem::Credentials).await;
    check("", AddressProblem::Empty).await;
    check("not an address", AddressProblem::NotAzure).await;
    check(
        "https://dev.azure.com.example/contoso",
        AddressProblem::NotAzure,
    )
    .await;
    let host = "server.example".to_owned();
    check(
        "http://server.example/tfs/C",
        AddressProblem::PlainHttp { host },
    )
    .await;
}

#[tokio::test]
async fn the_held_account_is_known_until_another_organization_is_chosen() {
    let desk = Desk::signed_in().await;
    let known = async || match understood(&desk, &desk.organization()).await {
        Understood::Fine { address } => address.account.map(|account| account.name),
        refused => panic!("{refused:?}"),
    };
    assert_eq!(known().await.as_deref(), Some("Practice User"));
    // The same organization in another spelling keeps what is held.
    desk.choose().await;
    let page = format!("{}/{PROJECT}", desk.organization());
    desk.session.choose_organization(page).await.unwrap();
    assert_eq!(known().await.as_deref(), Some("Practice User"));
    desk.session
        .choose_organization("contoso".to_owned())
        .await
        .unwrap();
    assert_eq!(known().await, None);
    desk.choose().await;
    assert_eq!(known().await, None);
}

#[tokio::test]
async fn an_account_that_is_kept_is_known_at_once() {
    let desk = Desk::signed_in().await;
    let endpoints = azure_devops::Endpoints::parse(&desk.organization()).unwrap();
    let folder = &desk.options.folders.configuration;
    let accounts = sign_in::Accounts::open(folder, desk.options.secrets.clone()).unwrap();
    let token = desk.server.issue_token(TokenRequest {
        user: "Ada".to_owned(),
        organization: None,
        ..TokenRequest::default()
    });
    let options = desk.options.client_options.clone();
    accounts
        .sign_in_with_token(&endpoints, token, options)
        .await
        .unwrap();
    desk.session.forget_token().await.unwrap();
    let organization = desk.session.choose_organization(desk.organization()).await;
    let account = organization.unwrap().address.account;
    assert_eq!(account.map(|account| account.name).as_deref(), Some("Ada"));
}
