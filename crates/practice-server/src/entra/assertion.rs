//! Assertions that an application signs with its certificate: the shape, who it is from and for,
//! its time, the certificate's SHA-256 thumbprint where it is named, and the signature. The SHA-1
//! thumbprint (`x5t`) is not compared: the signature tells.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use time::OffsetDateTime;
use url::Url;
use webpki::EndEntityCert;
use webpki::aws_lc_rs::{RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256_LEGACY_KEY};

use super::{EntraError, errors};
use crate::call::Call;
use crate::options::EntraClient;
use crate::routing::LOGIN_HOST;

/// How far the clock of an application may be off, in seconds.
const CLOCK_SKEW: i64 = 300;

/// Refuses an assertion that does not prove to be this application's.
pub(super) fn check(
    client: &EntraClient,
    assertion: &SecretString,
    call: &Call,
    tenant: &str,
) -> Result<(), EntraError> {
    let text = assertion.expose_secret();
    let parts: Vec<&str> = text.split('.').collect();
    let &[header, payload, signature] = parts.as_slice() else {
        return Err(EntraError::of(errors::ASSERTION_MALFORMED));
    };
    let (header, claims) = (json(header)?, json(payload)?);
    let id = client.id.to_string();
    let is_own = |claim: &str| claims[claim].as_str() == Some(&id);
    if !is_own("iss") || !is_own("sub") {
        return Err(EntraError::of(errors::ASSERTION_SUBJECT));
    }
    if !is_endpoint(claims["aud"].as_str().unwrap_or_default(), call, tenant) {
        return Err(EntraError::of(errors::ASSERTION_AUDIENCE));
    }
    let now = OffsetDateTime::now_utc().unix_timestamp();
    let is_in_time = claims["exp"]
        .as_i64()
        .is_some_and(|end| end > now - CLOCK_SKEW)
        && claims["nbf"]
            .as_i64()
            .is_none_or(|from| from <= now + CLOCK_SKEW);
    if !is_in_time {
        return Err(EntraError::of(errors::ASSERTION_EXPIRED));
    }
    let signed = &text[..text.len() - signature.len() - 1];
    let is_signed = verified(client, &header, signed.as_bytes(), &decoded(signature)?);
    is_signed.ok_or(EntraError::of(errors::ASSERTION_SIGNATURE))
}

/// Base64url; azure_identity pads it, which the standard does not want.
fn decoded(part: &str) -> Result<Vec<u8>, EntraError> {
    URL_SAFE_NO_PAD
        .decode(part)
        .or_else(|_| URL_SAFE.decode(part))
        .map_err(|_| EntraError::of(errors::ASSERTION_MALFORMED))
}

fn json(part: &str) -> Result<Value, EntraError> {
    let parsed = serde_json::from_slice(&decoded(part)?);
    parsed.map_err(|_| EntraError::of(errors::ASSERTION_MALFORMED))
}

/// Whether an audience is the token endpoint, at Entra's own host or where it was called.
fn is_endpoint(audience: &str, call: &Call, tenant: &str) -> bool {
    let Ok(url) = Url::parse(audience) else {
        return false;
    };
    let is_cloud = url.scheme() == "https" && url.host_str() == Some(LOGIN_HOST);
    let is_here = url.authority() == call.origin.authority;
    let end = format!("/{tenant}/oauth2/v2.0/token");
    (is_cloud || is_here) && url.path().ends_with(&end)
}

fn verified(client: &EntraClient, header: &Value, signed: &[u8], signature: &[u8]) -> Option<()> {
    let algorithm = match header["alg"].as_str()? {
        "RS256" => RSA_PKCS1_2048_8192_SHA256,
        "PS256" => RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
        _ => return None,
    };
    let certificate = client.certificate.as_deref()?;
    if let Some(named) = header.get("x5t#S256") {
        let thumbprint = URL_SAFE_NO_PAD.encode(Sha256::digest(certificate));
        named.as_str().filter(|named| *named == thumbprint)?;
    }
    let der = certificate.into();
    let certificate = EndEntityCert::try_from(&der).ok()?;
    certificate
        .verify_signature(algorithm, signed, signature)
        .ok()
}
