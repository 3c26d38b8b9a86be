//! The cloud by its real names, through the HTTPS proxy: from an organization's 401 to a minted
//! token, as a program that knows nothing of the practice server goes.

use practice_server::{Edition, EntraClient, EntraOptions, PracticeOptions, PracticeProxy};
use practice_server::{PracticeServer, Upstream};
use reqwest::{Certificate, Client, Proxy};
use serde_json::json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use url::Url;
use uuid::Uuid;

use crate::support::{AZURE_DEVOPS, REDIRECT, basic, bearer, parameter, send, verifier};

async fn cloud(client: Uuid) -> (PracticeServer, PracticeProxy, Client) {
    let server = PracticeServer::start(PracticeOptions {
        edition: Edition::Services,
        upstream: Upstream::BuiltIn,
        entra: EntraOptions {
            clients: vec![EntraClient::public(client)],
            ..EntraOptions::default()
        },
        ..PracticeOptions::default()
    })
    .await
    .unwrap();
    let proxy = PracticeProxy::start(&server).await.unwrap();
    let certificate = std::fs::read(proxy.ca_certificate_file()).unwrap();
    let http = Client::builder()
        .tls_certs_only([Certificate::from_pem(&certificate).unwrap()])
        .proxy(Proxy::all(proxy.url().as_str()).unwrap())
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    (server, proxy, http)
}

/// Signs in at an authority and returns an access token.
async fn sign_in(http: &Client, authority: &str, client: Uuid) -> String {
    let (verifier, challenge) = verifier();
    let mut url = Url::parse(&format!("{authority}/oauth2/v2.0/authorize")).unwrap();
    url.query_pairs_mut()
        .append_pair("client_id", &client.to_string())
        .append_pair("response_type", "code")
        .append_pair("redirect_uri", REDIRECT)
        .append_pair("scope", AZURE_DEVOPS)
        .append_pair("code_challenge", &challenge)
        .append_pair("code_challenge_method", "S256");
    let back: Url = send(http.get(url))
        .await
        .header("location")
        .parse()
        .unwrap();
    let code = parameter(&back, "code").unwrap();
    let form = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("client_id", &client.to_string())
        .append_pair("grant_type", "authorization_code")
        .append_pair("code", &code)
        .append_pair("redirect_uri", REDIRECT)
        .append_pair("code_verifier", &verifier)
        .finish();
    let request = http.post(format!("{authority}/oauth2/v2.0/token"));
    let request = request.header("content-type", "application/x-www-form-urlencoded");
    let answer = send(request.body(form)).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.secret("access_token")
}

#[tokio::test]
async fn from_the_401_to_a_minted_token() {
    let client = Uuid::new_v4();
    let (server, proxy, http) = cloud(client).await;
    let projects = "https://dev.azure.com/contoso/_apis/projects?api-version=7.1";
    let refused = http
        .get(projects)
        .header("X-TFS-FedAuthRedirect", "Suppress");
    let refused = send(refused).await;
    let (_, authority) = refused
        .header("www-authenticate")
        .split_once("Bearer authorization_uri=")
        .unwrap();
    assert!(authority.starts_with("https://login.microsoftonline.com/"));
    let token = sign_in(&http, authority, client).await;
    let let_in = http.get(projects).header("Authorization", bearer(&token));
    assert_eq!(send(let_in).await.status, 200);
    let end = (OffsetDateTime::now_utc() + time::Duration::hours(1)).format(&Rfc3339);
    let wish = json!({
        "displayName": "a test",
        "scope": "vso.packaging_write",
        "validTo": end.unwrap(),
        "allOrgs": false,
    });
    let pats = "https://vssps.dev.azure.com/contoso/_apis/tokens/pats?api-version=7.1-preview.1";
    let request = http.post(pats).header("Authorization", bearer(&token));
    let minted = send(request.json(&wish)).await.json();
    let minted = basic(minted["patToken"]["token"].as_str().unwrap());
    let let_in = http.get(projects).header("Authorization", minted);
    assert_eq!(send(let_in).await.status, 200);
    assert_eq!(server.minted_tokens().len(), 1);
    assert_eq!(server.token_requests().len(), 1);
    let hosts = proxy.forwarded();
    assert!(hosts.contains_key("login.microsoftonline.com"), "{hosts:?}");
    assert!(hosts.contains_key("vssps.dev.azure.com"), "{hosts:?}");
    assert!(proxy.refused().is_empty());
}
