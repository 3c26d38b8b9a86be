//! Every check, with what it looks at and everything that it may find. It is
//! the list that the published page is made of, that the tests compare their
//! cases with, and that no finding may be absent from.

mod computer;
mod configuration;
mod feed;
mod network;

use super::check::Verdict;
use crate::error_code::ErrorCode;
use std::fmt::Write as _;

/// One check.
#[derive(Clone, Copy, Debug)]
pub struct CheckKind {
    /// Its stable identifier.
    pub id: &'static str,
    /// What is looked at, in a sentence.
    pub looks_at: &'static str,
    /// What may be found.
    pub variants: &'static [Variant],
    /// It may also find any failure of the table of errors.
    pub finds_errors: bool,
}

/// Something that a check may find.
#[derive(Clone, Copy, Debug)]
pub struct Variant {
    /// Which sentence.
    pub name: &'static str,
    /// How it is.
    pub verdict: Verdict,
    /// What it means, in half a sentence.
    pub means: &'static str,
    /// Who mends it.
    pub mended_by: MendedBy,
}

/// Who mends a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MendedBy {
    /// Nothing is to be mended.
    Nobody,
    /// A plan of its own.
    Plan,
    /// The plan of the set-up.
    Apply,
    /// Signing in, and the plan of the set-up.
    SignIn,
    /// A person, as the sentence says.
    Person,
}

impl MendedBy {
    fn words(self) -> &'static str {
        match self {
            MendedBy::Nobody => "",
            MendedBy::Plan => "plan",
            MendedBy::Apply => "plan of the set-up",
            MendedBy::SignIn => "sign in",
            MendedBy::Person => "by a person",
        }
    }
}

/// Why something was not looked at, whatever the check.
pub const REASONS: &[(&str, &str)] = &[
    (
        "environment",
        "Cargo gets the token from the environment in which it runs",
    ),
    ("index-unknown", "the feed's index did not answer"),
    ("locked", "the keychain is locked"),
    (
        "network",
        "the network is in the way, which its own checks tell",
    ),
    ("no-account", "nobody is signed in"),
    ("no-date", "the server did not tell the time"),
    (
        "no-feed",
        "there is no such feed, which another check tells",
    ),
    ("no-keychain", "no keychain answers"),
    ("no-token", "Cargo has no usable token to send"),
    (
        "not-minted",
        "the first token for packages is made when Cargo asks for it",
    ),
    ("not-seen", "the look did not come as far as a certificate"),
    (
        "not-needed",
        "every set-up gets its token from the environment",
    ),
    ("offline", "the organization cannot be reached"),
    (
        "refused",
        "the organization does not accept the account's token",
    ),
    ("right-missing", "the account may not read it"),
    (
        "role-unknown",
        "the feed's permissions do not say which role the account has",
    ),
    (
        "scope-unknown",
        "the server does not say what the token may do",
    ),
    ("slow", "the download took too long"),
    ("socks", "a SOCKS proxy is not looked into"),
    ("timeout", "somebody did not answer in time"),
    ("unsupported", "this version cannot read the store"),
];

const fn well(name: &'static str, means: &'static str) -> Variant {
    variant(name, Verdict::Ok, means, MendedBy::Nobody)
}

const fn failed(name: &'static str, means: &'static str, mended_by: MendedBy) -> Variant {
    variant(name, Verdict::Failed, means, mended_by)
}

const fn warning(name: &'static str, means: &'static str, mended_by: MendedBy) -> Variant {
    variant(name, Verdict::Warning, means, mended_by)
}

const fn variant(
    name: &'static str,
    verdict: Verdict,
    means: &'static str,
    mended_by: MendedBy,
) -> Variant {
    Variant {
        name,
        verdict,
        means,
        mended_by,
    }
}

/// Every check, in the order of the page.
pub fn catalogue() -> impl Iterator<Item = &'static CheckKind> {
    let parts = [
        computer::CHECKS,
        configuration::CHECKS,
        feed::CHECKS,
        network::CHECKS,
    ];
    parts.into_iter().flatten()
}

/// Whether the catalogue has such a finding.
pub fn is_known(id: &str, verdict: Verdict, variant: &str) -> bool {
    let Some(kind) = catalogue().find(|kind| kind.id == id) else {
        return false;
    };
    let mut variants = kind.variants.iter();
    let is_error = || ErrorCode::ALL.iter().any(|code| code.id() == variant);
    variants.any(|known| known.name == variant && known.verdict == verdict)
        || (verdict == Verdict::Skipped && REASONS.iter().any(|(name, _)| *name == variant))
        || (verdict == Verdict::Failed && kind.finds_errors && is_error())
}

/// The catalogue as tables in Markdown.
pub fn page() -> String {
    let mut text = String::new();
    for kind in catalogue() {
        let _ = writeln!(text, "### `{}`\n\n{}\n", kind.id, kind.looks_at);
        text.push_str("| finding | verdict | meaning | mended by |\n|---|---|---|---|\n");
        for variant in kind.variants {
            let verdict = match variant.verdict {
                Verdict::Failed => "failed",
                Verdict::Warning => "warning",
                Verdict::Skipped => "skipped",
                Verdict::Ok => "ok",
            };
            let (name, means) = (variant.name, variant.means);
            let mended_by = variant.mended_by.words();
            let _ = writeln!(text, "| `{name}` | {verdict} | {means} | {mended_by} |");
        }
        if kind.finds_errors {
            text.push_str("| an error's id | failed | what the table of errors says | by a person, but where another way is offered |\n");
        }
        text.push('\n');
    }
    text.push_str("## Reasons for `skipped`\n\n| reason | meaning |\n|---|---|\n");
    for (name, means) in REASONS {
        let _ = writeln!(text, "| `{name}` | {means} |");
    }
    text
}
