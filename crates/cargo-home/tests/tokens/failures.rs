//! Every way in which a Secret Service can fail ends in an error of its own,
//! soon.

use std::time::{Duration, Instant};

use cargo_home::{Computer, RegistryTokens, TokenStoreError};
use futures_util::StreamExt as _;
use secret_service::{EncryptionType, SecretService};
use zbus::MessageStream;
use zbus::message::Type;

use crate::fake::{Bus, Service};
use crate::{Practice, index, name, token};

const URL: &str = "sparse+https://feeds.example/index/";

fn computer(address: &str) -> Computer {
    let variables = [("HOME", "/nowhere"), ("DBUS_SESSION_BUS_ADDRESS", address)];
    Computer::from_variables(variables.map(|(name, value)| (name.into(), value.into()))).unwrap()
}

async fn error_of(computer: &Computer) -> TokenStoreError {
    let start = Instant::now();
    let error = RegistryTokens::open(computer).await.err().unwrap();
    assert!(start.elapsed() < Duration::from_secs(4), "{error}");
    error
}

#[tokio::test]
async fn no_bus() {
    for address in [
        "",
        "unix:path=/nowhere/bus",
        "nonsense",
        "unix:path=/a;unix:path=/b",
    ] {
        let error = error_of(&computer(address)).await;
        assert!(
            matches!(error, TokenStoreError::NoSessionBus { .. }),
            "{address}: {error}"
        );
    }
}

#[tokio::test]
async fn a_bus_without_the_service() {
    let bus = Bus::start();
    let error = error_of(&computer(&bus.address)).await;
    assert!(
        matches!(error, TokenStoreError::NoSecretService),
        "{error:?}"
    );
}

#[tokio::test]
async fn the_first_bus_that_answers_counts() {
    let bus = Bus::start();
    let addresses = format!("unix:path=/nowhere/bus;{}", bus.address);
    let error = error_of(&computer(&addresses)).await;
    assert!(
        matches!(error, TokenStoreError::NoSecretService),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_service_that_never_answers() {
    let bus = Bus::start();
    let _mute = bus.mute().await;
    let error = error_of(&computer(&bus.address)).await;
    assert!(
        matches!(error, TokenStoreError::TimedOut { seconds: 3 }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_service_that_ends_while_it_is_asked() {
    let bus = Bus::start();
    let mute = bus.mute().await;
    let ends = async {
        let mut heard = MessageStream::from(&mute);
        while let Some(Ok(message)) = heard.next().await {
            if message.message_type() == Type::MethodCall {
                break;
            }
        }
        mute.clone().close().await.unwrap();
    };
    let computer = computer(&bus.address);
    let (error, ()) = tokio::join!(error_of(&computer), ends);
    let error = error.to_string();
    assert_eq!(
        error,
        "The Secret Service ended when it was to open a session."
    );
}

#[tokio::test]
async fn a_bus_that_never_answers() {
    let folder = crate::short_folder();
    let socket = folder.path().join("bus");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let address = format!("unix:path={}", socket.display());
    let error = error_of(&computer(&address)).await;
    assert!(
        matches!(error, TokenStoreError::TimedOut { seconds: 3 }),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_service_that_has_lost_its_caller_is_greeted_again() {
    let lost = async |times: usize| {
        let bus = Bus::start();
        let service = Service {
            default_collection: true,
            lost: times.into(),
            ..Service::default()
        };
        let _service = bus.serve(service).await;
        RegistryTokens::open(&computer(&bus.address)).await.err()
    };
    assert!(lost(0).await.is_none());
    assert!(lost(2).await.is_none());
    let refused = lost(3).await;
    assert!(
        matches!(refused, Some(TokenStoreError::Refused { .. })),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_service_without_a_collection() {
    let bus = Bus::start();
    let _service = bus
        .serve(Service {
            default_collection: false,
            ..Service::default()
        })
        .await;
    let error = error_of(&computer(&bus.address)).await;
    assert!(
        matches!(error, TokenStoreError::NoDefaultCollection),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_service_that_says_yes_and_keeps_nothing() {
    let bus = Bus::start();
    let _service = bus
        .serve(Service {
            default_collection: true,
            ..Service::default()
        })
        .await;
    let tokens = RegistryTokens::open(&computer(&bus.address)).await.unwrap();
    let error = tokens.write(&index(URL), &name(), &token("A")).await;
    let error = error.unwrap_err();
    assert!(
        matches!(error, TokenStoreError::ReadBackDiffers { .. }),
        "{error:?}"
    );
    assert!(!format!("{error:?} {error}").contains("AAAA"));
}

#[tokio::test]
async fn a_locked_keyring() {
    let practice = Practice::start().await;
    let tokens = RegistryTokens::open(&practice.computer).await.unwrap();
    let url = index(URL);
    tokens.write(&url, &name(), &token("A")).await.unwrap();
    let connection = zbus::connection::Builder::address(practice.service.address())
        .unwrap()
        .build()
        .await
        .unwrap();
    let service = SecretService::connect_with_existing(EncryptionType::Plain, connection)
        .await
        .unwrap();
    let collection = service.get_default_collection().await.unwrap();
    assert!(!tokens.is_locked().await.unwrap());
    collection.lock().await.unwrap();
    assert!(tokens.is_locked().await.unwrap());

    let locked = |error: TokenStoreError| {
        assert!(matches!(error, TokenStoreError::Locked), "{error:?}");
    };
    locked(tokens.read(&url).await.err().unwrap());
    locked(
        tokens
            .write(&url, &name(), &token("B"))
            .await
            .err()
            .unwrap(),
    );
    locked(tokens.remove(&url).await.err().unwrap());
    locked(tokens.keep("one", &url).await.err().unwrap());
    // There is nobody to ask here, and that is told, not waited for.
    let error = tokens.unlock().await.err().unwrap();
    assert!(
        matches!(
            error,
            TokenStoreError::Locked
                | TokenStoreError::PromptDismissed
                | TokenStoreError::Refused { .. }
        ),
        "{error:?}"
    );
}

#[tokio::test]
async fn tokens_that_no_header_can_hold() {
    let practice = Practice::start().await;
    let tokens = RegistryTokens::open(&practice.computer).await.unwrap();
    let long = "x".repeat(20_000);
    for bad in [
        "",
        "a\nb",
        "a\r",
        "\u{e9}",
        "a\0b",
        " a",
        "a ",
        long.as_str(),
    ] {
        let error = tokens
            .write(&index(URL), &name(), &bad.to_owned().into())
            .await;
        assert!(
            matches!(error, Err(TokenStoreError::UnusableToken)),
            "{bad:?}"
        );
    }
    assert!(tokens.read(&index(URL)).await.unwrap().is_none());
}
