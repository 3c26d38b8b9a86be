//! A server that answers what a test tells it, and remembers what it was asked.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use azure_devops::ClientOptions;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

use crate::account::EntraAccount;
use crate::entra::{ClientId, EntraNetwork, TenantId};

type Script = dyn Fn(usize, &str) -> String + Send + Sync;

pub(super) struct Scripted {
    pub(super) account: EntraAccount,
    pub(super) network: EntraNetwork,
    bodies: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    /// Answers request number `n`, from 0 on, of this path with a whole response.
    pub(super) async fn start(
        script: impl Fn(usize, &str) -> String + Send + Sync + 'static,
    ) -> Scripted {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let bodies: Arc<Mutex<Vec<String>>> = Arc::default();
        let script: Arc<Script> = Arc::new(script);
        tokio::spawn(accept(listener, script, Arc::clone(&bodies)));
        let account = EntraAccount {
            authority: Url::parse(&format!("http://{address}/login/")).unwrap(),
            tenant: TenantId::parse("organizations").unwrap(),
            client_id: ClientId::parse(&uuid::Uuid::new_v4().to_string()).ok(),
            file: None,
            service_connection: None,
        };
        let options = ClientOptions {
            request_timeout: Duration::from_secs(5),
            total_timeout: Duration::from_secs(10),
            ..ClientOptions::default()
        };
        Scripted {
            network: EntraNetwork::new(&account, &options).unwrap(),
            account,
            bodies,
        }
    }

    /// Answers every request alike.
    pub(super) async fn saying(response: String) -> Scripted {
        Self::start(move |_, _| response.clone()).await
    }

    /// The bodies that came, in turn.
    pub(super) fn bodies(&self) -> Vec<String> {
        self.bodies.lock().unwrap().clone()
    }
}

async fn accept(listener: TcpListener, script: Arc<Script>, bodies: Arc<Mutex<Vec<String>>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (script, bodies) = (Arc::clone(&script), Arc::clone(&bodies));
        tokio::spawn(serve(stream, script, bodies));
    }
}

async fn serve(mut stream: TcpStream, script: Arc<Script>, bodies: Arc<Mutex<Vec<String>>>) {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    let (head, body) = loop {
        let count = stream.read(&mut chunk).await.unwrap_or(0);
        request.extend_from_slice(&chunk[..count]);
        let text = String::from_utf8_lossy(&request).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            assert_ne!(count, 0);
            continue;
        };
        let lower = head.to_lowercase();
        let length = lower.split("content-length: ").nth(1);
        let length = length.and_then(|rest| rest.lines().next());
        let length: usize = length.map_or(0, |text| text.parse().unwrap());
        if body.len() >= length {
            break (head.to_owned(), body.to_owned());
        }
    };
    let number = {
        let mut bodies = bodies.lock().unwrap();
        bodies.push(body);
        bodies.len() - 1
    };
    let path = head.split(' ').nth(1).unwrap_or_default();
    let _ = stream.write_all(script(number, path).as_bytes()).await;
    let _ = stream.shutdown().await;
}

/// A response with these fields and this body.
pub(super) fn response(status: u16, fields: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status} Reason\r\nContent-Length: {length}\r\nConnection: close\r\n{fields}\r\n{body}"
    )
}

/// JSON of this status.
pub(super) fn json(status: u16, body: &str) -> String {
    response(
        status,
        "Content-Type: application/json; charset=utf-8\r\n",
        body,
    )
}

/// A token answer with these texts.
pub(super) fn tokens(access: &str, refresh: &str) -> String {
    let body = format!(
        r#"{{"token_type":"Bearer","scope":"x","expires_in":3600,"ext_expires_in":3600,"access_token":"{access}","refresh_token":"{refresh}"}}"#
    );
    json(200, &body)
}
