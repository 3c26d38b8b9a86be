//! Accounts of Microsoft Entra, by the built programs: signing in on the command
//! line, setting up with the provider, tokens that are minted, refusals, and
//! that no secret is anywhere but in the keychain.

mod canary;
mod ports;
mod refusals;
mod sign_in;
mod tenants;

use std::path::PathBuf;

use practice_server::{EntraClient, EntraOptions, PracticeOptions};
use uuid::Uuid;

use crate::support::{Program, Ran, Running, Site};

/// Stands for the person's browser: hands the address to whoever reads the
/// pipe. The product starts it as it would the real one.
const BROWSER: &str = "#!/bin/sh\nprintf '%s' \"$1\" > \"$BROWSER_PIPE\"\n";

/// A person whose organization belongs to a tenant of Entra.
struct Person {
    site: Site,
    client_id: String,
}

impl Person {
    async fn start() -> Person {
        Person::with(EntraOptions::default()).await
    }

    async fn with(entra: EntraOptions) -> Person {
        let id = Uuid::new_v4();
        let mut entra = EntraOptions {
            on_server_form: true,
            ..entra
        };
        entra.clients.push(EntraClient::public(id));
        let options = PracticeOptions {
            entra,
            ..PracticeOptions::default()
        };
        Person {
            site: Site::with(options).await,
            client_id: id.to_string(),
        }
    }

    /// `feedwright COMMAND --organization … --json`.
    fn feedwright(&self, command: &str, arguments: &[&str]) -> Program {
        let organization = self.site.organization();
        let mut all = vec![command, "--organization", &organization, "--json"];
        all.extend(arguments);
        self.site.workplace.feedwright(&all)
    }

    /// Signs in in the "browser", and says how that ended.
    async fn browse(&self, arguments: &[&str]) -> Ran {
        let mut all = vec!["--browser", "--client-id", &self.client_id];
        all.extend(arguments);
        self.browse_for(self.feedwright("sign-in", &all)).await
    }

    /// The same for any command that signs in.
    async fn browse_for(&self, program: Program) -> Ran {
        let (program, pipe) = self.with_browser(program);
        let running = program.start().await;
        let page = tokio::task::spawn_blocking(move || std::fs::read_to_string(pipe));
        let ended = tokio::spawn(running.end());
        // A sign-in that is refused before it opens anything never fills the pipe.
        tokio::select! {
            page = page => visit(&page.expect("a reader").expect("an address")).await,
            () = finished(&ended) => self.release(),
        }
        ended.await.expect("it ends").0
    }

    /// Opens the pipe once, so that nobody waits for it any more.
    fn release(&self) {
        let pipe = self.site.workplace.root().join("browser/pipe");
        std::fs::write(pipe, "").expect("the pipe");
    }

    fn with_browser(&self, program: Program) -> (Program, PathBuf) {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = self.site.workplace.folder("browser");
        let (script, pipe) = (folder.join("xdg-open"), folder.join("pipe"));
        std::fs::write(&script, BROWSER).expect("a script");
        let rights = std::fs::Permissions::from_mode(0o700);
        std::fs::set_permissions(&script, rights).expect("rights");
        let _ = std::fs::remove_file(&pipe);
        let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
        let kind = rustix::fs::FileType::Fifo;
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, kind, mode, 0).expect("a pipe");
        let path = std::env::var("PATH").expect("PATH");
        let program = program
            .variable("PATH", format!("{}:{path}", folder.display()))
            .variable("BROWSER_PIPE", &pipe);
        (program, pipe)
    }

    async fn start_device_code(&self, arguments: &[&str]) -> Running {
        let mut all = vec!["--device-code", "--client-id", &self.client_id];
        all.extend(arguments);
        self.feedwright("sign-in", &all).start().await
    }

    async fn account(&self) -> serde_json::Value {
        let ran = self.site.workplace.feedwright(&["accounts", "--json"]);
        ran.run().await.line("account")
    }

    /// Nothing is kept: no account, no entry of the keychain.
    async fn check_nothing_is_kept(&self, case: &str) {
        let listed = self.site.workplace.feedwright(&["accounts", "--json"]);
        assert_eq!(listed.run().await.stdout, "", "{case}");
        let items = self.site.workplace.keychain_items().await;
        assert!(items.is_empty(), "{case}: {items:?}");
    }
}

async fn finished<T>(task: &tokio::task::JoinHandle<T>) {
    while !task.is_finished() {
        tokio::task::yield_now().await;
    }
}

/// What a browser does: follows the page to where it leads.
async fn visit(page: &str) {
    let client = reqwest::Client::builder().no_proxy().build();
    let answer = client.expect("a client").get(page).send().await;
    let answer = answer.expect("the sign-in page");
    assert!(answer.status().is_success(), "{}", answer.status());
}
