//! An HTTPS proxy on loopback with a private certificate authority, which leads the cloud's host
//! names to the practice server of this process. Programs that are configured with `HTTPS_PROXY`
//! and `SSL_CERT_FILE` talk to "the cloud" by its real names, and nothing leaves this computer.
//!
//! It never connects to anything but its practice server, never keeps what it forwards, and its
//! keys exist only in memory. For tests; behind the feature `https-proxy`.

mod authority;
mod connect;
mod habit;

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tempfile::TempDir;
use tokio::io::{AsyncWriteExt as _, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::{CancellationToken, DropGuard};
use url::Url;

use crate::PracticeServer;
use crate::routing::{BLOB_HOST, LOGIN_HOST, SERVER_HOST, SIGN_IN_HOST};
use authority::Authority;
use connect::Asked;
pub use habit::ProxyHabit;

/// How long a client may take to say where it wants to go.
const REQUEST_PATIENCE: Duration = Duration::from_secs(10);

/// The cloud's hosts that the practice server plays (facts §11), and one of a company's own server.
const HOSTS: [&str; 9] = [
    "dev.azure.com",
    "feeds.dev.azure.com",
    "pkgs.dev.azure.com",
    "vssps.dev.azure.com",
    "app.vssps.visualstudio.com",
    BLOB_HOST,
    LOGIN_HOST,
    SIGN_IN_HOST,
    SERVER_HOST,
];

/// A running proxy; it ends when it is dropped.
#[derive(Debug)]
pub struct PracticeProxy {
    address: SocketAddr,
    certificate: PathBuf,
    shared: Arc<Shared>,
    _folder: TempDir,
    _stopped: DropGuard,
}

#[derive(Debug)]
struct Shared {
    server: SocketAddr,
    authority: Authority,
    counts: Mutex<Counts>,
    habit: Mutex<ProxyHabit>,
}

/// Connections by host.
#[derive(Debug, Default)]
struct Counts {
    forwarded: BTreeMap<String, usize>,
    refused: BTreeMap<String, usize>,
}

/// A proxy cannot start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProxyError {
    /// No port on 127.0.0.1, or no temporary file.
    #[error("The practice proxy cannot start: {0}.")]
    System(#[from] io::Error),
    /// The certificate authority cannot be made.
    #[error("The practice proxy cannot make its certificate authority: {0}.")]
    Certificate(#[from] rcgen::Error),
}

impl PracticeProxy {
    /// Starts a proxy in front of a practice server, which should play Azure DevOps Services.
    ///
    /// # Errors
    /// When there is no port or no temporary file to be had, or no certificate authority can be
    /// made.
    pub async fn start(server: &PracticeServer) -> Result<Self, ProxyError> {
        let authority = Authority::new()?;
        let folder = tempfile::Builder::new()
            .prefix("practice-proxy-")
            .tempdir()?;
        let certificate = folder.path().join("authority.pem");
        tokio::fs::write(&certificate, authority.certificate_text()).await?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let counts = Mutex::default();
        let shared = Arc::new(Shared {
            server: server.address(),
            authority,
            counts,
            habit: Mutex::default(),
        });
        let stopped = CancellationToken::new();
        tokio::spawn(accept(listener, shared.clone(), stopped.clone()));
        let _stopped = stopped.drop_guard();
        Ok(Self {
            address,
            certificate,
            shared,
            _folder: folder,
            _stopped,
        })
    }

    /// The value for `HTTPS_PROXY`.
    #[must_use]
    pub fn url(&self) -> Url {
        #[expect(
            clippy::expect_used,
            reason = "an address of the system is a URL's host"
        )]
        Url::parse(&format!("http://{}/", self.address)).expect("an address is a URL's host")
    }

    /// The value for `SSL_CERT_FILE`: the authority's certificate, PEM, in a folder that goes with
    /// the proxy.
    #[must_use]
    pub fn ca_certificate_file(&self) -> &Path {
        &self.certificate
    }

    /// Changes what stands before a tunnel, for connections from now on.
    pub fn set_habit(&self, habit: ProxyHabit) {
        *self
            .shared
            .habit
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = habit;
    }

    /// How many connections were led to the practice server, by the host that was asked for.
    #[must_use]
    pub fn forwarded(&self) -> BTreeMap<String, usize> {
        self.shared.counts().forwarded.clone()
    }

    /// How many connections were refused, by the host that was asked for.
    #[must_use]
    pub fn refused(&self) -> BTreeMap<String, usize> {
        self.shared.counts().refused.clone()
    }
}

impl Shared {
    fn habit(&self) -> ProxyHabit {
        let habit = self.habit.lock();
        habit.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_played_here(host: &str, port: u16) -> bool {
    port == 443 && (HOSTS.contains(&host) || host.ends_with(".visualstudio.com"))
}

async fn accept(listener: TcpListener, shared: Arc<Shared>, stopped: CancellationToken) {
    loop {
        let accepted = tokio::select! {
            () = stopped.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        if let Ok((client, _)) = accepted {
            let (shared, stopped) = (shared.clone(), stopped.clone());
            tokio::spawn(async move {
                tokio::select! {
                    () = stopped.cancelled() => {}
                    // A connection that breaks is the client's to notice.
                    _ended = serve(client, &shared) => {}
                }
            });
        }
    }
}

async fn serve(mut client: TcpStream, shared: &Shared) -> io::Result<()> {
    client.set_nodelay(true)?;
    let asked = tokio::time::timeout(REQUEST_PATIENCE, connect::read(&mut client)).await??;
    let Asked::Connect {
        host,
        port,
        authorization,
    } = asked
    else {
        return client.write_all(connect::NOT_CONNECT).await;
    };
    if !is_played_here(&host, port) {
        *shared.counts().refused.entry(host).or_default() += 1;
        return client.write_all(connect::FORBIDDEN).await;
    }
    let habit = shared.habit();
    let answer = habit.answer(authorization.as_deref());
    if answer != connect::ESTABLISHED {
        return client.write_all(&answer).await;
    }
    let acceptor = match habit {
        ProxyHabit::OtherHost => shared.authority.acceptor("portal.example")?,
        ProxyHabit::Expired => shared.authority.expired(&host)?,
        _ => shared.authority.acceptor(&host)?,
    };
    *shared.counts().forwarded.entry(host).or_default() += 1;
    client.write_all(&answer).await?;
    let mut client = acceptor.accept(client).await?;
    let mut server = TcpStream::connect(shared.server).await?;
    server.set_nodelay(true)?;
    copy_bidirectional(&mut client, &mut server).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_played_here;

    #[test]
    fn only_the_clouds_hosts_are_played() {
        for host in [
            "dev.azure.com",
            "pkgs.dev.azure.com",
            "login.microsoftonline.com",
            "contoso.pkgs.visualstudio.com",
        ] {
            assert!(is_played_here(host, 443), "{host}");
        }
        let others = [
            "example.com",
            "evil-dev.azure.com",
            "visualstudio.com",
            "evil.login.microsoftonline.com",
            "127.0.0.1",
            "",
        ];
        for host in others {
            assert!(!is_played_here(host, 443), "{host}");
        }
        assert!(!is_played_here("dev.azure.com", 80));
    }
}
