//! A company's own server behind a proxy and a private certificate authority:
//! what the plan tells Cargo, and the doctor with one thing broken at a time.
//! The real cargo builds through the proxy before and after each.

use crate::doctor::{examine, find, troubles};
use crate::support::{FEED, PROJECT, Place, server_options};
use azure_devops::Endpoints;
use practice_server::{PracticeProxy, TokenRequest};
use setup::event::{Event, Progress};
use setup::profile::NetworkWish;
use setup::{ErrorCode, Failure, Fix, Prepared, Profile, Proof, ProofWish, Verdict};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const SERVER: &str = "https://tfs.practice.invalid/tfs/DefaultCollection";

/// What the network checks look at.
pub(crate) const PROXY: &str = "network-proxy";
pub(crate) const CERTIFICATES: &str = "network-certificates";
pub(crate) const CLOCK: &str = "clock";

/// A place whose server is reached through the proxy alone.
pub(crate) struct Company {
    pub(crate) place: Place,
    pub(crate) proxy: PracticeProxy,
    /// The authority's file, as somebody handed it out.
    pub(crate) authority: PathBuf,
    /// Another one in each test, as the server has the same name in all.
    feed: String,
}

impl Company {
    pub(crate) async fn start() -> Company {
        let mut place = Place::with(server_options(), TokenRequest::default()).await;
        let proxy = PracticeProxy::start(&place.server).await.expect("a proxy");
        let authority = place.folder("corp.pem");
        std::fs::copy(proxy.ca_certificate_file(), &authority).expect("a file");
        // Nothing but the files of this place tells the way.
        let told = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];
        place.setup.computer.variables.retain(|name, _| {
            let name = name.to_string_lossy().to_ascii_lowercase();
            !told.contains(&name.as_str()) && !name.starts_with("ssl_cert")
        });
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let company = Company {
            place,
            proxy,
            authority,
            feed: format!("{FEED}-{number}"),
        };
        company.sign_in().await;
        company
    }

    async fn sign_in(&self) {
        let token = self.place.server.issue_token(TokenRequest::default());
        let setup = self.place.setup.reached_by(&self.network(false));
        let endpoints = Endpoints::parse(SERVER).expect("a server");
        let options = setup.client_options.clone();
        let accounts = &setup.accounts;
        let signed_in = accounts.sign_in_with_token(&endpoints, token, options);
        signed_in.await.expect("an account");
    }

    fn network(&self, configure_cargo: bool) -> NetworkWish {
        self.profile(configure_cargo).network
    }

    pub(crate) fn address(&self) -> String {
        self.proxy
            .url()
            .to_string()
            .trim_end_matches('/')
            .to_owned()
    }

    pub(crate) fn profile(&self, configure_cargo: bool) -> Profile {
        let (proxy, file, feed) = (self.address(), self.authority.display(), &self.feed);
        let text = format!(
            "schema = 1\n[organization]\nurl = '{SERVER}'\n[feed]\nname = '{feed}'\nproject = '{PROJECT}'\n[workstation]\nrepositories = ['~/app']\n[network]\nproxy = '{proxy}'\nca-file = '{file}'\nconfigure-cargo = {configure_cargo}\n"
        );
        let home = &self.place.setup.computer.home;
        Profile::parse(&text, "feedwright.toml", home, home).expect("a profile")
    }

    pub(crate) async fn prepare(&self, profile: Profile) -> Result<Prepared, Failure> {
        self.place.setup.prepare(profile).await
    }

    /// Applies a profile, and lets the real cargo build through it.
    pub(crate) async fn apply(&self, profile: Profile) -> Result<Proof, Failure> {
        let mut prepared = self.prepare(profile).await?;
        let applied = self.place.apply(&mut prepared).await?;
        let wish = ProofWish {
            package: "itoa".to_owned(),
            build: true,
            listing_limit: Duration::from_secs(3),
            first_pause: Duration::from_millis(20),
        };
        let mut ignore = |_: Event| {};
        let (mut progress, never) = (Progress::new(&mut ignore), CancellationToken::new());
        let setup = &self.place.setup;
        let proof = setup.prove(&prepared, &wish, &applied, &mut progress, &never);
        proof.await
    }

    pub(crate) async fn set_up() -> Company {
        let company = Company::start().await;
        let proof = company.apply(company.profile(true)).await.expect("a proof");
        assert!(proof.built);
        company.check(&[]).await;
        company
    }

    /// What is not well.
    pub(crate) async fn check(&self, expect: &[(&str, Verdict, &str)]) -> setup::Examined {
        let examined = examine(&self.place).await;
        assert_eq!(troubles(&examined), expect, "{:#?}", examined.checks);
        examined
    }

    /// Makes the plan of a check's fix true, with a build; all is well then.
    async fn mend(&self, examined: &setup::Examined, id: &str) {
        let Some(Fix::Apply { profile, .. }) = &find(examined, id).fix else {
            panic!("{examined:#?}");
        };
        self.apply(profile.as_ref().clone()).await.expect("a proof");
        self.check(&[]).await;
    }

    pub(crate) fn user_file(&self) -> String {
        std::fs::read_to_string(self.place.user_file()).expect("a file")
    }

    pub(crate) fn replace(&self, old: &str, new: &str) {
        let text = self.user_file();
        assert!(text.contains(old), "{text}");
        std::fs::write(self.place.user_file(), text.replace(old, new)).expect("a file");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cargo_is_told_the_way_once_and_undo_forgets_it() {
    let company = Company::start().await;
    let before = company.place.files();
    let prepared = company
        .prepare(company.profile(true))
        .await
        .expect("a plan");
    let json = serde_json::to_string(&prepared.plan).expect("JSON");
    assert!(json.contains("+[http]"), "{json}");
    let notices: Vec<_> = prepared.plan.notices.iter().map(|it| it.id).collect();
    assert!(notices.contains(&"cargo-trusts-file-alone"), "{notices:?}");
    drop(prepared);
    company.apply(company.profile(true)).await.expect("a proof");
    let text = company.user_file();
    let (proxy, file) = (company.address(), company.authority.display().to_string());
    let lines = [
        format!("proxy = \"{proxy}\""),
        format!("cainfo = \"{file}\""),
    ];
    assert!(lines.iter().all(|line| text.contains(line)), "{text}");
    let again = company
        .prepare(company.profile(true))
        .await
        .expect("a plan");
    assert!(again.plan.is_empty(), "{:?}", again.plan);
    assert!(!company.place.setup.may_tell_cargo(&again), "it knows");
    company.check(&[]).await;
    company.place.undo_everything().await.expect("undone");
    assert_eq!(company.place.files(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_agreement_cargo_is_not_told_and_the_proof_says_why() {
    let company = Company::start().await;
    let prepared = company
        .prepare(company.profile(false))
        .await
        .expect("a plan");
    let notices: Vec<_> = prepared.plan.notices.iter().map(|it| it.id).collect();
    for id in ["cargo-without-proxy", "cargo-without-authority"] {
        assert!(notices.contains(&id), "{notices:?}");
    }
    assert!(
        company.place.setup.may_tell_cargo(&prepared),
        "on agreement"
    );
    drop(prepared);
    let failure = company
        .apply(company.profile(false))
        .await
        .expect_err("no way");
    assert_eq!(failure.code, ErrorCode::Unreachable);
    let why = failure.why.as_deref();
    assert_eq!(
        why,
        Some("Cargo does not know the proxy that Feedwright uses.")
    );
    assert!(
        failure.advice().contains("--configure-cargo"),
        "{}",
        failure.advice()
    );
    assert!(!company.user_file().contains("[http]"));
    let expect = [
        (PROXY, Verdict::Failed, "only-ours"),
        (CERTIFICATES, Verdict::Skipped, "not-seen"),
    ];
    let examined = company.check(&expect).await;
    company.mend(&examined, PROXY).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_and_an_authority_that_cargo_lost() {
    let company = Company::set_up().await;
    let (proxy, file) = (company.address(), company.authority.display().to_string());
    company.replace(&format!("cainfo = \"{file}\""), "");
    let expect = [(CERTIFICATES, Verdict::Failed, "cargo")];
    let examined = company.check(&expect).await;
    let found = find(&examined, CERTIFICATES);
    assert_eq!(found.arguments["issuer"], "Practice certificate authority");
    company.mend(&examined, CERTIFICATES).await;

    // A proxy that nobody answers at any more: the last one before the move.
    let dead = dead_port();
    company.replace(&proxy, &dead);
    let expect = [
        (PROXY, Verdict::Failed, "unreachable"),
        (CERTIFICATES, Verdict::Skipped, "not-seen"),
    ];
    let examined = company.check(&expect).await;
    assert!(find(&examined, PROXY).sentence.contains(&dead));
    company.mend(&examined, PROXY).await;

    // The file of the authority was moved away.
    let moved = company.place.folder("elsewhere.pem").display().to_string();
    company.replace(&file, &moved);
    let expect = [(CERTIFICATES, Verdict::Failed, "file")];
    let examined = company.check(&expect).await;
    assert!(
        find(&examined, CERTIFICATES)
            .sentence
            .contains("elsewhere.pem")
    );
    company.mend(&examined, CERTIFICATES).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_cargo_knows_is_used_for_us_too() {
    let company = Company::set_up().await;
    let mut profile = company.profile(false);
    profile.network = NetworkWish::default();
    let prepared = company.prepare(profile).await.expect("a plan");
    assert!(prepared.plan.is_empty(), "{:?}", prepared.plan);
    assert!(
        prepared.plan.notices.is_empty(),
        "{:?}",
        prepared.plan.notices
    );

    // But never what a repository says: ours would go nowhere.
    let user = company.user_file();
    let (lines, rest): (Vec<&str>, Vec<&str>) = user.lines().partition(|line| {
        ["[http]", "proxy =", "cainfo ="]
            .iter()
            .any(|it| line.starts_with(it))
    });
    std::fs::write(company.place.user_file(), rest.join("\n")).expect("a file");
    let repository = company.place.repository_file();
    let text = std::fs::read_to_string(&repository).expect("a file");
    std::fs::write(&repository, format!("{text}\n{}\n", lines.join("\n"))).expect("a file");
    let mut profile = company.profile(false);
    profile.network = NetworkWish::default();
    let Err(failure) = company.prepare(profile).await else {
        panic!("the repository's proxy was used");
    };
    let codes = [ErrorCode::NameNotResolved, ErrorCode::Unreachable];
    assert!(codes.contains(&failure.code), "{failure:?}");
    let examined = examine(&company.place).await;
    let told = |it: &&setup::Check| it.id == PROXY && it.variant == "repository";
    let found = examined.checks.iter().find(told).expect("told");
    assert!(
        found
            .place
            .as_deref()
            .is_some_and(|place| place.contains("app"))
    );
}

/// The address of a port that was free a moment ago.
fn dead_port() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    format!("http://{}", listener.local_addr().expect("an address"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_none_is_blamed_on_the_profile() {
    let company = Company::start().await;
    let check = async |path: &Path, words: &str| {
        let mut profile = company.profile(true);
        profile.network.ca_file = Some(path.to_owned());
        let failure = company.prepare(profile).await.err().expect("refused");
        assert_eq!(failure.code, ErrorCode::ProfileInvalid, "{failure:?}");
        let why = failure.why.unwrap_or_default();
        assert!(why.contains(words), "{why}");
    };
    let other = company.place.folder("other.pem");
    check(&other, "cannot be read").await;
    std::fs::write(&other, "no certificate").expect("a file");
    check(&other, "holds no certificates").await;
    check(&company.place.folder(""), "is no file").await;
}
