//! The proof: in a scratch crate with a private Cargo home, the real cargo
//! gets a crate through the feed with the files and the token that are in
//! place, and then the feed itself says that it saved that version from
//! crates.io. An answer of the index proves nothing (azure-devops facts §3).

mod diagnosis;
mod left;
mod listing;
pub(crate) use listing::version_is_in;
mod scratch;
#[cfg(target_os = "linux")]
mod token_pipe;
mod way;

use crate::apply::Applied;
use crate::error_code::ErrorCode;
use crate::event::{Progress, Step, whole_milliseconds};
use crate::failure::Failure;
use crate::journal::{self, Entry, Journal};
use crate::setup::{Prepared, Setup};
use crate::{lock, undo, upstream};
use cargo_home::{CargoRun, Line};
pub(crate) use left::clear_scratch_folders;
use scratch::Scratch;
use serde::Serialize;
use std::time::{Duration, Instant};
use tokio_util::sync::CancellationToken;

/// What is to be proved, and how far.
#[derive(Clone, Debug)]
pub struct ProofWish {
    /// A crate of crates.io.
    pub package: String,
    /// Build it, not only fetch it. Building runs the crate's build script.
    pub build: bool,
    /// How long the feed may take to list the version.
    pub listing_limit: Duration,
    /// First pause between two looks at the listing.
    pub first_pause: Duration,
}

impl Default for ProofWish {
    /// serde, fetched; five minutes for the listing (azure-devops facts §3.2).
    fn default() -> Self {
        ProofWish {
            package: "serde".to_owned(),
            build: false,
            listing_limit: Duration::from_secs(300),
            first_pause: Duration::from_millis(200),
        }
    }
}

/// What was proved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct Proof {
    /// The crate.
    pub package: String,
    /// The version that cargo chose and the feed lists.
    pub version: String,
    /// The feed.
    pub feed: String,
    /// Name of the upstream source it was saved from.
    pub upstream: String,
    /// Address of the upstream source.
    pub upstream_location: String,
    /// Version of the cargo that got it.
    pub cargo: String,
    /// It was compiled, not only fetched.
    pub built: bool,
    /// From the first call of cargo to the feed's answer.
    pub milliseconds: u64,
}

impl ProofWish {
    /// Whether the crate's name is one that crates.io allows; to be asked
    /// before anything is changed.
    ///
    /// # Errors
    /// [`ErrorCode::CrateNameRefused`].
    pub fn check(&self) -> Result<(), Failure> {
        check_package(&self.package)
    }
}

impl Setup {
    /// The steps of applying the plan and proving it.
    pub fn steps(&self, prepared: &Prepared, wish: Option<&ProofWish>) -> Vec<Step> {
        let mut steps = crate::apply::steps(prepared);
        if let Some(wish) = wish {
            let verb = if wish.build { "Build" } else { "Fetch" };
            let (package, version) = (&wish.package, &prepared.cargo.version);
            steps.push(Step::new(
                "fetch",
                format!("{verb} {package} through the feed with cargo {version}"),
            ));
            steps.push(Step::new("ask-feed", format!("Ask the feed for {package}")));
        }
        steps
    }

    /// Proves what was applied.
    ///
    /// # Errors
    /// `cargo-failed`, `crate-not-saved` and their like; everything stays in
    /// place and can be proved again. On cancellation what was just applied is
    /// taken back, so that this computer is as before.
    pub async fn prove(
        &self,
        prepared: &Prepared,
        wish: &ProofWish,
        applied: &Applied,
        progress: &mut Progress<'_>,
        cancel: &CancellationToken,
    ) -> Result<Proof, Failure> {
        let proved = self.walk(prepared, wish, applied, progress, cancel).await;
        let is_cancelled = matches!(&proved, Err(failure) if failure.code == ErrorCode::Cancelled);
        if let Some(run) = applied
            .run
            .as_ref()
            .filter(|_| is_cancelled && applied.changes > 0)
        {
            let _lock = lock::take(&self.folders, progress).await?;
            undo::take_back(self, run, prepared).await?;
        }
        proved
    }

    async fn walk(
        &self,
        prepared: &Prepared,
        wish: &ProofWish,
        applied: &Applied,
        progress: &mut Progress<'_>,
        cancel: &CancellationToken,
    ) -> Result<Proof, Failure> {
        wish.check()?;
        let since = Instant::now();
        progress.start("fetch");
        let fetched = self.fetch(prepared, wish, progress, cancel).await;
        let version = progress.settle(fetched)?;
        progress.start("ask-feed");
        let asked = tokio::select! {
            biased;
            () = cancel.cancelled() => Err(ErrorCode::Cancelled.into()),
            asked = listing::wait_until_saved(prepared, wish, &version) => asked,
        };
        let source = progress.settle(asked)?;
        if let Some(run) = &applied.run {
            let (package, version) = (wish.package.clone(), version.clone());
            let run = journal::run(&self.folders, run)?;
            Journal::reopen(&self.folders, &run)?.append(&Entry::Proved { package, version })?;
        }
        Ok(Proof {
            package: wish.package.clone(),
            version,
            feed: prepared.profile.feed.name.clone(),
            upstream: source.name,
            upstream_location: source.location,
            cargo: prepared.cargo.version.to_string(),
            built: wish.build,
            milliseconds: whole_milliseconds(since.elapsed()),
        })
    }

    /// Lets cargo get the crate; returns the version it locked.
    async fn fetch(
        &self,
        prepared: &Prepared,
        wish: &ProofWish,
        progress: &mut Progress<'_>,
        cancel: &CancellationToken,
    ) -> Result<String, Failure> {
        #[cfg(not(target_os = "linux"))]
        if prepared.profile.store == crate::profile::StoreKind::Environment {
            return Err(Failure::new(ErrorCode::NotAvailableYet).because(
                "On this system a set-up with the store \"environment\" cannot be proved yet.",
            ));
        }
        let scratch = Scratch::new(self, prepared).await?;
        let last = if wish.build { "build" } else { "fetch" };
        for arguments in [vec!["add", wish.package.as_str()], vec![last]] {
            let failed = self
                .cargo_says_no(prepared, &scratch, &arguments, progress, cancel)
                .await?;
            if let Some(words) = failed {
                let version = scratch.locked_version(&wish.package).ok();
                let version = version.as_deref();
                return Err(
                    diagnosis::why_cargo_failed(self, prepared, wish, version, words).await,
                );
            }
        }
        scratch.locked_version(&wish.package)
    }

    /// Runs cargo in the scratch crate; its last words if it failed.
    async fn cargo_says_no(
        &self,
        prepared: &Prepared,
        scratch: &Scratch,
        arguments: &[&str],
        progress: &mut Progress<'_>,
        cancel: &CancellationToken,
    ) -> Result<Option<String>, Failure> {
        let run = CargoRun {
            arguments: scratch.arguments(arguments),
            directory: scratch.folder().to_owned(),
            cargo_home: Some(scratch.cargo_home()),
            extra_variables: scratch.variables(),
            ..CargoRun::default()
        };
        let mut words = Words::default();
        let mut on_line = |line: Line| {
            progress.note(line.text.trim());
            words.add(&line.text);
        };
        let output =
            cargo_home::run(&prepared.cargo, &self.computer, run, &mut on_line, cancel).await?;
        Ok((!output.success()).then(|| words.last()))
    }
}

/// The last lines that cargo said, bounded.
#[derive(Default)]
struct Words(Vec<String>);

impl Words {
    const LINES: usize = 6;

    fn add(&mut self, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        if self.0.len() == Self::LINES {
            self.0.remove(0);
        }
        self.0.push(line.trim().chars().take(200).collect());
    }

    fn last(&self) -> String {
        self.0.join(" / ")
    }
}

/// Names as crates.io allows them: nothing that cargo could take for an option
/// or a version.
fn check_package(name: &str) -> Result<(), Failure> {
    let legal = name.len() <= 64
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    if legal {
        Ok(())
    } else {
        Err(Failure::new(ErrorCode::CrateNameRefused).at(format!("`{}`", name.escape_debug())))
    }
}

/// The feed's crates.io source, which every proof needs.
fn source_of(prepared: &Prepared) -> Result<&azure_devops::UpstreamSource, Failure> {
    let feed = prepared
        .server
        .feed
        .as_ref()
        .ok_or(ErrorCode::FeedNotFound)?;
    upstream::of_feed(feed)
        .ok_or_else(|| Failure::new(ErrorCode::UpstreamMissing).at(format!("feed `{}`", feed.name)))
}

/// Where the sparse index keeps a crate.
pub(crate) fn index_file(package: &str) -> String {
    let name = package.to_ascii_lowercase();
    match name.len() {
        1 => format!("1/{name}"),
        2 => format!("2/{name}"),
        3 => format!("3/{}/{name}", &name[..1]),
        _ => format!("{}/{}/{name}", &name[..2], &name[2..4]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn index_files_follow_the_sparse_layout() {
        for (name, path) in [
            ("a", "1/a"),
            ("ab", "2/ab"),
            ("abc", "3/a/abc"),
            ("Serde", "se/rd/serde"),
        ] {
            assert_eq!(index_file(name), path);
        }
    }
}
