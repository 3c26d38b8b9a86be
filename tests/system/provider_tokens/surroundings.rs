//! Where the provider runs: in a container without any keychain, and behind a
//! proxy with a certificate authority of its own.

use std::ffi::OsStr;
use std::path::Path;
use std::time::Duration;

use azure_devops::Endpoints;
use azure_devops::network::{NetworkOptions, ProxyAddress};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use practice_server::{
    CredentialKind, Edition, EntraIdentity, EntraOptions, FeedSeed, ManagedIdentity,
    PracticeOptions, PracticeProxy, ProxyHabit, SignInFault,
};
use secrecy::ExposeSecret as _;
use sign_in::Registrations;
use uuid::Uuid;

use super::browser::Browser;
use super::{EntraClient, PROVIDER, answers, request};
use crate::provider::Desk;
use crate::support::{Program, Site};

/// Where nothing answers.
const NO_BUS: &str = "unix:path=/nonexistent/bus";

/// A container on a machine with an identity of its own.
struct Container {
    desk: Desk,
    header: secrecy::SecretString,
}

impl Container {
    async fn start() -> Container {
        let options = PracticeOptions {
            entra: EntraOptions {
                managed_identity: Some(ManagedIdentity {
                    client_id: Uuid::new_v4(),
                    identity: EntraIdentity::named("Build machine"),
                }),
                on_server_form: true,
                ..EntraOptions::default()
            },
            ..PracticeOptions::default()
        };
        let desk = Desk::at(Site::with(options).await);
        let header = desk.site.server.issue_identity_header();
        Container { desk, header }
    }

    fn equip(&self, program: Program) -> Program {
        let endpoint = self.desk.site.server.identity_endpoint();
        program
            .variable("DBUS_SESSION_BUS_ADDRESS", NO_BUS)
            .variable("IDENTITY_ENDPOINT", endpoint.as_str())
            .variable("IDENTITY_HEADER", self.header.expose_secret())
    }
}

#[tokio::test]
async fn an_identity_of_the_machine_needs_no_keychain() {
    let container = Container::start().await;
    let desk = &container.desk;
    let organization = desk.site.organization();
    let arguments = ["sign-in", "--organization", &organization];
    let signing_in = desk.site.workplace.feedwright(&arguments);
    let signing_in = container.equip(signing_in.argument("--managed-identity"));
    let ran = signing_in.run().await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let asked = || {
        let server = &desk.site.server;
        server.count_of_token_requests("managed_identity")
    };
    // Nothing is kept, so each process asks for itself.
    for count in 1..=2 {
        let before = asked();
        let provider = container.equip(desk.provider());
        let provider = provider.input(request(&desk.index(), "get"));
        let ran = provider.run().await;
        assert!(answers(&ran)[0].starts_with(r#"{"Ok":"#), "{}", ran.stdout);
        assert_eq!(asked(), before + 1, "{count}");
    }
    desk.configure(Path::new(PROVIDER));
    let project = desk.site.workplace.project("app");
    let cargo = desk.site.workplace.cargo(&["add", "itoa"]).within(&project);
    let ran = container.equip(cargo).run().await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let sent = desk.site.server.requests().pop().expect("a request");
    assert_eq!(sent.credential.kind, Some(CredentialKind::EntraApplication));
    let arguments = ["sign-out", "--organization", &organization];
    let out = desk.site.workplace.feedwright(&arguments);
    let ran = container.equip(out).run().await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
}

#[tokio::test]
async fn a_keychain_that_never_answers_is_not_taken_for_none() {
    let container = Container::start().await;
    let desk = &container.desk;
    let organization = desk.site.organization();
    let arguments = ["sign-in", "--organization", &organization];
    let signing_in = desk.site.workplace.feedwright(&arguments);
    let signing_in = container.equip(signing_in.argument("--managed-identity"));
    assert_eq!(signing_in.run().await.status, 0);
    let socket = desk.site.workplace.root().join("silent");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
    let silent = format!("unix:path={}", socket.display());
    let since = std::time::Instant::now();
    let provider = container.equip(desk.provider());
    let provider = provider.variable("DBUS_SESSION_BUS_ADDRESS", silent);
    let ran = provider.input(request(&desk.index(), "get")).run().await;
    assert!(since.elapsed() < Duration::from_secs(5));
    let answer = answers(&ran)[0];
    assert!(
        answer.contains("did not answer within 3 seconds"),
        "{answer}"
    );
}

const ORGANIZATION: &str = "https://dev.azure.com/contoso";
const INDEX: &str =
    "sparse+https://pkgs.dev.azure.com/contoso/Practice/_packaging/mirror/Cargo/index/";

/// A person behind a proxy, who reaches the cloud by its real names.
struct BehindAProxy {
    site: Site,
    proxy: PracticeProxy,
    browser: Browser,
    client_id: Uuid,
}

impl BehindAProxy {
    async fn start() -> BehindAProxy {
        let client_id = Uuid::new_v4();
        let options = PracticeOptions {
            edition: Edition::Services,
            entra: EntraOptions {
                clients: vec![EntraClient::public(client_id)],
                ..EntraOptions::default()
            },
            ..PracticeOptions::default()
        };
        let site = Site::with(options).await;
        site.server.add_feed(&FeedSeed {
            name: "mirror".to_owned(),
            project: Some("Practice".to_owned()),
            crates_io: true,
        });
        BehindAProxy {
            proxy: PracticeProxy::start(&site.server).await.expect("a proxy"),
            browser: Browser::install(&site.workplace.folder("programs")),
            site,
            client_id,
        }
    }

    fn equip(&self, program: Program) -> Program {
        program
            .variable("HTTPS_PROXY", self.proxy.url().as_str())
            .variable("SSL_CERT_FILE", self.proxy.ca_certificate_file())
            .variable("PATH", self.browser.path())
    }

    /// The same for a program that knows of no proxy.
    fn equip_unaware(&self, program: Program) -> Program {
        program.variable("PATH", self.browser.path())
    }

    /// Signs in by this command.
    async fn sign_in(&self, mut program: Program) {
        let id = self.client_id.to_string();
        for argument in [
            "--organization",
            ORGANIZATION,
            "--browser",
            "--client-id",
            &id,
        ] {
            program = program.argument(argument);
        }
        let signing_in = program.start().await;
        self.browser.visit_through(&self.site.server).await;
        let (ran, _) = signing_in.end().await;
        assert_eq!(ran.status, 0, "{}", ran.stderr);
    }

    /// Registers the feed with this way to it.
    fn register(&self, network: &NetworkOptions) {
        let contoso = Endpoints::parse(ORGANIZATION).expect("an organization");
        let list = Registrations::default().with(INDEX, &contoso);
        let list = list.map(|list| list.reached_by(INDEX, network));
        let folder = self.site.workplace.feedwright_home.join("configuration");
        let text = list.expect("a registration").to_json();
        std::fs::write(Registrations::file(&folder), text).expect("the list");
    }

    /// What the provider answers for the feed, with these variables beside.
    async fn ask(&self, variables: &[(&str, &OsStr)]) -> String {
        let program = Program::new(Path::new(PROVIDER), &["--cargo-plugin"]);
        let program = self.equip_unaware(self.site.workplace.equip(program));
        let program = variables
            .iter()
            .fold(program, |it, (name, value)| it.variable(name, value));
        let ran = program.input(request(INDEX, "get")).run().await;
        answers(&ran)[0].to_owned()
    }

    /// How many connections there were to where people sign in.
    fn logins(&self) -> usize {
        let forwarded = self.proxy.forwarded();
        let logins = forwarded.get("login.microsoftonline.com");
        logins.copied().unwrap_or_default()
    }
}

#[tokio::test]
async fn a_token_is_renewed_by_the_clouds_names_through_a_proxy() {
    let person = BehindAProxy::start().await;
    let server = &person.site.server;
    server.set_fault(SignInFault::TokenShort.rule().amount(60).times(1));
    let signing_in = person.site.workplace.feedwright(&["sign-in"]);
    person.sign_in(person.equip(signing_in)).await;
    person.register(&NetworkOptions::default());
    let before = person.logins();
    let program = Program::new(Path::new(PROVIDER), &["--cargo-plugin"]);
    let provider = person.equip(person.site.workplace.equip(program));
    let ran = provider.input(request(INDEX, "get")).run().await;
    assert!(answers(&ran)[0].starts_with(r#"{"Ok":"#), "{}", ran.stdout);
    assert_eq!(person.logins(), before + 1);
    assert_eq!(server.count_of_token_requests("refresh_token"), 1);
}

/// The environment names neither proxy nor authority: the command line does for
/// signing in, and the list of registries for renewing.
#[tokio::test]
async fn a_token_is_renewed_by_the_way_that_was_set_up() {
    let person = BehindAProxy::start().await;
    let server = &person.site.server;
    server.set_fault(SignInFault::TokenShort.rule().amount(60).times(1));
    let proxy = person.proxy.url().to_string();
    let authority = person.proxy.ca_certificate_file();
    let signing_in = person.site.workplace.feedwright(&["sign-in"]);
    let signing_in = signing_in.argument("--proxy").argument(&proxy);
    let signing_in = signing_in.argument("--ca-file").argument(authority);
    person.sign_in(person.equip_unaware(signing_in)).await;
    person.register(&NetworkOptions {
        last_proxy: ProxyAddress::parse(&proxy, 80).ok(),
        authority_files: vec![authority.to_owned()],
        ..NetworkOptions::default()
    });
    let before = person.logins();
    let given = person.ask(&[]).await;
    assert!(given.starts_with(r#"{"Ok":"#), "{given}");
    assert_eq!(person.logins(), before + 1);
    assert_eq!(server.count_of_token_requests("refresh_token"), 1);
}

/// The list has the proxy's place, and the environment its name and password.
#[tokio::test]
async fn a_password_to_the_proxy_is_taken_from_the_environment_alone() {
    let person = BehindAProxy::start().await;
    let server = &person.site.server;
    server.set_fault(SignInFault::TokenShort.rule().amount(60).times(1));
    let signing_in = person.site.workplace.feedwright(&["sign-in"]);
    person.sign_in(person.equip(signing_in)).await;
    let value = format!("Basic {}", STANDARD.encode("ann:s3cret"));
    person.proxy.set_habit(ProxyHabit::Basic { value });
    let place = person.proxy.url().to_string();
    let whole = place.replace("http://", "http://ann:s3cret@");
    person.register(&NetworkOptions {
        proxy: ProxyAddress::parse(&whole, 80).ok(),
        authority_files: vec![person.proxy.ca_certificate_file().to_owned()],
        ..NetworkOptions::default()
    });
    let refused = person.ask(&[]).await;
    let told = "the proxy offers to sign in by Basic). Set HTTPS_PROXY to the proxy's address";
    assert!(refused.contains(told), "{refused}");
    assert_eq!(server.count_of_token_requests("refresh_token"), 0);
    let given = person.ask(&[("HTTPS_PROXY", OsStr::new(&whole))]).await;
    assert!(given.starts_with(r#"{"Ok":"#), "{given}");
    assert_eq!(server.count_of_token_requests("refresh_token"), 1);
}
