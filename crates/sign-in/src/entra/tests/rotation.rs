//! Refresh tokens that are good once, at the practice server: each renewal
//! brings the next one, and what is used up or refused wants the person again.

use azure_devops::ClientOptions;
use practice_server::{
    EntraClient, EntraOptions, PracticeOptions, PracticeServer, SignInFault, Upstream,
};
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;
use uuid::Uuid;

use crate::account::EntraAccount;
use crate::entra::{
    ClientId, EntraError, EntraNetwork, EntraRefusal, EntraTokens, TenantId, browser, oauth,
};

struct Person {
    server: PracticeServer,
    account: EntraAccount,
    network: EntraNetwork,
}

async fn come_back(page: Url) {
    let http = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let answer = http.get(page).send().await.unwrap();
    let back = answer.headers()["location"].to_str().unwrap().to_owned();
    let page = http.get(back).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("You are signed in."));
}

/// A person who has signed in, and the first tokens.
async fn signed_in() -> (Person, EntraTokens) {
    let client = Uuid::new_v4();
    let entra = EntraOptions {
        on_server_form: true,
        clients: vec![EntraClient::public(client)],
        ..EntraOptions::default()
    };
    let tenant = entra.tenant.to_string();
    let server = PracticeServer::start(PracticeOptions {
        upstream: Upstream::BuiltIn,
        entra,
        ..PracticeOptions::default()
    })
    .await
    .unwrap();
    let account = EntraAccount {
        authority: server.authority(),
        tenant: TenantId::parse(&tenant).unwrap(),
        client_id: ClientId::parse(&client.to_string()).ok(),
        file: None,
        service_connection: None,
    };
    let network = EntraNetwork::new(&account, &ClientOptions::default()).unwrap();
    let open = |page: &Url| drop(tokio::spawn(come_back(page.clone())));
    let tokens = browser::sign_in(&account, &network, &open).await.unwrap();
    let person = Person {
        server,
        account,
        network,
    };
    (person, tokens)
}

impl Person {
    async fn renew(&self, refresh: &SecretString) -> Result<EntraTokens, EntraError> {
        oauth::refresh(&self.account, refresh, &self.network).await
    }

    async fn refused(&self, refresh: &SecretString) -> (EntraRefusal, bool) {
        let error = self.renew(refresh).await.unwrap_err();
        let person = error.needs_person();
        match error {
            EntraError::Refused { refusal, .. } => (refusal, person),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn each_renewal_brings_the_next_one() {
    let (person, first) = signed_in().await;
    let mut refresh = first.refresh.unwrap();
    let used = refresh.clone();
    for _ in 0..3 {
        let tokens = person.renew(&refresh).await.unwrap();
        let next = tokens.refresh.unwrap();
        assert_ne!(next.expose_secret(), refresh.expose_secret());
        assert_ne!(tokens.access.expose_secret(), first.access.expose_secret());
        refresh = next;
    }
    assert_eq!(
        person.refused(&used).await,
        (EntraRefusal::SignInOver, true)
    );
    assert_eq!(person.server.count_of_token_requests("refresh_token"), 4);
}

#[tokio::test]
async fn what_wants_the_person_is_told_from_what_does_not() {
    let (person, tokens) = signed_in().await;
    let refresh = tokens.refresh.unwrap();
    let check = async |fault: SignInFault, expect: EntraRefusal, wants_person: bool| {
        person.server.clear_faults();
        person.server.set_fault(fault);
        let found = person.refused(&refresh).await;
        assert_eq!(found, (expect, wants_person), "{fault}");
    };
    check(
        SignInFault::MultiFactorRequired,
        EntraRefusal::SecondFactor,
        true,
    )
    .await;
    check(SignInFault::PasswordChanged, EntraRefusal::Revoked, true).await;
    check(
        SignInFault::RefreshTokenInactive,
        EntraRefusal::SignInOver,
        true,
    )
    .await;
    check(
        SignInFault::RefreshTokenLifeEnded,
        EntraRefusal::SignInOver,
        true,
    )
    .await;
    check(SignInFault::Refused, EntraRefusal::SignInAgain, true).await;
    check(
        SignInFault::ConditionalAccess,
        EntraRefusal::ConditionalAccess,
        false,
    )
    .await;
    check(
        SignInFault::AccountDisabled,
        EntraRefusal::AccountDisabled,
        false,
    )
    .await;
    check(
        SignInFault::UnknownApplication,
        EntraRefusal::UnknownApplication,
        false,
    )
    .await;
    // Nothing of that has used the token up.
    person.server.clear_faults();
    assert!(person.renew(&refresh).await.is_ok());
}
