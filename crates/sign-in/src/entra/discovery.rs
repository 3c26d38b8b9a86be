//! Where an organization's people sign in: asked of the organization itself,
//! without any token, and believed only when it names a host of Entra.

use azure_devops::{ClientOptions, Endpoints, sign_in_ways};

use super::{EntraError, EntraWish, TenantId};
use crate::account::EntraAccount;
use crate::error::SignInError;

/// Where tokens for the organization are asked for, and as whom.
pub(crate) async fn discover(
    endpoints: &Endpoints,
    wish: &EntraWish,
    options: &ClientOptions,
) -> Result<EntraAccount, SignInError> {
    let ways = sign_in_ways(endpoints, options).await?;
    let Some(found) = ways.entra else {
        let host = endpoints.organization_url().host_str().unwrap_or_default();
        return Err(EntraError::NotOffered {
            host: host.to_owned(),
        }
        .into());
    };
    Ok(EntraAccount {
        tenant: wish
            .tenant
            .clone()
            .unwrap_or_else(|| TenantId::of(found.tenant)),
        authority: found.authority,
        client_id: wish.client_id,
        file: wish.file.clone(),
        service_connection: wish.service_connection.clone(),
    })
}
