//! What we write the real cargo reads, and the other way round.

use std::io::Write;
use std::process::{Command, Stdio};

use cargo_home::{Cargo, CargoOutput, CargoRun, RegistryTokens, TokenWritten, find_cargo, run};
use secrecy::ExposeSecret;
use secret_service::{EncryptionType, SecretService};
use tokio_util::sync::CancellationToken;

use crate::registry::Registry;
use crate::{Practice, exposed, index, name, token, write};

/// What the keyring's own window would show of the items for an index.
async fn items(practice: &Practice, url: &str) -> Vec<(String, String, u64)> {
    let connection = zbus::connection::Builder::address(practice.service.address())
        .unwrap()
        .build()
        .await
        .unwrap();
    let service = SecretService::connect_with_existing(EncryptionType::Plain, connection)
        .await
        .unwrap();
    let found = service.search_items([("url", url)].into()).await.unwrap();
    let mut items = Vec::new();
    for item in &found.unlocked {
        let attributes = item.get_attributes().await.unwrap();
        items.push((
            item.get_label().await.unwrap(),
            attributes["xdg:schema"].clone(),
            item.get_modified().await.unwrap(),
        ));
    }
    items
}

fn configure(practice: &Practice, registry: &Registry) -> std::path::PathBuf {
    let configuration = format!(
        "[registries]\nfeed = {{ index = \"{}\" }}\n\
         [registry]\nglobal-credential-providers = [\"cargo:libsecret\"]\n",
        registry.index_url
    );
    write(
        &practice.computer.cargo_home.join("config.toml"),
        &configuration,
    );
    let project = practice.folder.path().join("project");
    write(
        &project.join("Cargo.toml"),
        "[package]\nname = \"p\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\
         [dependencies]\ndemo = { version = \"1\", registry = \"feed\" }\n",
    );
    write(&project.join("src/lib.rs"), "");
    project
}

async fn resolve(practice: &Practice, cargo: &Cargo, project: &std::path::Path) -> CargoOutput {
    let never = CancellationToken::new();
    let call = CargoRun::new(project, ["generate-lockfile"]);
    run(cargo, &practice.computer, call, &mut |_| {}, &never)
        .await
        .unwrap()
}

#[tokio::test]
async fn cargo_reads_what_we_wrote() {
    let practice = Practice::start().await;
    let cargo = find_cargo(&practice.computer).await.unwrap();
    let first = token("A");
    let registry = Registry::start(first.expose_secret()).await;
    let project = configure(&practice, &registry);
    let tokens = RegistryTokens::open(&practice.computer).await.unwrap();
    let url = index(&registry.index_url);

    let without = resolve(&practice, &cargo, &project).await;
    assert!(!without.success(), "the registry demands a token");
    assert_eq!(registry.tokens_seen(), [""; 0]);

    let written = tokens.write(&url, &name(), &first).await.unwrap();
    assert_eq!(written, TokenWritten::Created);
    let with = resolve(&practice, &cargo, &project).await;
    assert!(with.success(), "{}", String::from_utf8_lossy(&with.stderr));
    assert!(
        registry
            .tokens_seen()
            .contains(&first.expose_secret().to_owned())
    );

    let second = token("B");
    registry.expect(second.expose_secret());
    let written = tokens.write(&url, &name(), &second).await.unwrap();
    assert_eq!(written, TokenWritten::Replaced);
    std::fs::remove_file(project.join("Cargo.lock")).unwrap();
    assert!(resolve(&practice, &cargo, &project).await.success());
    let seen = registry.tokens_seen();
    assert!(seen.contains(&second.expose_secret().to_owned()));
    assert!(!seen.contains(&first.expose_secret().to_owned()));
}

#[tokio::test]
async fn we_read_what_cargo_wrote() {
    let practice = Practice::start().await;
    let cargo = find_cargo(&practice.computer).await.unwrap();
    let wanted = token("C");
    let registry = Registry::start(wanted.expose_secret()).await;
    let project = configure(&practice, &registry);
    let url = index(&registry.index_url);

    let mut login = Command::new(&cargo.path)
        .args(["login", "--registry", "feed"])
        .current_dir(&project)
        .env_clear()
        .envs(practice.computer.child_environment())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let line = format!("{}\n", wanted.expose_secret());
    login
        .stdin
        .take()
        .unwrap()
        .write_all(line.as_bytes())
        .unwrap();
    let output = tokio::task::spawn_blocking(move || login.wait_with_output())
        .await
        .unwrap()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );

    let tokens = RegistryTokens::open(&practice.computer).await.unwrap();
    let expect = Some(wanted.expose_secret().to_owned());
    assert_eq!(exposed(tokens.read(&url).await.unwrap()), expect);
    // What cargo stored is exactly what we would have stored.
    let before = items(&practice, url.as_str()).await;
    assert_eq!(before.len(), 1);
    assert_eq!(before[0].0, "cargo-registry:feed");
    assert_eq!(before[0].1, "org.rust-lang.cargo.registry");
    let written = tokens.write(&url, &name(), &wanted).await.unwrap();
    assert_eq!(written, TokenWritten::Unchanged);
    assert_eq!(items(&practice, url.as_str()).await, before);
}

#[tokio::test]
async fn one_item_is_left_by_any_number_of_writes() {
    let practice = Practice::start().await;
    let tokens = RegistryTokens::open(&practice.computer).await.unwrap();
    let url = index("sparse+https://feeds.example/o/p/_packaging/f/Cargo/index/");
    let other = index("sparse+https://feeds.example/o/p/_packaging/f~force-auth/Cargo/index/");
    assert!(tokens.read(&url).await.unwrap().is_none());
    assert!(!tokens.remove(&url).await.unwrap());
    for letter in ["A", "B", "C"] {
        tokens.write(&url, &name(), &token(letter)).await.unwrap();
    }
    tokens.write(&other, &name(), &token("D")).await.unwrap();
    assert_eq!(items(&practice, url.as_str()).await.len(), 1);
    let expect = Some(token("C").expose_secret().to_owned());
    assert_eq!(exposed(tokens.read(&url).await.unwrap()), expect);

    assert!(tokens.remove(&url).await.unwrap());
    assert!(tokens.read(&url).await.unwrap().is_none());
    assert!(!tokens.remove(&url).await.unwrap());
    assert!(tokens.read(&other).await.unwrap().is_some());
}

#[tokio::test]
async fn another_label_is_set_right() {
    let practice = Practice::start().await;
    let tokens = RegistryTokens::open(&practice.computer).await.unwrap();
    let url = index("sparse+https://feeds.example/index/");
    let old = cargo_home::RegistryName::parse("old").unwrap();
    tokens.write(&url, &old, &token("A")).await.unwrap();
    let written = tokens.write(&url, &name(), &token("A")).await.unwrap();
    assert_eq!(written, TokenWritten::Replaced);
    let items = items(&practice, url.as_str()).await;
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].0, "cargo-registry:feed");
}
