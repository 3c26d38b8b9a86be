//! The private Secret Service: closed to others, and gone with its owner.

use std::os::fd::OwnedFd;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::time::Duration;

use cargo_home::{Computer, PrivateSecretService, PrivateSecretServiceError, RegistryTokens};
use futures_util::StreamExt;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, pidfd_open};
use tokio::io::{AsyncBufReadExt, BufReader};
use zbus::MessageStream;
use zbus::connection::Builder;
use zbus::fdo::DBusProxy;
use zbus::names::BusName;

use crate::{Practice, index, name, short_folder, token};

/// The bus, and the process that offers the Secret Service in it.
struct Watched {
    bus: MessageStream,
    keyring: OwnedFd,
}

async fn watch(address: &str) -> Watched {
    let connection = Builder::address(address).unwrap().build().await.unwrap();
    let proxy = DBusProxy::new(&connection).await.unwrap();
    let name = BusName::try_from("org.freedesktop.secrets").unwrap();
    let number = proxy.get_connection_unix_process_id(name).await.unwrap();
    let process = Pid::from_raw(number.try_into().unwrap()).unwrap();
    let keyring = pidfd_open(process, PidfdFlags::empty()).unwrap();
    Watched {
        bus: MessageStream::from(connection),
        keyring,
    }
}

async fn ended(mut watched: Watched) {
    let end = async { while let Some(Ok(_)) = watched.bus.next().await {} };
    tokio::time::timeout(Duration::from_secs(5), end)
        .await
        .expect("the bus still runs");
    // The handle becomes readable when the process has ended.
    let limit = Timespec::try_from(Duration::from_secs(5)).unwrap();
    let mut keyring = [PollFd::new(&watched.keyring, PollFlags::IN)];
    assert_eq!(
        poll(&mut keyring, Some(&limit)),
        Ok(1),
        "the keyring still runs"
    );
}

#[tokio::test]
async fn it_ends_when_it_is_dropped() {
    let practice = Practice::start().await;
    let bus = watch(practice.service.address()).await;
    drop(practice);
    ended(bus).await;
}

#[tokio::test]
async fn it_ends_when_its_owner_is_killed() {
    let folder = short_folder();
    let mut owner = tokio::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "private::owner", "--nocapture"])
        .env("KEYRING_FOLDER", folder.path().join("keyring"))
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(owner.stdout.take().unwrap()).lines();
    let address = loop {
        let line = lines.next_line().await.unwrap().expect("no address came");
        if let Some((_, address)) = line.split_once("address=") {
            break address.to_owned();
        }
    };
    let bus = watch(&address).await;
    owner.kill().await.unwrap();
    ended(bus).await;
}

/// Not a test by itself: the process that the test above kills.
#[tokio::test]
async fn owner() {
    let Some(folder) = std::env::var_os("KEYRING_FOLDER") else {
        return;
    };
    let computer = Computer::from_environment().unwrap();
    let service = PrivateSecretService::start(folder.as_ref(), &computer)
        .await
        .unwrap();
    println!("address={}", service.address());
    std::future::pending::<()>().await;
}

#[tokio::test]
async fn it_is_closed_to_others_and_leaves_no_token_in_the_clear() {
    let practice = Practice::start().await;
    let tokens = RegistryTokens::open(&practice.computer).await.unwrap();
    let url = index("sparse+https://feeds.example/index/");
    tokens.write(&url, &name(), &token("Q")).await.unwrap();
    let keyring = practice.folder.path().join("keyring");
    let mode = std::fs::metadata(&keyring).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    let found = Command::new("grep")
        .args(["-r", "-l", "-a", "QQQQQQQQ"])
        .arg(&keyring)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&found.stdout), "");
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let computer = Computer::from_environment().unwrap();
    let missing = PrivateSecretService::missing(&computer);
    assert!(missing.is_empty(), "these tests need {missing:?}");
    assert!(PrivateSecretService::available(&computer));
}

#[tokio::test]
async fn an_unusable_folder_is_refused() {
    let computer = Computer::from_environment().unwrap();
    let folder = short_folder();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let long = folder.path().join("x".repeat(120));
    for folder in [file.as_path(), long.as_path(), "relative".as_ref()] {
        let error = PrivateSecretService::start(folder, &computer)
            .await
            .err()
            .unwrap();
        assert!(
            matches!(error, PrivateSecretServiceError::Folder { .. }),
            "{error}"
        );
    }
}
