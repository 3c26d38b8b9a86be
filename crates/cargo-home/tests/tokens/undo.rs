//! A previous token is kept in the keyring and comes back.

use cargo_home::{RegistryName, RegistryTokens};
use secrecy::ExposeSecret;

use crate::{Practice, exposed, index, name, token};

#[tokio::test]
async fn a_previous_token_comes_back() {
    let practice = Practice::start().await;
    let tokens = RegistryTokens::open(&practice.computer).await.unwrap();
    let url = index("sparse+https://feeds.example/index/");
    let before = RegistryName::parse("before").unwrap();
    assert!(
        !tokens.keep("one", &url).await.unwrap(),
        "there is none yet"
    );
    assert!(!tokens.restore("one", &url).await.unwrap());

    tokens.write(&url, &before, &token("A")).await.unwrap();
    assert!(tokens.keep("one", &url).await.unwrap());
    tokens.write(&url, &name(), &token("B")).await.unwrap();
    // A resumed apply keeps again: what was first there stays kept.
    assert!(tokens.keep("one", &url).await.unwrap());
    let kept = tokens.take("one", &url).await.unwrap().unwrap();
    assert_eq!(kept.token.expose_secret(), token("A").expose_secret());
    assert_eq!(kept.label, "cargo-registry:before");
    assert!(tokens.take("two", &url).await.unwrap().is_none());
    // What is kept is none of Cargo's.
    let present = exposed(tokens.read(&url).await.unwrap());
    assert_eq!(present, exposed(Some(token("B"))));

    assert!(tokens.restore("one", &url).await.unwrap());
    let present = exposed(tokens.read(&url).await.unwrap());
    assert_eq!(present, exposed(Some(token("A"))));
    assert!(tokens.forget("one", &url).await.unwrap());
    assert!(!tokens.forget("one", &url).await.unwrap());
    assert!(tokens.take("one", &url).await.unwrap().is_none());
}
