//! Accepting connections that can be reset on purpose: a handler flips its connection's switch,
//! and the next byte that would be written resets the connection instead.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Which of the server's ports a connection came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    Main,
    Blob,
}

/// One connection, as handlers see it.
#[derive(Clone, Debug)]
pub(crate) struct Connection {
    pub(crate) door: Door,
    reset: Arc<AtomicBool>,
}

impl Connection {
    /// Resets the connection as soon as an answer would be written.
    pub(crate) fn reset(&self) {
        self.reset.store(true, Ordering::Release);
    }
}

/// A listener whose connections can be reset.
#[derive(Debug)]
pub(crate) struct PracticeListener {
    pub(crate) listener: TcpListener,
    pub(crate) door: Door,
}

impl Listener for PracticeListener {
    type Io = PracticeStream;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        // An answer that waits for the next packet's acknowledgement would be measured as ours.
        let _ = stream.set_nodelay(true);
        let connection = Connection {
            door: self.door,
            reset: Arc::new(AtomicBool::new(false)),
        };
        (PracticeStream { stream, connection }, address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

impl Connected<IncomingStream<'_, PracticeListener>> for Connection {
    fn connect_info(stream: IncomingStream<'_, PracticeListener>) -> Self {
        stream.io().connection.clone()
    }
}

/// A TCP stream with a switch that resets it.
#[derive(Debug)]
pub(crate) struct PracticeStream {
    stream: TcpStream,
    connection: Connection,
}

impl PracticeStream {
    fn check(&self) -> io::Result<()> {
        if !self.connection.reset.load(Ordering::Acquire) {
            return Ok(());
        }
        // Zero linger turns the close that follows into a reset.
        let _ = self.stream.set_zero_linger();
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

impl AsyncRead for PracticeStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for PracticeStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.check()?;
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
