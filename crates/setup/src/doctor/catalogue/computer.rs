//! What is looked at of the computer by itself, and of our own provider.

use super::MendedBy::{Apply, Person, Plan};
use super::{CheckKind, failed, warning, well};

pub(super) const CHECKS: &[CheckKind] = &[
    CheckKind {
        id: "cargo-version",
        looks_at: "The cargo that is found, by `cargo --version`, and a table of its security problems.",
        variants: &[
            well("ok", "no security problem of this version is known"),
            failed("missing", "there is no cargo", Person),
            failed(
                "old",
                "older than 1.74, which cannot sign in to registries",
                Person,
            ),
            warning(
                "insecure",
                "security problems of this version are known, and named",
                Person,
            ),
        ],
        finds_errors: true,
    },
    CheckKind {
        id: "cargo-keyring",
        looks_at: "On Linux, what this version of cargo has of trouble with the keyring. Told only where it has.",
        variants: &[
            warning(
                "development-files",
                "before 1.80 it needs libsecret's development files",
                Person,
            ),
            warning(
                "hangs",
                "before 1.90 it may hang or misread when it asks the keyring",
                Person,
            ),
        ],
        finds_errors: false,
    },
    CheckKind {
        id: "keychain",
        looks_at: "The system's store of secrets, and on Linux libsecret, through which cargo reads it.",
        variants: &[
            well("ok", "it answers"),
            failed(
                "library",
                "`cargo:libsecret` is listed and libsecret cannot be loaded",
                Person,
            ),
            failed(
                "libsecret",
                "`cargo:libsecret` is listed and no keychain answers",
                Person,
            ),
            warning("locked", "it is locked", Person),
        ],
        finds_errors: true,
    },
    CheckKind {
        id: "provider-program",
        looks_at: "Where Feedwright's provider is the store: the program that Cargo is told to start.",
        variants: &[
            well("ok", "it is there"),
            failed("missing", "it is gone or cannot be started", Apply),
        ],
        finds_errors: false,
    },
    CheckKind {
        id: "provider-list",
        looks_at: "Where Feedwright's provider is the store: the list of registries that it answers for. One that cannot be trusted is written anew by a plan.",
        variants: &[
            well("ok", "it has this registry"),
            failed("unlisted", "it does not have this registry", Apply),
            warning(
                "other-way",
                "a token would be renewed by another proxy, or with other authorities, than this computer uses now",
                Apply,
            ),
            failed(
                "registrations-invalid",
                "it is damaged, or others may write it",
                Plan,
            ),
        ],
        finds_errors: true,
    },
];
