//! The real cargo, a real Secret Service, and a registry that demands a token:
//! on Linux `cargo login` goes the same way with another provider.

#[path = "../../../tests/tokens/registry.rs"]
#[expect(dead_code, reason = "the tests of the whole crate use the rest")]
mod registry;

use super::*;
use crate::tokens::secret_service::Store;
use crate::{PrivateSecretService, StoreKind};
use registry::Registry;

struct Practice {
    login: CargoLogin,
    _service: PrivateSecretService,
    _folder: tempfile::TempDir,
}

async fn practice() -> Practice {
    let real = Computer::from_environment().unwrap();
    // A socket's path must be short, whatever TMPDIR says.
    let folder = tempfile::Builder::new().tempdir_in("/tmp").unwrap();
    let keyring = folder.path().join("keyring");
    let service = PrivateSecretService::start(&keyring, &real).await.unwrap();
    let mut computer = real.with_home(&folder.path().join("home"));
    std::fs::create_dir_all(&computer.cargo_home).unwrap();
    computer.secret_service_address = Some(service.address().to_owned());
    Practice {
        login: CargoLogin {
            computer,
            provider: StoreKind::SecretService.credential_provider(),
        },
        _service: service,
        _folder: folder,
    }
}

/// Shaped as a header, made at run time.
fn token(letter: &str) -> SecretString {
    format!("Basic {}", letter.repeat(120)).into()
}

#[tokio::test]
async fn cargo_stores_exactly_what_it_is_given() {
    let practice = practice().await;
    let (first, second) = (token("A"), token("B"));
    let registry = Registry::start(first.expose_secret()).await;
    let index = IndexUrl::parse(&registry.index_url).unwrap();
    // The person's own file calls the same index otherwise, and is no hindrance.
    let own = format!("[registries.other]\nindex = \"{index}\"\n");
    let file = practice.login.computer.cargo_home.join("config.toml");
    std::fs::write(&file, &own).unwrap();

    let store = Store::open(&practice.login.computer).await.unwrap();
    for token in [&first, &second] {
        practice.login.login(&index, token).await.unwrap();
        let now = store.read(&index).await.unwrap().unwrap();
        assert_eq!(now.expose_secret(), token.expose_secret());
        assert!(store.remove(&index).await.unwrap());
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), own);
    let written: Vec<_> = std::fs::read_dir(&practice.login.computer.cargo_home)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(written, ["config.toml"], "the Cargo home is left alone");
}

#[tokio::test]
async fn a_feed_that_does_not_answer_is_told() {
    let practice = practice().await;
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let index = IndexUrl::parse(&format!("sparse+http://127.0.0.1:{port}/index/")).unwrap();
    // So that cargo does not repeat what cannot succeed.
    let file = practice.login.computer.cargo_home.join("config.toml");
    std::fs::write(file, "[net]\nretry = 0\n").unwrap();
    let wanted = token("A");
    let error = practice.login.login(&index, &wanted).await.unwrap_err();
    let said = error.to_string();
    assert!(
        matches!(error, TokenStoreError::LoginFailed { .. }),
        "{said}"
    );
    assert!(
        said.contains("127.0.0.1") && !said.contains(wanted.expose_secret()),
        "{said}"
    );
    let store = Store::open(&practice.login.computer).await.unwrap();
    assert!(store.read(&index).await.unwrap().is_none());
}

#[test]
fn the_way_through_the_network_is_kept_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    let index = IndexUrl::parse("sparse+https://feeds.example/index/").unwrap();
    let made = || configuration(&index, "cargo:macos-keychain", home.path());
    let plain = made();
    insta::assert_snapshot!(plain, @r#"
    [registries.feedwright]
    index = "sparse+https://feeds.example/index/"
    credential-provider = "cargo:macos-keychain"
    "#);
    let own = "[http]\nproxy = \"http://proxy.example:8080\"\n\n[registry]\ndefault = \"x\"\n[registries.x]\nindex = \"y\"\n";
    std::fs::write(home.path().join("config.toml"), own).unwrap();
    insta::assert_snapshot!(made(), @r#"
    [http]
    proxy = "http://proxy.example:8080"

    [registries.feedwright]
    index = "sparse+https://feeds.example/index/"
    credential-provider = "cargo:macos-keychain"
    "#);
    // The old file wins where there are both; a broken one is as none.
    std::fs::write(home.path().join("config"), "net.retry = 7\n").unwrap();
    assert!(made().contains("retry = 7") && !made().contains("proxy.example"));
    std::fs::write(home.path().join("config"), "[[[").unwrap();
    assert!(made().contains("proxy.example"));
}

#[test]
fn what_cargo_said_is_one_line_without_the_token() {
    let secret = token("S");
    let check = |said: &str, expect: &str| assert_eq!(words(said.as_bytes(), &secret), expect);
    check(
        "    Updating index\nerror: no\n\nCaused by:\n  it is so\n",
        "no; it is so",
    );
    check("", "it did not say why");
    check(
        &format!("error: {}", secret.expose_secret()),
        "what it said holds the token",
    );
}
