//! Applications: which one a request is from, and whether it proves to be it.

use std::time::Instant;

use uuid::Uuid;

use super::form::Form;
use super::{EntraError, assertion, errors};
use crate::auth::digest;
use crate::call::Call;
use crate::options::{EntraClient, EntraClientKind};
use crate::state::Data;

/// The only type of assertion that there is.
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// The application with this id.
pub(super) fn known(data: &Data, id: &str) -> Result<EntraClient, EntraError> {
    let wanted = Uuid::parse_str(id).ok();
    let mut all = data.entra.clients.iter();
    all.find(|client| Some(client.id) == wanted)
        .cloned()
        .ok_or(EntraError::of(errors::UNKNOWN_CLIENT))
}

/// Lets an application in that proves to be the one it says; a public one has nothing to prove.
pub(super) fn authenticated(
    data: &Data,
    call: &Call,
    form: &Form,
    tenant: &str,
) -> Result<EntraClient, EntraError> {
    let client = known(data, form.required("client_id")?)?;
    let (secret, proof) = (
        form.secret("client_secret"),
        form.secret("client_assertion"),
    );
    if client.kind == EntraClientKind::Public {
        if secret.is_some() || proof.is_some() {
            return Err(EntraError::of(errors::CLIENT_IS_PUBLIC));
        }
        return Ok(client);
    }
    match (secret, proof) {
        (Some(secret), None) if client.secret == Some(digest(secret)) => Ok(client),
        (Some(_), None) => Err(EntraError::of(errors::SECRET_WRONG)),
        (None, Some(proof)) => {
            if form.required("client_assertion_type")? != ASSERTION_TYPE {
                return Err(EntraError::of(errors::ASSERTION_MALFORMED));
            }
            let wanted = digest(proof);
            let mut pipelines = data.entra.pipeline_tokens.iter();
            let is_federated = client.federated_tokens.contains(&wanted)
                || pipelines.any(|token| {
                    token.digest == wanted
                        && token.client == client.id
                        && token.end > Instant::now()
                });
            if !is_federated {
                assertion::check(&client, proof, call, tenant)?;
            }
            Ok(client)
        }
        _ => Err(EntraError::of(errors::CREDENTIAL_MISSING)),
    }
}
