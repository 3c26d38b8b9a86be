//! A desk at which people sign in through Entra, and the browser that goes
//! there: an HTTP client that follows the page to the port of this computer.

use crate::support::{Desk, server_options};
use practice_server::{EntraClient, EntraOptions, PracticeOptions};
use std::sync::{Arc, Mutex};
use tokio::sync::Notify;
use url::Url;
use uuid::Uuid;
use window::Answer;
use window::contract::{Settings, SignInEvent, SignInWay, SignedInView};

/// An organization of Entra whose people sign in with this application.
pub(crate) fn entra(client: Uuid) -> PracticeOptions {
    PracticeOptions {
        entra: EntraOptions {
            on_server_form: true,
            clients: vec![EntraClient::public(client)],
            ..EntraOptions::default()
        },
        ..server_options()
    }
}

/// The organization chosen, and the application in the settings.
pub(crate) async fn desk() -> Desk {
    let client = Uuid::new_v4();
    let desk = Desk::with(entra(client)).await;
    set(&desk, Some(client), true).await;
    desk.choose().await;
    desk
}

pub(crate) async fn set(desk: &Desk, client: Option<Uuid>, device_code: bool) {
    let settings = Settings {
        client_id: client.map(|id| id.to_string()),
        device_code,
        ..Settings::default()
    };
    desk.session.change_settings(settings).await.unwrap();
}

/// What the system's browser is asked for, and what comes of it.
#[derive(Clone, Default)]
pub(crate) struct Browser(Arc<Mutex<Visits>>, Arc<Notify>);

#[derive(Default)]
struct Visits {
    /// The pages that were opened.
    opened: Vec<String>,
    /// The codes that the browser brought back.
    codes: Vec<String>,
}

impl Browser {
    /// Goes to the page and where it leads, in the background.
    pub(crate) fn open(&self, page: &str) {
        let (this, page) = (self.clone(), page.to_owned());
        this.0.lock().unwrap().opened.push(page.clone());
        tokio::spawn(async move { this.visit(&page).await });
    }

    async fn visit(&self, page: &str) {
        let policy = reqwest::redirect::Policy::none();
        let client = reqwest::Client::builder().no_proxy().redirect(policy);
        let client = client.build().unwrap();
        let answer = client.get(page).send().await.unwrap();
        let Some(back) = answer.headers().get("location") else {
            return;
        };
        let back = Url::parse(back.to_str().unwrap()).unwrap();
        let code = back.query_pairs().find(|(name, _)| name == "code");
        let codes = code.map(|(_, code)| code.into_owned());
        self.0.lock().unwrap().codes.extend(codes);
        // Whoever left does not hear of it.
        let _ = client.get(back).send().await;
        self.1.notify_one();
    }

    /// Waits until it was where the page led.
    pub(crate) async fn came_back(&self) {
        self.1.notified().await;
    }

    pub(crate) fn opened(&self) -> Vec<String> {
        self.0.lock().unwrap().opened.clone()
    }

    pub(crate) fn codes(&self) -> Vec<String> {
        self.0.lock().unwrap().codes.clone()
    }
}

/// Signs in, with everything that was told on the way.
pub(crate) async fn sign_in(
    desk: &Desk,
    way: SignInWay,
    open: &(dyn Fn(&str) + Send + Sync),
) -> (Answer<SignedInView>, Vec<SignInEvent>) {
    let mut events = Vec::new();
    let mut report = |event| events.push(event);
    let answer = desk.session.sign_in_with(way, open, &mut report).await;
    (answer, events)
}

/// The longest run of characters that a token could be of.
pub(crate) fn longest_run(text: &str) -> usize {
    let of_tokens = |c: char| c.is_ascii_alphanumeric() || "._-~+".contains(c);
    let runs = text.split(|c| !of_tokens(c)).map(str::len);
    runs.max().unwrap_or_default()
}
