//! What is looked at of the token that Cargo sends, and of the feed.

use super::MendedBy::{Apply, Person, SignIn};
use super::{CheckKind, failed, warning, well};

pub(super) const CHECKS: &[CheckKind] = &[
    CheckKind {
        id: "token-readable",
        looks_at: "Cargo's own entry, read as Cargo reads it; with Feedwright's provider, what it would hand out.",
        variants: &[
            well("ok", "it is there"),
            failed("failed", "there is none", Apply),
            failed(
                "forced",
                "there is none, and the address of a public feed asks for one",
                Apply,
            ),
        ],
        finds_errors: true,
    },
    CheckKind {
        id: "token",
        looks_at: "The form of the stored token: a whole header of two words. Told only where it is wrong.",
        variants: &[
            failed("three-fields", "it was wrapped over two lines", Apply),
            failed("no-scheme", "`Basic` or `Bearer` is missing", Apply),
            failed("malformed", "it is no such header", Apply),
            failed(
                "control-character",
                "it has a character that no header can have",
                Apply,
            ),
            failed(
                "too-long",
                "on Windows: longer than the 2,560 bytes that its store keeps",
                Person,
            ),
        ],
        finds_errors: false,
    },
    CheckKind {
        id: "token-expiry",
        looks_at: "When the token ends, as far as the list of accounts knows it.",
        variants: &[
            well("ok", "not within 7 days"),
            well("renewed", "the provider renews it"),
            warning("soon", "within 7 days", Apply),
            failed("over", "it has ended", Apply),
        ],
        finds_errors: false,
    },
    CheckKind {
        id: "token-scope",
        looks_at: "Whether the token that Cargo sends may write packages, by asking for what needs the write scope and changes nothing. That a real organization answers as its specification says was not seen.",
        variants: &[
            well("ok", "it may"),
            failed(
                "read-only",
                "it may only read, so that nothing new is saved",
                SignIn,
            ),
        ],
        finds_errors: false,
    },
    CheckKind {
        id: "feed-answers",
        looks_at: "The feed's `config.json`, asked with the very header that Cargo sends.",
        variants: &[
            well("ok", "it accepts the token"),
            failed("refused", "it does not accept the token", SignIn),
            failed("forbidden", "it refuses the token's owner", Person),
            failed(
                "public",
                "it is public, and its address lacks `~force-auth`",
                Apply,
            ),
            failed(
                "no-feed",
                "there is no such feed; mended by a plan where the profile may create it",
                Apply,
            ),
            failed(
                "other-scope",
                "a feed of that name is elsewhere in the organization",
                Person,
            ),
            failed("recycle-bin", "the feed was deleted", Person),
        ],
        finds_errors: true,
    },
    CheckKind {
        id: "feed-upstream",
        looks_at: "The feed's upstream source crates.io, and its state.",
        variants: &[
            well("ok", "it is there"),
            failed("missing", "there is none", Apply),
            failed("disabled", "it is disabled", Person),
        ],
        finds_errors: true,
    },
    CheckKind {
        id: "feed-role",
        looks_at: "The account's role, as far as the feed's permissions name it.",
        variants: &[
            well("ok", "it may save crates"),
            failed("reader", "it may not", Person),
        ],
        finds_errors: true,
    },
    CheckKind {
        id: "feed-crates",
        looks_at: "Up to 24 versions of the repositories' `Cargo.lock`, in the feed's index. Told only where there is a lock file.",
        variants: &[
            well("ok", "the feed knows them"),
            warning(
                "too-new",
                "one is not there yet: a new version takes hours",
                Person,
            ),
        ],
        finds_errors: false,
    },
    CheckKind {
        id: "feed-downloads",
        looks_at: "The download of a crate that the feed holds, from the host that it leads to. Told only where it holds one.",
        variants: &[
            well("ok", "it comes"),
            failed("blocked", "that host does not give it", Person),
        ],
        finds_errors: false,
    },
    CheckKind {
        id: "feed-own-crates",
        looks_at: "Whether crates were published to the feed itself. Told only where it holds one.",
        variants: &[warning(
            "own-crates",
            "they were, and could take names of crates.io",
            Person,
        )],
        finds_errors: false,
    },
];
