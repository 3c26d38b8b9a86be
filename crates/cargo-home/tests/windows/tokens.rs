//! The tokens in Credential Manager: what we write Cargo's own reader reads,
//! and the other way round.

use std::collections::HashMap;

use cargo_home::{
    Computer, IndexUrl, RegistryName, RegistryTokens, StoreKind, TokenStoreError, TokenWritten,
};
use keyring_core::api::CredentialStoreApi as _;
use secrecy::{ExposeSecret, SecretString};

use crate::oracle;

/// An index of this test alone, without an entry from an earlier run.
fn index(name: &str) -> IndexUrl {
    let url = format!("sparse+https://feeds.example/My%20Project/{name}~force-auth/Cargo/index/");
    let index = IndexUrl::parse(&url).unwrap();
    oracle::logout(&index);
    index
}

fn name() -> RegistryName {
    RegistryName::parse("feed").unwrap()
}

/// A header of this length, made at run time.
fn token(letter: &str, length: usize) -> SecretString {
    let scheme = "Basic ";
    format!("{scheme}{}", letter.repeat(length - scheme.len())).into()
}

async fn open() -> RegistryTokens {
    let computer = Computer::from_environment().unwrap();
    RegistryTokens::open(&computer).await.unwrap()
}

async fn ours(tokens: &RegistryTokens, index: &IndexUrl) -> Option<String> {
    let token = tokens.read(index).await.unwrap();
    token.map(|token| token.expose_secret().to_owned())
}

fn exposed(token: &SecretString) -> Option<String> {
    Some(token.expose_secret().to_owned())
}

#[tokio::test]
async fn what_we_write_cargo_reads_and_what_we_remove_is_gone_for_it() {
    let (tokens, index) = (open().await, index("written"));
    assert_eq!(tokens.kind(), StoreKind::WindowsCredentialManager);
    let (first, second) = (token("A", 130), token("B", 130));
    assert_eq!(oracle::get(&index), None);

    let written = tokens.write(&index, &name(), &first).await.unwrap();
    assert_eq!(written, TokenWritten::Created);
    assert_eq!(oracle::get(&index), exposed(&first));
    let written = tokens.write(&index, &name(), &first).await.unwrap();
    assert_eq!(written, TokenWritten::Unchanged);

    let written = tokens.write(&index, &name(), &second).await.unwrap();
    assert_eq!(written, TokenWritten::Replaced);
    assert_eq!(oracle::get(&index), exposed(&second));

    assert!(tokens.remove(&index).await.unwrap());
    assert_eq!(oracle::get(&index), None);
    assert!(!tokens.remove(&index).await.unwrap());
}

#[tokio::test]
async fn what_cargo_writes_we_read_replace_and_miss_when_cargo_removes_it() {
    let (tokens, index) = (open().await, index("logged-in"));
    let (first, second) = (token("C", 130), token("D", 130));
    assert_eq!(ours(&tokens, &index).await, None);
    oracle::login(&index, first.expose_secret());
    assert_eq!(ours(&tokens, &index).await, exposed(&first));

    let written = tokens.write(&index, &name(), &second).await.unwrap();
    assert_eq!(written, TokenWritten::Replaced);
    assert_eq!(oracle::get(&index), exposed(&second));
    assert!(oracle::logout(&index));
    assert_eq!(ours(&tokens, &index).await, None);
}

/// Wine itself takes longer ones: that it is refused is our own doing.
#[tokio::test]
async fn the_limit_of_windows_is_known_before_it_writes() {
    let (tokens, index) = (open().await, index("lengths"));
    for length in [2_559, 2_560] {
        let longest = token("E", length);
        tokens.write(&index, &name(), &longest).await.unwrap();
        assert_eq!(oracle::get(&index), exposed(&longest), "{length}");
    }
    let refused = tokens.write(&index, &name(), &token("F", 2_561)).await;
    let Err(TokenStoreError::TokenTooLong { length, limit, .. }) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!((length, limit), (2_561, 2_560));
    assert_eq!(oracle::get(&index), exposed(&token("E", 2_560)), "it stays");
    assert!(tokens.remove(&index).await.unwrap());
}

#[tokio::test]
async fn the_entry_stays_on_this_computer() {
    let (tokens, index) = (open().await, index("local"));
    tokens
        .write(&index, &name(), &token("G", 130))
        .await
        .unwrap();
    let target = format!("cargo-registry:{index}");
    let modifiers = HashMap::from([("target", target.as_str())]);
    let store = windows_native_keyring_store::Store::new().unwrap();
    let entry = store.build("", "", Some(&modifiers)).unwrap();
    let attributes = entry.get_attributes().unwrap();
    assert_eq!(attributes["persistence"], "Local");
    assert!(tokens.remove(&index).await.unwrap());
}

#[tokio::test]
async fn a_previous_token_comes_back() {
    let (tokens, index) = (open().await, index("undone"));
    let (cargos, our_own) = (token("H", 130), token("I", 130));
    tokens.forget("one", &index).await.unwrap();
    assert!(!tokens.keep("one", &index).await.unwrap(), "there is none");
    assert!(!tokens.restore("one", &index).await.unwrap());

    oracle::login(&index, cargos.expose_secret());
    assert!(tokens.keep("one", &index).await.unwrap());
    tokens.write(&index, &name(), &our_own).await.unwrap();
    // A resumed apply keeps again: what was first there stays kept.
    assert!(tokens.keep("one", &index).await.unwrap());
    let kept = tokens.take("one", &index).await.unwrap().unwrap();
    assert_eq!(exposed(&kept.token), exposed(&cargos));
    assert!(tokens.take("two", &index).await.unwrap().is_none());

    assert!(tokens.restore("one", &index).await.unwrap());
    assert_eq!(oracle::get(&index), exposed(&cargos));
    assert!(tokens.forget("one", &index).await.unwrap());
    assert!(!tokens.forget("one", &index).await.unwrap());
    assert!(tokens.take("one", &index).await.unwrap().is_none());
    assert!(tokens.remove(&index).await.unwrap());
}
