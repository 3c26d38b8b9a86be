//! An HTTPS proxy that is the target itself: it accepts `CONNECT`, then speaks
//! TLS with a certificate of its own authority and plays a script.

use std::collections::VecDeque;
use std::io::Write;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, IsCa, KeyPair,
};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::support::{Seen, Step, read_request};

/// A private certificate authority.
pub(crate) struct Authority {
    issuer: CertifiedIssuer<'static, KeyPair>,
}

impl Authority {
    pub(crate) fn new() -> Authority {
        let mut parameters = CertificateParams::default();
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        parameters.distinguished_name = DistinguishedName::new();
        parameters
            .distinguished_name
            .push(DnType::CommonName, "Test authority");
        let key = KeyPair::generate().unwrap();
        Authority {
            issuer: CertifiedIssuer::self_signed(parameters, key).unwrap(),
        }
    }

    /// A file that `SSL_CERT_FILE` can name.
    pub(crate) fn file(&self) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(self.issuer.pem().as_bytes()).unwrap();
        file
    }

    fn server(&self, names: &[&str]) -> Arc<ServerConfig> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(names)
            .unwrap()
            .signed_by(&key, &self.issuer)
            .unwrap();
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        Arc::new(config)
    }
}

/// The running proxy.
pub(crate) struct Proxy {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Proxy {
    pub(crate) fn play(authority: &Authority, names: &[&str], steps: Vec<Step>) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let seen: Arc<Mutex<Vec<Seen>>> = Arc::default();
        let (record, config) = (seen.clone(), authority.server(names));
        let mut steps = VecDeque::from(steps);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let _ = serve(stream, &config, &mut steps, &record);
            }
        });
        Proxy { address, seen }
    }

    pub(crate) fn address(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Requests to the proxy and, once inside TLS, to the target, in order.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

fn serve(
    mut stream: TcpStream,
    config: &Arc<ServerConfig>,
    steps: &mut VecDeque<Step>,
    record: &Mutex<Vec<Seen>>,
) -> Option<()> {
    record.lock().unwrap().push(read_request(&mut stream)?);
    stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").ok()?;
    let connection = ServerConnection::new(config.clone()).ok()?;
    let mut inside = StreamOwned::new(connection, stream);
    record.lock().unwrap().push(read_request(&mut inside)?);
    let Some(Step::Send(bytes)) = steps.pop_front() else {
        return None;
    };
    inside.write_all(&bytes).ok()?;
    inside.conn.send_close_notify();
    inside.flush().ok()
}
