//! The proof that a service principal holds the key of its certificate: a JSON
//! Web Token that is good for some minutes, signed here. The library's own way
//! would bring OpenSSL along (decision 11 in `docs/decisions`).
//!
//! Its form: RFC 7523 §3, and what Entra wants of it (PS256, `x5t#S256`).

use std::fmt;
use std::path::Path;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeyPair;
use aws_lc_rs::signature::{KeyPair as _, RSA_PSS_SHA256};
use azure_identity::ClientAssertion;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rustls_pki_types::pem::{PemObject as _, SectionKind};
use serde_json::json;
use time::OffsetDateTime;
use url::Url;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::key_file::{self, refused};
use crate::entra::{EntraError, TenantId};

/// How long an assertion is good, in seconds; Entra takes at most ten minutes.
const LIFE: i64 = 540;
/// For clocks that differ a little, in seconds.
const BEFORE: i64 = 30;

/// Signs with the key of a file.
pub(super) struct CertificateAssertion {
    key: KeyPair,
    /// The certificate's fingerprint, as the header has it.
    thumbprint: String,
    audience: String,
    client: String,
}

impl fmt::Debug for CertificateAssertion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("CertificateAssertion")
            .field("thumbprint", &self.thumbprint)
            .finish_non_exhaustive()
    }
}

impl CertificateAssertion {
    /// Reads a key and its certificate from one PEM file; further certificates
    /// may follow or precede.
    pub(super) fn read(
        path: &Path,
        authority: &Url,
        tenant: &TenantId,
        client: &str,
    ) -> Result<Self, EntraError> {
        let bytes = key_file::key(path)?;
        let (key, certificate) = key_and_certificate(&bytes, path)?;
        let endpoint = authority.join(&format!("/{tenant}/oauth2/v2.0/token"));
        Ok(Self {
            key,
            thumbprint: URL_SAFE_NO_PAD.encode(digest(&SHA256, &certificate)),
            audience: endpoint.map_or_else(|_| String::new(), String::from),
            client: client.to_owned(),
        })
    }

    fn sign(&self) -> Option<String> {
        let now = OffsetDateTime::now_utc().unix_timestamp();
        let header = json!({ "alg": "PS256", "typ": "JWT", "x5t#S256": self.thumbprint });
        let claims = json!({
            "aud": self.audience,
            "iss": self.client,
            "sub": self.client,
            "jti": Uuid::new_v4(),
            "nbf": now - BEFORE,
            "iat": now,
            "exp": now + LIFE,
        });
        let part = |value: serde_json::Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let mut signature = vec![0; self.key.public_modulus_len()];
        let random = SystemRandom::new();
        self.key
            .sign(&RSA_PSS_SHA256, &random, signed.as_bytes(), &mut signature)
            .ok()?;
        Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature)))
    }
}

#[async_trait::async_trait]
impl ClientAssertion for CertificateAssertion {
    async fn secret(
        &self,
        _: Option<azure_core::http::ClientMethodOptions<'_>>,
    ) -> azure_core::Result<String> {
        self.sign().ok_or_else(|| {
            let kind = azure_core::error::ErrorKind::Credential;
            azure_core::Error::with_message(kind, "the key does not sign")
        })
    }
}

/// The one key, and the certificate that names its public half.
fn key_and_certificate(bytes: &[u8], path: &Path) -> Result<(KeyPair, Vec<u8>), EntraError> {
    let mut key = None;
    let mut certificates = Vec::new();
    for section in <(SectionKind, Vec<u8>)>::pem_slice_iter(bytes) {
        let (kind, der) = section.map_err(|_| refused(path, "it is no valid PEM"))?;
        let der = Zeroizing::new(der);
        match kind {
            SectionKind::Certificate => certificates.push(der),
            SectionKind::PrivateKey | SectionKind::RsaPrivateKey if key.is_some() => {
                return Err(refused(path, "it holds more than one key"));
            }
            SectionKind::PrivateKey => key = Some(KeyPair::from_pkcs8(&der)),
            SectionKind::RsaPrivateKey => key = Some(KeyPair::from_der(&der)),
            SectionKind::EcPrivateKey => {
                return Err(refused(path, "its key is no RSA key, which Entra wants"));
            }
            _ => {}
        }
    }
    let key = key.ok_or_else(|| refused(path, "it holds no private key without a passphrase"))?;
    let key = key.map_err(|_| refused(path, "its key is no RSA key that can be used"))?;
    let public = key.public_key().as_ref();
    let names_the_key = |der: &Zeroizing<Vec<u8>>| der.windows(public.len()).any(|w| w == public);
    match certificates.iter().position(names_the_key) {
        Some(place) => Ok((key, certificates.swap_remove(place).to_vec())),
        None if certificates.is_empty() => Err(refused(path, "it holds no certificate")),
        None => Err(refused(path, "its key belongs to none of its certificates")),
    }
}
