//! `practice`: a practice organization on this computer, in the foreground,
//! until Ctrl-C. Its token lies in a throw-away folder that only this user can
//! read and that goes with the server.

use std::io::Write;
use std::path::{Path, PathBuf};

use practice_server::{Edition, PracticeOptions, PracticeServer, TokenRequest, Upstream};
use secrecy::{ExposeSecret, SecretString};
use setup::{ErrorCode, Failure};

use super::Context;
use crate::arguments::{PracticeArguments, PracticeEdition, PracticeUpstream};
use crate::exit_status::ExitStatus;
use crate::output::Line;

pub(super) async fn run(
    context: &Context,
    arguments: PracticeArguments,
) -> Result<ExitStatus, Failure> {
    let options = options(&arguments);
    let project = options
        .organizations
        .first()
        .and_then(|first| first.projects.first());
    let project = project.map_or_else(String::new, |project| project.name.clone());
    let folder = practice::private_folder().map_err(unavailable)?;
    let server = context
        .unless_cancelled(async { PracticeServer::start(options).await.map_err(unavailable) })
        .await?;
    let token = server.issue_token(TokenRequest::default());
    let token_file = write_token(folder.path(), &token).map_err(unavailable)?;
    announce(
        context,
        server.organization_url().as_str(),
        &project,
        &token_file,
    );
    context.cancel.cancelled().await;
    server.stop().await;
    // Said, not swallowed: the folder holds a token, although of a server that
    // is gone.
    folder.close().map_err(unavailable)?;
    Ok(ExitStatus::Done)
}

fn options(arguments: &PracticeArguments) -> PracticeOptions {
    PracticeOptions {
        port: arguments.port,
        edition: match arguments.edition {
            PracticeEdition::Server2022_1 => Edition::Server2022_1,
            PracticeEdition::Server2022 => Edition::Server2022Rtm,
        },
        upstream: match arguments.upstream {
            PracticeUpstream::Automatic => Upstream::Automatic,
            PracticeUpstream::CratesIo => Upstream::CratesIo,
            PracticeUpstream::BuiltIn => Upstream::BuiltIn,
        },
        ..PracticeOptions::default()
    }
}

fn write_token(folder: &Path, token: &SecretString) -> std::io::Result<PathBuf> {
    let path = folder.join("token");
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&path)?;
    file.write_all(token.expose_secret().as_bytes())?;
    file.write_all(b"\n")?;
    Ok(path)
}

fn announce(context: &Context, organization: &str, project: &str, token_file: &Path) {
    let token_file = token_file.display().to_string();
    context.printer.data(&format!(
        "Organization  {organization}\nProject       {project}\nToken in      {token_file}\n"
    ));
    context.printer.note(&format!(
        "Sign in with `feedwright sign-in --organization {organization} --token-stdin < {token_file}`. Ctrl-C ends the server."
    ));
    context.printer.line(&Line::PracticeServer {
        organization: organization.to_owned(),
        project: project.to_owned(),
        token_file,
    });
}

fn unavailable(error: impl std::fmt::Display) -> Failure {
    Failure::new(ErrorCode::PracticeUnavailable).because(error)
}
