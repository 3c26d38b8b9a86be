//! Starting a bus and a keyring in it, and waiting until a client would find
//! the default collection unlocked (`platforms` facts, "The keychain").

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use secret_service::{EncryptionType, SecretService};
use zbus::fdo::DBusProxy;
use zbus::names::BusName;
use zeroize::Zeroizing;

use super::missing::{DBUS_DAEMON, GNOME_KEYRING, path_of};
use super::processes::{Processes, ending_with_us};
use super::{MissingProgram, PrivateSecretServiceError};
use crate::Computer;
use crate::tokens::secret_service::escape;

const LIMIT: Duration = Duration::from_secs(10);
const SECRETS: &str = "org.freedesktop.secrets";
/// A socket's path has 108 bytes at most, and its address some more.
const LONGEST_SOCKET: usize = 100;
const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

pub(super) async fn start(
    folder: &Path,
    computer: &Computer,
) -> Result<(String, Processes), PrivateSecretServiceError> {
    let places = Places::make(folder)?;
    let processes = Processes::new();
    let mut stage = "the bus did not start";
    let started = tokio::time::timeout(LIMIT, async {
        let address = start_bus(&processes, &places, computer).await?;
        stage = "the keyring did not start";
        start_keyring(&processes, &places, computer, &address).await?;
        stage = "the keyring did not appear in its session";
        let connection = wait_for_name(&address).await?;
        stage = "its default collection stayed locked";
        wait_for_collection(connection).await?;
        Ok(address)
    })
    .await;
    match started {
        Ok(started) => Ok((started?, processes)),
        Err(_) => Err(no_answer(stage)),
    }
}

fn no_answer(reason: impl ToString) -> PrivateSecretServiceError {
    PrivateSecretServiceError::NoAnswer {
        seconds: LIMIT.as_secs(),
        reason: reason.to_string(),
    }
}

/// Where everything of it lies, closed to others.
struct Places {
    socket: PathBuf,
    configuration: PathBuf,
    home: PathBuf,
    runtime: PathBuf,
    data: PathBuf,
}

impl Places {
    fn make(folder: &Path) -> Result<Self, PrivateSecretServiceError> {
        let unusable = |reason: String| PrivateSecretServiceError::Folder {
            folder: folder.to_path_buf(),
            reason,
        };
        let places = Self {
            socket: folder.join("bus"),
            configuration: folder.join("bus.conf"),
            home: folder.join("home"),
            runtime: folder.join("run"),
            data: folder.join("data"),
        };
        let socket = places.socket.to_str().filter(|_| folder.is_absolute());
        let Some(socket) = socket else {
            return Err(unusable("its path is relative or no UTF-8".into()));
        };
        if socket.len() > LONGEST_SOCKET {
            return Err(unusable("its path is too long for a socket".into()));
        }
        for folder in [folder, &places.home, &places.runtime, &places.data] {
            std::fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)
                .and_then(|()| {
                    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
                })
                .map_err(|error| unusable(error.to_string()))?;
        }
        // What a bus that was killed has left.
        if let Err(error) = std::fs::remove_file(&places.socket)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(unusable(error.to_string()));
        }
        std::fs::write(&places.configuration, configuration(socket))
            .map_err(|error| unusable(error.to_string()))?;
        Ok(places)
    }
}

/// Only this user may connect; nothing is started on demand.
fn configuration(socket: &str) -> String {
    // Escaped as an address, there is nothing left that XML would mind.
    let socket = escape(socket);
    format!(
        "<busconfig>\n\
         <type>session</type>\n\
         <keep_umask/>\n\
         <listen>unix:path={socket}</listen>\n\
         <auth>EXTERNAL</auth>\n\
         <policy context=\"default\">\n\
         <allow send_destination=\"*\"/>\n\
         <allow receive_sender=\"*\"/>\n\
         <allow own=\"*\"/>\n\
         </policy>\n\
         </busconfig>\n"
    )
}

fn program(
    wanted: MissingProgram,
    computer: &Computer,
) -> Result<PathBuf, PrivateSecretServiceError> {
    path_of(wanted.program, computer).ok_or_else(|| PrivateSecretServiceError::Missing {
        missing: vec![wanted],
    })
}

fn environment(places: &Places, computer: &Computer) -> BTreeMap<OsString, OsString> {
    let mut environment: BTreeMap<OsString, OsString> = ["PATH", "LANG", "LC_ALL"]
        .into_iter()
        .filter_map(|name| Some((name.into(), computer.variable(name)?.to_os_string())))
        .collect();
    environment.insert("HOME".into(), places.home.clone().into());
    environment.insert("XDG_RUNTIME_DIR".into(), places.runtime.clone().into());
    environment.insert("XDG_DATA_HOME".into(), places.data.clone().into());
    environment
}

fn prepare(command: &mut Command, places: &Places, computer: &Computer) {
    command
        .current_dir(&places.home)
        .env_clear()
        .envs(environment(places, computer))
        .stderr(Stdio::null())
        // The terminal's Ctrl-C is for us to answer, orderly.
        .process_group(0);
}

async fn start_bus(
    processes: &Processes,
    places: &Places,
    computer: &Computer,
) -> Result<String, PrivateSecretServiceError> {
    let daemon = program(DBUS_DAEMON, computer)?;
    let setpriv = path_of("setpriv", computer);
    let mut command = ending_with_us(&daemon, setpriv.as_deref());
    prepare(&mut command, places, computer);
    let mut configuration = OsString::from("--config-file=");
    configuration.push(&places.configuration);
    command
        .arg(configuration)
        .args(["--nofork", "--nopidfile", "--print-address=1"])
        .stdout(Stdio::piped());
    let address = processes
        .start(DBUS_DAEMON.program, command, Zeroizing::default())
        .await?;
    if address.is_empty() {
        return Err(no_answer("the bus told no address"));
    }
    Ok(address)
}

async fn start_keyring(
    processes: &Processes,
    places: &Places,
    computer: &Computer,
    address: &str,
) -> Result<(), PrivateSecretServiceError> {
    let mut command = Command::new(program(GNOME_KEYRING, computer)?);
    prepare(&mut command, places, computer);
    command
        .env("DBUS_SESSION_BUS_ADDRESS", address)
        .args(["--foreground", "--unlock", "--components=secrets"])
        .stdout(Stdio::null());
    let password = Zeroizing::new(format!("{}\n", uuid::Uuid::new_v4().simple()));
    processes
        .start(GNOME_KEYRING.program, command, password)
        .await?;
    Ok(())
}

async fn wait_for_name(address: &str) -> Result<zbus::Connection, PrivateSecretServiceError> {
    use futures_util::StreamExt;
    let connect = async {
        let connection = zbus::connection::Builder::address(address)?.build().await?;
        let bus = DBusProxy::new(&connection).await?;
        // Listening before asking, so that it cannot appear in between.
        let arguments = [(0, SECRETS)];
        let mut changes = bus.receive_name_owner_changed_with_args(&arguments).await?;
        if !bus.name_has_owner(BusName::try_from(SECRETS)?).await? {
            changes.next().await;
        }
        Ok::<_, zbus::Error>(connection)
    };
    connect.await.map_err(no_answer)
}

/// The name comes before the keyring is unlocked, and no signal tells that.
async fn wait_for_collection(
    connection: zbus::Connection,
) -> Result<(), PrivateSecretServiceError> {
    let service = SecretService::connect_with_existing(EncryptionType::Plain, connection)
        .await
        .map_err(no_answer)?;
    loop {
        if let Ok(collection) = service.get_default_collection().await
            && let Ok(false) = collection.is_locked().await
        {
            return Ok(());
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
}
