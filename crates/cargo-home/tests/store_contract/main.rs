//! What holds of Cargo's tokens in the store of every system, shown by the real
//! cargo: on Linux in a private Secret Service; on macOS and Windows in the
//! store of whoever runs it, which is touched only where the variable
//! `FEEDWRIGHT_TEST_REAL_STORE` is set, as the workflow for the real systems
//! does. Every entry is for an index on loopback and is removed again.
#![expect(
    clippy::unwrap_used,
    reason = "tests may stop at once when what they stand on is missing"
)]

#[path = "../tokens/registry.rs"]
mod registry;

use std::path::Path;

use cargo_home::{
    CargoOutput, CargoRun, Computer, IndexUrl, RegistryName, RegistryTokens, StoreKind,
    TokenWritten, find_cargo, run,
};
use secrecy::{ExposeSecret, SecretString};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;

use registry::Registry;

/// A Cargo home of its own, and the store that Cargo uses here.
struct Site {
    computer: Computer,
    folder: TempDir,
    #[cfg(target_os = "linux")]
    _service: cargo_home::PrivateSecretService,
}

#[cfg(target_os = "linux")]
async fn site() -> Option<Site> {
    let mut computer = Computer::from_environment().unwrap();
    // A socket's path must be short, whatever TMPDIR says.
    let folder = tempfile::Builder::new().tempdir_in("/tmp").unwrap();
    let keyring = folder.path().join("keyring");
    let service = cargo_home::PrivateSecretService::start(&keyring, &computer)
        .await
        .unwrap();
    computer.secret_service_address = Some(service.address().to_owned());
    computer.cargo_home = folder.path().join("cargo");
    Some(Site {
        computer,
        folder,
        _service: service,
    })
}

/// The home stays the person's: macOS looks for the login keychain below it.
#[cfg(not(target_os = "linux"))]
async fn site() -> Option<Site> {
    std::env::var_os("FEEDWRIGHT_TEST_REAL_STORE")?;
    let mut computer = Computer::from_environment().unwrap();
    let folder = tempfile::tempdir().unwrap();
    computer.cargo_home = folder.path().join("cargo");
    Some(Site { computer, folder })
}

fn name() -> RegistryName {
    RegistryName::parse("feed").unwrap()
}

/// Shaped as the header of a personal access token, made at run time.
fn token(letter: &str) -> SecretString {
    format!("Basic {}", letter.repeat(120)).into()
}

async fn read(tokens: &RegistryTokens, index: &IndexUrl) -> Option<String> {
    let token = tokens.read(index).await.unwrap();
    token.map(|token| token.expose_secret().to_owned())
}

fn text(letter: &str) -> Option<String> {
    Some(token(letter).expose_secret().to_owned())
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}

impl Site {
    fn configure(&self, registry: &Registry) {
        let provider = StoreKind::of_this_system().credential_provider();
        let configuration = format!(
            "[registries.feed]\nindex = \"{}\"\ncredential-provider = \"{provider}\"\n",
            registry.index_url
        );
        let file = self.computer.cargo_home.join("config.toml");
        write(&file, &configuration);
        let project = self.folder.path().join("project");
        write(
            &project.join("Cargo.toml"),
            "[package]\nname = \"p\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\
             [dependencies]\ndemo = { version = \"1\", registry = \"feed\" }\n\
             [workspace]\n",
        );
        write(&project.join("src/lib.rs"), "");
    }

    async fn resolve(&self) -> CargoOutput {
        let cargo = find_cargo(&self.computer).await.unwrap();
        let project = self.folder.path().join("project");
        let _ = std::fs::remove_file(project.join("Cargo.lock"));
        let never = CancellationToken::new();
        let call = CargoRun::new(project, ["generate-lockfile"]);
        run(&cargo, &self.computer, call, &mut |_| {}, &never)
            .await
            .unwrap()
    }
}

#[tokio::test]
async fn cargo_sends_what_was_written_and_nothing_once_it_is_removed() {
    let Some(site) = site().await else {
        println!("skipped: FEEDWRIGHT_TEST_REAL_STORE does not allow to touch this store");
        return;
    };
    let (first, second) = (token("A"), token("B"));
    let registry = Registry::start(first.expose_secret()).await;
    site.configure(&registry);
    let index = IndexUrl::parse(&registry.index_url).unwrap();
    let tokens = RegistryTokens::open(&site.computer).await.unwrap();
    assert!(!tokens.is_locked().await.unwrap());
    assert_eq!(read(&tokens, &index).await, None);
    assert!(
        !site.resolve().await.success(),
        "the registry wants a token"
    );

    let written = async |token| tokens.write(&index, &name(), token).await.unwrap();
    assert_eq!(written(&first).await, TokenWritten::Created);
    registry.tokens_seen();
    let with = site.resolve().await;
    assert!(with.success(), "{}", String::from_utf8_lossy(&with.stderr));
    assert!(registry.tokens_seen().contains(&text("A").unwrap()));
    assert_eq!(read(&tokens, &index).await, text("A"));
    assert_eq!(written(&first).await, TokenWritten::Unchanged);

    assert_eq!(written(&second).await, TokenWritten::Replaced);
    registry.expect(second.expose_secret());
    registry.tokens_seen();
    assert!(site.resolve().await.success());
    let seen = registry.tokens_seen();
    assert!(seen.contains(&text("B").unwrap()) && !seen.contains(&text("A").unwrap()));

    assert!(tokens.remove(&index).await.unwrap());
    assert!(!tokens.remove(&index).await.unwrap());
    assert_eq!(read(&tokens, &index).await, None);
    assert!(!site.resolve().await.success());
}

#[tokio::test]
async fn an_earlier_token_is_kept_and_comes_back() {
    let Some(site) = site().await else {
        println!("skipped: FEEDWRIGHT_TEST_REAL_STORE does not allow to touch this store");
        return;
    };
    let registry = Registry::start("nothing is right").await;
    site.configure(&registry);
    let index = IndexUrl::parse(&registry.index_url).unwrap();
    let tokens = RegistryTokens::open(&site.computer).await.unwrap();
    let journal = format!("test-{}", std::process::id());
    assert!(!tokens.keep(&journal, &index).await.unwrap());
    tokens.write(&index, &name(), &token("A")).await.unwrap();
    assert!(tokens.keep(&journal, &index).await.unwrap());
    tokens.write(&index, &name(), &token("B")).await.unwrap();
    assert!(tokens.keep(&journal, &index).await.unwrap(), "kept once");
    let kept = tokens.take(&journal, &index).await.unwrap().unwrap();
    assert_eq!(Some(kept.token.expose_secret().to_owned()), text("A"));
    assert!(kept.label.starts_with("cargo-registry:"));
    assert_eq!(read(&tokens, &index).await, text("B"));

    assert!(tokens.restore(&journal, &index).await.unwrap());
    assert_eq!(read(&tokens, &index).await, text("A"));
    assert!(tokens.forget(&journal, &index).await.unwrap());
    assert!(!tokens.forget(&journal, &index).await.unwrap());
    assert!(tokens.take(&journal, &index).await.unwrap().is_none());
    assert!(tokens.remove(&index).await.unwrap());
}
