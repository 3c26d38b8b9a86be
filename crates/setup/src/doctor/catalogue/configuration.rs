//! What is looked at in Cargo's files and variables.

use super::MendedBy::{Apply, Person, Plan};
use super::{CheckKind, failed, warning, well};

pub(super) const CHECKS: &[CheckKind] = &[
    CheckKind {
        id: "config-effective",
        looks_at: "What Cargo makes of all its files and variables in every repository of the set-up, merged as Cargo does it.",
        variants: &[
            well("ok", "the repositories use the feed"),
            well("ok-user", "every project of this user uses the feed"),
            failed(
                "bypass",
                "Cargo does not go through the feed there; mended by a plan unless crates.io is replaced by something else",
                Apply,
            ),
            failed("provider", "the keychain is in no list of providers", Apply),
            failed(
                "provider-overruled",
                "the registry names another provider",
                Plan,
            ),
            failed(
                "provider-unset",
                "the registry does not name Feedwright's provider",
                Apply,
            ),
            failed(
                "configuration-invalid",
                "a file is no TOML that Cargo can read",
                Person,
            ),
            warning("missing", "a repository is not there any more", Person),
        ],
        finds_errors: true,
    },
    CheckKind {
        id: "config",
        looks_at: "The traps of Cargo's configuration: each file with its line, each variable by its name. Told only where one is found.",
        variants: &[
            failed(
                "duplicate",
                "two names for one index, which Cargo refuses",
                Plan,
            ),
            failed(
                "name-taken",
                "the registry's name has another index",
                Person,
            ),
            failed("no-slash", "the index lacks its final slash", Plan),
            failed(
                "not-sparse",
                "the index lacks `sparse+`, so that Cargo takes it for git",
                Plan,
            ),
            failed(
                "replacement-refused",
                "crates.io is replaced with a name that Cargo allows for no registry",
                Plan,
            ),
            failed(
                "replacement-unknown",
                "crates.io is replaced with a name that nothing has",
                Plan,
            ),
            failed(
                "source-hides",
                "a `[source]` has the registry's name",
                Person,
            ),
            failed(
                "hidden",
                "a `.cargo/config` hides the `config.toml` of the set-up",
                Plan,
            ),
            warning(
                "shadowed",
                "a `.cargo/config` hides the `config.toml` beside it",
                Plan,
            ),
            warning("legacy", "the file is called `.cargo/config`", Plan),
            failed(
                "provider-list",
                "`global-credential-providers` is no list of words",
                Plan,
            ),
            failed(
                "provider-gone",
                "a program that is not there is asked before the keychain",
                Plan,
            ),
            warning(
                "provider-first",
                "another program is asked before the keychain",
                Person,
            ),
            failed(
                "two-providers",
                "two files give the registry a list as provider",
                Plan,
            ),
            warning(
                "foreign-provider",
                "a repository names a program that Cargo gets tokens from",
                Person,
            ),
            failed(
                "token-masked",
                "a readable token is asked for before the keychain",
                Plan,
            ),
            warning(
                "plain-token",
                "a readable token is in Cargo's credentials file",
                Plan,
            ),
            failed(
                "variable-wins",
                "a variable with a token is asked for before the keychain",
                Person,
            ),
            warning("token-variable", "a variable holds a token", Person),
            failed("offline", "Cargo is told to stay off the network", Plan),
            warning(
                "default",
                "`[registry] default` writes the registry into manifests",
                Plan,
            ),
            warning(
                "world-writable",
                "others may write a file, or make one, that Cargo reads",
                Plan,
            ),
            warning(
                "includes",
                "a file includes others, which Cargo before 1.94 does not read",
                Person,
            ),
        ],
        finds_errors: false,
    },
    CheckKind {
        id: "cargo-commands",
        looks_at: "Which of Cargo's commands want the registry's name where crates.io is replaced.",
        variants: &[well("ok", "`--registry NAME` is said for them")],
        finds_errors: false,
    },
];
