//! A bus of our own without GNOME Keyring, and services that misbehave in it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use tempfile::TempDir;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{connection, fdo, interface};

pub(crate) struct Bus {
    pub(crate) address: String,
    daemon: Child,
    _folder: TempDir,
}

impl Bus {
    pub(crate) fn start() -> Self {
        let folder = crate::short_folder();
        let socket = folder.path().join("bus");
        let configuration = folder.path().join("bus.conf");
        let text = format!(
            "<busconfig><type>session</type><listen>unix:path={}</listen>\
             <auth>EXTERNAL</auth><policy context=\"default\"><allow send_destination=\"*\"/>\
             <allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>",
            socket.display()
        );
        std::fs::write(&configuration, text).unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", configuration.display()))
            .args(["--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("these tests need dbus-daemon (package dbus)");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().unwrap())
            .read_line(&mut address)
            .unwrap();
        Self {
            address: address.trim_end().to_owned(),
            daemon,
            _folder: folder,
        }
    }

    /// A process that owns the name and never replies: no object server runs.
    pub(crate) async fn mute(&self) -> zbus::Connection {
        self.builder().build().await.unwrap()
    }

    /// A service that says yes to everything.
    pub(crate) async fn serve(&self, service: Service) -> zbus::Connection {
        self.builder()
            .serve_at("/org/freedesktop/secrets", service)
            .unwrap()
            .serve_at("/collection", Collection)
            .unwrap()
            .serve_at("/collection/item", Item)
            .unwrap()
            .build()
            .await
            .unwrap()
    }

    fn builder(&self) -> connection::Builder<'static> {
        connection::Builder::address(self.address.as_str())
            .and_then(|builder| builder.name("org.freedesktop.secrets"))
            .unwrap()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.daemon.kill().unwrap();
        self.daemon.wait().unwrap();
    }
}

fn path(text: &'static str) -> OwnedObjectPath {
    ObjectPath::from_static_str_unchecked(text).into()
}

/// The service, which keeps nothing.
#[derive(Default)]
pub(crate) struct Service {
    pub(crate) default_collection: bool,
    /// How many first calls it does not know.
    pub(crate) lost: AtomicUsize,
    /// Whether it has answered one.
    pub(crate) greeted: AtomicBool,
}

#[interface(name = "org.freedesktop.Secret.Service")]
impl Service {
    /// The generator itself as public key: we never have to decrypt.
    async fn open_session(
        &self,
        _algorithm: &str,
        _input: Value<'_>,
    ) -> fdo::Result<(OwnedValue, OwnedObjectPath)> {
        if !self.greeted.load(Ordering::Relaxed) {
            // A real one may end at that.
            return Err(fdo::Error::Failed("a session as the first call".to_owned()));
        }
        let key = Value::from(vec![2_u8]).try_into().unwrap();
        Ok((key, path("/session")))
    }

    async fn read_alias(&self, _name: &str) -> fdo::Result<OwnedObjectPath> {
        let one_less = |lost: usize| lost.checked_sub(1);
        let relaxed = Ordering::Relaxed;
        if self.lost.fetch_update(relaxed, relaxed, one_less).is_ok() {
            return Err(fdo::Error::UnknownMethod("ReadAlias".to_owned()));
        }
        self.greeted.store(true, Ordering::Relaxed);
        Ok(path(if self.default_collection {
            "/collection"
        } else {
            "/"
        }))
    }

    async fn search_items(
        &self,
        _attributes: HashMap<String, String>,
    ) -> (Vec<OwnedObjectPath>, Vec<OwnedObjectPath>) {
        (Vec::new(), Vec::new())
    }
}

struct Collection;

#[interface(name = "org.freedesktop.Secret.Collection")]
impl Collection {
    #[zbus(property)]
    async fn locked(&self) -> bool {
        false
    }

    async fn create_item(
        &self,
        _properties: HashMap<String, OwnedValue>,
        _secret: (OwnedObjectPath, Vec<u8>, Vec<u8>, String),
        _replace: bool,
    ) -> (OwnedObjectPath, OwnedObjectPath) {
        (path("/collection/item"), path("/"))
    }
}

struct Item;

#[interface(name = "org.freedesktop.Secret.Item")]
impl Item {
    #[zbus(property)]
    async fn locked(&self) -> bool {
        false
    }
}
