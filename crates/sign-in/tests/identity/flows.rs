//! Each identity that its environment tells, from the organization's address to
//! a listed account; and that no secret of theirs is ever said.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use practice_server::{
    EntraClient, EntraIdentity, EntraOptions, ManagedIdentity, PracticeServer, ServiceConnection,
    TokenRequest,
};
use secrecy::{ExposeSecret as _, SecretString};
use sign_in::AccountKind;
use url::form_urlencoded;
use uuid::Uuid;

use crate::place::{Place, Wish};

const SCOPE: &str = "499b84ac-1321-427f-aa17-267ca6975798/.default";

fn named(id: Uuid, name: &str) -> EntraClient {
    EntraClient::confidential(id).with_identity(EntraIdentity::named(name))
}

fn is_silent(said: &str, secrets: &[&str]) {
    for secret in secrets {
        assert!(!said.contains(secret), "{said}");
    }
}

#[tokio::test]
async fn a_machine_signs_in_by_the_identity_that_azure_gives_it() {
    let client_id = Uuid::new_v4();
    let place = Place::start(EntraOptions {
        managed_identity: Some(ManagedIdentity {
            client_id,
            identity: EntraIdentity::named("The machine"),
        }),
        ..EntraOptions::default()
    })
    .await;
    let (endpoint, header) = (
        place.server.identity_endpoint(),
        place.server.issue_identity_header(),
    );
    let header = header.expose_secret();
    let variables = [
        ("IDENTITY_ENDPOINT", endpoint.as_str()),
        ("IDENTITY_HEADER", header),
    ];
    let ask = async |client, variables: &[(&str, &str)]| {
        let wish = Wish {
            client,
            ..Wish::default()
        };
        let said = place
            .sign_in(AccountKind::ManagedIdentity, &wish, variables)
            .await;
        is_silent(&said, &[header]);
        said
    };
    for client in [None, Some(client_id)] {
        let said = ask(client, &variables).await;
        assert!(said.contains("signed in as The machine."), "{said}");
    }
    assert_eq!(place.server.count_of_token_requests("managed_identity"), 2);
    let said = ask(Some(Uuid::new_v4()), &variables).await;
    assert!(
        said.contains(
            "refused: This machine gave no token (status 400: There is no such identity.)."
        ),
        "{said}"
    );
    // The machine's secret is sent to no other machine.
    let elsewhere = [
        ("IDENTITY_ENDPOINT", "http://10.255.255.1/token"),
        ("IDENTITY_HEADER", header),
    ];
    let said = ask(None, &elsewhere).await;
    assert!(
        said.contains("IDENTITY_ENDPOINT names another machine"),
        "{said}"
    );
}

/// A job of a pipeline that has a service connection.
struct Job {
    place: Place,
    client: Uuid,
    connection: Uuid,
    token: SecretString,
}

impl Job {
    async fn start() -> Self {
        let (connection, client) = (Uuid::new_v4(), Uuid::new_v4());
        let place = Place::start(EntraOptions {
            clients: vec![named(client, "The pipeline")],
            service_connections: vec![ServiceConnection {
                id: connection,
                client_id: client,
            }],
            ..EntraOptions::default()
        })
        .await;
        let token = place.server.issue_job_token(TokenRequest::default());
        Self {
            place,
            client,
            connection,
            token,
        }
    }

    /// Where the cloud has the practice server's address.
    fn address(&self) -> String {
        let address = self.place.server.oidc_request_uri();
        let organization = self.place.server.organization_url();
        let rest = address.path().strip_prefix(organization.path()).unwrap();
        format!("https://dev.azure.com/contoso{rest}")
    }

    async fn sign_in(&self, connection: Option<Uuid>, address: &str, token: &str) -> String {
        let wish = Wish {
            client: Some(self.client),
            connection,
            ..Wish::default()
        };
        let variables = [
            ("SYSTEM_OIDCREQUESTURI", address),
            ("SYSTEM_ACCESSTOKEN", token),
        ];
        let kind = AccountKind::AzurePipelines;
        let said = self.place.sign_in(kind, &wish, &variables).await;
        is_silent(&said, &[self.token.expose_secret()]);
        said
    }
}

#[tokio::test]
async fn a_job_of_azure_pipelines_signs_in_by_its_service_connection() {
    let job = Job::start().await;
    let (address, token) = (job.address(), job.token.expose_secret());
    let connection = Some(job.connection);
    let check = async |connection, address: &str, token, expect: &str| {
        let said = job.sign_in(connection, address, token).await;
        assert!(said.contains(expect), "{said}");
    };
    check(connection, &address, token, "signed in as The pipeline.").await;
    let missing = "The value SYSTEM_ACCESSTOKEN is missing.";
    check(connection, &address, "", missing).await;
    let missing = "The value service-connection is missing.";
    check(None, &address, token, missing).await;
    let unknown = "Azure Pipelines gave no token (status 400";
    check(Some(Uuid::new_v4()), &address, token, unknown).await;
    // The job's token leaves by TLS alone.
    let plain = job.place.server.oidc_request_uri();
    let before = job.place.server.requests().len();
    let refused = "SYSTEM_OIDCREQUESTURI is no https address";
    check(connection, plain.as_str(), token, refused).await;
    let later = job.place.server.requests().split_off(before);
    assert!(later.iter().all(|seen| !seen.path.ends_with("/oidctoken")));
}

#[tokio::test]
async fn a_workload_signs_in_by_the_file_that_its_platform_names() {
    let (client, token) = (Uuid::new_v4(), PracticeServer::new_secret());
    let place = Place::start(EntraOptions {
        clients: vec![named(client, "The workload").with_federated_token(&token)],
        ..EntraOptions::default()
    })
    .await;
    let path = place.folder.path().join("token");
    fs::write(&path, token.expose_secret()).unwrap();
    let wish = Wish {
        client: Some(client),
        ..Wish::default()
    };
    let kind = AccountKind::WorkloadIdentity;
    let variables = [("AZURE_FEDERATED_TOKEN_FILE", path.to_str().unwrap())];
    let said = place.sign_in(kind, &wish, &variables).await;
    assert!(said.contains("signed in as The workload."), "{said}");
    is_silent(&said, &[token.expose_secret()]);
    let said = place.sign_in(kind, &wish, &[]).await;
    assert!(said.contains("The value file is missing."), "{said}");
}

/// A token of Entra, as the Azure CLI would have it.
async fn token_of(place: &Place, client: Uuid, secret: &SecretString) -> String {
    let certificate = fs::read(place.proxy.ca_certificate_file()).unwrap();
    let http = reqwest::Client::builder()
        .proxy(reqwest::Proxy::all(place.proxy.url()).unwrap())
        .tls_certs_only([reqwest::Certificate::from_pem(&certificate).unwrap()])
        .build()
        .unwrap();
    let tenant = EntraOptions::default().tenant;
    let address = format!("https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token");
    let body = form_urlencoded::Serializer::new(String::new())
        .append_pair("grant_type", "client_credentials")
        .append_pair("client_id", &client.to_string())
        .append_pair("client_secret", secret.expose_secret())
        .append_pair("scope", SCOPE)
        .finish();
    let kind = "application/x-www-form-urlencoded";
    let request = http.post(address).header("content-type", kind).body(body);
    let answer: serde_json::Value = request.send().await.unwrap().json().await.unwrap();
    answer["access_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn whoever_is_signed_in_with_the_azure_cli_signs_in() {
    let (client, secret) = (Uuid::new_v4(), PracticeServer::new_secret());
    let place = Place::start(EntraOptions {
        clients: vec![named(client, "The developer").with_secret(&secret)],
        ..EntraOptions::default()
    })
    .await;
    let token = token_of(&place, client, &secret).await;
    let folder = place.folder.path().display().to_string();
    fs::write(place.folder.path().join("token"), &token).unwrap();
    let end = 3_000_000_000_u64;
    let script = format!(
        "#!/bin/sh\nenv >{folder}/environment; echo \"$@\" >{folder}/arguments\n\
         printf '{{\"accessToken\":\"%s\",\"expires_on\":{end},\"tokenType\":\"Bearer\"}}' $(cat {folder}/token)\n"
    );
    let az = place.folder.path().join("az");
    fs::write(&az, script).unwrap();
    fs::set_permissions(&az, fs::Permissions::from_mode(0o700)).unwrap();
    let canary = PracticeServer::new_secret();
    let canary = canary.expose_secret();
    let variables = [
        ("SYSTEM_ACCESSTOKEN", canary),
        ("CARGO_REGISTRIES_FEED_TOKEN", canary),
        ("AZURE_CLIENT_SECRET", canary),
    ];
    let kind = AccountKind::AzureCli;
    let said = place.sign_in(kind, &Wish::default(), &variables).await;
    assert!(said.contains("signed in as The developer."), "{said}");
    is_silent(&said, &[&token, canary]);
    let read = |name: &str| fs::read_to_string(place.folder.path().join(name)).unwrap();
    is_silent(&read("environment"), &[&token, canary]);
    let tenant = EntraOptions::default().tenant;
    assert_eq!(
        read("arguments"),
        format!("account get-access-token -o json --scope {SCOPE} --tenant {tenant}\n")
    );
}
