//! Bodies that end too early, too late, or never.

use std::io;
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use futures_util::stream;
use tokio_util::sync::CancellationToken;

/// The first half, then the connection breaks.
pub(super) fn cut(bytes: &Bytes) -> Body {
    let half = bytes.slice(..bytes.len() / 2);
    Body::from_stream(stream::iter([
        Ok(half),
        Err(io::Error::from(io::ErrorKind::ConnectionReset)),
    ]))
}

/// JSON that goes on until the client or the server gives up.
pub(super) fn endless(stopped: CancellationToken) -> Body {
    let start = Bytes::from_static(b"{\"count\":1,\"value\":[");
    let more = Bytes::from("\"again\",".repeat(2048));
    Body::from_stream(stream::unfold((start, more), move |(now, next)| {
        let stopped = stopped.clone();
        async move {
            // Lets other tasks of this thread run although the stream is always ready.
            tokio::task::yield_now().await;
            (!stopped.is_cancelled()).then(|| (Ok::<_, io::Error>(now), (next.clone(), next)))
        }
    }))
}

/// One byte at a time.
pub(super) fn slow(bytes: Bytes, milliseconds: u32, stopped: CancellationToken) -> Body {
    let pause = Duration::from_millis(milliseconds.into());
    Body::from_stream(stream::unfold(bytes, move |mut rest| {
        let stopped = stopped.clone();
        async move {
            if rest.is_empty() {
                return None;
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = stopped.cancelled() => return None,
            }
            let byte = rest.split_to(1);
            Some((Ok::<_, io::Error>(byte), rest))
        }
    }))
}
