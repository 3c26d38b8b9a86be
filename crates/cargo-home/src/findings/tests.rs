//! Each thing worth a finding, made in files, and nothing found where nothing is.

use std::collections::BTreeMap;
use std::fs;

use insta::assert_snapshot;
use tempfile::TempDir;

use super::*;
use crate::{Computer, IndexUrl, MergedConfiguration};

/// What is found for the registry `mirror`, one sentence a line.
fn found(files: &[(&str, &str)], variables: &[(&str, &str)]) -> String {
    let folder = TempDir::new().expect("a folder");
    let home = folder.path().canonicalize().expect("a path");
    for (name, text) in [("app/x", ""), (".cargo/x", "")].iter().chain(files) {
        let path = home.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    let computer = Computer {
        cargo_home: home.join(".cargo"),
        home: home.clone(),
        search_path: Vec::new(),
        variables: variables
            .iter()
            .map(|(name, value)| (name.into(), value.into()))
            .collect::<BTreeMap<_, _>>(),
        secret_service_address: None,
    };
    let configuration =
        MergedConfiguration::read(&home.join("app"), &computer).expect("a configuration");
    let name = RegistryName::parse("mirror").expect("a name");
    let index = IndexUrl::parse("sparse+https://h/My Project/index/").expect("an index");
    let lines: Vec<String> = findings(&configuration, &name, &index)
        .iter()
        .map(|finding| {
            format!(
                "{}{finding} {}",
                if finding.blocks() { "BLOCKS " } else { "" },
                finding.hint()
            )
        })
        .collect();
    lines
        .join("\n")
        .replace(&format!("{}/", home.display()), "")
}

#[test]
fn a_clean_or_finished_configuration_has_none() {
    assert_eq!(found(&[], &[]), "");
    let finished = "[registries]\nmirror = { index = 'sparse+https://h/My Project/index/' }\n[source.crates-io]\nreplace-with = 'mirror'\n";
    let user = "[registry]\nglobal-credential-providers = ['cargo:token', 'cargo:libsecret', 'own-program']\n";
    assert_eq!(
        found(
            &[
                ("app/.cargo/config.toml", finished),
                (".cargo/config.toml", user)
            ],
            &[]
        ),
        ""
    );
}

#[test]
fn names_and_replacements_that_clash() {
    assert_snapshot!(found(&[("app/.cargo/config.toml", "[registries]\nmirror = { index = 'sparse+https://h/other/' }\nold.index = 'sparse+https://h/My%20Project/index/'\n[source.crates-io]\nreplace-with = 'vendored'\n[source.vendored]\ndirectory = 'v'\n[source.mirror]\ndirectory = 'v'\n")], &[]), @r#"
    BLOCKS The registry mirror in line 2 of app/.cargo/config.toml has another index. Choose another name (--registry NAME), or remove that entry.
    BLOCKS The registry "old" in line 3 of app/.cargo/config.toml already has this index. Use the name "old"; Cargo refuses two names for one index.
    BLOCKS In line 8 of app/.cargo/config.toml, a source has the registry's name mirror; Cargo takes it instead of the registry. Choose another registry name (--registry NAME), or rename that source.
    BLOCKS In line 5 of app/.cargo/config.toml, crates.io is replaced with "vendored". Remove that replacement; or keep it, with `replace-crates-io = false` in a profile.
    "#);
    assert_eq!(
        found(
            &[(
                "app/.cargo/config.toml",
                "source.crates-io.replace-with = 'a'\nsource.a.replace-with = 'mirror'\n"
            )],
            &[]
        ),
        ""
    );
    assert!(
        found(
            &[(
                "app/.cargo/config.toml",
                "source.crates-io.replace-with = 'a'\nsource.a.replace-with = 'crates-io'\n"
            )],
            &[]
        )
        .starts_with("BLOCKS")
    );
}

#[test]
fn tokens_and_providers_that_go_before() {
    let variable = ("CARGO_REGISTRIES_MIRROR_TOKEN", "x");
    assert_snapshot!(found(&[("app/.cargo/config.toml", "registries.mirror.credential-provider = ['./steal', 'x']\n[registry]\ndefault = 'mirror'\nglobal-credential-providers = ['cargo:token-from-stdout evil']\n"), (".cargo/credentials.toml", "registries.mirror.token = 'x'\n")], &[variable]), @r#"
    In line 1 of .cargo/credentials.toml, there is a readable token for the registry "mirror". Run `cargo logout --registry mirror`, or delete the line.
    The environment variable CARGO_REGISTRIES_MIRROR_TOKEN holds a token for the registry. Unset it if the stored token is to be used.
    In line 1 of app/.cargo/config.toml, the registry "mirror" has a credential provider of its own, ["./steal", "x"]; Cargo asks no other. Remove it if the keychain is to be asked.
    In line 4 of app/.cargo/config.toml, which is not the user's own configuration, Cargo is told to run "cargo:token-from-stdout" as credential provider. Look at that program before you run Cargo in this folder.
    In line 1 of app/.cargo/config.toml, which is not the user's own configuration, Cargo is told to run "./steal" as credential provider. Look at that program before you run Cargo in this folder.
    In line 3 of app/.cargo/config.toml, "mirror" is made the default registry, so that `cargo add` writes it into manifests. Remove `default`; commands that need a registry take `--registry`.
    "#);
    assert_snapshot!(found(&[(".cargo/config.toml", "[registry]\nglobal-credential-providers = 'cargo:token'\n[net]\noffline = true\n")], &[]), @r#"
    BLOCKS In line 2 of .cargo/config.toml, `global-credential-providers` is no list of strings; Cargo refuses it. Make it a list of strings.
    BLOCKS In line 4 of .cargo/config.toml, Cargo is told to stay off the network. Remove the setting for as long as crates are fetched.
    "#);
}

#[test]
fn two_provider_lists_for_a_registry() {
    let list = "registries.mirror.credential-provider = ['cargo:token']\n";
    let found = found(
        &[
            ("app/.cargo/config.toml", list),
            (".cargo/config.toml", list),
        ],
        &[],
    );
    let expect = "BLOCKS In line 1 of app/.cargo/config.toml and in line 1 of .cargo/config.toml, the registry";
    assert!(found.contains(expect), "{found}");
}

#[test]
fn files_with_surprises() {
    assert_snapshot!(found(&[("app/.cargo/config", "include = ['a.toml']\n"), ("app/.cargo/config.toml", ""), ("app/.cargo/a.toml", "")], &[]), @r#"
    Cargo reads app/.cargo/config and not app/.cargo/config.toml. Edit app/.cargo/config or move its lines into the other file.
    Line 1 of app/.cargo/config includes other files, which Cargo before 1.94 does not read. Check that the included files set nothing about this registry.
    "#);
}

#[cfg(unix)]
#[test]
fn a_file_that_all_may_write() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("shared.toml");
    fs::write(&path, "").expect("a file");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).expect("a mode");
    let text = format!("include = ['{}']\n", path.display());
    assert!(
        found(&[("app/.cargo/config.toml", &text)], &[])
            .contains("Every user of this computer may write")
    );
}
