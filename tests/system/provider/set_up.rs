//! Set-ups whose store is the provider or the environment: from the profile to
//! the person's own cargo, and back.

use std::path::{Path, PathBuf};

use practice_server::HeaderShape;
use serde_json::Value;

use super::PROVIDER;
use crate::support::{Program, Ran, Site, contents};

const TOKEN: &str = "CARGO_REGISTRIES_MIRROR_TOKEN";
const WAY: &str = "CARGO_REGISTRIES_MIRROR_CREDENTIAL_PROVIDER";

/// A person who is signed in, with both programs in a folder of their own.
struct Person {
    site: Site,
    programs: PathBuf,
    repository: PathBuf,
    header: String,
}

impl Person {
    async fn start() -> Person {
        let site = Site::start().await;
        let programs = site.workplace.folder("Program Files");
        for program in [env!("CARGO_BIN_EXE_feedwright"), PROVIDER] {
            let name = Path::new(program).file_name().expect("a name");
            std::fs::copy(program, programs.join(name)).expect("a copy");
        }
        let token = site.token();
        site.sign_in(&token).await;
        let credential = azure_devops::Credential::personal_access_token(token);
        let header = credential.expect("a token").header_value();
        let header = secrecy::ExposeSecret::expose_secret(&header).to_owned();
        let repository = site.workplace.project("app");
        Person {
            site,
            programs,
            repository,
            header,
        }
    }

    fn feedwright(&self, arguments: &[&str]) -> Program {
        let program = Program::new(&self.programs.join("feedwright"), arguments);
        self.site.workplace.equip(program)
    }

    fn profile(&self, store: &str) -> PathBuf {
        let path = self.site.profile(&[&self.repository]);
        let mut text = std::fs::read_to_string(&path).expect("a profile");
        text.push_str(&format!("[credentials]\nstore = \"{store}\"\n"));
        std::fs::write(&path, text).expect("a profile");
        path
    }

    async fn with_profile(&self, command: &[&str], store: &str) -> Ran {
        let program = self.feedwright(command).argument("--json");
        let program = program.argument("--profile").argument(self.profile(store));
        program.run().await
    }

    async fn apply(&self, store: &str) -> Ran {
        let run = self.with_profile(&["apply", "--yes"], store).await;
        assert_eq!(run.status, 0, "{store}: {}\n{}", run.stdout, run.stderr);
        run
    }

    async fn undo(&self) {
        let run = self.feedwright(&["undo", "--yes", "--json"]).run().await;
        assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
    }

    /// The person's own cargo adds a crate and builds; every request to the
    /// feed that carried something carried the one header.
    async fn check_cargo(&self, with: impl Fn(Program) -> Program, package: &str) {
        let before = self.site.server.requests().len();
        for arguments in [["add", package].as_slice(), &["build"]] {
            let cargo = self.site.workplace.cargo(arguments);
            let run = with(cargo.within(&self.repository)).run().await;
            assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
        }
        let requests = self.site.server.requests();
        let good = HeaderShape::Basic {
            fields: 2,
            well_formed: true,
        };
        let sent = requests[before..].iter();
        assert!(sent.clone().any(|request| request.authorization == good));
        let saved = self.site.server.saved_versions("mirror");
        let found = saved.iter().find(|saved| saved.name == package);
        assert!(found.is_some_and(|saved| saved.from_upstream), "{saved:?}");
    }

    /// Neither the header nor its secret half is in any file of the person.
    fn check_no_file_has_the_token(&self) {
        let secret = self.header.split(' ').next_back().expect("a header");
        for folder in [
            &self.site.workplace.home,
            &self.site.workplace.feedwright_home,
        ] {
            for (path, (_, bytes)) in contents(folder) {
                let mut parts = bytes.windows(secret.len());
                let found = parts.any(|part| part == secret.as_bytes());
                assert!(!found, "the token is in {}", path.display());
            }
        }
        assert!(self.site.workplace.leftovers().is_empty());
    }
}

fn kinds(run: &Ran) -> Vec<String> {
    let plan = run.line("plan");
    let changes = plan["changes"].as_array().expect("changes");
    let kind = |change: &Value| change["kind"].as_str().unwrap_or_default().to_owned();
    changes.iter().map(kind).collect()
}

#[tokio::test]
async fn a_set_up_with_the_provider_is_proved_by_the_provider_itself() {
    let person = Person::start().await;
    let run = person.apply("provider").await;
    let expect = [
        "create-feed",
        "register-provider",
        "write-configuration",
        "write-configuration",
    ];
    assert_eq!(kinds(&run), expect);
    assert_eq!(run.line("proof")["package"], "serde");
    let as_is = |cargo: Program| cargo;
    person.check_cargo(as_is, "itoa").await;
    assert!(person.site.workplace.cargo_items().await.is_empty());
    person.check_no_file_has_the_token();

    let again = person.with_profile(&["status"], "provider").await;
    assert_eq!(again.status, 0, "{}\n{}", again.stdout, again.stderr);
    // Without its account the provider has nothing to hand out.
    let organization = person.site.organization();
    let sign_out = ["sign-out", "--organization", &organization];
    let run = person.feedwright(&sign_out).run().await;
    assert_eq!(run.status, 0, "{}", run.stderr);
    let cargo = person.site.workplace.cargo(&["update"]);
    let run = cargo.within(&person.repository).run().await;
    assert_ne!(run.status, 0);
    assert!(run.stderr.contains("feedwright sign-in"), "{}", run.stderr);

    person.undo().await;
    let of_cargo = [".cargo/config.toml", "src/app/.cargo/config.toml"];
    for path in of_cargo.map(|path| person.site.workplace.home.join(path)) {
        assert!(!path.exists(), "{} was not there before", path.display());
    }
}

#[tokio::test]
async fn a_set_up_with_the_environment_needs_nothing_but_two_variables() {
    let person = Person::start().await;
    let run = person.apply("environment").await;
    assert_eq!(kinds(&run), ["create-feed", "write-configuration"]);
    assert_eq!(run.line("proof")["package"], "serde");
    assert!(person.site.workplace.cargo_items().await.is_empty());
    person.check_no_file_has_the_token();
    let header = person.header.clone();
    let equipped = move |cargo: Program| {
        let cargo = cargo.without("DBUS_SESSION_BUS_ADDRESS");
        cargo.variable(TOKEN, &header).variable(WAY, "cargo:token")
    };
    person.check_cargo(equipped, "itoa").await;
}

/// As in a container: no session bus, and nobody signed in before.
#[tokio::test]
async fn without_a_keychain_the_environment_is_set_up_and_nothing_is_kept() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let quickstart = |store: &str| {
        let arguments = ["--project", "Practice", "--feed", "mirror", "--store"];
        let program = site.quickstart(&arguments).argument(store);
        let program = program.argument("--repository").argument(&repository);
        program.without("DBUS_SESSION_BUS_ADDRESS").run()
    };
    for store in ["keychain", "provider"] {
        let run = quickstart(store).await;
        assert_eq!(run.status, 1, "{}", run.stdout);
        let error = run.line("error");
        assert_eq!(error["code"], "keychain-missing", "{store}");
        let hint = error["hint"].as_str().unwrap_or_default();
        assert!(hint.contains("\"environment\""), "{hint}");
    }
    let run = quickstart("environment").await;
    assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
    assert_eq!(run.line("proof")["package"], "serde");
    let accounts = site
        .workplace
        .feedwright_home
        .join("configuration/accounts.json");
    assert!(!accounts.exists(), "the account is not kept");
    assert!(site.workplace.keychain_items().await.is_empty());
}

#[tokio::test]
async fn cargo_builds_after_each_change_of_the_store() {
    let person = Person::start().await;
    person.apply("keychain").await;
    let as_is = |cargo: Program| cargo;
    person.check_cargo(as_is, "itoa").await;
    let run = person.apply("provider").await;
    assert!(
        kinds(&run).contains(&"remove-token".to_owned()),
        "{}",
        run.stdout
    );
    assert!(person.site.workplace.cargo_items().await.is_empty());
    person.check_cargo(as_is, "cfg-if").await;
    person.undo().await;
    assert!(!person.site.workplace.cargo_items().await.is_empty());
    person.check_cargo(as_is, "log").await;
}
