//! From arguments to an exit status. Help, version, completions and manual
//! pages need nothing; all other commands get a runtime on this one thread.

#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::sync::Arc;

use cargo_home::Computer;
use clap::Parser;
use setup::{ErrorCode, Failure};
use sign_in::SecretStore;

use crate::arguments::{Command, CommandLine};
use crate::commands::{self, Context, generated};
use crate::exit_status::ExitStatus;
use crate::interrupt;
use crate::output::{Printer, Streams};
use crate::prompt::Prompt;
use crate::usage;

/// Runs the program.
pub(crate) fn run(arguments: Vec<OsString>, streams: Streams) -> ExitStatus {
    let line = match CommandLine::try_parse_from(&arguments) {
        Ok(line) => line,
        Err(error) => return usage::explain(&error, &arguments, streams),
    };
    let global = line.global;
    let prompt = Prompt::new(
        streams.input_is_terminal,
        streams.error_is_terminal,
        global.no_input,
    );
    let printer = Arc::new(Printer::new(streams, global.json, global.color));
    let done = dispatch(line.command, &printer, prompt);
    finish(&printer, done)
}

fn dispatch(
    command: Command,
    printer: &Arc<Printer>,
    prompt: Prompt,
) -> Result<ExitStatus, Failure> {
    match command {
        Command::Completions { shell } => generated::completions(printer, shell),
        Command::Man { out } => generated::man(printer, out.as_deref())?,
        command => return run_with_runtime(command, printer, prompt),
    }
    Ok(ExitStatus::Done)
}

fn run_with_runtime(
    command: Command,
    printer: &Arc<Printer>,
    prompt: Prompt,
) -> Result<ExitStatus, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
    let context = Context {
        printer: Arc::clone(printer),
        prompt,
        cancel: interrupt::watch(Arc::clone(printer)),
        computer: Box::new(Computer::from_environment),
        secrets: SecretStore::Keychain,
    };
    let done = runtime.block_on(commands::run(&context, command));
    // What still hangs in a thread must not keep the program from ending.
    runtime.shutdown_background();
    done
}

/// Says what failed, and makes sure that what was printed arrived.
pub(crate) fn finish(printer: &Printer, done: Result<ExitStatus, Failure>) -> ExitStatus {
    let status = done.unwrap_or_else(|failure| {
        printer.failure(&failure);
        ExitStatus::Failed
    });
    match printer.finish() {
        Ok(()) => status,
        Err(error) => {
            let lost = Failure::new(ErrorCode::FileNotWritable)
                .at("stdout")
                .because(error);
            printer.failure(&lost);
            ExitStatus::Failed
        }
    }
}
