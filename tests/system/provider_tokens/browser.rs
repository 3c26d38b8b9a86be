//! A browser: the program that desktops open addresses with writes the address
//! down, and the test does the rest over plain HTTP.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use practice_server::PracticeServer;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::support::until;

/// The browser of a workplace.
pub(super) struct Browser {
    folder: PathBuf,
}

impl Browser {
    /// Puts `xdg-open` into a folder that the programs look into first.
    pub(super) fn install(folder: &Path) -> Browser {
        let browser = Browser {
            folder: folder.to_owned(),
        };
        let script = format!(
            "#!/bin/sh\nprintf '%s' \"$1\" > '{0}.new' && mv '{0}.new' '{0}'\n",
            browser.opened().display()
        );
        let program = folder.join("xdg-open");
        fs::write(&program, script).expect("a program");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a mode");
        browser
    }

    /// The value of `PATH` with it.
    pub(super) fn path(&self) -> String {
        let usual = std::env::var("PATH").expect("a PATH");
        format!("{}:{usual}", self.folder.display())
    }

    fn opened(&self) -> PathBuf {
        self.folder.join("opened")
    }

    /// Whether a page was opened that nobody has visited.
    pub(super) fn was_opened(&self) -> bool {
        self.opened().exists()
    }

    /// Visits the page that is opened, and goes where it leads.
    pub(super) async fn visit(&self) {
        let page = self.page().await;
        let back = get(&page).await;
        let back = back.expect("the page leads back to this computer");
        get(&back).await;
    }

    async fn page(&self) -> String {
        until("a page is opened", || self.was_opened()).await;
        let page = fs::read_to_string(self.opened()).expect("an address");
        fs::remove_file(self.opened()).expect("the address goes");
        page
    }

    /// The same for a page of the cloud, which this server plays.
    pub(super) async fn visit_through(&self, server: &PracticeServer) {
        let page = self.page().await;
        let path = page.strip_prefix("https://login.microsoftonline.com/");
        let path = path.expect("a page of Entra");
        let address = server.address().to_string();
        let back = get_from(&address, "login.microsoftonline.com", path).await;
        let back = back.expect("the page leads back to this computer");
        get(&back).await;
    }
}

/// Where the answer leads, if it leads anywhere.
async fn get(address: &str) -> Option<String> {
    let rest = address.strip_prefix("http://").expect("plain HTTP");
    let (host, path) = rest.split_once('/').expect("a path");
    get_from(host, host, path).await
}

/// The same from this address, by a host's name.
async fn get_from(address: &str, host: &str, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let written = stream.write_all(request.as_bytes()).await;
    written.expect("the request is sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer");
    let answer = String::from_utf8_lossy(&answer);
    let location = answer.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("location").then_some(value)
    });
    location.map(|value| value.trim().to_owned())
}
