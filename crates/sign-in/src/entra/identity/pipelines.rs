//! The service connection of a job of Azure Pipelines: the job's own token buys
//! a proof for Entra from Azure DevOps (azure-devops facts §9).

use azure_identity::{
    AzurePipelinesCredential, AzurePipelinesCredentialOptions, ClientAssertionCredentialOptions,
};
use url::Url;

use super::application::{client_id, https_authority, tenant, unusable};
use super::refused::Answerer;
use super::surroundings::Surroundings;
use super::transport::BoundedTransport;
use super::{EntraAccount, EntraError, EntraNetwork, EntraTokens};

/// The job's token; a step has it only when its `env` maps it.
const JOB_TOKEN: &str = "SYSTEM_ACCESSTOKEN";
/// Where the proof is asked for.
const PROOF_ADDRESS: &str = "SYSTEM_OIDCREQUESTURI";

pub(super) async fn access_token(
    entra: &EntraAccount,
    network: &EntraNetwork,
    here: &Surroundings,
) -> Result<EntraTokens, EntraError> {
    let client = client_id(entra)?;
    let tenant = tenant(entra)?.to_owned();
    let authority = https_authority(entra)?;
    let missing = |name| EntraError::Missing { name };
    let connection = entra.service_connection.as_deref();
    let connection = connection.ok_or_else(|| missing("service-connection"))?;
    let address = here.text(PROOF_ADDRESS);
    let address = address.ok_or_else(|| missing(PROOF_ADDRESS))?;
    let token = here.text(JOB_TOKEN).ok_or_else(|| missing(JOB_TOKEN))?;
    let address = proof_address(&address)?;
    let hosts = [
        (authority, Answerer::Entra),
        (&address, Answerer::Other("Azure Pipelines")),
    ];
    let transport = BoundedTransport::new(network, &hosts);
    let options = AzurePipelinesCredentialOptions {
        credential_options: ClientAssertionCredentialOptions {
            client_options: transport.options(Some(authority)),
        },
    };
    let credential =
        AzurePipelinesCredential::new(tenant, client, connection, token, Some(options))
            .map_err(|_| unusable(entra))?;
    transport.token_from(credential).await
}

/// The library reads the variable as well; the job's token leaves by TLS alone.
fn proof_address(text: &str) -> Result<Url, EntraError> {
    let url = Url::parse(text).ok();
    let is_good = |url: &Url| {
        url.scheme() == "https" && url.username().is_empty() && url.password().is_none()
    };
    url.filter(is_good).ok_or_else(|| EntraError::NoToken {
        source_name: "Azure Pipelines",
        words: "SYSTEM_OIDCREQUESTURI is no https address".to_owned(),
    })
}
