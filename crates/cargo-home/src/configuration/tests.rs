//! What Cargo would see, from folders that lie within each other.

use std::fs;

use tempfile::TempDir;

use super::*;

/// A home with Cargo's home in it and a project below.
struct Place {
    folder: TempDir,
    computer: Computer,
}

impl Place {
    fn new(files: &[(&str, &str)]) -> Place {
        let folder = TempDir::new().expect("a folder");
        let home = folder.path().canonicalize().expect("a path");
        fs::create_dir_all(home.join("work/app")).expect("a project");
        for (name, text) in files {
            let path = home.join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let computer = Computer::bare(&home);
        Place { folder, computer }
    }

    fn set(mut self, variable: &str, value: &str) -> Place {
        self.computer
            .variables
            .insert(variable.into(), value.into());
        self
    }

    fn read(&self) -> Result<MergedConfiguration, ConfigurationError> {
        MergedConfiguration::read(&self.folder.path().join("work/app"), &self.computer)
    }

    /// What is shown of a value, with the home left out.
    fn show<T: fmt::Debug>(&self, value: &Sourced<T>) -> String {
        let home = format!("{}/", self.computer.home.display());
        format!("{:?} from {}", value.value, value.origin).replace(&home, "")
    }

    fn refusal(&self) -> String {
        let home = format!("{}/", self.computer.home.display());
        self.read()
            .expect_err("a refusal")
            .to_string()
            .replace(&home, "")
    }
}

#[test]
fn the_nearest_wins_and_lists_are_joined() {
    let place = Place::new(&[
        (
            "work/app/.cargo/config.toml",
            "registries.f.index = 'near'\n[registry]\nglobal-credential-providers = ['near']\n",
        ),
        (
            "work/.cargo/config.toml",
            "[registries]\nf = { index = 'far', credential-provider = ['p', 'a b'] }\ng = { index = 'g' }\n",
        ),
        (
            ".cargo/config.toml",
            "\n[registries.f]\nindex = 'home'\ncredential-provider = ['home']\n[registry]\nglobal-credential-providers = ['home', 'x y']\n",
        ),
    ]);
    let configuration = place.read().expect("a configuration");
    let registries = configuration.registries();
    assert_eq!(
        place.show(&registries["f"]),
        "\"near\" from line 1 of work/app/.cargo/config.toml"
    );
    assert_eq!(
        place.show(&registries["g"]),
        "\"g\" from line 3 of work/.cargo/config.toml"
    );
    let providers: Vec<String> = configuration
        .credential_providers()
        .iter()
        .map(|provider| place.show(provider))
        .collect();
    assert_eq!(
        providers,
        [
            "\"home\" from line 6 of .cargo/config.toml",
            "\"x y\" from line 6 of .cargo/config.toml",
            "\"near\" from line 3 of work/app/.cargo/config.toml"
        ]
    );
    let provider = configuration
        .credential_provider_of("f")
        .expect("a provider");
    assert_eq!(
        place.show(&provider),
        "[\"p\", \"a b\"] from line 2 of work/.cargo/config.toml"
    );
}

#[test]
fn the_environment_comes_last() {
    let place = Place::new(&[(
        ".cargo/config.toml",
        "registries.my-feed.index = 'file'\nregistry.global-credential-providers = ['file']\n[source.crates-io]\n",
    )])
    .set("CARGO_REGISTRIES_MY_FEED_INDEX", "variable")
    .set("CARGO_REGISTRIES_OTHER_INDEX", "other")
    .set("CARGO_REGISTRIES_MY_FEED_CREDENTIAL_PROVIDER", "p  x")
    .set("CARGO_REGISTRY_GLOBAL_CREDENTIAL_PROVIDERS", "a b")
    .set("CARGO_REGISTRY_DEFAULT", "d")
    .set("CARGO_SOURCE_crates-io_REPLACE_WITH", "r")
    .set("CARGO_NET_OFFLINE", "true");
    let configuration = place.read().expect("a configuration");
    let registries = configuration.registries();
    assert_eq!(registries.keys().collect::<Vec<_>>(), ["my-feed", "other"]);
    assert_eq!(
        place.show(&registries["my-feed"]),
        "\"variable\" from the environment variable CARGO_REGISTRIES_MY_FEED_INDEX"
    );
    let providers: Vec<String> = configuration
        .credential_providers()
        .into_iter()
        .map(|provider| provider.value)
        .collect();
    assert_eq!(providers, ["file", "a", "b"]);
    assert_eq!(
        configuration
            .credential_provider_of("my-feed")
            .expect("a provider")
            .value,
        ["p", "x"]
    );
    assert_eq!(
        configuration.default_registry().expect("a default").value,
        "d"
    );
    assert_eq!(
        configuration
            .replacement_of_crates_io()
            .expect("a replacement")
            .value,
        "r"
    );
    assert!(configuration.offline().is_some());
}

#[test]
fn the_old_name_wins() {
    let place = Place::new(&[
        ("work/app/.cargo/config", "registries.f.index = 'old'\n"),
        (
            "work/app/.cargo/config.toml",
            "registries.f.index = 'new'\n",
        ),
    ]);
    let configuration = place.read().expect("a configuration");
    assert_eq!(configuration.registries()["f"].value, "old");
    let file = configuration_path(&place.computer.home.join("work/app/.cargo"));
    assert!(file.is_legacy && file.path.ends_with("config") && file.hidden.is_some());
    let file = configuration_path(&place.computer.home.join("none"));
    assert!(!file.exists && !file.is_legacy && file.path.ends_with("none/config.toml"));
}

#[cfg(unix)]
#[test]
fn a_link_between_the_two_names_hides_nothing() {
    let place = Place::new(&[("work/app/.cargo/config.toml", "")]);
    let folder = place.computer.home.join("work/app/.cargo");
    std::os::unix::fs::symlink("config.toml", folder.join("config")).expect("a link");
    let file = configuration_path(&folder);
    assert!(!file.is_legacy && file.hidden.is_none());
}

#[test]
fn included_files_are_read_before_the_file_itself() {
    let place = Place::new(&[
        (
            "work/app/.cargo/config.toml",
            "include = ['a.toml', { path = 'none.toml', optional = true }, { path = 'b.toml' }]\nregistries.own.index = 'own'\n",
        ),
        (
            "work/app/.cargo/a.toml",
            "registries.f.index = 'a'\nregistries.own.index = 'a'\n",
        ),
        ("work/app/.cargo/b.toml", "registries.f.index = 'b'\n"),
    ]);
    let configuration = place.read().expect("a configuration");
    assert_eq!(
        place.show(&configuration.registries()["f"]),
        "\"b\" from line 1 of work/app/.cargo/b.toml"
    );
    assert_eq!(configuration.registries()["own"].value, "own");
    assert_eq!(configuration.files().len(), 3);
    assert_eq!(configuration.files()[0].include_line, Some(1));
}

#[test]
fn files_that_cannot_be_used_are_named() {
    fn check(text: &str, expect: &str) {
        let place = Place::new(&[
            ("work/app/.cargo/config.toml", text),
            (".cargo/config.toml", "[registries.f]\n"),
        ]);
        assert_eq!(place.refusal(), format!("The Cargo configuration {expect}"));
    }
    check(
        "a = ",
        "work/app/.cargo/config.toml cannot be used: Line 1, column 5: this is no TOML (string values must be quoted, expected literal string).",
    );
    check(
        "a\0",
        "work/app/.cargo/config.toml cannot be used: Line 1 has a NUL byte; the file is damaged or no text.",
    );
    check(
        "include = 'a.toml'",
        "work/app/.cargo/config.toml cannot be used: `include` on line 1 is no list of paths that end in `.toml`.",
    );
    check(
        "include = ['config.toml']",
        "work/app/.cargo/config.toml cannot be used: it is included in a circle, or more than 64 files are included.",
    );
    check(
        "registries = 3",
        "work/app/.cargo/config.toml cannot be used: Line 1: `registries` is a number, truth value or time, but a table belongs there.",
    );
    check(
        "[build]\n[[source]]\nx = 1",
        "work/app/.cargo/config.toml cannot be used: Line 2: `source` is an array of tables, but a table belongs there.",
    );
    check(
        "registries.f = 3",
        ".cargo/config.toml cannot be used: `registries.f` on line 1 is a table, but a value in another file.",
    );
    let place = Place::new(&[("work/app/.cargo/config.toml/x", "")]);
    assert_eq!(
        place.refusal(),
        "The Cargo configuration work/app/.cargo/config.toml cannot be used: it is no ordinary file."
    );
    let place = Place::new(&[]);
    assert!(MergedConfiguration::read(&place.computer.home.join("none"), &place.computer).is_err());
}

#[test]
fn of_a_token_only_the_place_is_kept() {
    let canary = "canary".repeat(4);
    let place = Place::new(&[
        (
            ".cargo/credentials.toml",
            &format!("[registries]\nf = {{ token = '{canary}' }}\n"),
        ),
        (
            "work/app/.cargo/config.toml",
            &format!("[registries.g]\nindex = 'x'\ntoken = '{canary}'\n"),
        ),
    ])
    .set("CARGO_REGISTRIES_H_TOKEN", &canary);
    let configuration = place.read().expect("a configuration");
    assert_eq!(
        configuration.plain_token("f").and_then(Origin::file),
        Some(
            place
                .computer
                .home
                .join(".cargo/credentials.toml")
                .as_path()
        )
    );
    assert!(configuration.plain_token("g").is_some());
    assert!(configuration.plain_token("h").is_none());
    assert!(configuration.has_token_variable("CARGO_REGISTRIES_H_TOKEN"));
    assert!(!format!("{configuration:?}").contains(&canary));
    let place = Place::new(&[(
        ".cargo/credentials.toml",
        &format!("[registries.f]\ntoken = {canary}\n"),
    )]);
    assert!(!place.refusal().contains(&canary));
}
