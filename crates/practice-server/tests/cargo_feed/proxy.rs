//! The cloud by its real host names, through the HTTPS proxy with its private authority.

use practice_server::{Edition, HeaderShape, PracticeOptions, PracticeProxy, Scope};
use reqwest::{Certificate, Client, Proxy};

use crate::project::Project;
use crate::support::{Answer, Feed, basic, options};

const INDEX: &str = "https://pkgs.dev.azure.com/contoso/Practice/_packaging/crates/Cargo/index/";
const BLOB_HOST: &str = "practice.blob.core.windows.net";

async fn cloud() -> (Feed, PracticeProxy) {
    let options = PracticeOptions {
        edition: Edition::Services,
        ..options()
    };
    let feed = Feed::start_with(options, "Practice").await;
    let proxy = PracticeProxy::start(&feed.server).await.unwrap();
    (feed, proxy)
}

fn client(proxy: &PracticeProxy) -> Client {
    let certificate = std::fs::read(proxy.ca_certificate_file()).unwrap();
    let certificate = Certificate::from_pem(&certificate).unwrap();
    Client::builder()
        .tls_certs_only([certificate])
        .proxy(Proxy::all(proxy.url().as_str()).unwrap())
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_client_reaches_the_cloud_by_its_names_and_nothing_else() {
    let (feed, proxy) = cloud().await;
    let client = client(&proxy);
    let token = feed.token(Scope::PackagingWrite);
    let request = client
        .get(format!("{INDEX}config.json"))
        .header("authorization", basic(&token));
    let configuration = Answer::read(request.send().await.unwrap()).await.json();
    let download = configuration["dl"].as_str().unwrap();
    assert!(
        download.starts_with("https://pkgs.dev.azure.com/contoso/"),
        "{download}"
    );

    // reqwest follows to the blob host and leaves the credential behind.
    let address = download
        .replace("{crate}", "itoa")
        .replace("{version}", "1.0.9001");
    let request = client.get(address).header("authorization", basic(&token));
    let file = request.send().await.unwrap();
    assert_eq!(
        (file.status().as_u16(), file.url().host_str()),
        (200, Some(BLOB_HOST))
    );

    assert!(client.get("https://example.com/").send().await.is_err());
    assert_eq!(proxy.refused().get("example.com"), Some(&1));
    assert_eq!(proxy.forwarded().len(), 2);
    let hosts = feed.server.requests().into_iter().map(|seen| seen.host);
    assert_eq!(
        hosts.collect::<Vec<_>>(),
        ["pkgs.dev.azure.com", "pkgs.dev.azure.com", BLOB_HOST]
    );
}

#[tokio::test]
async fn without_the_authority_nobody_believes_the_proxy() {
    let (_feed, proxy) = cloud().await;
    let other = PracticeProxy::start(&_feed.server).await.unwrap();
    let certificate = std::fs::read(other.ca_certificate_file()).unwrap();
    let client = Client::builder()
        .tls_certs_only([Certificate::from_pem(&certificate).unwrap()])
        .proxy(Proxy::all(proxy.url().as_str()).unwrap())
        .build()
        .unwrap();
    assert!(
        client
            .get(format!("{INDEX}config.json"))
            .send()
            .await
            .is_err()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn cargo_builds_through_the_cloud() {
    for variable in ["SSL_CERT_FILE", "CARGO_HTTP_CAINFO"] {
        let (feed, proxy) = cloud().await;
        let token = feed.token(Scope::PackagingWrite);
        let project = Project::new(INDEX);
        let certificate = proxy.ca_certificate_file().to_str().unwrap();
        let variables = [
            ("HTTPS_PROXY", proxy.url().as_str()),
            (variable, certificate),
        ]
        .map(|(name, value)| (name, value.to_owned()));
        let variables = variables
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let built = project.cargo(&["build"], Some(&token), &variables).await;
        assert!(built.success, "{variable}: {}", built.messages);
        assert_eq!(feed.saved().len(), 2);
        let hosts: Vec<String> = proxy.forwarded().into_keys().collect();
        assert_eq!(hosts, ["pkgs.dev.azure.com", BLOB_HOST]);
        let requests = feed.server.requests().into_iter();
        let mut blobs = requests.filter(|seen| seen.host == BLOB_HOST);
        assert!(blobs.all(|seen| seen.authorization == HeaderShape::None));
    }
}
