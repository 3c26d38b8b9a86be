//! Whom a connection trusts, and why a certificate was refused, by the types
//! of the TLS library. There is no way to accept what the verifier refuses: the
//! one verifier here hands the verdict on, and remembers who was the issuer.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
};

use super::issuer;

/// The largest file of certificates that is read, in bytes. The lists of whole
/// systems have a quarter of a megabyte.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Whose certificates are good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trust {
    /// What our own connections trust: the system's list, and these files.
    System {
        /// Further authorities, PEM.
        files: Vec<PathBuf>,
    },
    /// One file alone, as Cargo does with `http.cainfo`.
    Only {
        /// The file, PEM.
        file: PathBuf,
    },
}

/// Why a certificate was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Distrust {
    /// Nobody who is trusted has signed it.
    UnknownIssuer,
    /// It was made for another host.
    OtherHost,
    /// It has expired, or this computer's clock is fast.
    Expired,
    /// It is not valid yet, or this computer's clock is slow.
    NotYetValid,
    /// Another reason.
    Other,
}

impl Distrust {
    pub(crate) fn of(error: &rustls::Error) -> Option<Distrust> {
        let rustls::Error::InvalidCertificate(reason) = error else {
            return None;
        };
        Some(match reason {
            // Somebody of the same name as one who is trusted, with another key.
            CertificateError::UnknownIssuer | CertificateError::BadSignature => {
                Distrust::UnknownIssuer
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                Distrust::Expired
            }
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                Distrust::NotYetValid
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                Distrust::OtherHost
            }
            _ => Distrust::Other,
        })
    }
}

/// Every certificate in a PEM file; what is no certificate is an error, and so
/// is a file without one.
///
/// # Errors
/// A sentence about the file.
pub fn certificates_in(file: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let place = file.display();
    let unreadable = |error: std::io::Error| format!("{place} cannot be read: {error}.");
    let metadata = std::fs::metadata(file).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(format!("{place} is no file."));
    }
    if metadata.len() > LARGEST {
        return Err(format!("{place} is larger than {LARGEST} bytes."));
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let found: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes).collect();
    let found = found.map_err(|_| format!("{place} holds no certificates as PEM."))?;
    let mut roots = RootCertStore::empty();
    let (added, _) = roots.add_parsable_certificates(found.iter().cloned());
    match added {
        0 => Err(format!("{place} holds no certificates as PEM.")),
        _ => Ok(found),
    }
}

/// Who has signed the certificate that was shown last.
pub(super) type Seen = Arc<Mutex<Option<String>>>;

/// The client's side of TLS, and where it notes the issuer.
pub(super) fn client(trust: &Trust) -> Result<(ClientConfig, Seen), String> {
    let provider = Arc::new(aws_lc_rs::default_provider());
    let inner = verifier(trust, &provider)?;
    let seen = Seen::default();
    let noting = Noting {
        inner,
        seen: seen.clone(),
    };
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(noting))
        .with_no_client_auth();
    Ok((config, seen))
}

fn verifier(
    trust: &Trust,
    provider: &Arc<CryptoProvider>,
) -> Result<Arc<dyn ServerCertVerifier>, String> {
    match trust {
        Trust::System { files } => {
            let mut extra = Vec::new();
            for file in files {
                extra.extend(certificates_in(file)?);
            }
            let verifier =
                rustls_platform_verifier::Verifier::new_with_extra_roots(extra, provider.clone());
            Ok(Arc::new(verifier.map_err(|error| error.to_string())?))
        }
        Trust::Only { file } => {
            let mut roots = RootCertStore::empty();
            roots.add_parsable_certificates(certificates_in(file)?);
            let built =
                WebPkiServerVerifier::builder_with_provider(roots.into(), provider.clone()).build();
            let built: Arc<dyn ServerCertVerifier> = built.map_err(|error| error.to_string())?;
            Ok(built)
        }
    }
}

/// Takes another verifier's verdict as it is, and notes the issuer.
struct Noting {
    inner: Arc<dyn ServerCertVerifier>,
    seen: Seen,
}

impl fmt::Debug for Noting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Noting").finish_non_exhaustive()
    }
}

impl ServerCertVerifier for Noting {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = issuer::name(end_entity);
        self.inner
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner
            .verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner
            .verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}
