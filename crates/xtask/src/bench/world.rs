//! What the measured programs find: a Secret Service that nobody else uses, and
//! one practice server with its built-in upstream, both as other processes. All
//! of it ends with the run, and with it the folder that it lives in.

use std::cell::Cell;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Programs;
use super::child::{Background, timed};
use super::http::{self, Request};
use super::person::{Person, make, unusable, write};
use crate::folders::Folders;
use crate::json::text_of;
use crate::outcome::{Failure, Outcome};

/// The crate that `quickstart` takes when none is named.
const CRATE: &str = "serde";
/// How long the keychain may take to be there.
const KEYCHAIN_LIMIT: Duration = Duration::from_secs(10);

/// Everything that runs beside. What is declared first ends first.
pub(super) struct World {
    _server: Background,
    _keyring: Background,
    _bus: Background,
    bus_address: String,
    /// The address of the collection.
    organization: String,
    pub(super) project: String,
    token_file: PathBuf,
    pub(super) feedwright: PathBuf,
    script: PathBuf,
    people: Cell<u32>,
    folder: WorkFolder,
}

impl World {
    /// Starts it, and waits until one can sign in.
    ///
    /// # Errors
    /// When a part does not start.
    pub(super) fn start(folders: &Folders, programs: &Programs) -> Outcome<World> {
        let folder = WorkFolder::new()?;
        let mut bus = start_bus(&folder.0)?;
        let bus_address = bus.first_line()?;
        let keyring = start_keyring(&folder.0, &bus_address)?;
        let mut server = start_server(&folder.0, &programs.feedwright)?;
        let line = server.first_line()?;
        let told = |name: &str| {
            let text = text_of(&line, name).map(str::to_owned);
            text.ok_or_else(|| Failure::new(format!("The practice server told no {name}.")))
        };
        let world = World {
            organization: told("organization")?,
            project: told("project")?,
            token_file: told("token_file")?.into(),
            _server: server,
            _keyring: keyring,
            _bus: bus,
            bus_address,
            feedwright: programs.feedwright.clone(),
            script: folders.repository.join("tests/bench/quickstart.sh"),
            people: Cell::new(0),
            folder,
        };
        world.wait_for_keychain()?;
        Ok(world)
    }

    /// Somebody with nothing but a home.
    pub(super) fn person(&self) -> Outcome<Person> {
        let number = self.people.get() + 1;
        self.people.set(number);
        let folder = self.folder.0.join(number.to_string());
        Person::new(folder, format!("feed-{number}"), &self.bus_address)
    }

    /// The file with the token, opened to be a program's input.
    pub(super) fn token_input(&self) -> Outcome<File> {
        File::open(&self.token_file).map_err(|error| unusable(&self.token_file, &error))
    }

    /// The same steps by the script with curl and cargo.
    pub(super) fn scripted(&self, person: &Person) -> Command {
        let mut command = person.command(Path::new("bash"));
        command
            .arg(&self.script)
            .env("FEED_ORGANIZATION", &self.organization)
            .env("FEED_PROJECT", &self.project)
            .env("FEED_NAME", &person.feed)
            .env("TOKEN_FILE", &self.token_file)
            .env("CRATE", CRATE);
        command
    }

    /// How long the server itself needs for these requests.
    pub(super) fn answer_time(&self, requests: &[Request]) -> Outcome<Duration> {
        let token = fs::read_to_string(&self.token_file)
            .map_err(|error| unusable(&self.token_file, &error))?;
        let address = self.organization.strip_prefix("http://");
        let host = address.and_then(|address| address.split('/').next());
        let host = host.ok_or_else(|| Failure::new("The practice server's address is strange."))?;
        http::answer_time(host, token.trim(), requests)
    }

    pub(super) fn organization(&self) -> &str {
        &self.organization
    }

    /// The path of the collection, where every request begins.
    pub(super) fn collection(&self) -> &str {
        let (_, rest) = self.organization.split_once("://").unwrap_or_default();
        rest.find('/').map_or("", |start| &rest[start..])
    }

    /// `feedwright quickstart` for this person.
    pub(super) fn quickstart(&self, person: &Person) -> Outcome<Command> {
        let repository = person.repository()?;
        let mut command = person.command(&self.feedwright);
        command
            .args(["quickstart", "--yes", "--token-stdin"])
            .args(["--organization", &self.organization])
            .args(["--project", &self.project, "--feed", &person.feed])
            .arg("--repository")
            .arg(repository)
            .stdin(self.token_input()?);
        Ok(command)
    }

    /// `feedwright sign-in` for this person.
    pub(super) fn sign_in(&self, person: &Person) -> Outcome<Command> {
        let mut command = person.command(&self.feedwright);
        command
            .args(["sign-in", "--token-stdin"])
            .args(["--organization", &self.organization])
            .stdin(self.token_input()?);
        Ok(command)
    }

    /// What cargo sends for the token.
    pub(super) fn header(&self) -> Outcome<String> {
        let token = fs::read_to_string(&self.token_file)
            .map_err(|error| unusable(&self.token_file, &error))?;
        let encoded = http::base64(format!(":{}", token.trim()).as_bytes());
        Ok(format!("Basic {encoded}"))
    }

    /// The keyring takes a moment until it can be written to.
    fn wait_for_keychain(&self) -> Outcome {
        let person = self.person()?;
        let until = Instant::now() + KEYCHAIN_LIMIT;
        loop {
            match timed(&mut self.sign_in(&person)?) {
                Ok(_) => return Ok(()),
                Err(failure) if Instant::now() > until => return Err(failure),
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }
}

/// A folder that only this user may enter, since a token will be in it.
struct WorkFolder(PathBuf);

impl WorkFolder {
    fn new() -> Outcome<WorkFolder> {
        // Not below the target folder: a socket's path may not be long.
        let path = std::env::temp_dir().join(format!("feedwright-bench-{}", std::process::id()));
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(&path)
            .map_err(|error| unusable(&path, &error))?;
        Ok(WorkFolder(path))
    }
}

impl Drop for WorkFolder {
    fn drop(&mut self) {
        // It is below the folder for what is temporary; the system tidies it.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A bus of its own, where nothing is started on demand.
fn start_bus(folder: &Path) -> Outcome<Background> {
    let (socket, configuration) = (folder.join("bus"), folder.join("bus.conf"));
    let text = format!(
        "<busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>\
         <policy context=\"default\"><allow send_destination=\"*\"/>\
         <allow receive_sender=\"*\"/><allow own=\"*\"/></policy></busconfig>\n",
        socket.display()
    );
    write(&configuration, &text)?;
    let mut command = Command::new("dbus-daemon");
    command
        .args(["--nofork", "--nopidfile", "--print-address=1"])
        .arg(format!("--config-file={}", configuration.display()))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    Background::start(&mut command)
}

fn start_keyring(folder: &Path, bus: &str) -> Outcome<Background> {
    let home = folder.join("keyring");
    make(&home)?;
    let mut command = Command::new("gnome-keyring-daemon");
    command
        .args(["--foreground", "--unlock", "--components=secrets"])
        .env("DBUS_SESSION_BUS_ADDRESS", bus)
        .env("HOME", &home)
        .env("XDG_RUNTIME_DIR", &home)
        .env("XDG_DATA_HOME", &home)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut keyring = Background::start(&mut command)?;
    // What it keeps is thrown away with the folder: any password will do.
    let password = format!("{}\n", std::process::id());
    keyring.give(password.as_bytes())?;
    Ok(keyring)
}

fn start_server(folder: &Path, feedwright: &Path) -> Outcome<Background> {
    let mut command = Command::new(feedwright);
    command
        .args([
            "practice",
            "--json",
            "--upstream",
            "built-in",
            "--port",
            "0",
        ])
        .env("TMPDIR", folder)
        .env("FEEDWRIGHT_HOME", folder.join("server"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    Background::start(&mut command)
}
