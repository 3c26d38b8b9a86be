//! A practice server with one feed, and short ways to ask it things.

use practice_server::{
    FeedRole, FeedSeed, PracticeOptions, PracticeServer, ProjectSeed, Scope, TokenRequest, Upstream,
};
use reqwest::header::{AUTHORIZATION, IF_NONE_MATCH};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

/// Small crates only, and the project `Practice`.
pub(crate) fn options() -> PracticeOptions {
    PracticeOptions {
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    }
}

/// A feed `crates` with the crates.io upstream in the project `Practice`.
pub(crate) struct Feed {
    pub(crate) server: PracticeServer,
    client: Client,
    /// `…/_packaging`, without a trailing slash.
    packaging: String,
}

/// What an answer was, for tests to compare.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: Option<String>,
    pub(crate) etag: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) async fn read(response: Response) -> Self {
        let header = |name: &str| {
            let value = response.headers().get(name)?;
            Some(value.to_str().unwrap().to_owned())
        };
        let (location, etag) = (header("location"), header("etag"));
        let status = response.status().as_u16();
        let body = response.bytes().await.unwrap().to_vec();
        Self {
            status,
            location,
            etag,
            body,
        }
    }

    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The versions of an index file.
    pub(crate) fn versions(&self) -> Vec<String> {
        let version = |line: &str| {
            let value: Value = serde_json::from_str(line).unwrap();
            value["vers"].as_str().unwrap().to_owned()
        };
        self.text().lines().map(version).collect()
    }
}

impl Feed {
    pub(crate) async fn start() -> Self {
        Self::start_with(options(), "Practice").await
    }

    /// A feed in a public project, as Azure DevOps Services has them.
    pub(crate) async fn start_public() -> Self {
        let mut options = options();
        let project = ProjectSeed {
            public: true,
            ..ProjectSeed::new("Open")
        };
        options.organizations[0].projects.push(project);
        Self::start_with(options, "Open").await
    }

    pub(crate) async fn start_with(options: PracticeOptions, project: &str) -> Self {
        let server = PracticeServer::start(options).await.unwrap();
        let project = project.to_owned();
        let packaging = format!("{}/{project}/_packaging", server.organization_url());
        let seed = FeedSeed {
            name: "crates".to_owned(),
            project: Some(project),
            crates_io: true,
        };
        server.add_feed(&seed).unwrap();
        let client = Client::builder()
            .no_proxy()
            .redirect(Policy::none())
            .build()
            .unwrap();
        Self {
            server,
            client,
            packaging,
        }
    }

    pub(crate) fn token(&self, scope: Scope) -> SecretString {
        self.server.issue_token(TokenRequest {
            scopes: vec![scope],
            ..TokenRequest::default()
        })
    }

    /// The address of the index of a feed segment, with its final slash.
    pub(crate) fn index(&self, segment: &str) -> String {
        format!("{}/{segment}/Cargo/index/", self.packaging)
    }

    pub(crate) async fn get(&self, address: &str, token: Option<&SecretString>) -> Answer {
        self.get_if_changed(address, token, None).await
    }

    pub(crate) async fn get_if_changed(
        &self,
        address: &str,
        token: Option<&SecretString>,
        etag: Option<&str>,
    ) -> Answer {
        let mut request = self.client.get(address);
        if let Some(token) = token {
            request = request.header(AUTHORIZATION, basic(token));
        }
        if let Some(etag) = etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        Answer::read(request.send().await.unwrap()).await
    }

    /// Changes the feed through its API, as its owner.
    pub(crate) async fn change(&self, change: &Value) -> u16 {
        let token = self.server.issue_token(TokenRequest {
            scopes: vec![Scope::PackagingManage],
            role: FeedRole::Administrator,
            ..TokenRequest::default()
        });
        let organization = self.packaging.trim_end_matches("/_packaging");
        let address = format!("{organization}/_apis/packaging/feeds/crates?api-version=7.1");
        let request = self
            .client
            .patch(address)
            .header(AUTHORIZATION, basic(&token))
            .json(change);
        request.send().await.unwrap().status().as_u16()
    }

    /// An index file of the feed segment.
    pub(crate) async fn entry(
        &self,
        segment: &str,
        path: &str,
        token: Option<&SecretString>,
    ) -> Answer {
        self.get(&format!("{}{path}", self.index(segment)), token)
            .await
    }

    /// The download of a version, not followed.
    pub(crate) async fn download(
        &self,
        segment: &str,
        name: &str,
        version: &str,
        token: Option<&SecretString>,
    ) -> Answer {
        let path = format!("{segment}/cargo/api/v1/crates/{name}/{version}/download");
        self.get(&format!("{}/{path}", self.packaging), token).await
    }

    /// Name and version of everything in the feed.
    pub(crate) fn saved(&self) -> Vec<(String, String)> {
        let versions = self.server.saved_versions("crates").into_iter();
        versions.map(|saved| (saved.name, saved.version)).collect()
    }
}

/// The header value for a token: one line.
pub(crate) fn basic(token: &SecretString) -> String {
    use base64::Engine as _;
    let text = format!("PAT:{}", token.expose_secret());
    format!(
        "Basic {}",
        base64::engine::general_purpose::STANDARD.encode(text)
    )
}
