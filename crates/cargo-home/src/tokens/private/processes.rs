//! The two processes of a private Secret Service, and their end.
//!
//! The bus is told by the kernel when the thread that started it ends, so a
//! thread of its own starts it and lives exactly as long as it may run; that
//! also covers our being killed. The keyring ends with its bus.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::sync::oneshot;

use super::PrivateSecretServiceError;

/// An address is a path and an id.
const LONGEST_ADDRESS: u64 = 4096;

/// Ends the processes when dropped.
pub(super) struct Processes {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
}

/// What to start, and what to give it.
struct Order {
    command: Command,
    input: zeroize::Zeroizing<String>,
    reply: oneshot::Sender<io::Result<Option<ChildStdout>>>,
}

impl Processes {
    pub(super) fn new() -> Self {
        let (orders, received) = mpsc::channel();
        let thread = std::thread::spawn(move || follow(&received));
        Self {
            orders: Some(orders),
            thread: Some(thread),
        }
    }

    /// Starts a program, gives it the input and, where its output is piped,
    /// waits for the first line of that.
    pub(super) async fn start(
        &self,
        program: &'static str,
        command: Command,
        input: zeroize::Zeroizing<String>,
    ) -> Result<String, PrivateSecretServiceError> {
        self.first_line(command, input)
            .await
            .map_err(|source| PrivateSecretServiceError::NotStarted { program, source })
    }

    async fn first_line(
        &self,
        command: Command,
        input: zeroize::Zeroizing<String>,
    ) -> io::Result<String> {
        let lost = || io::Error::from(io::ErrorKind::BrokenPipe);
        let (reply, answer) = oneshot::channel();
        let order = Order {
            command,
            input,
            reply,
        };
        let orders = self.orders.as_ref().ok_or_else(lost)?;
        orders.send(order).map_err(|_| lost())?;
        let mut line = String::new();
        if let Some(stdout) = answer.await.map_err(|_| lost())?? {
            let stdout = tokio::process::ChildStdout::from_std(stdout)?;
            BufReader::new(stdout.take(LONGEST_ADDRESS))
                .read_line(&mut line)
                .await?;
        }
        Ok(line.trim_end().to_owned())
    }
}

impl Drop for Processes {
    fn drop(&mut self) {
        // Without orders to wait for, the thread ends what it has started.
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // It does not panic; there would be nothing to do about it.
            let _ = thread.join();
        }
    }
}

/// Never waits for what a child does, so that it can end it at any time.
fn follow(orders: &Receiver<Order>) {
    let mut children = Vec::new();
    while let Ok(order) = orders.recv() {
        let started = spawn(order.command, &order.input, &mut children);
        // Nobody waits for it any more: then the end is near.
        let _ = order.reply.send(started);
    }
    // The keyring before its bus, so that it has written everything.
    for child in children.iter_mut().rev() {
        let _ = child.kill();
        let _ = child.wait();
    }
}

fn spawn(
    mut command: Command,
    input: &str,
    children: &mut Vec<Child>,
) -> io::Result<Option<ChildStdout>> {
    let mut child = command.stdin(Stdio::piped()).spawn()?;
    let stdin = child.stdin.take();
    let stdout = child.stdout.take();
    children.push(child);
    if let Some(mut stdin) = stdin {
        // A line, which every pipe has room for.
        stdin.write_all(input.as_bytes())?;
    }
    Ok(stdout)
}

/// A command that ends when the thread that starts it does. `setpriv` is
/// part of util-linux; without it the process ends with our orderly end only.
pub(super) fn ending_with_us(program: &Path, setpriv: Option<&Path>) -> Command {
    match setpriv {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", "KILL", "--"]).arg(program);
            command
        }
        None => Command::new(program),
    }
}
