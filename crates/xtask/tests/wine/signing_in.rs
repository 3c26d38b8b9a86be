//! Signing in from Windows: the practice server here, the program under Wine,
//! and the account's token in Wine's Credential Manager in between.

use std::io::Write as _;
use std::process::Stdio;

use practice_server::{PracticeOptions, PracticeServer, TokenRequest, Upstream};
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

use crate::{Desk, Ran};

impl Desk {
    fn feedwright_with(&self, arguments: &[&str], input: &SecretString) -> Ran {
        let mut child = self
            .command("feedwright.exe", arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(input.expose_secret().as_bytes()).unwrap();
        drop(stdin);
        Ran::from(child.wait_with_output().unwrap())
    }
}

fn lines(text: &str) -> Vec<Value> {
    let parse = |line| serde_json::from_str(line).unwrap();
    text.lines().map(parse).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs the programs for Windows and Wine: cargo xtask cross windows"]
async fn an_account_is_kept_across_programs_and_goes_when_it_is_signed_out() {
    let options = PracticeOptions {
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    };
    let server = PracticeServer::start(options).await.unwrap();
    let organization = server.organization_url().to_string();
    let token = server.issue_token(TokenRequest::default());
    let desk = Desk::new();

    let words = [
        "sign-in",
        "--organization",
        &organization,
        "--json",
        "--token-stdin",
    ];
    let signed_in = desk.feedwright_with(&words, &token);
    assert_eq!(signed_in.status, Some(0), "{}", signed_in.stderr);

    let accounts = desk.feedwright(&["accounts", "--json"]);
    let [account] = &lines(&accounts.stdout)[..] else {
        panic!("one account: {}", accounts.stdout);
    };
    assert_eq!(account["organization"], organization.as_str());
    assert_eq!(account["store"], "keychain");
    for said in [&signed_in, &accounts] {
        let secret = token.expose_secret();
        assert!(!said.stdout.contains(secret) && !said.stderr.contains(secret));
    }

    let words = ["sign-out", "--organization", &organization, "--json"];
    for removed in [true, false] {
        let signed_out = desk.feedwright(&words);
        assert_eq!(signed_out.status, Some(0), "{}", signed_out.stderr);
        let line = lines(&signed_out.stdout);
        assert!(
            line.iter().any(|line| line["removed"] == removed),
            "{}",
            signed_out.stdout
        );
    }
    assert_eq!(desk.feedwright(&["accounts", "--json"]).stdout, "");
}
