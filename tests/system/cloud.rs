//! The cloud by its real host names: `feedwright` and the real cargo are told
//! of nothing but an HTTPS proxy and its certificate authority, and behind the
//! proxy the practice server plays Azure DevOps Services.

use std::path::PathBuf;

use practice_server::{
    Edition, FeedSeed, HeaderShape, OrganizationSeed, PracticeOptions, PracticeProxy,
    PracticeServer, ProjectSeed, ProxyHabit, SeenRequest, TokenRequest, Upstream, UpstreamSpelling,
};
use secrecy::ExposeSecret as _;

use crate::support::{Program, Ran, Workplace, differences, snapshot};

const BLOB_HOST: &str = "practice.blob.core.windows.net";

/// A person with a project, and the cloud behind a proxy.
struct Cloud {
    workplace: Workplace,
    server: PracticeServer,
    proxy: PracticeProxy,
    repository: PathBuf,
}

impl Cloud {
    async fn start(spelling: UpstreamSpelling) -> Cloud {
        let mut organization = OrganizationSeed::practice();
        organization.projects.push(ProjectSeed {
            public: true,
            ..ProjectSeed::new("Open Source")
        });
        let options = PracticeOptions {
            edition: Edition::Services,
            spelling,
            upstream: Upstream::BuiltIn,
            organizations: vec![organization],
            ..PracticeOptions::default()
        };
        let server = PracticeServer::start(options).await.expect("a server");
        let proxy = PracticeProxy::start(&server).await.expect("a proxy");
        let workplace = Workplace::new().await;
        let repository = workplace.project("app");
        Cloud {
            workplace,
            server,
            proxy,
            repository,
        }
    }

    /// `program` with the way to the cloud.
    fn through_proxy(&self, program: Program) -> Program {
        program
            .variable("HTTPS_PROXY", self.proxy.url().as_str())
            .variable("SSL_CERT_FILE", self.proxy.ca_certificate_file())
    }

    /// `quickstart` with a token of Packaging: Read & write from stdin.
    fn quickstart(&self, arguments: &[&str]) -> Program {
        let token = self.server.issue_token(TokenRequest::default());
        let program =
            self.workplace
                .feedwright(&["quickstart", "--yes", "--json", "--token-stdin"]);
        let program = arguments.iter().fold(program, Program::argument);
        let program = program.argument("--repository").argument(&self.repository);
        self.through_proxy(program).input(token.expose_secret())
    }

    /// The person's own cargo in the project.
    async fn cargo(&self, arguments: &[&str]) -> Ran {
        let program = self.workplace.cargo(arguments).within(&self.repository);
        self.through_proxy(program).run().await
    }

    fn configuration(&self) -> String {
        let path = self.repository.join(".cargo/config.toml");
        std::fs::read_to_string(path).expect("the project's configuration")
    }

    fn seen(&self, host: &str) -> Vec<SeenRequest> {
        let mut requests = self.server.requests();
        requests.retain(|request| request.host == host);
        requests
    }

    fn check_proof(&self, run: &Ran, feed: &str) {
        assert_eq!(run.status, 0, "{}\n{}", run.stdout, run.stderr);
        let proof = run.line("proof");
        assert_eq!(proof["package"], "serde");
        assert_eq!(proof["feed"], feed);
        assert_eq!(proof["built"], true);
        assert_eq!(
            proof["upstream_location"],
            self.server.options().spelling.location()
        );
        assert_eq!(self.server.count_of_feeds_created(feed), 1);
    }

    /// Crate files came from the blob host, and it was never shown a token.
    fn check_blob_host(&self) {
        let seen = self.seen(BLOB_HOST);
        assert!(!seen.is_empty(), "no crate was downloaded");
        for request in seen {
            assert_eq!(request.authorization, HeaderShape::None, "{}", request.path);
        }
    }
}

#[tokio::test]
async fn both_programs_reach_the_cloud_by_its_real_names() {
    let cloud = Cloud::start(UpstreamSpelling::A).await;
    let run = cloud
        .quickstart(&["--organization", "https://dev.azure.com/contoso"])
        .argument("--project")
        .argument("Fabrikam")
        .argument("--feed")
        .argument("crates-mirror")
        .run()
        .await;
    cloud.check_proof(&run, "crates-mirror");
    let index =
        "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/crates-mirror/Cargo/index/";
    assert!(
        cloud.configuration().contains(index),
        "{}",
        cloud.configuration()
    );

    let before = cloud.seen("pkgs.dev.azure.com").len();
    for arguments in [["add", "itoa"].as_slice(), &["build"]] {
        let cargo = cloud.cargo(arguments).await;
        assert_eq!(cargo.status, 0, "{arguments:?}: {}", cargo.stderr);
    }
    assert!(
        cloud.seen("pkgs.dev.azure.com").len() > before,
        "the person's cargo asked the feed"
    );
    assert!(cloud.proxy.forwarded().contains_key("dev.azure.com"));
    assert!(cloud.proxy.forwarded().contains_key("feeds.dev.azure.com"));
    assert!(
        cloud.proxy.refused().is_empty(),
        "{:?}",
        cloud.proxy.refused()
    );
    cloud.check_blob_host();
}

#[tokio::test]
async fn the_old_form_of_an_address_leads_to_the_same_feed() {
    let cloud = Cloud::start(UpstreamSpelling::A).await;
    let run = cloud
        .quickstart(&[
            "--organization",
            "https://contoso.visualstudio.com/Fabrikam",
        ])
        .run()
        .await;
    cloud.check_proof(&run, "crates-mirror");
    let index = "https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/crates-mirror/";
    assert!(
        cloud.configuration().contains(index),
        "{}",
        cloud.configuration()
    );
    cloud.check_blob_host();
}

/// What a run left in the workplace, apart from what it said.
async fn changes_nothing(cloud: &Cloud, program: Program) -> Ran {
    let before = snapshot(cloud.workplace.root());
    let run = program.run().await;
    assert_eq!(run.status, 1, "{}\n{}", run.stdout, run.stderr);
    let after = snapshot(cloud.workplace.root());
    assert!(
        differences(&before, &after).is_empty(),
        "{:?}",
        differences(&before, &after)
    );
    assert!(cloud.workplace.keychain_items().await.is_empty());
    let writes = cloud.server.requests();
    assert!(writes.iter().all(|request| request.method.is_safe()));
    run
}

const CONTOSO: [&str; 4] = [
    "--organization",
    "https://dev.azure.com/contoso",
    "--project",
    "Fabrikam",
];

#[tokio::test]
async fn without_its_authority_the_cloud_is_not_trusted() {
    let cloud = Cloud::start(UpstreamSpelling::A).await;
    let program = cloud.quickstart(&CONTOSO).without("SSL_CERT_FILE");
    let run = changes_nothing(&cloud, program).await;
    assert_eq!(run.line("error")["code"], "certificate-unknown");
    assert!(cloud.server.requests().is_empty(), "nothing was sent");
    insta::assert_snapshot!(run.stderr, @r#"
    error: Somebody whom this computer does not trust answers in the server's place: GET https://dev.azure.com/contoso/_apis/connectionData
      The server's certificate is signed by "Practice certificate authority", whom this computer does not trust.
      hint: If your network has its own certificate authority, ask for its file and name it in SSL_CERT_FILE, or as ca-file below [network] in a profile.
    "#);
}

#[tokio::test]
async fn by_options_alone_cargo_is_told_the_way_and_undo_forgets_it() {
    let cloud = Cloud::start(UpstreamSpelling::A).await;
    let user_file = cloud.workplace.home.join(".cargo/config.toml");
    let told = |program: Program| program.without("HTTPS_PROXY").without("SSL_CERT_FILE");
    let run = told(cloud.quickstart(&CONTOSO))
        .argument("--proxy")
        .argument(cloud.proxy.url().as_str())
        .argument("--ca-file")
        .argument(cloud.proxy.ca_certificate_file())
        .argument("--configure-cargo")
        .run()
        .await;
    cloud.check_proof(&run, "crates-mirror");
    let text = std::fs::read_to_string(&user_file).expect("the user's file");
    assert!(text.contains("[http]\nproxy = "), "{text}");
    // The person's own cargo, told by nothing but its files.
    for arguments in [["add", "itoa"].as_slice(), &["build"]] {
        let cargo = cloud.workplace.cargo(arguments).within(&cloud.repository);
        let cargo = cargo.run().await;
        assert_eq!(cargo.status, 0, "{arguments:?}: {}", cargo.stderr);
    }
    let undo = cloud.workplace.feedwright(&["undo", "--yes"]).run().await;
    assert_eq!(undo.status, 0, "{}", undo.stderr);
    assert!(!user_file.exists(), "it was not there before");
}

#[tokio::test]
async fn a_proxy_that_wants_a_domains_sign_in_is_explained() {
    let cloud = Cloud::start(UpstreamSpelling::A).await;
    cloud.proxy.set_habit(ProxyHabit::Domain);
    let run = changes_nothing(&cloud, cloud.quickstart(&CONTOSO)).await;
    assert_eq!(run.line("error")["code"], "proxy-domain-sign-in");
    insta::assert_snapshot!(run.stderr, @r"
    error: The proxy wants a sign-in that neither Feedwright nor Cargo can do: GET https://dev.azure.com/contoso/_apis/connectionData
      The proxy offers to sign in by Negotiate, NTLM.
      hint: For NTLM and Kerberos, run a relay on this computer that signs in for you, such as px or cntlm, and name its address in HTTPS_PROXY. Or ask for a rule that lets the server's hosts through. Feedwright never asks for a domain password.
    ");
}

#[tokio::test]
async fn a_dead_proxy_is_named() {
    let cloud = Cloud::start(UpstreamSpelling::A).await;
    // A port that was free a moment ago.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("its address");
    drop(listener);
    let program = cloud
        .quickstart(&CONTOSO)
        .variable("HTTPS_PROXY", format!("http://{address}/"));
    let run = changes_nothing(&cloud, program).await;
    assert_eq!(run.line("error")["code"], "unreachable");
    insta::assert_snapshot!(run.stderr.replace(&address.to_string(), "[proxy]"), @r"
    error: The server cannot be reached: GET https://dev.azure.com/contoso/_apis/connectionData
      The proxy cannot be reached: Connection refused (os error 111).
      hint: Check the network, the address and the proxy (HTTPS_PROXY).
    ");
}

#[tokio::test]
async fn another_spelling_of_the_upstream_is_copied_from_a_feed_of_the_portal() {
    let cloud = Cloud::start(UpstreamSpelling::B).await;
    cloud.server.add_feed(&FeedSeed {
        name: "from-the-portal".to_owned(),
        project: Some("Fabrikam".to_owned()),
        crates_io: true,
    });
    let run = cloud.quickstart(&CONTOSO).run().await;
    cloud.check_proof(&run, "crates-mirror");
    let plan = run.line("plan");
    assert_eq!(
        plan["changes"][0]["upstream"]["copied_from"],
        "from-the-portal"
    );
    assert_eq!(run.line("proof")["upstream"], UpstreamSpelling::B.name());
}

#[tokio::test]
async fn an_unknown_spelling_ends_in_words_and_in_no_half_made_feed() {
    let cloud = Cloud::start(UpstreamSpelling::B).await;
    let run = cloud.quickstart(&CONTOSO).run().await;
    assert_eq!(run.status, 1, "{}", run.stdout);
    assert_eq!(run.line("error")["code"], "upstream-refused");
    assert_eq!(cloud.server.count_of_feeds_created("crates-mirror"), 0);
    assert!(
        !run.stdout.contains("\"type\":\"applied\""),
        "{}",
        run.stdout
    );
    assert!(!cloud.repository.join(".cargo").exists());
    let (_, error) = run.stderr.split_once("error:").expect("an error");
    let (error, _) = error.split_once("  activity id:").expect("its number");
    insta::assert_snapshot!(error, @r"
    The server refused the upstream source crates.io: feed `crates-mirror`
     The upstream source 'crates.io' is not a valid upstream source.
     hint: Create the feed in the browser with upstream sources ticked, then name it here.
    ");
}

#[tokio::test]
async fn a_feed_of_the_whole_organization() {
    let cloud = Cloud::start(UpstreamSpelling::A).await;
    let run = cloud.quickstart(&CONTOSO[..2]).run().await;
    cloud.check_proof(&run, "crates-mirror");
    let index = "sparse+https://pkgs.dev.azure.com/contoso/_packaging/crates-mirror/Cargo/index/";
    assert!(
        cloud.configuration().contains(index),
        "{}",
        cloud.configuration()
    );
}

#[tokio::test]
async fn cargo_is_made_to_sign_in_to_a_public_projects_feed() {
    let cloud = Cloud::start(UpstreamSpelling::A).await;
    let project = ["--project", "Open Source"];
    let run = cloud
        .quickstart(&CONTOSO[..2])
        .argument(project[0])
        .argument(project[1])
        .run()
        .await;
    cloud.check_proof(&run, "crates-mirror");
    let index = "https://pkgs.dev.azure.com/contoso/Open%20Source/_packaging/crates-mirror~force-auth/Cargo/index/";
    assert!(
        cloud.configuration().contains(index),
        "{}",
        cloud.configuration()
    );
    for arguments in [["add", "itoa"].as_slice(), &["build"]] {
        let cargo = cloud.cargo(arguments).await;
        assert_eq!(cargo.status, 0, "{arguments:?}: {}", cargo.stderr);
    }
    cloud.check_blob_host();
}
