//! What `doctor` says and the report that it writes, searched for secrets that
//! lie in every place it looks at, and for everything that has a token's shape.

use base64::Engine as _;
use cargo_home::{IndexUrl, RegistryName, RegistryTokens};
use secrecy::{ExposeSecret as _, SecretString};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::{Patient, append};
use crate::support::{Canaries, Ran, Site, Workplace};

/// Secrets that lie in the places, made at run time.
#[derive(Default)]
struct Planted {
    /// Nothing may say these.
    secrets: Canaries,
    /// Names of this person, which the findings tell and a report does not.
    names: Canaries,
    made: usize,
}

impl Planted {
    /// A text of a token's shape that is nowhere else: letters of both cases and
    /// digits, as long as one of Azure DevOps.
    fn text(&mut self) -> String {
        self.made += 1;
        let text: String = (0..84)
            .map(|at| char::from(b"aB3dE5gH7jK9mN"[(at * (self.made + 2) + self.made) % 14]))
            .collect();
        format!("{}{text}", self.made)
    }

    fn secret(&mut self) -> String {
        let secret = self.text();
        self.secrets.add(&secret);
        self.secrets.add(&secret[..30]);
        let encoded = base64::engine::general_purpose::STANDARD.encode(format!("PAT:{secret}"));
        self.secrets.add(encoded);
        secret
    }
}

/// Puts a secret into every place that the doctor looks at.
async fn plant(patient: &Patient, planted: &mut Planted) -> Vec<(&'static str, String)> {
    let site = &patient.site;
    let cargo_home = site.workplace.home.join(".cargo");
    let credentials = format!(
        "[registries.mirror]\ntoken = \"Basic {}\"\n[registry]\ntoken = \"{}\"\n",
        planted.secret(),
        planted.secret(),
    );
    std::fs::write(cargo_home.join("credentials.toml"), credentials).expect("a file");
    let address = site.server.address();
    let configuration = format!(
        "\n[registries.old]\nindex = \"sparse+http://ada:{}@{address}/x/?sig={}\"\ntoken = \"{}\"\n\
         [http]\nuser-agent = \"{}\"\n[env]\nSECRET = \"{}\"\n[alias]\nx = \"{}\"\n",
        planted.secret(),
        planted.secret(),
        planted.secret(),
        planted.secret(),
        planted.secret(),
        planted.secret(),
    );
    append(&patient.file(), &configuration);
    let index = IndexUrl::parse(&site.index("mirror")).expect("an index");
    let name = RegistryName::parse("mirror").expect("a name");
    let tokens = RegistryTokens::open(&site.computer())
        .await
        .expect("a keychain");
    let stored = SecretString::from(format!("Basic {} {}", planted.secret(), planted.secret()));
    tokens.write(&index, &name, &stored).await.expect("stored");
    let proxy = format!("http://ada:{}@127.0.0.1:9", planted.secret());
    [
        ("CARGO_REGISTRIES_MIRROR_TOKEN", planted.secret()),
        ("CARGO_REGISTRY_TOKEN", planted.secret()),
        ("AZURE_DEVOPS_EXT_PAT", planted.secret()),
        ("SYSTEM_ACCESSTOKEN", planted.secret()),
        ("HTTPS_PROXY", proxy),
        ("RUST_LOG", "trace".to_owned()),
        ("RUST_BACKTRACE", "full".to_owned()),
    ]
    .into()
}

/// A server in place of the organization's, whose every answer repeats a secret.
async fn talkative(listener: TcpListener, secret: String) {
    while let Ok((mut stream, _)) = listener.accept().await {
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        let body =
            format!(r#"{{"message":"Your token {secret} is not eyJ{secret}","typeKey":"X"}}"#);
        let head = format!(
            "HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\nconnection: close\r\nactivityid: {secret}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
    }
}

/// Everything of a token's shape, whatever it is.
fn shapes(text: &str) -> Vec<&str> {
    let runs = text.split(|c: char| !c.is_ascii_alphanumeric());
    let is_shape = |run: &&str| run.len() >= 32 || run.contains("eyJ") || run.contains("AZDO");
    runs.filter(is_shape).collect()
}

/// `doctor` in a workplace, with variables that hold secrets.
struct Asked<'a> {
    workplace: &'a Workplace,
    variables: Vec<(&'static str, String)>,
}

impl Asked<'_> {
    async fn run(&self, arguments: &[&str]) -> Ran {
        let program = self.workplace.feedwright(&["doctor"]);
        let program = arguments.iter().fold(program, |p, it| p.argument(it));
        let variables = self.variables.iter();
        variables
            .fold(program, |p, (name, value)| p.variable(name, value))
            .run()
            .await
    }

    /// All that is said in every way of asking.
    async fn check(&self, planted: &Planted, arguments: &[&str]) -> Ran {
        let ran = self.run(arguments).await;
        assert!(
            [0, 1, 2].contains(&ran.status),
            "{arguments:?} {}",
            ran.stderr
        );
        planted.secrets.check(&ran);
        ran
    }

    /// The report in a new file.
    async fn report(&self, planted: &Planted, more: &[&str]) -> String {
        let file = self.workplace.folder("reports").join("report.txt");
        let mut arguments = vec!["--report", file.to_str().expect("UTF-8")];
        arguments.extend(more);
        self.check(planted, &arguments).await;
        let text = std::fs::read_to_string(&file).expect("a report");
        // It is no file to be overwritten.
        let again = self.run(&arguments).await;
        assert!(again.stderr.contains("already"), "{}", again.stderr);
        std::fs::remove_file(&file).expect("removed");
        assert!(!planted.secrets.are_in(&text), "{text}");
        assert_eq!(shapes(&text), Vec::<&str>::new(), "{text}");
        assert!((100..60_000).contains(&text.len()), "{text}");
        text
    }
}

#[tokio::test]
async fn no_secret_is_in_a_report_or_in_what_the_doctor_says() {
    let patient = Patient::well().await;
    let mut planted = Planted::default();
    let account = patient.site.token();
    planted.secrets.add(account.expose_secret());
    patient.site.sign_in(&account).await;
    let variables = plant(&patient, &mut planted).await;
    let workplace = &patient.site.workplace;
    let asked = Asked {
        workplace,
        variables,
    };
    // As a part of a path or an address: elsewhere such words may be ours.
    for name in ["Practice", "mirror", "app"] {
        planted.names.add(format!("/src/{name}/"));
        planted.names.add(format!("/{name}/_packaging/"));
        planted.names.add(format!("/_packaging/{name}/"));
    }
    let kept = asked.report(&planted, &["--keep-names", "--json"]).await;
    assert!(planted.names.are_in(&kept), "{kept}");
    let hidden = asked.report(&planted, &[]).await;
    assert!(!planted.names.are_in(&hidden), "{hidden}");
    assert!(
        hidden.contains("\nfailed ") && hidden.contains("/.cargo/"),
        "{hidden}"
    );
    let printed = asked.check(&planted, &["--report", "-"]).await.stdout;
    assert_eq!(printed, hidden);
    for arguments in [
        &["--verbose"][..],
        &["--json"],
        &["--fix", "--yes", "--json"],
    ] {
        asked.check(&planted, arguments).await;
    }
    let journal = workplace.feedwright_home.join("state");
    assert_eq!(
        planted.secrets.files(&journal),
        Vec::<std::path::PathBuf>::new()
    );
}

#[tokio::test]
async fn what_a_server_says_of_a_token_is_not_repeated() {
    let Patient { site, .. } = Patient::well().await;
    let mut planted = Planted::default();
    let secret = planted.secret();
    let Site { workplace, server } = site;
    let address = server.address();
    server.stop().await;
    let listener = TcpListener::bind(address).await.expect("the same port");
    let talking = tokio::spawn(talkative(listener, secret));
    let asked = Asked {
        workplace: &workplace,
        variables: vec![("RUST_LOG", "trace".to_owned())],
    };
    asked.check(&planted, &["--verbose"]).await;
    let said = asked.check(&planted, &["--json"]).await.stdout;
    assert!(said.contains(r#""verdict":"failed""#), "{said}");
    for more in [&[][..], &["--keep-names"]] {
        asked.report(&planted, more).await;
    }
    talking.abort();
}
