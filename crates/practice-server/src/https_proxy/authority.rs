//! A certificate authority that lives as long as one proxy, and the server certificates that it
//! issues. Its keys are never written anywhere.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose, IsCa,
    Issuer, KeyPair, KeyUsagePurpose,
};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// An authority with the certificates it has issued so far.
pub(super) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate_text: String,
    acceptors: Mutex<HashMap<String, TlsAcceptor>>,
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Authority").finish_non_exhaustive()
    }
}

impl Authority {
    pub(super) fn new() -> Result<Self, rcgen::Error> {
        let mut parameters = CertificateParams::new(Vec::new())?;
        parameters.distinguished_name = named("Practice certificate authority");
        parameters.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        parameters.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let key = KeyPair::generate()?;
        let certificate_text = parameters.self_signed(&key)?.pem();
        let issuer = Issuer::new(parameters, key);
        Ok(Self {
            issuer,
            certificate_text,
            acceptors: Mutex::default(),
        })
    }

    /// The authority's certificate as PEM text.
    pub(super) fn certificate_text(&self) -> &str {
        &self.certificate_text
    }

    /// The server side of TLS with a certificate that has expired.
    pub(super) fn expired(&self, host: &str) -> io::Result<TlsAcceptor> {
        let configuration = self.configuration(host, Some(rcgen::date_time_ymd(2024, 1, 1)));
        let configuration = configuration.map_err(io::Error::other)?;
        Ok(TlsAcceptor::from(Arc::new(configuration)))
    }

    /// The server side of TLS for a host; its certificate is made once.
    pub(super) fn acceptor(&self, host: &str) -> io::Result<TlsAcceptor> {
        let mut acceptors = self
            .acceptors
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(acceptor) = acceptors.get(host) {
            return Ok(acceptor.clone());
        }
        let configuration = self.configuration(host, None).map_err(io::Error::other)?;
        let acceptor = TlsAcceptor::from(Arc::new(configuration));
        acceptors.insert(host.to_owned(), acceptor.clone());
        Ok(acceptor)
    }

    fn configuration(
        &self,
        host: &str,
        ends: Option<time::OffsetDateTime>,
    ) -> Result<ServerConfig, Box<dyn std::error::Error + Send + Sync>> {
        let mut parameters = CertificateParams::new(vec![host.to_owned()])?;
        parameters.distinguished_name = named(host);
        parameters.not_after = ends.unwrap_or(parameters.not_after);
        parameters.use_authority_key_identifier_extension = true;
        parameters.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        parameters.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        let key = KeyPair::generate()?;
        let certificate = parameters.signed_by(&key, &self.issuer)?;
        let key = PrivatePkcs8KeyDer::from(key.serialize_der());
        // The provider is named, because a process may have none installed. No protocol is
        // negotiated, so clients speak HTTP/1.1, as the practice server does.
        let configuration =
            ServerConfig::builder_with_provider(aws_lc_rs::default_provider().into())
                .with_safe_default_protocol_versions()?
                .with_no_client_auth()
                .with_single_cert(vec![certificate.der().clone()], key.into())?;
        Ok(configuration)
    }
}

fn named(common_name: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, common_name);
    name
}
