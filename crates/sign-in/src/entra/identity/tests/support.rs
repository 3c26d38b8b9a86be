//! A practice Entra, accounts for it, and certificates that are made here.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use practice_server::{Edition, PracticeOptions, PracticeProxy, PracticeServer};
use rcgen::{CertificateParams, KeyPair, PKCS_RSA_SHA256};
use secrecy::SecretString;
use url::Url;
use uuid::Uuid;

use crate::account::{AccountKind, EntraAccount};
use crate::entra::identity::access_token_in;
use crate::entra::identity::surroundings::Surroundings;
use crate::entra::{ClientId, EntraError, EntraNetwork, EntraTokens, TenantId};

pub(super) const LOGIN: &str = "https://login.microsoftonline.com/";

/// Entra, reached through the practice server's proxy.
pub(super) struct Practice {
    pub(super) server: PracticeServer,
    pub(super) proxy: PracticeProxy,
    pub(super) client: Uuid,
}

impl Practice {
    pub(super) async fn start() -> Self {
        let options = PracticeOptions {
            edition: Edition::Services,
            ..PracticeOptions::default()
        };
        let server = PracticeServer::start(options).await.unwrap();
        let proxy = PracticeProxy::start(&server).await.unwrap();
        let client = Uuid::new_v4();
        Self {
            server,
            proxy,
            client,
        }
    }

    pub(super) fn account(&self) -> EntraAccount {
        let tenant = PracticeOptions::default().entra.tenant;
        EntraAccount {
            client_id: ClientId::parse(&self.client.to_string()).ok(),
            ..account(&tenant.to_string())
        }
    }

    pub(super) fn network(&self) -> EntraNetwork {
        let certificate = fs::read(self.proxy.ca_certificate_file()).unwrap();
        let certificate = reqwest::Certificate::from_pem(&certificate).unwrap();
        let http = reqwest::Client::builder()
            .proxy(reqwest::Proxy::all(self.proxy.url()).unwrap())
            .tls_certs_only([certificate])
            .redirect(reqwest::redirect::Policy::none());
        network(http.build().unwrap())
    }

    pub(super) async fn ask(
        &self,
        kind: AccountKind,
        entra: &EntraAccount,
        secret: Option<&SecretString>,
    ) -> Result<EntraTokens, EntraError> {
        let here = Surroundings::made(&[]);
        let network = self.network();
        Box::pin(access_token_in(&here, kind, entra, secret, &network)).await
    }
}

pub(super) fn network(http: reqwest::Client) -> EntraNetwork {
    EntraNetwork {
        http,
        request_timeout: Duration::from_secs(20),
        total_timeout: Duration::from_secs(20),
        body_limit: 64 * 1024,
        way: None,
    }
}

pub(super) fn account(tenant: &str) -> EntraAccount {
    EntraAccount {
        authority: Url::parse(LOGIN).unwrap(),
        tenant: TenantId::parse(tenant).unwrap(),
        client_id: None,
        file: None,
        service_connection: None,
    }
}

/// A key with its certificate.
pub(super) struct Signer {
    pub(super) key: String,
    pub(super) certificate: String,
    pub(super) der: Vec<u8>,
}

impl Signer {
    pub(super) fn new() -> Self {
        let key = KeyPair::generate_for(&PKCS_RSA_SHA256).unwrap();
        let params = CertificateParams::new(Vec::new()).unwrap();
        let certificate = params.self_signed(&key).unwrap();
        Self {
            key: key.serialize_pem(),
            certificate: certificate.pem(),
            der: certificate.der().to_vec(),
        }
    }

    pub(super) fn pem(&self) -> String {
        format!("{}{}", self.key, self.certificate)
    }
}

/// A file that only this user reads.
pub(super) fn private_file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    set_mode(&path, 0o600);
    path
}

#[cfg(unix)]
pub(super) fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt as _;

    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[cfg(not(unix))]
pub(super) fn set_mode(_: &Path, _: u32) {}

/// The error says nothing of any of these.
pub(super) fn is_silent_about(error: &EntraError, secrets: &[&str]) {
    let all = format!("{error} {error:?} {error:#?}");
    for secret in secrets {
        assert!(!all.contains(secret), "{all}");
    }
}
