//! Signing in with a real keychain below a private session bus, with a token
//! from stdin and from a real terminal. The test runs itself again inside.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use practice_server::{
    HeaderShape, PracticeOptions, PracticeServer, Scope, TokenLength, TokenRequest, Upstream,
};
use secrecy::ExposeSecret;

use crate::program::{command, interrupt, path, run};

/// One Basic header of two well-formed fields.
const GOOD: HeaderShape = HeaderShape::Basic {
    fields: 2,
    well_formed: true,
};

const INSIDE: &str = "CLI_TEST_INSIDE";
const KEYCHAIN: &str = r#"printf 'pw\n' | gnome-keyring-daemon --unlock --components=secrets -d >/dev/null; exec "$0" "$@""#;

fn found(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Runs `test` again below a private keychain, or says why not.
fn below_a_keychain(test: &str, inner: impl AsyncFn(&Path)) {
    if std::env::var_os(INSIDE).is_some() {
        let home = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .enable_all()
            .build()
            .unwrap();
        return runtime.block_on(inner(home.path()));
    }
    for program in ["dbus-run-session", "gnome-keyring-daemon", "script"] {
        if !found(program) {
            println!("{test} skipped: {program} is not installed");
            return;
        }
    }
    let home = tempfile::tempdir().unwrap();
    let name = format!("sign_in::{test}");
    let output = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", KEYCHAIN])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", &name, "--nocapture"])
        .env(INSIDE, "1")
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", home.path())
        .output()
        .unwrap();
    let out = String::from_utf8_lossy(&output.stdout);
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && out.contains("1 passed"),
        "{out}\n{error}"
    );
}

async fn server() -> PracticeServer {
    let options = PracticeOptions {
        upstream: Upstream::BuiltIn,
        ..PracticeOptions::default()
    };
    PracticeServer::start(options).await.unwrap()
}

#[test]
fn a_token_from_stdin_is_kept_used_and_forgotten() {
    below_a_keychain(
        "a_token_from_stdin_is_kept_used_and_forgotten",
        async |home| {
            let server = server().await;
            let organization = server.organization_url().to_string();
            let with = |words: &str, input: &str| {
                let line = format!("{words} --organization {organization}");
                run(home, &line.split(' ').collect::<Vec<_>>(), input)
            };
            for length in [TokenLength::Characters84, TokenLength::Characters52] {
                let token = server.issue_token(TokenRequest {
                    length,
                    ..TokenRequest::default()
                });
                let token = token.expose_secret();
                let signed_in = with("sign-in --token-stdin", &format!("{token}\n"));
                assert_eq!(signed_in.status, Some(0), "{signed_in:?}");
                let listed = with("feed list --json", "");
                assert_eq!(listed.status, Some(0), "{listed:?}");
                for text in [&signed_in.out, &signed_in.error, &listed.out, &listed.error] {
                    assert!(!text.contains(token));
                }
            }
            let requests = server.requests();
            let bare = |shape: &HeaderShape| *shape == HeaderShape::None;
            let good = |shape: &HeaderShape| *shape == GOOD;
            let shapes = || requests.iter().map(|request| &request.authorization);
            assert!(bare(shapes().next().unwrap()), "first a look without it");
            assert!(
                shapes().all(|shape| bare(shape) || good(shape)),
                "every header is one well-formed Basic header"
            );
            assert!(shapes().filter(|shape| good(shape)).count() >= 4);
            let signed_out = with("sign-out", "");
            assert!(
                signed_out.error.starts_with("Signed out of "),
                "{signed_out:?}"
            );
            assert_eq!(with("feed list", "").status, Some(1));
        },
    );
}

#[test]
fn a_token_that_is_refused_is_not_kept() {
    below_a_keychain("a_token_that_is_refused_is_not_kept", async |home| {
        let server = server().await;
        let organization = server.organization_url().to_string();
        let words = [
            "sign-in",
            "--json",
            "--token-stdin",
            "--organization",
            &organization,
        ];
        let request = TokenRequest::default;
        let foreign = Some("fabrikam".to_owned());
        let tokens = [
            (
                "expired",
                TokenRequest {
                    lifetime: Duration::ZERO,
                    ..request()
                },
            ),
            (
                "of another organization",
                TokenRequest {
                    organization: foreign,
                    ..request()
                },
            ),
            (
                "of another scope",
                TokenRequest {
                    scopes: vec![Scope::Profile],
                    ..request()
                },
            ),
        ];
        for (what, request) in tokens {
            let token = server.issue_token(request);
            let refused = run(home, &words, token.expose_secret());
            assert_eq!(refused.status, Some(1), "{what}: {refused:?}");
            assert!(refused.error.starts_with("error: "), "{what}: {refused:?}");
        }
        for input in ["", "two words", "two\nlines", "caf\u{e9}"] {
            let refused = run(home, &words, input);
            assert_eq!(refused.status, Some(1), "{input:?}: {refused:?}");
            assert!(
                refused.out.contains("\"code\":\"token-malformed\""),
                "{refused:?}"
            );
        }
        let accounts = run(home, &["accounts"], "");
        assert!(
            accounts.error.starts_with("Nobody is signed in."),
            "{accounts:?}"
        );
    });
}

#[test]
fn a_terminal_is_asked_and_shows_stars() {
    below_a_keychain("a_terminal_is_asked_and_shows_stars", async |home| {
        let server = server().await;
        let organization = server.organization_url().to_string();
        let token = server.issue_token(TokenRequest::default());
        let line = format!(
            "'{}' sign-in --organization {organization}",
            path().display()
        );
        let mut terminal = Command::new("script")
            .args(["--quiet", "--return", "--command", &line, "/dev/null"])
            .env("HOME", home)
            .env("FEEDWRIGHT_HOME", home)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut keyboard = terminal.stdin.take().unwrap();
        let mut screen = BufReader::new(terminal.stdout.take().unwrap());
        let mut shown = Vec::new();
        let question = format!("Personal access token for {organization}:");
        while !String::from_utf8_lossy(&shown).contains(&question) {
            assert!(
                screen.read_until(b':', &mut shown).unwrap() > 0,
                "{shown:?}"
            );
        }
        writeln!(keyboard, "{}", token.expose_secret()).unwrap();
        while screen.read_until(b'\n', &mut shown).unwrap() > 0 {}
        let shown = String::from_utf8_lossy(&shown);
        assert!(terminal.wait().unwrap().success(), "{shown}");
        assert!(!shown.contains(token.expose_secret()), "{shown}");
        assert!(shown.contains(&"*".repeat(84)), "{shown}");
        assert!(shown.contains("Signed in to "), "{shown}");
        drop(keyboard);
    });
}

#[test]
fn ctrl_c_ends_a_wait_for_stdin_within_a_second() {
    below_a_keychain(
        "ctrl_c_ends_a_wait_for_stdin_within_a_second",
        async |home| {
            let server = server().await;
            let organization = server.organization_url().to_string();
            let words = ["sign-in", "--token-stdin", "--organization", &organization];
            // A server that takes the connection and never answers.
            let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
            let address = silent.local_addr().unwrap();
            let silent_organization = format!("http://{address}/tfs/c");
            let to_silence = [
                "sign-in",
                "--token-stdin",
                "--organization",
                &silent_organization,
            ];
            for (words, input) in [(words, None), (to_silence, Some("A".repeat(84)))] {
                let mut child = command(home, &words).stdin(Stdio::piped()).spawn().unwrap();
                let mut stdin = child.stdin.take();
                if let Some(input) = &input {
                    stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
                    silent.accept().unwrap();
                } else {
                    // Ctrl-C is heard from the start, so no particular moment is waited for.
                    wait_until_it_listens(&child);
                }
                interrupt(&child);
                let since = Instant::now();
                assert_eq!(child.wait().unwrap().code(), Some(1));
                assert!(
                    since.elapsed() < Duration::from_secs(1),
                    "{:?}",
                    since.elapsed()
                );
                drop(stdin);
            }
        },
    );
}

/// Until the process handles SIGINT, as the kernel shows it.
fn wait_until_it_listens(child: &std::process::Child) {
    let path = format!("/proc/{}/status", child.id());
    let caught = |status: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix("SigCgt:"));
        line.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok())
            .unwrap_or(0)
    };
    let since = Instant::now();
    while caught(&std::fs::read_to_string(&path).unwrap()) & (1 << 1) == 0 {
        assert!(since.elapsed() < Duration::from_secs(20));
        std::thread::yield_now();
    }
}
