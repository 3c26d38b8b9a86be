//! The port of this computer to which the browser comes back with its answer.
//!
//! It listens on the loopback addresses alone, for one answer, which has to
//! carry this sign-in's own state. Everything else gets a page that never
//! changes, and the wait goes on: other programs of this computer, and pages in
//! its browsers, can reach the port too. It follows nothing, shows nothing of a
//! request, and closes with the value that holds it.

#[cfg(any(test, fuzzing))]
pub(in crate::entra) mod fuzzing;
mod page;
mod request;

use std::collections::VecDeque;
use std::future::Future;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use secrecy::SecretString;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{AbortHandle, JoinSet};
use zeroize::Zeroizing;

use super::EntraError;
use super::refused::Refused;
pub(super) use page::Page;
use request::{Expected, Head, Verdict};

/// How often another port is tried until both loopback addresses have it.
const MOST_PORTS: u32 = 16;
/// How long one connection may take.
const CONNECTION_LIMIT: Duration = Duration::from_secs(10);
/// How long the person's sign-in waits for its last page to be read.
const LAST_PAGE_LIMIT: Duration = Duration::from_secs(2);
/// How many connections are open at a time; a newer one takes the place of the
/// oldest, so that idle ones cannot keep the browser out.
const MOST_CONNECTIONS: usize = 32;
/// After so many connections it is a flood: the rest comes at this pace.
const MANY_CONNECTIONS: u32 = 200;
const FLOOD_PACE: Duration = Duration::from_millis(10);
/// How much of what a client still sends is read after its answer.
const LONGEST_REST: u64 = 64 * 1024;

/// What the browser brought.
pub(super) enum Callback {
    /// An authorization code.
    Code(SecretString),
    /// Entra's refusal.
    Refused(Refused),
}

/// The browser's connection, which waits for its page.
pub(super) struct Waiting(TcpStream);

impl Waiting {
    /// Shows the last page. What becomes of it changes nothing.
    pub(super) async fn show(mut self, page: Page) {
        let _ = tokio::time::timeout(LAST_PAGE_LIMIT, answer(&mut self.0, page)).await;
    }
}

/// The answer, and the browser that waits for its page.
type Arrived = (Callback, Waiting);

/// A port that listens on loopback alone.
pub(super) struct Loopback {
    v4: Option<TcpListener>,
    v6: Option<TcpListener>,
    port: u16,
    /// How long one connection may take.
    limit: Duration,
}

impl Loopback {
    /// Opens a port on both loopback addresses, as far as this computer has
    /// them: browsers take either for `localhost`.
    pub(super) async fn open() -> Result<Loopback, EntraError> {
        let mut last = io::Error::from(io::ErrorKind::AddrInUse);
        for _ in 0..MOST_PORTS {
            match Self::open_one().await {
                Ok(open) => return Ok(open),
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
                Err(source) => return Err(EntraError::NoPort { source }),
            }
        }
        Err(EntraError::NoPort { source: last })
    }

    async fn open_one() -> io::Result<Loopback> {
        let v4 = listen(Ipv4Addr::LOCALHOST.into(), 0).await?;
        let port = v4.as_ref().map_or(Ok(0), port_of)?;
        let v6 = listen(Ipv6Addr::LOCALHOST.into(), port).await?;
        let listener = v4.as_ref().or(v6.as_ref());
        let port = port_of(listener.ok_or(io::ErrorKind::AddrNotAvailable)?)?;
        Ok(Loopback {
            v4,
            v6,
            port,
            limit: CONNECTION_LIMIT,
        })
    }

    /// Where the browser is sent back to.
    pub(super) fn address(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Waits for the one answer that carries this state.
    pub(super) async fn callback(self, state: SecretString) -> Arrived {
        let expected = Arc::new(Expected {
            port: self.port,
            state,
        });
        let mut open = Connections::default();
        loop {
            tokio::select! {
                Some(arrived) = open.tasks.join_next() => {
                    if let Ok(Some(arrived)) = arrived {
                        return arrived;
                    }
                }
                accepted = self.accept(open.count) => {
                    open.add(serve(accepted, Arc::clone(&expected), self.limit));
                }
            }
        }
    }

    /// The next connection from this computer.
    async fn accept(&self, count: u32) -> TcpStream {
        loop {
            if count > MANY_CONNECTIONS {
                tokio::time::sleep(FLOOD_PACE).await;
            }
            let accepted = tokio::select! {
                accepted = accept(self.v4.as_ref()) => accepted,
                accepted = accept(self.v6.as_ref()) => accepted,
            };
            match accepted {
                Ok((stream, peer)) if is_from_here(peer.ip()) => return stream,
                Ok(_) => {}
                // Too many open files, or a client that left: neither lasts.
                Err(_) => tokio::time::sleep(FLOOD_PACE).await,
            }
        }
    }
}

/// The connections that are open; dropping it closes them.
#[derive(Default)]
struct Connections {
    tasks: JoinSet<Option<Arrived>>,
    oldest_first: VecDeque<AbortHandle>,
    count: u32,
}

impl Connections {
    fn add(&mut self, serving: impl Future<Output = Option<Arrived>> + Send + 'static) {
        self.oldest_first.retain(|task| !task.is_finished());
        if self.oldest_first.len() >= MOST_CONNECTIONS
            && let Some(oldest) = self.oldest_first.pop_front()
        {
            oldest.abort();
        }
        self.oldest_first.push_back(self.tasks.spawn(serving));
        self.count = self.count.saturating_add(1);
    }
}

/// None where this computer has no such address.
async fn listen(address: IpAddr, port: u16) -> io::Result<Option<TcpListener>> {
    match TcpListener::bind((address, port)).await {
        Ok(listener) => Ok(Some(listener)),
        Err(error) => match error.kind() {
            io::ErrorKind::AddrNotAvailable | io::ErrorKind::Unsupported => Ok(None),
            _ if is_no_such_family(&error) => Ok(None),
            _ => Err(error),
        },
    }
}

/// A computer without IPv6 says so when the socket is made: `EAFNOSUPPORT` on
/// Linux and macOS, `WSAEAFNOSUPPORT` on Windows.
fn is_no_such_family(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(97 | 47 | 10047))
}

fn port_of(listener: &TcpListener) -> io::Result<u16> {
    Ok(listener.local_addr()?.port())
}

async fn accept(listener: Option<&TcpListener>) -> io::Result<(TcpStream, SocketAddr)> {
    match listener {
        Some(listener) => listener.accept().await,
        None => std::future::pending().await,
    }
}

/// The sockets are bound to loopback, so nobody else should be able to come;
/// still, nobody else is let in.
fn is_from_here(peer: IpAddr) -> bool {
    peer.to_canonical().is_loopback()
}

/// One connection, to its end. The answer when it is the one.
async fn serve(mut stream: TcpStream, expected: Arc<Expected>, limit: Duration) -> Option<Arrived> {
    let served = tokio::time::timeout(limit, async {
        let verdict = match head(&mut stream).await? {
            Some(head) => expected.judge(&head),
            None => Verdict::Refuse(Page::TooLarge),
        };
        match verdict {
            Verdict::Accept(callback) => Some(callback),
            Verdict::Refuse(page) => {
                answer(&mut stream, page).await.ok()?;
                None
            }
        }
    });
    let callback = served.await.ok()??;
    Some((callback, Waiting(stream)))
}

/// The request up to its empty line; `Some(None)` when it is too long, none when
/// the client left.
async fn head(stream: &mut TcpStream) -> Option<Option<Head>> {
    // Of its full size from the start, so that no copy of the code stays behind.
    let mut bytes = Zeroizing::new(Vec::with_capacity(Head::LONGEST));
    while !Head::is_whole(&bytes) {
        if bytes.len() >= Head::LONGEST {
            return Some(None);
        }
        let room = (Head::LONGEST - bytes.len()) as u64;
        if (&mut *stream).take(room).read_buf(&mut *bytes).await.ok()? == 0 {
            return None;
        }
    }
    Some(Some(Head::new(bytes)))
}

async fn answer(stream: &mut TcpStream, page: Page) -> io::Result<()> {
    stream.write_all(page.response().as_bytes()).await?;
    stream.shutdown().await?;
    // Closed with something unread, the connection would be reset and the page lost.
    let mut rest = stream.take(LONGEST_REST);
    tokio::io::copy(&mut rest, &mut tokio::io::sink()).await?;
    Ok(())
}

#[cfg(test)]
mod tests;
