//! Whoever the Azure CLI or the Azure Developer CLI is signed in as. The library
//! knows the commands and reads their answers; this runs them.

use std::ffi::OsStr;
use std::fmt;
use std::io;
use std::mem;
use std::process::Output;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use azure_core::credentials::TokenCredential;
use azure_identity::{
    AzureCliCredential, AzureCliCredentialOptions, AzureDeveloperCliCredential,
    AzureDeveloperCliCredentialOptions, Executor,
};

use super::checked::checked;
use super::output::{codes, says_unauthenticated};
use super::programs::Program;
use super::run::{failed, run};
use super::surroundings::Surroundings;
use super::{EntraAccount, EntraError, EntraTokens};
use crate::entra::{EntraRefusal, SCOPE};

/// How long `az` may take for a token: it starts slowly, and may itself ask Entra.
pub(super) const TOKEN_TIME: Duration = Duration::from_secs(15);
/// How long it may take to say who is signed in, which needs no network.
pub(super) const STATUS_TIME: Duration = Duration::from_secs(10);

pub(super) async fn azure_cli(
    entra: &EntraAccount,
    here: &Surroundings,
) -> Result<EntraTokens, EntraError> {
    let runs = Runs::new(Program::AzureCli, here);
    let credential = AzureCliCredential::new(Some(AzureCliCredentialOptions {
        tenant_id: tenant(entra),
        executor: Some(runs.clone()),
        ..AzureCliCredentialOptions::default()
    }));
    runs.token_from(credential, entra).await
}

pub(super) async fn azure_developer_cli(
    entra: &EntraAccount,
    here: &Surroundings,
) -> Result<EntraTokens, EntraError> {
    let runs = Runs::new(Program::AzureDeveloperCli, here);
    let credential = AzureDeveloperCliCredential::new(Some(AzureDeveloperCliCredentialOptions {
        tenant_id: tenant(entra),
        executor: Some(runs.clone()),
    }));
    runs.token_from(credential, entra).await
}

/// "Whichever the person belongs to" is no tenant to these programs.
fn tenant(entra: &EntraAccount) -> Option<String> {
    let tenant = entra.tenant.as_str();
    (!matches!(tenant, "organizations" | "common")).then(|| tenant.to_owned())
}

/// Runs what the library asks for, and remembers in our own words what failed.
struct Runs {
    program: Program,
    here: Surroundings,
    failed: Mutex<Option<Failed>>,
}

enum Failed {
    /// The program did not end by itself, or not at all.
    Run(EntraError),
    /// It ended with this status, and Entra's numbers among its words.
    Status(Option<i32>, Vec<u32>),
}

impl fmt::Debug for Runs {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.program.fmt(formatter)
    }
}

#[async_trait::async_trait]
impl Executor for Runs {
    async fn run(&self, _shell: &OsStr, arguments: &[&OsStr]) -> io::Result<Output> {
        let Some(words) = words(self.program, arguments) else {
            return Err(io::ErrorKind::Unsupported.into());
        };
        match run(self.program, &words, TOKEN_TIME, &self.here).await {
            Ok(mut finished) => {
                if !finished.status.success() {
                    let codes = codes(&finished.stderr);
                    self.remember(Failed::Status(finished.status.code(), codes));
                }
                Ok(Output {
                    status: finished.status,
                    stdout: mem::take(&mut *finished.stdout),
                    // The library would repeat these words in its errors.
                    stderr: Vec::new(),
                })
            }
            Err(error) => {
                self.remember(Failed::Run(error));
                Err(io::ErrorKind::Other.into())
            }
        }
    }
}

impl Runs {
    fn new(program: Program, here: &Surroundings) -> Arc<Self> {
        Arc::new(Self {
            program,
            here: here.clone(),
            failed: Mutex::new(None),
        })
    }

    fn remember(&self, failed: Failed) {
        *self.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(failed);
    }

    async fn token_from(
        &self,
        credential: azure_core::Result<Arc<impl TokenCredential>>,
        entra: &EntraAccount,
    ) -> Result<EntraTokens, EntraError> {
        // Before the library: it knows "not found" by a shell's status alone.
        self.program.find(&self.here)?;
        let credential = credential.map_err(|_| self.unusable())?;
        let token = credential.get_token(&[SCOPE], None).await;
        let failure = self
            .failed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        match (token, failure) {
            (Ok(token), _) => {
                checked(&token).map_err(|reason| failed(self.program, reason.to_string()))
            }
            (Err(_), Some(Failed::Run(error))) => Err(error),
            (Err(_), Some(Failed::Status(status, codes))) => {
                Err(self.refused(status, codes, entra).await)
            }
            (Err(_), None) => Err(self.unusable()),
        }
    }

    fn unusable(&self) -> EntraError {
        let words = "its answer is none that this version knows".to_owned();
        failed(self.program, words)
    }

    /// Why it ended with a status that is not success: by Entra's numbers, else
    /// by asking it whether anybody is signed in.
    async fn refused(
        &self,
        status: Option<i32>,
        codes: Vec<u32>,
        entra: &EntraAccount,
    ) -> EntraError {
        if !codes.is_empty() {
            let words: Vec<String> = codes.iter().map(|code| format!("AADSTS{code}")).collect();
            return EntraError::Refused {
                refusal: EntraRefusal::of(&codes, "", ""),
                words: words.join(", "),
                codes,
            };
        }
        if self.nobody_is_signed_in().await {
            return not_signed_in(self.program, entra);
        }
        let status = status.map_or("a signal".to_owned(), |code| format!("status {code}"));
        failed(self.program, format!("it ended with {status}"))
    }

    async fn nobody_is_signed_in(&self) -> bool {
        let arguments: &[&str] = match self.program {
            Program::AzureCli => &["account", "show", "-o", "json"],
            Program::AzureDeveloperCli => &["auth", "login", "--check-status", "-o", "json"],
        };
        match run(self.program, arguments, STATUS_TIME, &self.here).await {
            Ok(finished) if self.program == Program::AzureCli => !finished.status.success(),
            Ok(finished) => says_unauthenticated(&finished.stdout),
            Err(_) => false,
        }
    }
}

fn not_signed_in(program: Program, entra: &EntraAccount) -> EntraError {
    let (login, option) = match program {
        Program::AzureCli => ("az login", "--tenant"),
        Program::AzureDeveloperCli => ("azd auth login", "--tenant-id"),
    };
    EntraError::NotSignedIn {
        program: program.word(),
        command: match tenant(entra) {
            Some(tenant) => format!("{login} {option} {tenant}"),
            None => login.to_owned(),
        },
    }
}

/// The arguments in a line for a shell, as the library makes it: `cd … && az …`.
/// None when the line is anything else, or has a character that no argument of
/// these commands has.
fn words<'a>(program: Program, arguments: &[&'a OsStr]) -> Option<Vec<&'a str>> {
    let [_, line] = arguments else { return None };
    let (_, line) = line.to_str()?.rsplit_once(" && ")?;
    let mut words = line.split_ascii_whitespace();
    let first = words.next()?;
    let words: Vec<&str> = words.collect();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._:/".contains(c);
    let is_plain = |word: &&str| word.chars().all(plain);
    (first == program.word() && words.iter().all(is_plain)).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_library_s_own_lines_become_arguments() {
        let check = |line: &str, expect: Option<&[&str]>| {
            let line = OsStr::new(line);
            let words = words(Program::AzureCli, &[OsStr::new("-c"), line]);
            assert_eq!(words.as_deref(), expect, "{line:?}");
        };
        check(
            "cd /bin && az account -o json",
            Some(&["account", "-o", "json"]),
        );
        check(
            r"cd C:\Windows && az a --scope 4/.default",
            Some(&["a", "--scope", "4/.default"]),
        );
        check("cd /bin && azd account", None);
        check("az account", None);
        check("cd /bin && az account; id", None);
        check("cd /bin && az account --tenant $(id)", None);
        check("cd /bin && az account \"x\"", None);
        check("cd /bin && az a && id", None);
        check("cd /bin && az a > /tmp/x", None);
        check("cd /bin && az %PATH%", None);
    }
}
