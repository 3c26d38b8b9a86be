//! `profile validate` and `profile export`: neither asks a server.

use std::path::Path;

use setup::{ErrorCode, Failure, Profile};

use super::{Context, set_up};
use crate::arguments::{ProfileCommand, ProfileExportArguments};
use crate::exit_status::ExitStatus;
use crate::output::Line;

pub(super) fn run(context: &Context, command: &ProfileCommand) -> Result<ExitStatus, Failure> {
    match command {
        ProfileCommand::Validate(arguments) => {
            let profile = set_up::from_file(&(context.computer)()?, &arguments.profile)?;
            context
                .printer
                .note(&format!("{} is valid.", arguments.profile.display()));
            context
                .printer
                .line(&line(&profile, Some(&arguments.profile)));
            Ok(ExitStatus::Done)
        }
        ProfileCommand::Export(arguments) => export(context, arguments),
    }
}

/// A file that is there is never overwritten.
fn export(context: &Context, arguments: &ProfileExportArguments) -> Result<ExitStatus, Failure> {
    let profile = set_up::from_options(
        &(context.computer)()?,
        &arguments.set_up,
        &arguments.way,
        None,
    )?;
    let text = profile.to_toml();
    match &arguments.out {
        Some(path) => {
            let absolute = std::path::absolute(path).map_err(|error| {
                Failure::new(ErrorCode::FileNotWritable)
                    .at(path.display())
                    .because(error)
            })?;
            cargo_home::file::replace(&absolute, None, text.as_bytes())?;
            context
                .printer
                .note(&format!("Written: {}", path.display()));
        }
        None => context.printer.data(&text),
    }
    context
        .printer
        .line(&line(&profile, arguments.out.as_deref()));
    Ok(ExitStatus::Done)
}

fn line(profile: &Profile, path: Option<&Path>) -> Line {
    Line::Profile {
        path: path.map(|path| path.display().to_string()),
        organization: profile.endpoints.organization_url().to_string(),
        feed: profile.feed.name.clone(),
        registry: profile.registry.name.as_str().to_owned(),
    }
}
