//! Scripts that play `az` and `azd`: what they are started with, and what
//! becomes of everything that they may answer.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use secrecy::ExposeSecret as _;
use tempfile::{TempDir, tempdir};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use super::support::{account, is_silent_about, network, set_mode};
use crate::account::AccountKind::{AzureCli, AzureDeveloperCli};
use crate::account::{AccountKind, EntraAccount};
use crate::entra::identity::access_token_in;
use crate::entra::identity::azure_cli_account::account_in;
use crate::entra::identity::programs::Program;
use crate::entra::identity::run::run;
use crate::entra::identity::surroundings::Surroundings;
use crate::entra::{EntraError, EntraRefusal, EntraTokens};

/// A folder with a script of this name, first on the path.
struct Fake {
    folder: TempDir,
    here: Surroundings,
    account: EntraAccount,
}

impl Fake {
    /// The script notes its arguments and its environment, then runs this.
    fn new(name: &str, body: &str) -> Self {
        let folder = tempdir().unwrap();
        let place = folder.path().to_str().unwrap().to_owned();
        let note = format!("printf '%s\\n' \"$@\" >>{place}/arguments; env >>{place}/environment");
        let script = folder.path().join(name);
        fs::write(
            &script,
            format!("#!/bin/sh\n{note}; pwd >>{place}/folder\n{body}\n"),
        )
        .unwrap();
        set_mode(&script, 0o700);
        let path = OsString::from(format!(".:{place}:/usr/bin:/bin"));
        let canary = OsStr::new(Self::CANARY);
        let here = Surroundings::made(&[
            ("PATH", &path),
            ("HOME", folder.path().as_os_str()),
            ("HTTPS_PROXY", OsStr::new("http://proxy.example:3128")),
            ("AZURE_CLIENT_SECRET", canary),
            ("SYSTEM_ACCESSTOKEN", canary),
            ("FEEDWRIGHT_HOME", canary),
            ("CARGO_REGISTRIES_FEED_TOKEN", canary),
            ("LD_PRELOAD", canary),
        ]);
        let account = account(&Uuid::new_v4().to_string());
        Self {
            folder,
            here,
            account,
        }
    }

    const CANARY: &str = "canary-of-the-environment";

    async fn ask(&self, kind: AccountKind) -> Result<EntraTokens, EntraError> {
        let network = network(reqwest::Client::new());
        let ask = access_token_in(&self.here, kind, &self.account, None, &network);
        Box::pin(ask).await
    }

    fn noted(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap()
    }
}

/// What the Azure CLI prints for a token.
fn az_token(token: &str, expires: OffsetDateTime) -> String {
    let end = expires.unix_timestamp();
    format!(
        r#"echo '{{"accessToken":"{token}","expiresOn":"2030-01-01 00:00:00.000000","expires_on":{end},"subscription":"s","tenant":"t","tokenType":"Bearer"}}'"#
    )
}

fn made_up(length: usize) -> String {
    format!("{}{}", "e".repeat(length), Uuid::new_v4().simple())
}

#[tokio::test]
async fn whoever_is_signed_in_with_az_gets_a_token() {
    let (token, end) = (
        made_up(1000),
        OffsetDateTime::now_utc() + Duration::from_secs(3000),
    );
    let fake = Fake::new("az", &format!("echo a word >&2; {}", az_token(&token, end)));
    let tokens = fake.ask(AzureCli).await.unwrap();
    assert_eq!(tokens.access.expose_secret(), token);
    assert_eq!(tokens.expires.unix_timestamp(), end.unix_timestamp());
    let tenant = fake.account.tenant.as_str();
    let scope = "499b84ac-1321-427f-aa17-267ca6975798/.default";
    assert_eq!(
        fake.noted("arguments"),
        format!("account\nget-access-token\n-o\njson\n--scope\n{scope}\n--tenant\n{tenant}\n")
    );
    assert_eq!(fake.noted("folder"), "/\n");
    let environment = fake.noted("environment");
    assert!(environment.contains("HTTPS_PROXY=http://proxy.example:3128"));
    assert!(environment.contains("HOME=/"));
    assert!(!environment.contains(Fake::CANARY), "{environment}");
    assert!(!environment.contains("PATH=."), "{environment}");
}

#[tokio::test]
async fn whoever_is_signed_in_with_azd_gets_a_token() {
    let (token, end) = (
        made_up(1000),
        OffsetDateTime::now_utc() + Duration::from_secs(3000),
    );
    let text = end.replace_nanosecond(0).unwrap().format(&Rfc3339).unwrap();
    let body = format!(r#"echo '{{"token":"{token}","expiresOn":"{text}"}}'"#);
    let fake = Fake::new("azd", &body);
    let tokens = fake.ask(AzureDeveloperCli).await.unwrap();
    assert_eq!(tokens.access.expose_secret(), token);
    let arguments = fake.noted("arguments");
    assert!(arguments.starts_with("auth\ntoken\n"), "{arguments}");
    assert!(!fake.noted("environment").contains(Fake::CANARY));
}

#[tokio::test]
async fn a_token_for_a_year_is_renewed_after_a_day() {
    let year = OffsetDateTime::now_utc() + Duration::from_secs(365 * 86400);
    let fake = Fake::new("az", &az_token(&made_up(100), year));
    let left = fake.ask(AzureCli).await.unwrap().expires - OffsetDateTime::now_utc();
    assert!((24..=25).contains(&left.whole_hours()), "{left}");
}

#[tokio::test]
async fn a_missing_program_is_named() {
    let fake = Fake::new("other", "");
    for (kind, name) in [(AzureCli, "az"), (AzureDeveloperCli, "azd")] {
        let folder = fake.folder.path().as_os_str();
        let here = Surroundings::made(&[("PATH", folder)]);
        let network = network(reqwest::Client::new());
        let ask = access_token_in(&here, kind, &fake.account, None, &network);
        let error = Box::pin(ask).await.unwrap_err();
        assert!(matches!(error, EntraError::NoProgram { program } if program == name));
    }
    let here = Surroundings::made(&[("PATH", fake.folder.path().as_os_str())]);
    let error = account_in(&here).await.unwrap_err();
    assert!(matches!(error, EntraError::NoProgram { program: "az" }));
}

#[tokio::test]
async fn nobody_signed_in_is_told_with_what_to_run() {
    let az = Fake::new("az", "echo Please run az login >&2; exit 1");
    let tenant = az.account.tenant.as_str();
    let error = az.ask(AzureCli).await.unwrap_err();
    assert!(error.needs_person());
    assert_eq!(
        error.to_string(),
        format!("Nobody is signed in with az; `az login --tenant {tenant}` does that.")
    );
    assert_eq!(account_in(&az.here).await.unwrap(), None);
    let body = r#"case $1$2 in authlogin) echo '{"status":"unauthenticated"}';; *) exit 1;; esac"#;
    let azd = Fake::new("azd", body);
    let tenant = azd.account.tenant.as_str();
    let error = azd.ask(AzureDeveloperCli).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("Nobody is signed in with azd; `azd auth login --tenant-id {tenant}` does that.")
    );
}

#[tokio::test]
async fn entra_s_numbers_in_a_program_s_words_decide() {
    let secret = made_up(40);
    let body = format!("echo 'ERROR: AADSTS50173: {secret}' >&2; exit 1");
    let fake = Fake::new("az", &body);
    let error = fake.ask(AzureCli).await.unwrap_err();
    is_silent_about(&error, &[&secret]);
    let EntraError::Refused { refusal, codes, .. } = error else {
        panic!("{error:?}");
    };
    assert_eq!(codes, [50_173]);
    assert_eq!(refusal, EntraRefusal::of(&[50_173], "", ""));
}

#[tokio::test]
async fn answers_that_are_none_are_refused_in_silence() {
    let (secret, now) = (made_up(40), OffsetDateTime::now_utc());
    let over = az_token(&secret, now - Duration::from_secs(400));
    let long = az_token(&made_up(17_000), now + Duration::from_secs(400));
    let header = az_token(&format!("{secret} x"), now + Duration::from_secs(400));
    let table: [(&str, &str); 8] = [
        (
            &over,
            "its token is over since 6 minutes by this computer's clock",
        ),
        (
            &long,
            "its token cannot be one: The token has 17032 bytes; at most 16384 are allowed.",
        ),
        (&header, "its token cannot be one: "),
        (
            "echo '{\"accessToken\":5}'",
            "its answer is none that this version knows",
        ),
        (
            &format!("echo '<html>{secret}</html>'"),
            "its answer is none that this version knows",
        ),
        ("true", "its answer is none that this version knows"),
        ("head -c 5000000 /dev/zero", "it prints more than 1 MiB"),
        ("head -c 5000000 /dev/zero >&2", "it prints more than 1 MiB"),
    ];
    for (body, expect) in table {
        let fake = Fake::new("az", body);
        let error = fake.ask(AzureCli).await.unwrap_err();
        is_silent_about(&error, &[&secret]);
        let text = error.to_string();
        assert!(
            text.starts_with(&format!("The Azure CLI gave no token ({expect}")),
            "{text}"
        );
    }
    // Somebody is signed in, and still there is no token.
    let body = format!("case $2 in show) ;; *) echo '{secret}' >&2; exit 3;; esac");
    let error = Fake::new("az", &body).ask(AzureCli).await.unwrap_err();
    is_silent_about(&error, &[&secret]);
    let text = error.to_string();
    assert_eq!(
        text,
        "The Azure CLI gave no token (it ended with status 3)."
    );
}

#[tokio::test]
async fn a_program_that_hangs_is_ended_with_all_that_it_started() {
    let fake = Fake::new("az", "");
    let pipe: PathBuf = fake.folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let script = fake.folder.path().join("az");
    let line = format!("#!/bin/sh\nsleep 1000 >{} &\nwait\n", pipe.display());
    fs::write(&script, line).unwrap();
    // Ends when nobody holds the other end any more: what az started is gone.
    let held = tokio::task::spawn_blocking(move || fs::read(pipe));
    let limit = Duration::from_millis(700);
    let error = run(Program::AzureCli, &["x"], limit, &fake.here).await;
    let error = error.err().unwrap();
    assert!(matches!(error, EntraError::NoToken { .. }), "{error:?}");
    assert_eq!(held.await.unwrap().unwrap(), b"");
}

#[tokio::test]
async fn the_window_can_ask_who_is_signed_in() {
    let tenant = Uuid::new_v4();
    let long = "n".repeat(5000);
    let body = format!(
        r#"echo '{{"environmentName":"AzureCloud","tenantId":"{tenant}","user":{{"name":"{long}","type":"user"}}}}'"#
    );
    let fake = Fake::new("az", &body);
    let found = account_in(&fake.here).await.unwrap().unwrap();
    assert_eq!(found.user, "n".repeat(256));
    assert_eq!(found.tenant.as_str(), tenant.to_string());
    assert_eq!(fake.noted("arguments"), "account\nshow\n-o\njson\n");
    for body in [
        "echo '{}'",
        "echo x",
        r#"echo '{"tenantId":"../x","user":{"name":"n"}}'"#,
    ] {
        let error = account_in(&Fake::new("az", body).here).await.unwrap_err();
        assert!(matches!(error, EntraError::NoToken { .. }), "{error:?}");
    }
}
