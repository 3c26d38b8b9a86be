//! What one look has found: a verdict, the sentence for it with its variables,
//! and what would mend it. A fix is a value that leads to a plan; nothing here
//! acts.

use super::mend::Mend;
use crate::failure::Failure;
use crate::profile::Profile;
use crate::report::without_tokens;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// How it is. In the order in which a person wants to read them.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Broken.
    Failed,
    /// It works, and somebody should do something.
    Warning,
    /// It could not be looked at; the sentence says why. Never as good as ok.
    Skipped,
    /// It was looked at, and is well.
    Ok,
}

/// What one look has found.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
pub struct Check {
    /// Stable identifier of what was looked at, for example `feed-role`.
    pub id: &'static str,
    /// How it is.
    pub verdict: Verdict,
    /// Which sentence: together with the id it is the key of a translation,
    /// `check-<id>-<variant>`; for a skipped check it is the reason,
    /// `check-reason-<variant>`.
    pub variant: &'static str,
    /// The variables of that sentence.
    pub arguments: BTreeMap<&'static str, String>,
    /// The sentence in English, complete.
    pub sentence: String,
    /// What was looked at: a file, an address, a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// What would mend it; none where a person must act as the sentence says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// What would mend it. It leads to something that is shown before anything is
/// changed.
#[derive(Clone, Debug, Serialize, schemars::JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Fix {
    /// The plan of a set-up that the journal knows: `Setup::prepare` with its
    /// profile.
    Apply {
        /// The newest run of that set-up.
        run: String,
        /// What the set-up shall look like.
        #[serde(skip)]
        profile: Box<Profile>,
    },
    /// Changes of this computer that mend this finding alone:
    /// [`Setup::plan_fix`](crate::Setup::plan_fix) makes the plan. A program
    /// that mends several findings takes these before an `apply`, which some of
    /// them would stop.
    Mend {
        /// Tells it from every other one, as long as it is found.
        id: String,
        /// The newest run of that set-up.
        run: String,
        /// What is changed, in order.
        #[serde(skip)]
        mends: Vec<Mend>,
    },
    /// Signing in again.
    SignIn {
        /// The organization's address.
        organization: String,
    },
}

impl Check {
    pub(super) fn new(
        id: &'static str,
        verdict: Verdict,
        variant: &'static str,
        sentence: impl fmt::Display,
    ) -> Check {
        Check {
            id,
            verdict,
            variant,
            arguments: BTreeMap::new(),
            sentence: sentence.to_string(),
            place: None,
            fix: None,
        }
    }

    pub(super) fn ok(id: &'static str, sentence: impl fmt::Display) -> Check {
        Check::new(id, Verdict::Ok, "ok", sentence)
    }

    pub(super) fn failed(
        id: &'static str,
        variant: &'static str,
        sentence: impl fmt::Display,
    ) -> Check {
        Check::new(id, Verdict::Failed, variant, sentence)
    }

    pub(super) fn warning(
        id: &'static str,
        variant: &'static str,
        sentence: impl fmt::Display,
    ) -> Check {
        Check::new(id, Verdict::Warning, variant, sentence)
    }

    /// `reason` is half a sentence.
    pub(super) fn skipped(
        id: &'static str,
        variant: &'static str,
        reason: impl fmt::Display,
    ) -> Check {
        let sentence = format!("Not checked: {reason}.");
        Check::new(id, Verdict::Skipped, variant, sentence)
    }

    /// Nothing answered in time.
    pub(super) fn timed_out(id: &'static str, who: &str, seconds: u64) -> Check {
        let reason = format!("{who} did not answer within {seconds} seconds");
        Check::skipped(id, "timeout", reason)
            .with("organization", who)
            .with("seconds", seconds)
    }

    /// In the words of the table of errors.
    pub(super) fn of_failure(id: &'static str, failure: &Failure) -> Check {
        // A server may repeat what it was sent.
        let sentence = without_tokens(&format!("{failure}. {}", failure.advice()));
        Check::failed(id, failure.code.id(), sentence)
    }

    pub(super) fn with(mut self, name: &'static str, value: impl fmt::Display) -> Check {
        self.arguments.insert(name, value.to_string());
        self
    }

    pub(super) fn at(mut self, place: impl fmt::Display) -> Check {
        self.place = Some(place.to_string());
        self
    }

    pub(super) fn mended_by(mut self, fix: Option<Fix>) -> Check {
        self.fix = fix;
        self
    }
}
