//! A practice server, a plain client, and tokens for it.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use practice_server::{
    Edition, PracticeOptions, PracticeServer, Scope, TokenRequest, Upstream, UpstreamSpelling,
};
use reqwest::header::{AUTHORIZATION, HeaderMap};
use reqwest::{Client, Method, RequestBuilder};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};

pub(crate) struct Practice {
    pub(crate) server: PracticeServer,
    pub(crate) client: Client,
    /// Packaging (Read & write), a collaborator who may create feeds.
    pub(crate) writer: String,
    /// Packaging (Read, write & manage), the same user.
    pub(crate) manager: String,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn type_key(&self) -> String {
        self.json()["typeKey"].as_str().unwrap().to_owned()
    }

    /// Every `name` of a list.
    pub(crate) fn names(&self) -> Vec<String> {
        let body = self.json();
        let values = body["value"].as_array().unwrap();
        assert_eq!(body["count"], values.len());
        values
            .iter()
            .map(|value| value["name"].as_str().unwrap().to_owned())
            .collect()
    }
}

pub(crate) fn options(edition: Edition) -> PracticeOptions {
    PracticeOptions {
        edition,
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    }
}

pub(crate) fn basic(token: &SecretString) -> String {
    format!(
        "Basic {}",
        STANDARD.encode(format!("PAT:{}", token.expose_secret()))
    )
}

/// A body that makes a feed with its crates.io upstream.
pub(crate) fn new_feed(name: &str, spelling: UpstreamSpelling) -> Value {
    json!({
        "name": name,
        "description": "crates.io through Azure Artifacts",
        "hideDeletedPackageVersions": true,
        "upstreamEnabled": true,
        "upstreamSources": [{
            "name": spelling.name(),
            "protocol": spelling.protocol(),
            "location": spelling.location(),
            "displayLocation": spelling.location(),
            "upstreamSourceType": "public",
        }],
    })
}

impl Practice {
    pub(crate) async fn start(edition: Edition) -> Self {
        Self::start_with(options(edition)).await
    }

    pub(crate) async fn start_with(options: PracticeOptions) -> Self {
        let server = PracticeServer::start(options).await.unwrap();
        let client = Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap();
        let writer = basic(&server.issue_token(TokenRequest::default()));
        let scopes = vec![Scope::PackagingManage];
        let manager = basic(&server.issue_token(TokenRequest {
            scopes,
            ..TokenRequest::default()
        }));
        Self {
            server,
            client,
            writer,
            manager,
        }
    }

    pub(crate) fn issue(&self, request: TokenRequest) -> String {
        basic(&self.server.issue_token(request))
    }

    /// A request below the collection that asks for 401 rather than a sign-in page.
    pub(crate) fn request(&self, method: Method, path: &str, credential: &str) -> RequestBuilder {
        let url = format!("{}/{path}", self.server.organization_url());
        let request = self
            .client
            .request(method, url)
            .header("X-TFS-FedAuthRedirect", "Suppress");
        if credential.is_empty() {
            request
        } else {
            request.header(AUTHORIZATION, credential)
        }
    }

    pub(crate) async fn get(&self, path: &str, credential: &str) -> Answer {
        send(self.request(Method::GET, path, credential)).await
    }

    pub(crate) async fn post(&self, path: &str, credential: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path, credential).json(body)).await
    }

    pub(crate) async fn patch(&self, path: &str, credential: &str, body: &Value) -> Answer {
        send(self.request(Method::PATCH, path, credential).json(body)).await
    }

    pub(crate) async fn delete(&self, path: &str, credential: &str) -> Answer {
        send(self.request(Method::DELETE, path, credential)).await
    }

    /// Makes a feed in the project Practice and returns it.
    pub(crate) async fn create(&self, name: &str) -> Value {
        let body = new_feed(name, UpstreamSpelling::A);
        let answer = self.post(&feeds("Practice"), &self.writer, &body).await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        answer.json()
    }
}

/// The path of a project's feeds.
pub(crate) fn feeds(project: &str) -> String {
    format!("{project}/_apis/packaging/feeds?api-version=7.0")
}

/// A path below a feed of the project Practice.
pub(crate) fn below_feed(feed: &str, rest: &str) -> String {
    format!("Practice/_apis/packaging/feeds/{feed}{rest}?api-version=7.0")
}

pub(crate) async fn send(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer {
        status,
        headers,
        text: String::from_utf8(response.bytes().await.unwrap().to_vec()).unwrap(),
    }
}
