//! Mounts that one holder process and what is started in its namespace see, and
//! nobody else: small disks and read-only ones. They go with the holder, which
//! ends with this test however that ends.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::AsyncReadExt as _;
use tokio::process::{Child, Command};

use super::Program;

/// The mounts.
pub(crate) struct Disk {
    holder: Child,
}

impl Disk {
    /// Runs a script of mounts over `$1`; none, with a word to whoever reads the
    /// test's output, where the system does not let this user mount.
    #[expect(clippy::print_stderr, reason = "a test that is skipped says so")]
    pub(crate) async fn mount(script: &str, at: &Path) -> Option<Disk> {
        if !rustix::process::geteuid().is_root() {
            eprintln!("skipped: only root can mount a disk");
            return None;
        }
        // Reads until this test has ended.
        let hold = format!("{script} && echo ready && exec cat");
        let mut holder = Command::new("unshare")
            .args(["-m", "sh", "-c", &hold, "sh"])
            .arg(at)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("unshare");
        let mut said = [0; 6];
        let mut stdout = holder.stdout.take().expect("a pipe");
        if stdout.read_exact(&mut said).await.is_err() {
            let why = holder.wait_with_output().await.expect("it ends").stderr;
            let why = String::from_utf8_lossy(&why).into_owned();
            eprintln!("skipped: this container may not mount a disk: {why}");
            return None;
        }
        Some(Disk { holder })
    }

    fn number(&self) -> u32 {
        self.holder.id().expect("it still runs")
    }

    /// Where a path that is seen there can be reached from here.
    pub(crate) fn seen(&self, path: &Path) -> PathBuf {
        let root = format!("/proc/{}/root", self.number());
        Path::new(&root).join(path.strip_prefix("/").expect("an absolute path"))
    }

    /// The program, where it sees the mounts.
    pub(crate) fn start(&self, program: Program) -> Program {
        let namespace = format!("--mount=/proc/{}/ns/mnt", self.number());
        program.started_by(Path::new("nsenter"), &[&namespace])
    }
}
