//! The report that may be shared. What is in it is decided by the engine.

use std::path::Path;

use setup::report::ReportWish;
use setup::{ErrorCode, Examined, Failure, Setup};

use crate::arguments::DoctorArguments;
use crate::commands::Context;
use crate::output::Line;

/// A file that is there is never overwritten; a person hears of it first.
pub(super) fn refuse_existing(path: &Path) -> Result<(), Failure> {
    match path.symlink_metadata() {
        Ok(_) => Err(Failure::new(ErrorCode::FileNotWritable)
            .at(path.display())
            .because("There is something at this path already.")
            .hint("Name a new file.")),
        Err(_) => Ok(()),
    }
}

/// Writes or prints it, if somebody asked for it.
pub(super) async fn write(
    context: &Context,
    setup: &Setup,
    examined: &Examined,
    arguments: &DoctorArguments,
) -> Result<(), Failure> {
    if arguments.report.is_none() {
        return Ok(());
    }
    let set_ups = setup.set_ups()?;
    let newest = set_ups.first().map(|newest| &newest.profile.endpoints);
    let wish = ReportWish {
        version: env!("CARGO_PKG_VERSION"),
        endpoints: newest,
        examined: Some(examined),
        ..ReportWish::default()
    };
    let names = setup.names(!arguments.keep_names);
    let made = async { Ok::<_, Failure>(setup.report(&wish, &names).await) };
    let report = Box::pin(context.unless_cancelled(made)).await?;
    let file = arguments.report_file();
    match file {
        Some(path) => {
            put(path, &report.to_string())?;
            let note = format!("Written: {}", path.display());
            context.printer.note(&note);
        }
        None => context.printer.data(&report.to_string()),
    }
    context.printer.line(&Line::Report {
        path: file.map(|path| path.display().to_string()),
        report: Box::new(report),
    });
    Ok(())
}

fn put(path: &Path, text: &str) -> Result<(), Failure> {
    let unusable = |error| {
        Failure::new(ErrorCode::FileNotWritable)
            .at(path.display())
            .because(error)
    };
    let absolute = std::path::absolute(path).map_err(unusable)?;
    cargo_home::file::replace(&absolute, None, text.as_bytes())?;
    Ok(())
}
