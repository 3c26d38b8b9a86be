//! The doctor and the token that Cargo sends: in every wrong form, gone,
//! refused, or allowed too little; and a keychain that is gone or locked.

use crate::doctor::check;
use crate::doctor_bench::{Act, Cargo, Case, builds, case, play, working};
use crate::support::{FEED, Keychain, Place};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cargo_home::{IndexUrl, RegistryTokens};
use practice_server::{Scope, TokenRequest};
use secret_service::{EncryptionType, SecretService};
use setup::Verdict::{Failed, Skipped, Warning};
use std::collections::HashMap;

const NO_TOKEN: &[(&str, &str)] = &[("feed-answers", "no-token")];
const NO_KEYCHAIN: &[(&str, &str)] = &[
    ("feed-answers", "no-keychain"),
    ("token-readable", "no-keychain"),
];

async fn service(place: &Place) -> SecretService<'static> {
    let address = place.setup.computer.secret_service_address.clone();
    let address = address.expect("an address");
    let builder = zbus::connection::Builder::address(address.as_str()).expect("an address");
    let connection = builder.build().await.expect("a bus");
    // As the product does it: the keyring does not stand a session at once.
    let (path, interface) = ("/org/freedesktop/secrets", "org.freedesktop.Secret.Service");
    let name = Some("org.freedesktop.secrets");
    let greeted = connection.call_method(name, path, Some(interface), "ReadAlias", &"default");
    greeted.await.expect("a service");
    let service = SecretService::connect_with_existing(EncryptionType::Dh, connection).await;
    service.expect("a service")
}

/// Stores a token as a careless program might, without any check.
async fn store(place: &Place, token: &str) {
    let service = service(place).await;
    let collection = service.get_default_collection().await.expect("a keyring");
    let index = crate::doctor_names::index(place);
    let attributes = HashMap::from([
        ("xdg:schema", "org.rust-lang.cargo.registry"),
        ("url", index.as_str()),
    ]);
    let label = format!("cargo-registry:{FEED}");
    let item = collection.create_item(&label, attributes, token.as_bytes(), true, "text/plain");
    item.await.expect("stored");
}

/// A personal access token that was never given to anybody.
fn made_up() -> String {
    STANDARD.encode(format!("PAT:{}", "q7".repeat(42)))
}

/// The same set-up with another account, as a person would do it.
async fn signed_in_as(place: &Place, request: TokenRequest) {
    place.sign_in(request).await;
    let mut prepared = place.prepare().await.expect("a plan");
    place.apply(&mut prepared).await.expect("applied");
}

const BUS_BACK: Act = |place| {
    Box::pin(async {
        let keychain = Keychain::of_this_thread().await;
        place.setup.computer.secret_service_address = Some(keychain.address().to_owned());
    })
};

pub(crate) const CASES: &[Case] = &[
    case("token", Failed, "three-fields", Cargo::Stops, |place| {
        Box::pin(async {
            let token = made_up();
            let (one, two) = token.split_at(76);
            store(place, &format!("Basic {one}\n{two}")).await;
        })
    })
    .skips(NO_TOKEN),
    case("token", Failed, "no-scheme", Cargo::Stops, |place| {
        Box::pin(async { store(place, &made_up()).await })
    })
    .skips(NO_TOKEN),
    case("token", Failed, "malformed", Cargo::Stops, |place| {
        Box::pin(async { store(place, &format!("Token {}", made_up())).await })
    })
    .skips(NO_TOKEN),
    case(
        "token",
        Failed,
        "control-character",
        Cargo::Stops,
        |place| Box::pin(async { store(place, &format!("Basic {}\u{7}", made_up())).await }),
    )
    .skips(NO_TOKEN),
    case("token-readable", Failed, "failed", Cargo::Stops, |place| {
        Box::pin(async {
            let tokens = RegistryTokens::open(&place.setup.computer).await;
            let index = IndexUrl::parse(&crate::doctor_names::index(place)).expect("an index");
            tokens
                .expect("a keychain")
                .remove(&index)
                .await
                .expect("removed");
        })
    })
    .skips(NO_TOKEN),
    case("feed-answers", Failed, "refused", Cargo::Stops, |place| {
        Box::pin(async { store(place, &format!("Basic {}", made_up())).await })
    })
    .by_sign_in(),
    case("token-scope", Failed, "read-only", Cargo::Builds, |place| {
        Box::pin(async {
            let scopes = vec![Scope::Packaging];
            let request = TokenRequest {
                scopes,
                ..TokenRequest::default()
            };
            signed_in_as(place, request).await;
        })
    })
    .by_sign_in(),
    case("keychain", Failed, "libsecret", Cargo::Stops, |place| {
        Box::pin(async {
            let nowhere = place.folder("no-bus").display().to_string();
            place.setup.computer.secret_service_address = Some(format!("unix:path={nowhere}"));
        })
    })
    .skips(NO_KEYCHAIN)
    .by_hand(BUS_BACK),
    case("keychain", Failed, "library", Cargo::Stops, |place| {
        Box::pin(async {
            let folder = place.folder("libraries");
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(folder.join("libsecret-1.so.0"), "").expect("a file");
            let variables = &mut place.setup.computer.variables;
            variables.insert("LD_LIBRARY_PATH".into(), folder.into());
        })
    })
    .by_hand(|place| {
        Box::pin(async {
            let name = std::ffi::OsStr::new("LD_LIBRARY_PATH");
            place.setup.computer.variables.remove(name);
        })
    }),
];

#[tokio::test(flavor = "multi_thread")]
async fn tokens_are_mended() {
    play(CASES).await;
}

/// This keyring's password is known to nobody, so that it stays locked: the
/// person signs in to the desktop anew, with another keyring.
#[tokio::test(flavor = "multi_thread")]
async fn a_locked_keychain_is_told() {
    let own = Keychain::start().await;
    let mut place = working().await;
    let shared = place.setup.computer.secret_service_address.clone();
    place.setup.computer.secret_service_address = Some(own.address().to_owned());
    let mut prepared = place.prepare().await.expect("a plan");
    place.apply(&mut prepared).await.expect("applied");
    check(&place, &[]).await;
    let service = service(&place).await;
    let collection = service.get_default_collection().await.expect("a keyring");
    collection.lock().await.expect("locked");
    let expect = [
        ("keychain", Warning, "locked"),
        ("feed-answers", Skipped, "locked"),
        ("token-readable", Skipped, "locked"),
    ];
    check(&place, &expect).await;
    assert!(builds(&place).is_err());
    place.setup.computer.secret_service_address = shared;
    check(&place, &[]).await;
    builds(&place).expect("cargo builds again");
}
