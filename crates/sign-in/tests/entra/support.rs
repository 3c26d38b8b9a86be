//! An organization of people of Entra, and a browser that does what it is told.

use std::sync::Mutex;
use std::time::Duration;

use azure_devops::{ClientOptions, Endpoints};
use practice_server::{EntraClient, EntraOptions, PracticeOptions, PracticeServer, Upstream};
use sign_in::{
    Accounts, CheckedAccount, ClientId, DeviceCode, EntraError, EntraWish, SecretStore, SignInError,
};
use tokio::task::JoinHandle;
use url::Url;
use uuid::Uuid;

pub(crate) struct Place {
    pub(crate) server: PracticeServer,
    pub(crate) accounts: Accounts,
    pub(crate) endpoints: Endpoints,
    pub(crate) wish: EntraWish,
    folder: tempfile::TempDir,
}

pub(crate) fn options() -> ClientOptions {
    ClientOptions {
        request_timeout: Duration::from_secs(20),
        total_timeout: Duration::from_secs(30),
        first_delay: Duration::from_millis(1),
        ..ClientOptions::default()
    }
}

pub(crate) async fn place() -> Place {
    place_with(EntraOptions::default()).await
}

/// A server with one public application, and nobody signed in.
pub(crate) async fn place_with(entra: EntraOptions) -> Place {
    let client = Uuid::new_v4();
    let mut entra = EntraOptions {
        on_server_form: true,
        device_code_interval: Duration::from_secs(1),
        ..entra
    };
    entra.clients.push(EntraClient::public(client));
    let server = PracticeServer::start(PracticeOptions {
        upstream: Upstream::BuiltIn,
        entra,
        ..PracticeOptions::default()
    })
    .await
    .unwrap();
    let folder = tempfile::tempdir().unwrap();
    Place {
        accounts: Accounts::open(folder.path(), SecretStore::memory()).unwrap(),
        endpoints: Endpoints::parse(server.organization_url().as_str()).unwrap(),
        wish: EntraWish {
            client_id: ClientId::parse(&client.to_string()).ok(),
            ..EntraWish::default()
        },
        server,
        folder,
    }
}

/// A browser's way through the pages: the texts that it was shown.
pub(crate) type Visit = JoinHandle<Vec<String>>;

impl Place {
    /// Signs in by a browser that does `visit` with the address of the page.
    pub(crate) async fn in_browser(
        &self,
        visit: impl Fn(Url) -> Visit + Send + Sync,
    ) -> (Result<CheckedAccount, SignInError>, Vec<String>) {
        let visiting = Mutex::new(None);
        let open = |page: &Url| *visiting.lock().unwrap() = Some(visit(page.clone()));
        let wish = self.wish.clone();
        let checked = self
            .accounts
            .sign_in_in_browser(&self.endpoints, wish, &open, options())
            .await;
        let visiting = visiting.lock().unwrap().take();
        let shown = match visiting {
            Some(visiting) => visiting.await.unwrap(),
            None => Vec::new(),
        };
        (checked, shown)
    }

    pub(crate) async fn with_device_code(
        &self,
        show: impl Fn(&DeviceCode) + Send + Sync,
    ) -> Result<CheckedAccount, SignInError> {
        let wish = self.wish.clone();
        self.accounts
            .sign_in_with_device_code(&self.endpoints, wish, &show, options())
            .await
    }

    /// Nothing is listed, nothing is kept, and there is no file.
    pub(crate) async fn assert_nothing_kept(&self) {
        assert!(self.accounts.list().unwrap().is_empty());
        assert!(!self.folder.path().join("accounts.json").exists());
        let out = self.accounts.sign_out(&self.endpoints, options()).await;
        assert!(!out.unwrap().was_signed_in);
    }
}

pub(crate) fn http() -> reqwest::Client {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .timeout(Duration::from_secs(20))
        .build()
        .unwrap()
}

/// Where the sign-in page sends the browser; none when it stays there.
pub(crate) async fn callback(page: &Url) -> Option<Url> {
    let answer = http().get(page.clone()).send().await.unwrap();
    let location = answer.headers().get("location")?;
    Some(location.to_str().unwrap().parse().unwrap())
}

pub(crate) async fn get(url: &Url) -> String {
    let answer = http().get(url.clone()).send().await.unwrap();
    answer.text().await.unwrap()
}

/// A browser that follows where it is sent.
pub(crate) fn follow(page: Url) -> Visit {
    tokio::spawn(async move {
        let callback = callback(&page).await.unwrap();
        vec![get(&callback).await]
    })
}

/// The error of Entra that a sign-in ended in.
pub(crate) fn entra_error(result: Result<CheckedAccount, SignInError>) -> EntraError {
    match result.map(|checked| checked.account().clone()) {
        Err(SignInError::Entra(error)) => error,
        other => panic!("{other:?}"),
    }
}
