//! A person who signed in to the practice server's Entra in a browser.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use azure_devops::{ClientOptions, Endpoints};
use practice_server::{EntraClient, EntraOptions, PracticeOptions, PracticeServer, Upstream};
use secrecy::ExposeSecret as _;
use tempfile::TempDir;
use time::OffsetDateTime;
use url::Url;
use uuid::Uuid;

use crate::entra::{ClientId, EntraWish};
use crate::error::SignInError;
use crate::secret_store::SecretStore;
use crate::secrets::Slot;
use crate::tokens::attempts::Attempts;
use crate::tokens::cached::{self, CachedToken};
use crate::{Account, Accounts, CheckedAccount, TokenOptions};

pub(super) const HOUR: Duration = Duration::from_secs(3_600);

pub(super) struct Desk {
    pub(super) server: PracticeServer,
    pub(super) accounts: Accounts,
    pub(super) endpoints: Endpoints,
    pub(super) options: TokenOptions,
    client_id: Uuid,
    pub(super) folder: TempDir,
}

impl Desk {
    /// Before signing in.
    pub(super) async fn signed_out() -> Desk {
        Desk::with_store(SecretStore::memory()).await
    }

    /// The same with this store.
    pub(super) async fn with_store(store: SecretStore) -> Desk {
        let client_id = Uuid::new_v4();
        let options = PracticeOptions {
            upstream: Upstream::BuiltIn,
            entra: EntraOptions {
                clients: vec![EntraClient::public(client_id)],
                access_token_lifetime: HOUR,
                on_server_form: true,
                ..EntraOptions::default()
            },
            ..PracticeOptions::default()
        };
        let server = PracticeServer::start(options).await.unwrap();
        let endpoints = Endpoints::parse(server.organization_url().as_str()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let below = folder.path().join("configuration");
        Desk {
            accounts: Accounts::open(&below, store).unwrap(),
            options: TokenOptions::with_client(ClientOptions {
                attempts: 1,
                ..ClientOptions::default()
            }),
            server,
            endpoints,
            client_id,
            folder,
        }
    }

    /// Signed in and kept; with a life given, with minted tokens of that life.
    pub(super) async fn start(mint: Option<Duration>) -> Desk {
        let desk = Desk::signed_out().await;
        desk.sign_in(mint).await;
        desk
    }

    pub(super) async fn sign_in(&self, mint: Option<Duration>) {
        let checked = self.checked(mint).await;
        self.accounts.keep(checked).await.unwrap();
    }

    /// The first half of signing in.
    pub(super) async fn checked(&self, mint: Option<Duration>) -> CheckedAccount {
        let id = ClientId::parse(&self.client_id.to_string()).unwrap();
        let wish = EntraWish {
            client_id: Some(id),
            mint,
            ..EntraWish::default()
        };
        let open = |page: &Url| {
            let page = page.clone();
            tokio::spawn(async move { browse(page).await });
        };
        let client = self.options.client.clone();
        let signing_in = self
            .accounts
            .sign_in_in_browser(&self.endpoints, wish, &open, client);
        signing_in.await.unwrap()
    }

    /// Another process of the same person.
    pub(super) fn again(&self) -> Accounts {
        Accounts::open(&self.accounts.folder, self.accounts.store.clone()).unwrap()
    }

    /// The header that cargo would send.
    pub(super) async fn header(&self) -> Result<String, SignInError> {
        let found = self.accounts.authorization(&self.endpoints, &self.options);
        let found = found.await?.unwrap();
        assert!(found.expires.is_some(), "it ends");
        Ok(found.header.expose_secret().to_owned())
    }

    pub(super) fn account(&self) -> Account {
        self.accounts.list().unwrap().remove(0)
    }

    pub(super) async fn kept(&self, slot: Slot) -> CachedToken {
        let secrets = self.accounts.secrets(&self.endpoints.key());
        cached::parse(&secrets.read(slot).await.unwrap().unwrap()).unwrap()
    }

    /// Lets time pass for a kept token: it is to be renewed from now on, and
    /// ends so many seconds from now.
    pub(super) async fn age(&self, slot: Slot, seconds: i64) {
        let mut token = self.kept(slot).await;
        let now = OffsetDateTime::now_utc();
        token.expires = now + time::Duration::seconds(seconds);
        if let Some(mint) = &mut token.mint {
            mint.renew_from = now - time::Duration::seconds(1);
        }
        let secrets = self.accounts.secrets(&self.endpoints.key());
        secrets.keep(slot, &token.write()).await.unwrap();
        self.attempts().forget();
    }

    pub(super) fn attempts(&self) -> Attempts {
        Attempts::of(&self.accounts.folder, &self.endpoints.key())
    }

    pub(super) fn renewals(&self) -> usize {
        self.server.count_of_token_requests("refresh_token")
    }

    /// The minted tokens that the server accepts.
    pub(super) fn good(&self) -> Vec<Uuid> {
        let minted = self.server.minted_tokens().into_iter();
        minted.filter(|it| !it.revoked).map(|it| it.id).collect()
    }

    /// How many requests there were to the token API with this method.
    pub(super) fn token_api(&self, method: &str) -> usize {
        let requests = self.server.requests().into_iter();
        requests
            .filter(|it| it.path.ends_with("/_apis/tokens/pats") && it.method == method)
            .count()
    }
}

/// Goes where a page leads, as a browser does.
async fn browse(page: Url) {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::limited(3))
        .no_proxy()
        .build()
        .unwrap();
    client.get(page).send().await.unwrap();
}

/// Drops a future after so many turns of it; none when it was not done by then.
pub(super) async fn dropped_after<F: Future>(turns: usize, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut left = turns;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}
