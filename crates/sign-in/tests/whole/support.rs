//! A server on loopback that answers as it was told to, and remembers what it
//! was asked: enough of Azure DevOps Server for signing in.

use std::sync::{Arc, Mutex};

use azure_devops::{ClientOptions, Credential, Endpoints};
use secrecy::SecretString;
use sign_in::{Accounts, TokenOptions};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// The user that the server knows.
pub(crate) const USER: &str = "11111111-2222-3333-4444-555555555555";
/// The user that stands for nobody.
pub(crate) const NOBODY: &str = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";

/// The personal access token that would be sent; none when there is none.
pub(crate) async fn token_of(accounts: &Accounts, endpoints: &Endpoints) -> Option<SecretString> {
    let options = TokenOptions::with_client(options());
    match accounts.credential(endpoints, &options).await.unwrap()? {
        Credential::PersonalAccessToken(token) => Some(token),
        other => panic!("{other:?}"),
    }
}

/// Signs out; whether there was anything to sign out of.
pub(crate) async fn signed_out(accounts: &Accounts, endpoints: &Endpoints) -> bool {
    let out = accounts.sign_out(endpoints, options()).await.unwrap();
    assert!(out.still_good.is_none());
    out.was_signed_in
}

/// An answer: status, headers, body.
pub(crate) type Answer = (u16, &'static str, String);

/// A scripted server.
pub(crate) struct Server {
    pub(crate) endpoints: Endpoints,
    pub(crate) requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers each request by its path.
    pub(crate) async fn start(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Self {
        Self::serving("activityid: 1\r\n", answer).await
    }

    /// A site that is no Azure DevOps, and would take any token.
    pub(crate) async fn foreign() -> Self {
        Self::serving("", |_| user(USER, "Mallory")).await
    }

    async fn serving(
        always: &'static str,
        answer: impl Fn(&str) -> Answer + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests: Arc<Mutex<Vec<String>>> = Arc::default();
        let seen = Arc::clone(&requests);
        let answer = Arc::new(answer);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(
                    stream,
                    always,
                    Arc::clone(&answer),
                    Arc::clone(&seen),
                ));
            }
        });
        let endpoints = Endpoints::parse(&format!("http://{address}/tfs/DefaultCollection"));
        Self {
            endpoints: endpoints.unwrap(),
            requests,
        }
    }

    /// A server that knows the token's owner and lists feeds.
    pub(crate) async fn friendly() -> Self {
        Self::start(|path| {
            if path.contains("/connectionData") {
                user(USER, "Ada Practice")
            } else {
                (200, "", r#"{"count":0,"value":[]}"#.to_owned())
            }
        })
        .await
    }

    /// How many requests came.
    pub(crate) fn count(&self) -> usize {
        self.requests.lock().unwrap().len()
    }
}

async fn serve(
    mut stream: TcpStream,
    always: &'static str,
    answer: Arc<impl Fn(&str) -> Answer>,
    seen: Arc<Mutex<Vec<String>>>,
) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte).await {
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let head = String::from_utf8(head).unwrap();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    seen.lock().unwrap().push(head);
    let (status, headers, body) = answer(&path);
    let length = body.len();
    let text = format!(
        "HTTP/1.1 {status} Scripted\r\n{always}content-type: application/json\r\nconnection: close\r\n{headers}content-length: {length}\r\n\r\n{body}"
    );
    let _ = stream.write_all(text.as_bytes()).await;
}

/// The answer of `connectionData` for a user.
pub(crate) fn user(id: &str, name: &str) -> Answer {
    let user = format!(r#"{{"id":"{id}","providerDisplayName":"{name}"}}"#);
    let body = format!(
        r#"{{"authenticatedUser":{user},"authorizedUser":{user},"instanceId":"{USER}","deploymentType":"onPremises"}}"#
    );
    (200, "", body)
}

/// A refusal with a message of the server.
pub(crate) fn refusal(status: u16, message: &str) -> Answer {
    let body = format!(r#"{{"$id":"1","message":"{message}","typeKey":"X","errorCode":0}}"#);
    (status, "", body)
}

/// Limits for tests: no waiting.
pub(crate) fn options() -> ClientOptions {
    ClientOptions {
        attempts: 1,
        first_delay: std::time::Duration::from_millis(1),
        longest_delay: std::time::Duration::from_millis(2),
        ..ClientOptions::default()
    }
}
