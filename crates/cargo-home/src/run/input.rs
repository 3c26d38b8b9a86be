//! What a run reads on standard input: written while its output is read, so
//! that neither waits for the other, and closed, so that nothing waits for more.

use secrecy::{ExposeSecret, SecretString};
use tokio::io::AsyncWriteExt;
use tokio::process::ChildStdin;

pub(super) async fn hand_over(pipe: Option<ChildStdin>, input: Option<&SecretString>) {
    if let (Some(mut pipe), Some(input)) = (pipe, input) {
        // One that ends without reading says why in its own words.
        let _ = pipe.write_all(input.expose_secret().as_bytes()).await;
    }
}
