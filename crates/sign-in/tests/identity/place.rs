//! The practice cloud by its real names, and processes that know no other.

use std::path::{Path, PathBuf};
use std::process::Command;

use azure_devops::{ClientOptions, Endpoints};
use practice_server::{Edition, EntraOptions, PracticeOptions, PracticeProxy, PracticeServer};
use sign_in::{AccountKind, Accounts, ClientId, EntraWish, SecretStore, SignInError, TenantId};
use tempfile::{TempDir, tempdir};
use uuid::Uuid;

/// Names the kind for the process that signs in.
const KIND: &str = "SIGN_IN_TEST_KIND";
const CLIENT: &str = "SIGN_IN_TEST_CLIENT";
const FILE: &str = "SIGN_IN_TEST_FILE";
const CONNECTION: &str = "SIGN_IN_TEST_CONNECTION";

pub(crate) struct Place {
    pub(crate) server: PracticeServer,
    pub(crate) proxy: PracticeProxy,
    pub(crate) folder: TempDir,
}

/// Who signs in.
#[derive(Clone, Default)]
pub(crate) struct Wish {
    pub(crate) client: Option<Uuid>,
    pub(crate) file: Option<PathBuf>,
    pub(crate) connection: Option<Uuid>,
}

impl Place {
    pub(crate) async fn start(entra: EntraOptions) -> Self {
        let options = PracticeOptions {
            edition: Edition::Services,
            entra,
            ..PracticeOptions::default()
        };
        let server = PracticeServer::start(options).await.unwrap();
        let proxy = PracticeProxy::start(&server).await.unwrap();
        let folder = tempdir().unwrap();
        Self {
            server,
            proxy,
            folder,
        }
    }

    /// Signs in in another process with these variables, and hands out all that
    /// it printed.
    pub(crate) async fn sign_in(
        &self,
        kind: AccountKind,
        wish: &Wish,
        variables: &[(&str, &str)],
    ) -> String {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let text = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        let file = wish.file.as_deref().unwrap_or(Path::new(""));
        command
            .args(["--exact", "place::signs_in_here_when_told", "--nocapture"])
            .env_clear()
            .env(
                "PATH",
                format!("{}:/usr/bin:/bin", self.folder.path().display()),
            )
            .env("HOME", self.folder.path())
            .env("HTTPS_PROXY", self.proxy.url().as_str())
            .env("SSL_CERT_FILE", self.proxy.ca_certificate_file())
            .env(KIND, kind.as_str())
            .env(CLIENT, text(wish.client))
            .env(FILE, file)
            .env(CONNECTION, text(wish.connection))
            .envs(variables.iter().copied());
        let output = tokio::task::spawn_blocking(move || command.output());
        let output = output.await.unwrap().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout) + &text(&output.stderr)
    }
}

/// Not a test but the other process of one; by itself it does nothing.
#[tokio::test]
async fn signs_in_here_when_told() {
    let told = |name: &str| std::env::var(name).ok().filter(|text| !text.is_empty());
    let Some(kind) = told(KIND) else { return };
    let kind = AccountKind::parse(&kind).unwrap();
    let tenant = EntraOptions::default().tenant.to_string();
    let wish = EntraWish {
        tenant: TenantId::parse(&tenant).ok(),
        client_id: told(CLIENT).map(|text| ClientId::parse(&text).unwrap()),
        file: told(FILE).map(PathBuf::from),
        service_connection: told(CONNECTION),
        ..EntraWish::default()
    };
    match Box::pin(sign_in_here(kind, wish)).await {
        Ok(name) => println!("signed in as {name}."),
        Err(error) => println!("refused: {error} {error:?}"),
    }
}

async fn sign_in_here(kind: AccountKind, wish: EntraWish) -> Result<String, SignInError> {
    let folder = tempdir().unwrap();
    let accounts = Accounts::open(folder.path(), SecretStore::memory()).unwrap();
    let endpoints = Endpoints::parse("https://dev.azure.com/contoso").unwrap();
    let options = ClientOptions::default();
    let checked = accounts.sign_in_as(&endpoints, kind, wish, None, options);
    let account = accounts.keep(checked.await?).await?;
    assert_eq!(account.kind, kind);
    Ok(account.user_display_name)
}
