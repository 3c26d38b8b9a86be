//! Completions and manual pages, made from the same types that parse the
//! command line.

use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;
use setup::{ErrorCode, Failure};

use crate::arguments::CommandLine;
use crate::output::Printer;

/// Prints the completions for a shell.
pub(crate) fn completions(printer: &Printer, shell: Shell) {
    let mut script = Vec::new();
    clap_complete::generate(
        shell,
        &mut CommandLine::command(),
        "feedwright",
        &mut script,
    );
    printer.file(&script);
}

/// Prints the main manual page, or writes the pages of all commands.
pub(crate) fn man(printer: &Printer, folder: Option<&Path>) -> Result<(), Failure> {
    let Some(folder) = folder else {
        let mut page = Vec::new();
        clap_mangen::Man::new(CommandLine::command())
            .render(&mut page)
            .map_err(|error| Failure::new(ErrorCode::Internal).because(error))?;
        printer.file(&page);
        return Ok(());
    };
    std::fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(CommandLine::command(), folder))
        .map_err(|error| {
            Failure::new(ErrorCode::FileNotWritable)
                .at(folder.display())
                .because(error)
        })
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;
    use crate::arguments::ColorWhen;
    use crate::output::Streams;

    /// The names of all commands: `feedwright`, `feedwright-feed`, `feedwright-feed-list`, …
    fn names(command: &clap::Command, prefix: &str) -> Vec<String> {
        let name = match prefix {
            "" => command.get_name().to_owned(),
            prefix => format!("{prefix}-{}", command.get_name()),
        };
        let below = command
            .get_subcommands()
            .flat_map(|below| names(below, &name));
        std::iter::once(name.clone())
            .chain(below.collect::<Vec<_>>())
            .collect()
    }

    #[test]
    fn there_is_a_page_for_every_command() {
        let folder = tempfile::tempdir().unwrap();
        let (streams, _, _) = Streams::buffers();
        let printer = Printer::new(streams, false, ColorWhen::Never);
        man(&printer, Some(&folder.path().join("man/man1"))).unwrap();
        let names = names(&CommandLine::command(), "");
        assert!(
            names.contains(&"feedwright-feed-create".to_owned()),
            "{names:?}"
        );
        for name in &names {
            let path = folder.path().join(format!("man/man1/{name}.1"));
            let page = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("no page {name}"));
            assert!(page.contains(".SH SYNOPSIS"), "{name}");
        }
        let count = std::fs::read_dir(folder.path().join("man/man1"))
            .unwrap()
            .count();
        assert_eq!(count, names.len());
    }

    #[test]
    fn there_are_completions_for_every_shell() {
        for shell in Shell::value_variants() {
            let (streams, out, _) = Streams::buffers();
            completions(&Printer::new(streams, true, ColorWhen::Never), *shell);
            for word in ["feedwright", "quickstart", "token-stdin", "no-input"] {
                assert!(out.text().contains(word), "{shell} lacks {word}");
            }
        }
    }
}
