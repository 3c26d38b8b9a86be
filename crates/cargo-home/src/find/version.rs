//! Asking a cargo for its version, and what that version means for us.

use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use semver::Version;
use tokio::io::AsyncReadExt;
use tokio::process::Command;

use super::CargoNotFound;
use crate::Computer;

/// What a version of cargo means (`cargo` facts §1c, "Minimum cargo per
/// feature").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionVerdict {
    /// It has no credential providers: nothing of ours can work.
    Refused {
        /// The first version that would do.
        minimum: Version,
    },
    /// On Linux it finds libsecret only where its development files are
    /// installed too.
    NeedsLibsecretDevelopmentFiles {
        /// The first version that does not.
        better: Version,
    },
    /// It works; a later one has mended trouble with the keyring.
    Outdated {
        /// The first version without that trouble.
        recommended: Version,
    },
    /// Nothing to say.
    Fine,
}

const MINIMUM: Version = Version::new(1, 74, 0);
const LIBSECRET_BY_NAME: Version = Version::new(1, 80, 0);
const RECOMMENDED: Version = Version::new(1, 90, 0);
const ANSWER_LIMIT: usize = 64 * 1024;
const SHOWN: usize = 300;

/// What this version means on this system.
pub fn check_version(version: &Version) -> VersionVerdict {
    verdict(version, cfg!(target_os = "linux"))
}

fn verdict(version: &Version, linux: bool) -> VersionVerdict {
    // A beta or nightly of 1.74 has what 1.74 has.
    let released = Version::new(version.major, version.minor, version.patch);
    if released < MINIMUM {
        VersionVerdict::Refused { minimum: MINIMUM }
    } else if linux && released < LIBSECRET_BY_NAME {
        VersionVerdict::NeedsLibsecretDevelopmentFiles {
            better: LIBSECRET_BY_NAME,
        }
    } else if released < RECOMMENDED {
        VersionVerdict::Outdated {
            recommended: RECOMMENDED,
        }
    } else {
        VersionVerdict::Fine
    }
}

pub(super) async fn ask(
    path: &Path,
    computer: &Computer,
    limit: Duration,
) -> Result<Version, CargoNotFound> {
    let does_not_run = |reason: String| CargoNotFound::DoesNotRun {
        path: path.to_path_buf(),
        reason,
    };
    let answer = tokio::time::timeout(limit, answer(path, computer))
        .await
        .map_err(|_| CargoNotFound::TimedOut {
            path: path.to_path_buf(),
            seconds: limit.as_secs(),
        })?
        .map_err(|error| does_not_run(error.to_string()))?;
    // One that says far too much was cut short by us and may have failed so.
    if !answer.status.success() && answer.stdout.len() < ANSWER_LIMIT {
        let words = start_of(&answer.stderr);
        return Err(does_not_run(if words.is_empty() {
            answer.status.to_string()
        } else {
            words
        }));
    }
    let said = start_of(&answer.stdout);
    parse(&said).ok_or_else(|| CargoNotFound::VersionUnreadable {
        path: path.to_path_buf(),
        said,
    })
}

struct Answer {
    status: ExitStatus,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

/// In its own folder, so that no repository's toolchain file has a say.
async fn answer(path: &Path, computer: &Computer) -> std::io::Result<Answer> {
    let mut command = Command::new(path);
    command
        .arg("--version")
        .current_dir(path.parent().unwrap_or(path))
        .env_clear()
        .envs(computer.child_environment())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    crate::run::windowless(&mut command);
    let mut child = command.spawn()?;
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let read_out = async {
        match out {
            Some(out) => out.take(ANSWER_LIMIT as u64).read_to_end(&mut stdout).await,
            None => Ok(0),
        }
    };
    let read_err = async {
        match err {
            Some(err) => err.take(ANSWER_LIMIT as u64).read_to_end(&mut stderr).await,
            None => Ok(0),
        }
    };
    tokio::try_join!(read_out, read_err)?;
    let status = child.wait().await?;
    Ok(Answer {
        status,
        stdout,
        stderr,
    })
}

fn start_of(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    text.trim().chars().take(SHOWN).collect()
}

/// `cargo 1.95.0 (abc 2026-03-01)`, `cargo 1.97.0-nightly (…)`.
fn parse(said: &str) -> Option<Version> {
    let mut words = said.lines().next()?.split_whitespace();
    if words.next()? != "cargo" {
        return None;
    }
    Version::parse(words.next()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_judged() {
        let check = |version: &str, linux| verdict(&Version::parse(version).unwrap(), linux);
        let refused = VersionVerdict::Refused { minimum: MINIMUM };
        assert_eq!(check("1.73.9", true), refused);
        assert_eq!(check("0.99.0", false), refused);
        let old = VersionVerdict::Outdated {
            recommended: RECOMMENDED,
        };
        assert_eq!(check("1.74.0-nightly", false), old);
        assert_eq!(check("1.80.0", true), old);
        assert_eq!(
            check("1.79.0", true),
            VersionVerdict::NeedsLibsecretDevelopmentFiles {
                better: LIBSECRET_BY_NAME
            }
        );
        assert_eq!(check("1.90.0", true), VersionVerdict::Fine);
        assert_eq!(check("2.0.0", false), VersionVerdict::Fine);
    }

    #[test]
    fn answers_are_parsed() {
        let check = |said: &str| parse(said).map(|version| version.to_string());
        assert_eq!(
            check("cargo 1.95.0 (f2d 2026-03-21)"),
            Some("1.95.0".into())
        );
        assert_eq!(
            check("cargo 1.97.0-nightly (f2d 2026-03-21)\nmore"),
            Some("1.97.0-nightly".into())
        );
        for wrong in [
            "",
            "cargo",
            "rustc 1.95.0",
            "cargo one",
            "1.95.0",
            "cargo 1.95",
        ] {
            assert_eq!(check(wrong), None, "{wrong}");
        }
    }
}
