//! `cargo-credential-feedwright` as it is built: what it says over its pipes,
//! what the real cargo does with it, and whom it refuses.

mod builds;
mod canary;
mod dialogue;
pub(crate) mod hostile_indexes;
pub(crate) mod hostile_repositories;
mod limits;
mod set_up;

use std::path::{Path, PathBuf};

use azure_devops::{Credential, Endpoints};
use practice_server::FeedSeed;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::{Value, json};
use sign_in::Registrations;

use crate::support::{Program, Ran, Site};

/// The built provider.
pub(crate) const PROVIDER: &str = env!("CARGO_BIN_EXE_cargo-credential-feedwright");
pub(crate) const HELLO: &str = r#"{"v":[1]}"#;
pub(crate) const NOT_OURS: &str = r#"{"Err":{"kind":"url-not-supported"}}"#;

/// A person who is signed in, with feed `mirror` registered.
pub(crate) struct Desk {
    pub(crate) site: Site,
    token: SecretString,
}

impl Desk {
    async fn start() -> Desk {
        let desk = Desk::signed_out().await;
        desk.site.sign_in(&desk.token).await;
        desk
    }

    /// The same before signing in.
    async fn signed_out() -> Desk {
        Desk::at(Site::start().await)
    }

    /// The same at this site.
    pub(crate) fn at(site: Site) -> Desk {
        site.server.add_feed(&FeedSeed {
            name: "mirror".to_owned(),
            project: Some("Practice".to_owned()),
            crates_io: true,
        });
        let token = site.token();
        let desk = Desk { site, token };
        let list = desk.registrations();
        desk.write_list(&list);
        desk
    }

    pub(crate) fn registrations(&self) -> Registrations {
        let organization = Endpoints::parse(&self.site.organization()).expect("a collection");
        let list = Registrations::default().with(&self.index(), &organization);
        list.expect("a registration")
    }

    pub(crate) fn write_list(&self, list: &Registrations) {
        let folder = self.configuration();
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(Registrations::file(&folder), list.to_json()).expect("the list");
    }

    /// The folder with accounts and registrations.
    pub(crate) fn configuration(&self) -> PathBuf {
        self.site.workplace.feedwright_home.join("configuration")
    }

    pub(crate) fn index(&self) -> String {
        self.site.index("mirror")
    }

    /// What the server must get.
    fn header(&self) -> String {
        let credential = Credential::personal_access_token(self.token.clone());
        let header = credential.expect("a token").header_value();
        header.expose_secret().to_owned()
    }

    /// The provider as Cargo starts it.
    pub(crate) fn provider(&self) -> Program {
        let program = Program::new(Path::new(PROVIDER), &["--cargo-plugin"]);
        self.site.workplace.equip(program)
    }

    /// The person's own configuration of Cargo, with this provider.
    pub(crate) fn configure(&self, provider: &Path) {
        let folder = self.site.workplace.home.join(".cargo");
        std::fs::create_dir_all(&folder).expect("a folder");
        let text = format!(
            "[registries.mirror]\nindex = {:?}\ncredential-provider = [{provider:?}]\n\n\
             [source.crates-io]\nreplace-with = \"mirror\"\n",
            self.index()
        );
        std::fs::write(folder.join("config.toml"), text).expect("a configuration");
    }

    /// The person's cargo in a folder.
    pub(crate) async fn cargo(&self, folder: &Path, arguments: &[&str]) -> Ran {
        let cargo = self.site.workplace.cargo(arguments).within(folder);
        cargo.run().await
    }
}

/// A line of Cargo that asks for something about an index.
pub(crate) fn request(index: &str, kind: &str) -> String {
    let mut line = json!({
        "v": 1,
        "registry": { "index-url": index, "name": "mirror" },
        "kind": kind,
    });
    if kind == "get" {
        line["operation"] = Value::from("read");
    }
    format!("{line}\n")
}

/// The answers after the hello.
pub(crate) fn answers(ran: &Ran) -> Vec<&str> {
    let mut lines = ran.stdout.lines();
    assert_eq!(lines.next(), Some(HELLO), "{}", ran.stderr);
    lines.collect()
}
