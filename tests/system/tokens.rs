//! Tokens: who is signed in, which tokens are refused and how, what arrives at
//! the server, and that no token is anywhere else.

use std::path::Path;
use std::time::Duration;

use practice_server::{HeaderShape, Scope, SeenRequest, TokenLength, TokenRequest};
use secrecy::{ExposeSecret as _, SecretString};

use crate::support::{Ran, Site, contents};

const GOOD: HeaderShape = HeaderShape::Basic {
    fields: 2,
    well_formed: true,
};

async fn sign_in(site: &Site, token: &str) -> Ran {
    let organization = site.organization();
    let arguments = ["sign-in", "--organization", &organization, "--json"];
    let program = site.workplace.feedwright(&arguments);
    program.argument("--token-stdin").input(token).run().await
}

async fn accounts(site: &Site) -> Ran {
    let run = site
        .workplace
        .feedwright(&["accounts", "--json"])
        .run()
        .await;
    assert_eq!(run.status, 0, "{}", run.stderr);
    run
}

#[tokio::test]
async fn a_person_signs_in_and_out() {
    let site = Site::start().await;
    let organization = site.organization();
    assert_eq!(accounts(&site).await.stdout, "");
    let run = sign_in(&site, site.token().expose_secret()).await;
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert_eq!(run.line("signed-in")["user"], "Practice User");
    let account = accounts(&site).await.line("account");
    assert_eq!(account["organization"], organization);
    assert_eq!(account["kind"], "personal-access-token");
    assert_eq!(account["store"], "keychain");
    let items = site.workplace.keychain_items().await;
    assert_eq!(
        items.len(),
        1,
        "one entry of ours, none of cargo's: {items:?}"
    );
    assert!(site.workplace.cargo_items().await.is_empty());

    for removed in [true, false] {
        let arguments = ["sign-out", "--organization", &organization, "--json"];
        let run = site.workplace.feedwright(&arguments).run().await;
        assert_eq!(run.status, 0, "{}", run.stderr);
        assert_eq!(run.line("signed-out")["removed"], removed);
        assert_eq!(accounts(&site).await.stdout, "");
        assert!(site.workplace.keychain_items().await.is_empty());
    }
    let profile = site.profile(&[&site.workplace.project("app")]);
    for command in ["plan", "apply", "status"] {
        let program = site.with_profile(command, &profile).argument("--json");
        let run = program.run().await;
        assert_eq!(run.line("error")["code"], "no-account", "{command}");
    }
}

/// Tokens that are no use, and the code that says why.
fn useless_tokens(site: &Site) -> Vec<(&'static str, SecretString, &'static str)> {
    let issue = |request: TokenRequest| site.server.issue_token(request);
    let usual = TokenRequest::default;
    let revoked = site.token();
    assert!(site.server.revoke_token(&revoked));
    vec![
        (
            "made up",
            SecretString::from("A".repeat(84)),
            "token-refused",
        ),
        ("revoked", revoked, "token-refused"),
        (
            "expired",
            issue(TokenRequest {
                lifetime: Duration::ZERO,
                ..usual()
            }),
            "token-refused",
        ),
        (
            "another organization's",
            issue(TokenRequest {
                organization: Some("fabrikam".to_owned()),
                ..usual()
            }),
            "token-refused",
        ),
        (
            "without a scope",
            issue(TokenRequest {
                scopes: vec![Scope::Project],
                ..usual()
            }),
            "right-missing",
        ),
    ]
}

#[tokio::test]
async fn useless_tokens_are_refused_and_not_kept() {
    let site = Site::start().await;
    for (name, token, code) in useless_tokens(&site) {
        let run = sign_in(&site, token.expose_secret()).await;
        assert_eq!(run.status, 1, "{name}: {}", run.stderr);
        assert_eq!(run.line("error")["code"], code, "{name}: {}", run.stderr);
        assert_eq!(accounts(&site).await.stdout, "", "{name}");
        assert!(site.workplace.keychain_items().await.is_empty(), "{name}");
    }
    let good = site.token();
    assert_eq!(sign_in(&site, good.expose_secret()).await.status, 0);
    let before = site.workplace.keychain_items().await;
    for (name, token, _) in useless_tokens(&site) {
        assert_eq!(sign_in(&site, token.expose_secret()).await.status, 1);
        assert_eq!(site.workplace.keychain_items().await, before, "{name}");
    }
    let repository = site.workplace.project("app");
    let profile = site.profile(&[&repository]);
    site.server.revoke_token(&good);
    let run = site.with_profile("apply", &profile).argument("--yes");
    let run = run.argument("--json").run().await;
    assert_eq!(run.line("error")["code"], "token-refused");
    assert!(!repository.join(".cargo").exists());
}

#[tokio::test]
async fn tokens_of_both_lengths_arrive_as_one_well_formed_header() {
    for length in [TokenLength::Characters84, TokenLength::Characters52] {
        let site = Site::start().await;
        let repository = site.workplace.project("app");
        let profile = site.profile(&[&repository]);
        let token = site.server.issue_token(TokenRequest {
            length,
            ..TokenRequest::default()
        });
        site.sign_in(&token).await;
        site.apply(&profile).await;
        let ours = site.server.requests();
        check_headers(&ours, "/_apis/");
        check_headers(&ours, "/_packaging/");

        for arguments in [["add", "itoa"].as_slice(), &["build"]] {
            let cargo = site.workplace.cargo(arguments).within(&repository);
            assert_eq!(cargo.run().await.status, 0);
        }
        let cargos = site.server.requests().split_off(ours.len());
        check_headers(&cargos, "/_packaging/");
    }
}

/// Every header that was sent is good, and some were.
fn check_headers(requests: &[SeenRequest], part: &str) {
    let about = requests
        .iter()
        .filter(|request| request.path.contains(part));
    let sent = about.filter(|request| request.authorization != HeaderShape::None);
    let shapes: Vec<HeaderShape> = sent.map(|request| request.authorization).collect();
    assert!(!shapes.is_empty(), "nothing was sent to {part}");
    assert!(
        shapes.iter().all(|shape| *shape == GOOD),
        "{part}: {shapes:?}"
    );
}

/// A `cargo` that writes down how it was called, then is the real one.
fn spy(folder: &Path, notes: &Path) {
    let text = format!(
        "#!/bin/sh\nnote=$(mktemp {notes:?}/call.XXXXXX)\nprintf '%s\\n' \"$@\" > \"$note\"\ncat /proc/$$/environ /proc/$PPID/environ /proc/$PPID/cmdline >> \"$note\"\nexec {cargo:?} \"$@\"\n",
        cargo = env!("CARGO"),
    );
    let path = folder.join("cargo");
    std::fs::write(&path, text).expect("a script");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&path, mode).expect("a mode");
}

/// The token in the forms in which it could lie around.
fn forms(token: &SecretString, header: &SecretString) -> Vec<(&'static str, Vec<u8>)> {
    let text = token.expose_secret();
    let header = header.expose_secret();
    let encoded = header.strip_prefix("Basic ").expect("a Basic header");
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        ("as it is", text.as_bytes().to_vec()),
        ("its end", text.as_bytes()[text.len() - 12..].to_vec()),
        ("encoded", encoded.as_bytes().to_vec()),
        ("backwards", text.bytes().rev().collect()),
        ("in UTF-16", utf16),
    ]
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[tokio::test]
async fn the_token_is_nowhere_but_in_the_keychain() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let (spies, notes) = (
        site.workplace.folder("spies"),
        site.workplace.folder("notes"),
    );
    spy(&spies, &notes);
    let path = std::env::var("PATH").expect("a PATH");
    let path = format!("{}:{path}", spies.display());
    let token = site.token();
    let profile = site.profile(&[&repository]);
    let organization = site.organization();
    let mut said = Vec::new();
    let calls: [&[&str]; 8] = [
        &["sign-in", "--organization", &organization, "--token-stdin"],
        &["plan", "--json", "--profile"],
        &["apply", "--yes", "--prove", "--json", "--profile"],
        &["status", "--profile"],
        &["history", "--json"],
        &["accounts", "--json"],
        &["feed", "list", "--json", "--organization", &organization],
        &["undo", "--yes", "--json"],
    ];
    let mut header = None;
    for call in calls {
        let program = site.workplace.feedwright(call).variable("PATH", &path);
        let program = program
            .variable("RUST_LOG", "trace")
            .variable("CARGO_LOG", "trace");
        let program = program.input(token.expose_secret());
        let program = match call.last() {
            Some(&"--profile") => program.argument(&profile),
            _ => program,
        };
        let run = program.run().await;
        assert_ne!(run.status, 1, "{call:?}: {}", run.stderr);
        said.push(format!("{}{}", run.stdout, run.stderr));
        if call[0] == "apply" {
            header = site.header(&site.index("mirror")).await;
            check_nowhere(&site, &token, header.as_ref().expect("a token"), &said);
        }
    }
    let header = header.expect("a token");
    check_nowhere(&site, &token, &header, &said);
    check_looked_into(&site, &notes);
}

/// The places that matter were among those that were looked into.
fn check_looked_into(site: &Site, notes: &Path) {
    let notes = contents(notes);
    assert!(notes.len() >= 3, "cargo was called {} times", notes.len());
    for (_, note) in notes.values() {
        assert!(
            holds(note, b"CARGO_HOME="),
            "the environment was written down"
        );
    }
    let added = notes.values().any(|(_, note)| holds(note, b"add\nserde"));
    assert!(added, "the arguments were written down");
    let files = contents(site.workplace.root());
    let keyring = |path: &Path| path.extension().is_some_and(|kind| kind == "keyring");
    assert!(files.keys().any(|path| keyring(path)), "the keyring's file");
}

/// Looks through all that was said and every file of the workplace, those of
/// the keyring too.
fn check_nowhere(site: &Site, token: &SecretString, header: &SecretString, said: &[String]) {
    for (form, wanted) in forms(token, header) {
        for text in said {
            assert!(!holds(text.as_bytes(), &wanted), "{form}: {text}");
        }
        for (path, (_, bytes)) in contents(site.workplace.root()) {
            assert!(!holds(&bytes, &wanted), "{form} in {}", path.display());
        }
    }
}
