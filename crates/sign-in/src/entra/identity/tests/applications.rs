//! Service principals and workloads, against the practice server's Entra.

use practice_server::{EntraClient, PracticeServer, SignInFault};
use secrecy::ExposeSecret as _;
use tempfile::tempdir;
use time::OffsetDateTime;
use url::Url;
use uuid::Uuid;

use super::support::{Practice, Signer, is_silent_about, private_file};
use crate::account::{AccountKind, EntraAccount};
use crate::entra::{ClientId, EntraError, EntraRefusal, EntraTokens, TenantId};

use AccountKind::{ServicePrincipal, WorkloadIdentity};

fn is_an_hour(tokens: &EntraTokens) {
    let left = tokens.expires - OffsetDateTime::now_utc();
    assert!((3500..=3600).contains(&left.whole_seconds()), "{left}");
    assert!(tokens.refresh.is_none());
    assert_eq!(tokens.access.expose_secret().split('.').count(), 3);
}

#[tokio::test]
async fn a_service_principal_signs_in_with_its_secret() {
    let practice = Practice::start().await;
    let secret = PracticeServer::new_secret();
    let client = EntraClient::confidential(practice.client).with_secret(&secret);
    practice.server.register_client(client);
    let account = practice.account();
    let ask = practice.ask(ServicePrincipal, &account, Some(&secret));
    is_an_hour(&ask.await.unwrap());
    let wrong = PracticeServer::new_secret();
    let ask = practice.ask(ServicePrincipal, &account, Some(&wrong));
    let error = ask.await.unwrap_err();
    is_silent_about(&error, &[secret.expose_secret(), wrong.expose_secret()]);
    let EntraError::Refused { refusal, codes, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(codes, [7_000_215]);
    assert_eq!(refusal, EntraRefusal::of(&codes, "", ""));
    let unknown = EntraAccount {
        client_id: ClientId::parse(&Uuid::new_v4().to_string()).ok(),
        ..account
    };
    let ask = practice.ask(ServicePrincipal, &unknown, Some(&secret));
    let error = ask.await.unwrap_err();
    assert!(matches!(error, EntraError::Refused { codes, .. } if codes == [700_016]));
}

#[tokio::test]
async fn a_service_principal_signs_in_with_its_certificate() {
    let practice = Practice::start().await;
    let (signer, folder) = (Signer::new(), tempdir().unwrap());
    let client = EntraClient::confidential(practice.client).with_certificate(signer.der.clone());
    practice.server.register_client(client);
    let mut account = practice.account();
    account.file = Some(private_file(folder.path(), "key.pem", &signer.pem()));
    let tokens = practice.ask(ServicePrincipal, &account, None).await;
    is_an_hour(&tokens.unwrap());
    // The certificate of somebody else, at Entra.
    let other = Signer::new();
    account.file = Some(private_file(folder.path(), "other.pem", &other.pem()));
    let error = practice.ask(ServicePrincipal, &account, None).await;
    let error = error.unwrap_err();
    is_silent_about(&error, &[other.key.lines().nth(3).unwrap(), "PRIVATE"]);
    assert!(matches!(error, EntraError::Refused { codes, .. } if codes == [700_027]));
}

#[tokio::test]
async fn a_workload_signs_in_with_the_token_of_its_platform() {
    let practice = Practice::start().await;
    let (token, folder) = (PracticeServer::new_secret(), tempdir().unwrap());
    let client = EntraClient::confidential(practice.client).with_federated_token(&token);
    practice.server.register_client(client);
    let mut account = practice.account();
    let text = format!("{}\n", token.expose_secret());
    account.file = Some(private_file(folder.path(), "token", &text));
    let tokens = practice.ask(WorkloadIdentity, &account, None).await;
    is_an_hour(&tokens.unwrap());
    let other = PracticeServer::new_secret();
    let text = other.expose_secret();
    account.file = Some(private_file(folder.path(), "token", text));
    let error = practice.ask(WorkloadIdentity, &account, None).await;
    let error = error.unwrap_err();
    is_silent_about(&error, &[text]);
    assert!(matches!(error, EntraError::Refused { .. }), "{error:?}");
}

#[tokio::test]
async fn entra_s_numbers_decide_and_answers_of_others_are_refused() {
    let practice = Practice::start().await;
    let secret = PracticeServer::new_secret();
    let client = EntraClient::confidential(practice.client).with_secret(&secret);
    practice.server.register_client(client);
    let account = practice.account();
    for (fault, number) in [
        (SignInFault::ConditionalAccess, 53_003),
        (SignInFault::ExpiredSecret, 7_000_222),
        (SignInFault::UnknownTenant, 90_002),
    ] {
        practice.server.set_fault(fault);
        let ask = practice.ask(ServicePrincipal, &account, Some(&secret));
        let error = ask.await.unwrap_err();
        practice.server.clear_faults();
        assert!(
            matches!(&error, EntraError::Refused { codes, .. } if codes == &[number]),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn spoiled_answers_give_no_token_and_no_panic() {
    let practice = Practice::start().await;
    let secret = PracticeServer::new_secret();
    let client = EntraClient::confidential(practice.client).with_secret(&secret);
    practice.server.register_client(client);
    let account = practice.account();
    for fault in [
        SignInFault::ExpiryZero,
        SignInFault::ExpiryNegative,
        SignInFault::ExpiryHuge,
        SignInFault::ExpiryAsText,
        SignInFault::ExpiryMissing,
        SignInFault::TokenMissing,
        SignInFault::TokenEmpty,
        SignInFault::TokenHuge,
        SignInFault::TokenWithControls,
        SignInFault::TokenTypeForeign,
    ] {
        practice.server.set_fault(fault);
        let ask = practice.ask(ServicePrincipal, &account, Some(&secret));
        let error = ask.await.unwrap_err();
        practice.server.clear_faults();
        let host = "login.microsoftonline.com";
        assert!(
            matches!(&error, EntraError::NotUnderstood { host: named, .. } if named == host),
            "{fault:?}: {error:?}"
        );
    }
    let ask = practice.ask(ServicePrincipal, &account, Some(&secret));
    is_an_hour(&ask.await.unwrap());
}

#[tokio::test]
async fn what_is_missing_is_named_before_anything_is_asked() {
    let practice = Practice::start().await;
    let check = async |kind, account: &EntraAccount, expect: &str| {
        let error = practice.ask(kind, account, None).await.unwrap_err();
        assert!(
            matches!(error, EntraError::Missing { name } if name == expect),
            "{error:?}"
        );
    };
    let account = practice.account();
    let nameless = EntraAccount {
        client_id: None,
        ..account.clone()
    };
    let homeless = EntraAccount {
        tenant: TenantId::parse("common").unwrap(),
        ..account.clone()
    };
    for kind in [
        ServicePrincipal,
        WorkloadIdentity,
        AccountKind::AzurePipelines,
    ] {
        let name = match kind {
            ServicePrincipal => "client-secret",
            WorkloadIdentity => "file",
            _ => "service-connection",
        };
        check(kind, &nameless, "client-id").await;
        check(kind, &homeless, "tenant").await;
        check(kind, &account, name).await;
    }
    let connected = EntraAccount {
        service_connection: Some(Uuid::new_v4().to_string()),
        ..account.clone()
    };
    let pipelines = AccountKind::AzurePipelines;
    check(pipelines, &connected, "SYSTEM_OIDCREQUESTURI").await;
    let plain = EntraAccount {
        authority: Url::parse("http://127.0.0.1:9/login/").unwrap(),
        ..account
    };
    let secret = PracticeServer::new_secret();
    let ask = practice.ask(ServicePrincipal, &plain, Some(&secret));
    let error = ask.await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "Microsoft Entra gave no token (127.0.0.1 would be asked without https)."
    );
    assert!(practice.server.token_requests().is_empty());
}
