//! What `--json` prints: one object on a line, each with its `type` and the
//! version of this form. The published schema, `docs/schema/output.json`, is
//! made from these types.

use schemars::JsonSchema;
use serde::Serialize;
use setup::event::Event;
use setup::journal::Run;
use setup::report::Report;
use setup::{Check, FailureReport, Plan, Proof, Undone};

/// The version of the form of every line.
pub(crate) const SCHEMA: u32 = 1;

/// A line of output: what is printed, and the version of its form.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "A line of feedwright --json")]
pub(crate) struct OutputLine<L> {
    /// The version of this form.
    #[schemars(range(min = 1, max = 1))]
    pub(crate) schema: u32,
    #[serde(flatten)]
    pub(crate) line: L,
}

/// What a line says.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(crate) enum Line {
    /// A step began, went on or ended.
    Progress(Event),
    /// The command failed; it is the last line.
    Error(FailureReport),
    /// The command line was not understood; nothing was done.
    WrongUsage {
        /// What was not understood.
        message: String,
    },
    /// Somebody signed in.
    SignedIn(AccountLine),
    /// Somebody signed out.
    SignedOut {
        /// The organization's address.
        organization: String,
        /// False when nobody was signed in to it.
        removed: bool,
        /// Until when a token that was made for it and could not be revoked is
        /// good, as RFC 3339 writes it; null when there is none.
        still_good_until: Option<String>,
    },
    /// One account.
    Account(AccountLine),
    /// One feed.
    Feed(FeedLine),
    /// What would be done.
    Plan(Plan),
    /// Every change of the plan was made.
    Applied {
        /// The run, for `undo`; null when there was nothing to do.
        run: Option<String>,
        /// How many changes were made.
        changes: usize,
    },
    /// The crate came through the feed.
    Proof(Proof),
    /// A run was taken back.
    Undone(Undone),
    /// One run of the history.
    Run(Run),
    /// What one look of the doctor has found.
    Check(Check),
    /// Everything was looked at.
    Examined(ExaminedLine),
    /// Something could not be mended; the others are mended all the same.
    NotMended(FailureReport),
    /// The report that may be shared.
    Report {
        /// Its file; null when it was printed.
        path: Option<String>,
        /// All that is in it.
        report: Box<Report>,
    },
    /// A profile is valid, or was written.
    Profile {
        /// Its file; null when it was printed.
        path: Option<String>,
        /// The organization's address.
        organization: String,
        /// The feed's name.
        feed: String,
        /// The registry's name in Cargo.
        registry: String,
    },
    /// The practice server listens.
    PracticeServer {
        /// The organization's address.
        organization: String,
        /// A project that is there.
        project: String,
        /// The file that holds a token, readable by this user alone.
        token_file: String,
    },
}

/// An account, without its secret.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct AccountLine {
    /// The organization's address.
    pub(crate) organization: String,
    /// How the account proves who it is, such as `personal-access-token`,
    /// `browser` or `azure-cli`.
    pub(crate) kind: String,
    /// The name that the organization shows.
    pub(crate) user: String,
    /// The organization's identifier of the person.
    pub(crate) user_id: String,
    /// When the secret was kept, as RFC 3339 writes it.
    pub(crate) added: String,
    /// Where the secret is kept: `keychain`, or `memory` in practice mode.
    pub(crate) store: String,
    /// The tenant of Microsoft Entra; null for a personal access token.
    pub(crate) tenant: Option<String>,
    /// When what Cargo gets ends, as RFC 3339 writes it; null where nobody
    /// tells, or where it is renewed from the account's own sign-in.
    pub(crate) expires: Option<String>,
    /// Whether Cargo gets tokens that are made in the person's name.
    pub(crate) mints: bool,
}

/// How many checks are how. After `--fix` has changed something there is
/// another one, with its checks before it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct ExaminedLine {
    /// How many set-ups are in place.
    pub(crate) set_ups: usize,
    /// The feed of the newest one; null when there is none.
    pub(crate) feed: Option<String>,
    /// Checks that found something broken.
    pub(crate) failed: usize,
    /// Checks that found something to be done soon.
    pub(crate) warnings: usize,
    /// Checks that were not possible.
    pub(crate) skipped: usize,
    /// Checks that found all well.
    pub(crate) ok: usize,
    /// Checks that `doctor --fix` has a plan for.
    pub(crate) mendable: usize,
    /// The runs by which `--fix` has changed something before this look.
    pub(crate) runs: Vec<String>,
    /// How long it took.
    pub(crate) milliseconds: u64,
}

/// A feed.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct FeedLine {
    /// Its name.
    pub(crate) name: String,
    /// Its identifier.
    pub(crate) id: String,
    /// The project that holds it; null when the organization does.
    pub(crate) project: Option<String>,
    /// Whether everybody may read it.
    pub(crate) public: bool,
    /// Whether its upstream sources are used at all.
    pub(crate) upstream_enabled: bool,
    /// Where it gets packages that it does not have, in order.
    pub(crate) upstream_sources: Vec<UpstreamLine>,
    /// Its page in the browser.
    pub(crate) page: String,
}

/// One upstream source of a feed.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct UpstreamLine {
    /// Its name.
    pub(crate) name: String,
    /// The kind of packages, in the server's spelling.
    pub(crate) protocol: String,
    /// Its address.
    pub(crate) location: String,
    /// The server's word for its state, such as `ok` or `disabled`.
    pub(crate) status: String,
}
