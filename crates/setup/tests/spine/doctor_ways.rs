//! The doctor and the ways on which Cargo finds its files and its token: old
//! names, other providers, readable tokens, rights to write.

use crate::doctor_bench::{Cargo, Case, case, play};
use crate::doctor_names::{append, edit};
use crate::support::{FEED, Place};
use setup::Verdict::{Failed, Warning};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

fn set_mode(path: &Path, mode: u32) {
    let mode = std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(path, mode).expect("a mode");
}

/// A header that no server knows, in one of Cargo's credentials files.
fn write_token(place: &Place, name: &str) {
    let token = "stale".repeat(8);
    let text = format!("[registries.{FEED}]\ntoken = \"Basic {token}\"\n");
    std::fs::write(place.home().join(".cargo").join(name), text).expect("a file");
}

const LIST: &str = "global-credential-providers = [\"cargo:token\", \"cargo:libsecret\"]";
const TOKEN_FIRST: &str = "global-credential-providers = [\"cargo:libsecret\", \"cargo:token\"]";
const VARIABLE: &str = "CARGO_REGISTRIES_CRATES_MIRROR_TOKEN";

fn set_variable(place: &mut Place) {
    let token = format!("Basic {}", "stale".repeat(8));
    let variables = &mut place.setup.computer.variables;
    variables.insert(VARIABLE.into(), token.into());
}

pub(crate) const CASES: &[Case] = &[
    case("config", Failed, "hidden", Cargo::NotAsked, |place| {
        Box::pin(async {
            let old = place.repository_file().with_file_name("config");
            std::fs::write(old, "# of 2019\n[build]\njobs = 1\n").expect("a file");
        })
    }),
    case("config", Warning, "shadowed", Cargo::Builds, |place| {
        Box::pin(async {
            let file = place.repository_file();
            std::fs::copy(&file, file.with_file_name("config")).expect("a file");
        })
    }),
    case("config", Warning, "legacy", Cargo::Builds, |place| {
        Box::pin(async {
            let file = place.repository_file();
            std::fs::rename(&file, file.with_file_name("config")).expect("a file");
        })
    }),
    case("config", Warning, "plain-token", Cargo::Builds, |place| {
        Box::pin(async { write_token(place, "credentials.toml") })
    }),
    case("config", Failed, "token-masked", Cargo::Stops, |place| {
        Box::pin(async {
            write_token(place, "credentials");
            edit(&place.user_file(), LIST, TOKEN_FIRST);
        })
    }),
    case("config", Failed, "variable-wins", Cargo::Stops, |place| {
        // The list is still as the case before has left it.
        Box::pin(async { set_variable(place) })
    })
    .by_hand(|place| {
        Box::pin(async {
            place.setup.computer.variables.remove(std::ffi::OsStr::new(VARIABLE));
            edit(&place.user_file(), TOKEN_FIRST, LIST);
        })
    }),
    case("config", Warning, "token-variable", Cargo::Builds, |place| {
        Box::pin(async { set_variable(place) })
    })
    .by_hand(|place| {
        Box::pin(async {
            place.setup.computer.variables.remove(std::ffi::OsStr::new(VARIABLE));
        })
    }),
    case("config", Warning, "world-writable", Cargo::Builds, |place| {
        Box::pin(async { set_mode(&place.home().join("app/.cargo"), 0o777) })
    }),
    case("config", Failed, "provider-list", Cargo::Stops, |place| {
        Box::pin(async { edit(&place.user_file(), LIST, "global-credential-providers = 3") })
    }),
    case("config-effective", Failed, "provider", Cargo::Stops, |place| {
        Box::pin(async {
            edit(&place.user_file(), LIST, "global-credential-providers = [\"cargo:token\"]");
        })
    }),
    case("config-effective", Failed, "provider-overruled", Cargo::Stops, |place| {
        Box::pin(async {
            let own = format!("\n[registries.{FEED}]\ncredential-provider = \"cargo:token\"\n");
            append(&place.user_file(), &own);
        })
    }),
    case("config", Failed, "provider-gone", Cargo::Stops, |place| {
        Box::pin(async {
            let gone = "global-credential-providers = [\"cargo:token\", \"cargo:libsecret\", \"/opt/none/helper\"]";
            edit(&place.user_file(), LIST, gone);
        })
    }),
    case("config", Warning, "provider-first", Cargo::Builds, |place| {
        Box::pin(async {
            let helper = helper(place);
            let first = format!("global-credential-providers = [\"cargo:token\", \"cargo:libsecret\", \"{helper}\"]");
            edit(&place.user_file(), LIST, &first);
        })
    })
    .by_hand(|place| {
        Box::pin(async {
            let helper = format!(", \"{}\"", helper(place));
            edit(&place.user_file(), &helper, "");
        })
    }),
    case("config", Warning, "includes", Cargo::Builds, |place| {
        Box::pin(async {
            let path = place.repository_file();
            std::fs::write(path.with_file_name("more.toml"), "").expect("a file");
            edit(&path, "[build]", "include = [\"more.toml\"]\n[build]");
        })
    })
    .by_hand(|place| {
        Box::pin(async {
            edit(&place.repository_file(), "include = [\"more.toml\"]\n", "");
        })
    }),
    case("config", Warning, "foreign-provider", Cargo::Builds, |place| {
        Box::pin(async {
            let helper = helper(place);
            let other = format!("[registries.other]\nindex = \"sparse+https://example.com/\"\n[registry]\nglobal-credential-providers = [\"{helper}\"]\n");
            append(&place.repository_file(), &other);
        })
    })
    .by_hand(|place| {
        Box::pin(async {
            let path = place.repository_file();
            let text = std::fs::read_to_string(&path).expect("a file");
            let start = text.find("[registries.other]").expect("the lines");
            std::fs::write(&path, &text[..start]).expect("a file");
        })
    }),
];

/// A credential provider of somebody else's, which knows no registry.
fn helper(place: &Place) -> String {
    let path = place.folder("helper");
    let hello = r#"#!/bin/sh
echo '{"v":[1]}'
read -r request
echo '{"Err":{"kind":"url-not-supported"}}'
"#;
    std::fs::write(&path, hello).expect("a file");
    set_mode(&path, 0o755);
    path.display().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn ways_to_files_and_tokens_are_mended() {
    play(CASES).await;
}
