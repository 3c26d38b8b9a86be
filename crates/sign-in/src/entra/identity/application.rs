//! Applications of Entra: a service principal with its secret or its
//! certificate, and a workload whose own platform vouches for it.

use std::path::PathBuf;

use azure_core::credentials::Secret;
use azure_identity::{
    ClientAssertion, ClientAssertionCredential, ClientAssertionCredentialOptions,
    ClientSecretCredential, ClientSecretCredentialOptions,
};
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::assertion::CertificateAssertion;
use super::key_file;
use super::refused::Answerer;
use super::surroundings::Surroundings;
use super::transport::BoundedTransport;
use super::{EntraAccount, EntraError, EntraNetwork, EntraTokens};

/// The file of a workload's token, as the platform tells its programs.
const TOKEN_FILE: &str = "AZURE_FEDERATED_TOKEN_FILE";

pub(super) async fn with_secret(
    entra: &EntraAccount,
    secret: &SecretString,
    network: &EntraNetwork,
) -> Result<EntraTokens, EntraError> {
    let client_id = client_id(entra)?;
    let tenant = tenant(entra)?;
    let authority = https_authority(entra)?;
    if secret.expose_secret().is_empty() {
        return Err(EntraError::Missing {
            name: "client-secret",
        });
    }
    let transport = BoundedTransport::new(network, &[(authority, Answerer::Entra)]);
    let options = ClientSecretCredentialOptions {
        client_options: transport.options(Some(authority)),
    };
    let secret = Secret::new(secret.expose_secret().to_owned());
    let credential = ClientSecretCredential::new(tenant, client_id, secret, Some(options))
        .map_err(|_| unusable(entra))?;
    transport.token_from(credential).await
}

pub(super) async fn with_certificate(
    entra: &EntraAccount,
    network: &EntraNetwork,
) -> Result<EntraTokens, EntraError> {
    let client = client_id(entra)?;
    tenant(entra)?;
    let authority = https_authority(entra)?;
    let file = entra.file.clone();
    let file = file.ok_or(EntraError::Missing {
        name: "client-secret",
    })?;
    let assertion = CertificateAssertion::read(&file, authority, &entra.tenant, &client)?;
    with_assertion(entra, client, assertion, network).await
}

pub(super) async fn workload(
    entra: &EntraAccount,
    network: &EntraNetwork,
    here: &Surroundings,
) -> Result<EntraTokens, EntraError> {
    let client = client_id(entra)?;
    tenant(entra)?;
    https_authority(entra)?;
    let file = entra.file.clone();
    let file = file.or_else(|| here.variable(TOKEN_FILE).map(PathBuf::from));
    let file = file.ok_or(EntraError::Missing { name: "file" })?;
    let token = key_file::token(&file)?;
    with_assertion(entra, client, Vouched(token), network).await
}

async fn with_assertion(
    entra: &EntraAccount,
    client_id: String,
    assertion: impl ClientAssertion + 'static,
    network: &EntraNetwork,
) -> Result<EntraTokens, EntraError> {
    let authority = https_authority(entra)?;
    let transport = BoundedTransport::new(network, &[(authority, Answerer::Entra)]);
    let options = ClientAssertionCredentialOptions {
        client_options: transport.options(Some(authority)),
    };
    let tenant = tenant(entra)?.to_owned();
    let credential = ClientAssertionCredential::new(tenant, client_id, assertion, Some(options))
        .map_err(|_| unusable(entra))?;
    transport.token_from(credential).await
}

/// What another platform says of this workload.
#[derive(Debug)]
struct Vouched(SecretString);

#[async_trait::async_trait]
impl ClientAssertion for Vouched {
    async fn secret(
        &self,
        _: Option<azure_core::http::ClientMethodOptions<'_>>,
    ) -> azure_core::Result<String> {
        Ok(self.0.expose_secret().to_owned())
    }
}

pub(super) fn client_id(entra: &EntraAccount) -> Result<String, EntraError> {
    let id = entra
        .client_id
        .ok_or(EntraError::Missing { name: "client-id" })?;
    Ok(id.to_string())
}

/// The directory in which an application signs in: its own, never "whichever
/// the person belongs to".
pub(super) fn tenant(entra: &EntraAccount) -> Result<&str, EntraError> {
    match entra.tenant.as_str() {
        "organizations" | "common" => Err(EntraError::Missing { name: "tenant" }),
        tenant => Ok(tenant),
    }
}

/// The library asks no authority without TLS, not even one on this computer.
pub(super) fn https_authority(entra: &EntraAccount) -> Result<&Url, EntraError> {
    match entra.authority.scheme() {
        "https" => Ok(&entra.authority),
        _ => Err(unusable(entra)),
    }
}

/// The library takes every account whose names we have checked, but for this.
pub(super) fn unusable(entra: &EntraAccount) -> EntraError {
    let host = entra.authority.host_str().unwrap_or_default();
    EntraError::NoToken {
        source_name: "Microsoft Entra",
        words: format!("{host} would be asked without https"),
    }
}
