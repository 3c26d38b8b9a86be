//! Applications that act for themselves: by secret, by certificate, by a federated token, as a
//! machine's own identity, and from a pipeline.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use practice_server::{
    CredentialKind, EntraClient, EntraIdentity, EntraOptions, ManagedIdentity, PracticeServer,
    ServiceConnection, TokenRequest,
};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256, SigningKey as _};
use secrecy::ExposeSecret as _;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use url::Url;
use uuid::Uuid;

use crate::support::{AZURE_DEVOPS, Answer, Place, basic, bearer, claims, place, place_with, send};

const ASSERTION: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

async fn with_credential(place: &Place, client: Uuid, credential: (&str, &str)) -> Answer {
    let form = [
        ("client_id", &*client.to_string()),
        ("grant_type", "client_credentials"),
        ("scope", AZURE_DEVOPS),
        ("client_assertion_type", ASSERTION),
        credential,
    ];
    place.post("token", &form).await
}

fn invalid(number: u64) -> (u16, String, u64) {
    (401, "invalid_client".to_owned(), number)
}

#[tokio::test]
async fn a_service_principal_has_a_secret() {
    let place = place().await;
    let id = Uuid::new_v4();
    let secret = PracticeServer::new_secret();
    let secret = secret.expose_secret();
    let client = EntraClient::confidential(id).with_secret(&secret.into());
    place.server.register_client(client);
    let answer = with_credential(&place, id, ("client_secret", secret)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert!(answer.json().get("refresh_token").is_none());
    let token = answer.secret("access_token");
    assert_eq!(claims(&token)["idtyp"], "app");
    assert_eq!(place.status(&bearer(&token)).await, 200);
    let seen = place.server.requests().pop().unwrap().credential;
    assert_eq!(seen.kind, Some(CredentialKind::EntraApplication));
    let wrong = with_credential(&place, id, ("client_secret", "wrong")).await;
    assert_eq!(wrong.error(), invalid(7_000_215));
    let none = with_credential(&place, id, ("x", "")).await;
    assert_eq!(none.error(), invalid(7_000_218));
    let public = with_credential(&place, place.client, ("x", "")).await;
    assert_eq!(public.error(), invalid(7_000_218));
    let public = with_credential(&place, place.client, ("client_secret", secret)).await;
    assert_eq!(public.error(), invalid(700_025));
}

struct Signer {
    key: KeyPair,
    certificate: Vec<u8>,
}

impl Signer {
    fn new() -> Self {
        let key = KeyPair::generate_for(&PKCS_RSA_SHA256).unwrap();
        let certificate = CertificateParams::new(Vec::new())
            .unwrap()
            .self_signed(&key)
            .unwrap();
        let certificate = certificate.der().to_vec();
        Self { key, certificate }
    }

    fn assertion(&self, id: Uuid, audience: &str, seconds: i64) -> String {
        self.named(&Sha256::digest(&self.certificate), id, audience, seconds)
    }

    fn named(&self, thumbprint: &[u8], id: Uuid, audience: &str, seconds: i64) -> String {
        let thumbprint = URL_SAFE_NO_PAD.encode(thumbprint);
        let now = OffsetDateTime::now_utc().unix_timestamp();
        let encoded = |part: serde_json::Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let text = format!(
            "{}.{}",
            encoded(json!({ "alg": "RS256", "typ": "JWT", "x5t#S256": thumbprint })),
            encoded(json!({
                "aud": audience, "iss": id, "sub": id, "jti": Uuid::new_v4(),
                "nbf": now + seconds.min(0), "exp": now + seconds,
            }))
        );
        let signature = self.key.sign(text.as_bytes()).unwrap();
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

#[tokio::test]
async fn a_service_principal_has_a_certificate() {
    let place = place().await;
    let (id, signer) = (Uuid::new_v4(), Signer::new());
    let client = EntraClient::confidential(id).with_certificate(signer.certificate.clone());
    place.server.register_client(client);
    let here = place.login("token");
    let cloud = format!(
        "https://login.microsoftonline.com/{}/oauth2/v2.0/token",
        place.tenant
    );
    let check = async |assertion: &str, expected: Option<u64>| {
        let answer = with_credential(&place, id, ("client_assertion", assertion)).await;
        match expected {
            None => assert_eq!(answer.status, 200, "{}", answer.text),
            Some(number) => assert_eq!(answer.error(), invalid(number)),
        }
    };
    check(&signer.assertion(id, here.as_str(), 300), None).await;
    check(&signer.assertion(id, &cloud, 300), None).await;
    let elsewhere = "https://evil.example/oauth2/v2.0/token";
    check(&signer.assertion(id, elsewhere, 300), Some(700_023)).await;
    check(&signer.assertion(id, &cloud, -900), Some(700_024)).await;
    let other = Uuid::new_v4();
    check(&signer.assertion(other, &cloud, 300), Some(700_021)).await;
    let forged = Signer::new().assertion(id, &cloud, 300);
    check(&forged, Some(700_027)).await;
    let misnamed = signer.named(b"another", id, &cloud, 300);
    check(&misnamed, Some(700_027)).await;
    check("no.token", Some(50_027)).await;
    let good = signer.assertion(id, &cloud, 300);
    let (text, _) = good.rsplit_once('.').unwrap();
    check(&format!("{text}."), Some(700_027)).await;
}

#[tokio::test]
async fn a_workload_has_the_token_of_another_issuer() {
    let place = place().await;
    let (id, token) = (Uuid::new_v4(), PracticeServer::new_secret());
    let client = EntraClient::confidential(id).with_federated_token(&token);
    place.server.register_client(client);
    let assertion = ("client_assertion", token.expose_secret());
    let answer = with_credential(&place, id, assertion).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let other = with_credential(&place, id, ("client_assertion", "a.b")).await;
    assert_eq!(other.error(), invalid(50_027));
}

async fn machine() -> (Place, Uuid) {
    let client_id = Uuid::new_v4();
    let identity = EntraIdentity::named("A machine");
    let managed_identity = Some(ManagedIdentity {
        client_id,
        identity,
    });
    let place = place_with(EntraOptions {
        managed_identity,
        ..EntraOptions::default()
    })
    .await;
    (place, client_id)
}

const RESOURCE: &str = "499b84ac-1321-427f-aa17-267ca6975798";

#[tokio::test]
async fn a_machine_has_an_identity_of_its_own() {
    let (place, id) = machine().await;
    let secret = place.server.issue_identity_header();
    let ask = async |query: &str, header: &str| {
        let url = format!("{}?{query}", place.server.identity_endpoint());
        send(place.http.get(url).header("X-IDENTITY-HEADER", header)).await
    };
    let good = format!("api-version=2019-08-01&resource={RESOURCE}");
    let answer = ask(&good, secret.expose_secret()).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let body = answer.json();
    assert_eq!(body["resource"], RESOURCE);
    let end: i64 = body["expires_on"].as_str().unwrap().parse().unwrap();
    assert!((3500..=3700).contains(&(end - OffsetDateTime::now_utc().unix_timestamp())));
    let token = answer.secret("access_token");
    assert_eq!(place.status(&bearer(&token)).await, 200);
    let named = format!("{good}&client_id={id}");
    assert_eq!(ask(&named, secret.expose_secret()).await.status, 200);
    let other = format!("{good}&client_id={}", Uuid::new_v4());
    assert_eq!(ask(&other, secret.expose_secret()).await.status, 400);
    assert_eq!(ask(&good, "wrong").await.status, 401);
    let unknown = "api-version=2019-08-01&resource=https://evil.example";
    assert_eq!(ask(unknown, secret.expose_secret()).await.status, 400);
    assert_eq!(place.server.count_of_token_requests("managed_identity"), 5);
}

#[tokio::test]
async fn a_virtual_machine_asks_its_metadata() {
    let (place, _) = machine().await;
    let mut url: Url = place.server.identity_endpoint();
    url.set_path("/metadata/identity/oauth2/token");
    url.set_query(Some(&format!("api-version=2018-02-01&resource={RESOURCE}")));
    let good = send(place.http.get(url.clone()).header("Metadata", "true")).await;
    assert_eq!(good.status, 200, "{}", good.text);
    assert_eq!(send(place.http.get(url.clone())).await.status, 400);
    let forwarded = place.http.get(url).header("Metadata", "true");
    let forwarded = forwarded.header("X-Forwarded-For", "10.0.0.1");
    assert_eq!(send(forwarded).await.status, 400);
}

#[tokio::test]
async fn a_pipeline_speaks_for_a_service_connection() {
    let (connection, id) = (Uuid::new_v4(), Uuid::new_v4());
    let place = place_with(EntraOptions {
        clients: vec![EntraClient::confidential(id)],
        service_connections: vec![ServiceConnection {
            id: connection,
            client_id: id,
        }],
        ..EntraOptions::default()
    })
    .await;
    let job = place.server.issue_job_token(TokenRequest::default());
    let job = job.expose_secret();
    let ask = async |credential: &str, connection: Uuid| {
        let mut url = place.server.oidc_request_uri();
        url.set_query(Some(&format!(
            "api-version=7.1&serviceConnectionId={connection}"
        )));
        let request = place.http.post(url).header("Authorization", credential);
        send(request.header("X-TFS-FedAuthRedirect", "Suppress")).await
    };
    let answer = ask(&bearer(job), connection).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let token = answer.secret("oidcToken");
    let answer = with_credential(&place, id, ("client_assertion", &token)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    assert_eq!(ask(&bearer(job), Uuid::new_v4()).await.status, 400);
    let pat = place.server.issue_token(TokenRequest::default());
    let pat = basic(pat.expose_secret());
    assert_eq!(ask(&pat, connection).await.status, 401);
    assert_eq!(place.status(&bearer(job)).await, 200);
    assert_eq!(place.status(&basic(job)).await, 200);
}
