//! Nothing that is secret is printed: not by what this crate returns, and not by
//! what the libraries below it log at their finest.

use std::fmt::{Debug, Write as _};
use std::sync::{Mutex, Once};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tracing::field::{Field, Visit};
use tracing::span;
use url::Url;

use super::scripted::{Scripted, json, tokens};
use crate::entra::{EntraError, EntraTokens, browser, device_code, oauth};

/// All that was logged in this process, by `log` and by `tracing`.
static LOGGED: Mutex<String> = Mutex::new(String::new());

struct Everything;

impl log::Log for Everything {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let _ = writeln!(
            LOGGED.lock().unwrap(),
            "{} {}",
            record.target(),
            record.args()
        );
    }

    fn flush(&self) {}
}

struct Fields<'a>(&'a mut String);

impl Visit for Fields<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = writeln!(self.0, "{field}={value:?}");
    }
}

impl tracing::Subscriber for Everything {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &span::Attributes<'_>) -> span::Id {
        span.record(&mut Fields(&mut LOGGED.lock().unwrap()));
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut Fields(&mut LOGGED.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut Fields(&mut LOGGED.lock().unwrap()));
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

fn log_everything() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        log::set_logger(&Everything).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
        tracing::subscriber::set_global_default(Everything).unwrap();
    });
}

/// A text that is nowhere else.
fn canary(name: &str) -> String {
    format!("{name}.{}", uuid::Uuid::new_v4().simple())
}

fn value(query: &str, name: &str) -> String {
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.find(|(key, _)| key == name).unwrap().1.into_owned()
}

/// A browser that comes back at once with this code; the state in it.
async fn come_back(page: Url, code: String) -> String {
    let query = page.query().unwrap();
    let (state, redirect) = (value(query, "state"), value(query, "redirect_uri"));
    let host = redirect.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request = format!("GET /?code={code}&state={state} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(!answer.contains(&code) && !answer.contains(&state));
    state
}

/// Signs in in the browser; the outcome, and the secrets of the flow.
async fn in_browser(server: &Scripted) -> (Result<EntraTokens, EntraError>, Vec<String>) {
    let code = canary("code");
    let coming = Mutex::new(None);
    let open = |page: &Url| {
        let back = tokio::spawn(come_back(page.clone(), code.clone()));
        *coming.lock().unwrap() = Some(back);
    };
    let outcome = browser::sign_in(&server.account, &server.network, &open).await;
    let coming = coming.lock().unwrap().take().unwrap();
    let state = coming.await.unwrap();
    let verifier = value(&server.bodies()[0], "code_verifier");
    (outcome, vec![code, state, verifier])
}

fn check(printed: &impl Debug, secrets: &[String]) {
    let printed = format!("{printed:?} {printed:#?}");
    let logged = LOGGED.lock().unwrap();
    for secret in secrets {
        let (name, _) = secret.split_once('.').unwrap_or(("state or verifier", ""));
        assert!(!printed.contains(secret), "{name} was printed");
        assert!(!logged.contains(secret), "{name} was logged");
    }
}

#[tokio::test]
async fn a_sign_in_in_the_browser_prints_no_secret() {
    log_everything();
    let (access, refresh) = (canary("access"), canary("refresh"));
    let server = Scripted::saying(tokens(&access, &refresh)).await;
    let (outcome, mut secrets) = in_browser(&server).await;
    secrets.extend([access, refresh]);
    assert!(outcome.is_ok());
    check(&outcome, &secrets);
    // The trap works: what is not secret was logged.
    assert!(LOGGED.lock().unwrap().contains("127.0.0.1"));
}

#[tokio::test]
async fn a_sign_in_that_fails_prints_no_secret() {
    log_everything();
    let access = canary("access");
    for answer in [
        tokens(&access, ""),
        json(
            200,
            &format!(r#"{{"access_token":"{access}","token_type":7}}"#),
        ),
        json(200, &format!(r#"{{"access_token":"{access}""#)),
        json(400, &format!(r#"{{"error":"{access}"}}"#)),
        String::new(),
    ] {
        let server = Scripted::saying(answer).await;
        let (outcome, mut secrets) = in_browser(&server).await;
        secrets.push(access.clone());
        let error = outcome.unwrap_err();
        check(&(error.to_string(), &error), &secrets);
    }
}

#[tokio::test]
async fn a_renewal_prints_no_secret() {
    log_everything();
    let old = canary("old");
    let echo =
        format!(r#"{{"error":"invalid_grant","error_description":"AADSTS70000: {old} is bad"}}"#);
    let server = Scripted::saying(json(400, &echo)).await;
    let token = secrecy::SecretString::from(old.as_str());
    let outcome = oauth::refresh(&server.account, &token, &server.network).await;
    check(&outcome, &[old]);
}

#[tokio::test]
async fn a_device_code_that_is_sent_is_not_printed() {
    log_everything();
    let (device, access, refresh) = (canary("device"), canary("access"), canary("refresh"));
    let first = json(
        200,
        &format!(
            r#"{{"user_code":"ABCD-1234","device_code":"{device}","verification_uri":"https://microsoft.com/devicelogin","expires_in":900,"interval":0}}"#
        ),
    );
    let second = tokens(&access, &refresh);
    let server = Scripted::start(move |_, path| match path.ends_with("/devicecode") {
        true => first.clone(),
        false => second.clone(),
    })
    .await;
    let shown = Mutex::new(String::new());
    let show = |code: &device_code::DeviceCode| {
        let _ = write!(shown.lock().unwrap(), "{code:?}");
    };
    let outcome = device_code::sign_in(&server.account, &server.network, &show).await;
    assert!(outcome.is_ok());
    assert!(shown.lock().unwrap().contains("ABCD-1234"));
    check(&(&outcome, &shown), &[device, access, refresh]);
}
