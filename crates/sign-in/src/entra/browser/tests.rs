//! What the page is asked for, and that nobody waits for ever.

use std::collections::BTreeMap;
use std::sync::Mutex;

use azure_devops::ClientOptions;

use super::*;
use crate::entra::{ClientId, TenantId};

fn account() -> EntraAccount {
    EntraAccount {
        authority: Url::parse("https://login.microsoftonline.com/").unwrap(),
        tenant: TenantId::parse("organizations").unwrap(),
        client_id: ClientId::parse(&uuid::Uuid::new_v4().to_string()).ok(),
        file: None,
        service_connection: None,
    }
}

/// Opens the page and waits a moment; the page's address and the error.
async fn opened(account: &EntraAccount) -> (Option<Url>, EntraError) {
    let network = EntraNetwork::new(account, &ClientOptions::default()).unwrap();
    let page = Mutex::new(None);
    let open = |url: &Url| *page.lock().unwrap() = Some(url.clone());
    let limit = Duration::from_millis(20);
    let error = sign_in_within(limit, account, &network, &open).await;
    let error = error.unwrap_err();
    (page.into_inner().unwrap(), error)
}

#[tokio::test]
async fn the_page_gets_a_challenge_a_state_and_a_way_back() {
    let account = account();
    let (page, error) = opened(&account).await;
    assert!(matches!(error, EntraError::BrowserTimedOut));
    let page = page.unwrap();
    let place = page[..url::Position::AfterPath].to_owned();
    assert_eq!(
        place,
        "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize"
    );
    let mut pairs: BTreeMap<String, String> = page.query_pairs().into_owned().collect();
    let id = account.client_id.unwrap().to_string();
    assert_eq!(pairs.remove("client_id"), Some(id));
    assert_eq!(pairs["state"].len(), 43);
    assert_eq!(pairs["code_challenge"].len(), 43);
    let port = pairs["redirect_uri"].strip_prefix("http://localhost:");
    assert!(port.is_some_and(|port| port.parse::<u16>().is_ok()));
    for changing in ["state", "code_challenge", "redirect_uri"] {
        pairs.insert(changing.to_owned(), "…".to_owned());
    }
    let lines: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    code_challenge=…
    code_challenge_method=S256
    prompt=select_account
    redirect_uri=…
    response_mode=query
    response_type=code
    scope=499b84ac-1321-427f-aa17-267ca6975798/.default offline_access
    state=…
    ");
}

#[tokio::test]
async fn every_sign_in_has_its_own_state_and_challenge() {
    let account = account();
    let (Some(one), Some(two)) = (opened(&account).await.0, opened(&account).await.0) else {
        panic!("no page");
    };
    let value = |url: &Url, name: &str| {
        let found = url.query_pairs().find(|(key, _)| key == name);
        found.map(|(_, value)| value.into_owned()).unwrap()
    };
    for name in ["state", "code_challenge"] {
        assert_ne!(value(&one, name), value(&two, name), "{name}");
    }
}

#[tokio::test]
async fn without_an_application_nothing_is_opened() {
    let account = EntraAccount {
        client_id: None,
        ..account()
    };
    let (page, error) = opened(&account).await;
    assert!(page.is_none() && matches!(error, EntraError::NoClientId));
}
