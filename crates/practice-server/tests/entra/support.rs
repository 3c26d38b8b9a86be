//! A practice server that speaks Entra, a plain client, and the flows that most tests begin with.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use practice_server::{
    EntraClient, EntraOptions, PracticeOptions, PracticeServer, SignInFault, Upstream,
};
use reqwest::{Client, RequestBuilder};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use url::Url;
use uuid::Uuid;

pub(crate) const AZURE_DEVOPS: &str = "499b84ac-1321-427f-aa17-267ca6975798/.default";
pub(crate) const REDIRECT: &str = "http://localhost:1/callback";

pub(crate) struct Place {
    pub(crate) server: PracticeServer,
    pub(crate) http: Client,
    /// A public client.
    pub(crate) client: Uuid,
    pub(crate) tenant: Uuid,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub(crate) fn error(&self) -> (u16, String, u64) {
        let body = self.json();
        let name = body["error"].as_str().unwrap().to_owned();
        (self.status, name, body["error_codes"][0].as_u64().unwrap())
    }

    pub(crate) fn secret(&self, name: &str) -> String {
        self.json()[name].as_str().unwrap().to_owned()
    }
}

pub(crate) async fn send(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    Answer {
        status: response.status().as_u16(),
        headers: response.headers().clone(),
        text: response.text().await.unwrap(),
    }
}

pub(crate) fn http() -> Client {
    Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(20))
        .build()
        .unwrap()
}

pub(crate) async fn place() -> Place {
    place_with(EntraOptions::default()).await
}

/// A server of the one-host form that speaks Entra.
pub(crate) async fn place_with(entra: EntraOptions) -> Place {
    let client = Uuid::new_v4();
    let mut entra = EntraOptions {
        on_server_form: true,
        ..entra
    };
    entra.clients.push(EntraClient::public(client));
    let tenant = entra.tenant;
    let server = PracticeServer::start(PracticeOptions {
        upstream: Upstream::BuiltIn,
        entra,
        ..PracticeOptions::default()
    })
    .await
    .unwrap();
    Place {
        server,
        http: http(),
        client,
        tenant,
    }
}

/// A verifier and its challenge.
pub(crate) fn verifier() -> (String, String) {
    let verifier = format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(&verifier));
    (verifier, challenge)
}

impl Place {
    pub(crate) fn login(&self, action: &str) -> Url {
        let path = format!("{}/oauth2/v2.0/{action}", self.tenant);
        self.server.authority().join(&path).unwrap()
    }

    /// The address at which sign-in begins.
    pub(crate) fn authorize_url(&self, challenge: &str) -> Url {
        let mut url = self.login("authorize");
        url.query_pairs_mut()
            .append_pair("client_id", &self.client.to_string())
            .append_pair("response_type", "code")
            .append_pair("redirect_uri", REDIRECT)
            .append_pair("scope", &format!("{AZURE_DEVOPS} offline_access openid"))
            .append_pair("state", "a state & more")
            .append_pair("code_challenge", challenge)
            .append_pair("code_challenge_method", "S256");
        url
    }

    /// Where the browser is sent back to.
    pub(crate) async fn callback(&self, url: &Url) -> Url {
        let answer = send(self.http.get(url.clone())).await;
        assert_eq!(answer.status, 302, "{}", answer.text);
        answer.header("location").parse().unwrap()
    }

    pub(crate) async fn post(&self, action: &str, form: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let request = self.http.post(self.login(action)).body(body);
        send(request.header("content-type", "application/x-www-form-urlencoded")).await
    }

    /// A request for a token by the public client.
    pub(crate) async fn token(&self, form: &[(&str, &str)]) -> Answer {
        let id = self.client.to_string();
        let mut all = vec![("client_id", id.as_str())];
        all.extend_from_slice(form);
        self.post("token", &all).await
    }

    pub(crate) async fn redeem(&self, code: &str, verifier: &str) -> Answer {
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", REDIRECT),
            ("code_verifier", verifier),
        ];
        self.token(&form).await
    }

    /// Signs in through the browser.
    pub(crate) async fn sign_in(&self) -> Answer {
        let (verifier, challenge) = verifier();
        let callback = self.callback(&self.authorize_url(&challenge)).await;
        self.redeem(&parameter(&callback, "code").unwrap(), &verifier)
            .await
    }

    pub(crate) async fn refresh(&self, token: &str) -> Answer {
        let form = [("grant_type", "refresh_token"), ("refresh_token", token)];
        self.token(&form).await
    }

    /// A request below the collection.
    pub(crate) async fn get(&self, path: &str, credential: &str) -> Answer {
        let url = format!("{}/{path}", self.server.organization_url());
        let request = self.http.get(url).header("Authorization", credential);
        send(request.header("X-TFS-FedAuthRedirect", "Suppress")).await
    }

    /// The status of `connectionData` for a credential.
    pub(crate) async fn status(&self, credential: &str) -> u16 {
        self.get("_apis/connectionData", credential).await.status
    }

    pub(crate) fn fault(&self, fault: SignInFault) {
        self.server.clear_faults();
        self.server.set_fault(fault);
    }
}

pub(crate) fn parameter(url: &Url, name: &str) -> Option<String> {
    let mut pairs = url.query_pairs();
    pairs
        .find(|(key, _)| key == name)
        .map(|(_, value)| value.into_owned())
}

pub(crate) fn bearer(token: &str) -> String {
    format!("Bearer {token}")
}

pub(crate) fn basic(token: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("any:{token}")))
}

/// The claims of a token, which nobody but a test should look into.
pub(crate) fn claims(token: &str) -> Value {
    let payload = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}
