//! Looks at one repository.

use std::io;
use std::path::Path;

use super::{Level, MOST_SECTIONS, RepositoryNow, UnreadableReason};
use crate::configuration::read_text;
use crate::edit::{self, EditError};
use crate::file::{self, FileError};
use crate::{
    Computer, ConfigurationError, ConfigurationFile, ConfigurationProblem, IndexUrl,
    MergedConfiguration, Origin, Sourced, configuration_path,
};

/// The longest name that is told, in characters: a name is shown in a line.
const LONGEST_NAME: usize = 100;

/// How the repository is configured today. `wanted` is the index that is to be
/// set up, if one is chosen yet. It blocks.
pub fn repository_now(
    path: &Path,
    computer: &Computer,
    wanted: Option<&IndexUrl>,
) -> RepositoryNow {
    let configuration = match MergedConfiguration::read(path, computer) {
        Ok(configuration) => configuration,
        Err(error) => return unreadable(error),
    };
    let file = configuration_path(&path.join(".cargo"));
    if let Some(end) = configuration.end_of_replacements() {
        return replaced(path, &configuration, end, wanted);
    }
    if let Err(error) = file::check(&file.path) {
        return not_replaceable(error, &file);
    }
    if file.is_legacy {
        return RepositoryNow::OldName;
    }
    if !file.exists {
        return RepositoryNow::Plain;
    }
    match sections_of(&file.path) {
        Ok(sections) => RepositoryNow::Settings { sections },
        Err(problem) => unreadable(ConfigurationError {
            path: file.path,
            problem,
        }),
    }
}

fn replaced(
    path: &Path,
    configuration: &MergedConfiguration,
    end: Sourced<String>,
    wanted: Option<&IndexUrl>,
) -> RepositoryNow {
    let index = configuration.index_of_source(&end.value);
    if let (Some(wanted), Some(index)) = (wanted, index)
        && wanted.is_spelled(&index.value)
    {
        return RepositoryNow::Same;
    }
    RepositoryNow::Replaced {
        by: bounded(&end.value),
        level: level_of(path, configuration, &end.origin),
        origin: end.origin,
    }
}

/// The file of Cargo's home may lie above the repository, or be given in
/// another spelling.
fn level_of(path: &Path, configuration: &MergedConfiguration, origin: &Origin) -> Level {
    let Some(file) = origin.file() else {
        return Level::Environment;
    };
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = file.parent().map(real);
    if folder == Some(real(configuration.cargo_home())) {
        Level::User
    } else if folder == Some(real(&path.join(".cargo"))) {
        Level::Repository
    } else {
        Level::Above
    }
}

fn not_replaceable(error: FileError, file: &ConfigurationFile) -> RepositoryNow {
    match error {
        FileError::ReadOnly { path } | FileError::ForeignOwner { path, .. } => {
            RepositoryNow::ReadOnly { path }
        }
        FileError::WorldWritableFolder { folder } => RepositoryNow::WorldWritable { path: folder },
        FileError::Io { path, source, .. } if source.kind() == io::ErrorKind::PermissionDenied => {
            RepositoryNow::ReadOnly { path }
        }
        other => RepositoryNow::Unreadable {
            path: file.path.clone(),
            line: None,
            reason: UnreadableReason::Other {
                reason: other.to_string(),
            },
        },
    }
}

/// The names at the top of the file, each once.
fn sections_of(path: &Path) -> Result<Vec<String>, ConfigurationProblem> {
    let text = read_text(path)?;
    let layout = edit::read(&text)?;
    let mut names: Vec<String> = Vec::new();
    for section in &layout.sections {
        let keys = section
            .entries
            .iter()
            .filter(|_| section.path.is_empty())
            .filter_map(|entry| Some(&entry.keys.first()?.name));
        for name in section.path.first().into_iter().chain(keys) {
            let name = bounded(name);
            if names.len() < MOST_SECTIONS && !names.contains(&name) {
                names.push(name);
            }
        }
    }
    Ok(names)
}

fn bounded(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
}

fn unreadable(error: ConfigurationError) -> RepositoryNow {
    let line = match &error.problem {
        ConfigurationProblem::Text(text) => line_of(text),
        ConfigurationProblem::Mixed { line, .. } | ConfigurationProblem::Include { line } => {
            Some(*line)
        }
        ConfigurationProblem::Unreadable(_)
        | ConfigurationProblem::NoFile
        | ConfigurationProblem::Includes => None,
    };
    let reason = match error.problem {
        ConfigurationProblem::Text(EditError::NotToml { reason, .. }) => {
            UnreadableReason::NotToml { reason }
        }
        ConfigurationProblem::Text(EditError::WideCharacters { encoding }) => {
            UnreadableReason::WideCharacters { encoding }
        }
        other => UnreadableReason::Other {
            reason: other.to_string(),
        },
    };
    RepositoryNow::Unreadable {
        path: error.path,
        line,
        reason,
    }
}

fn line_of(error: &EditError) -> Option<usize> {
    match error {
        EditError::NotUtf8 { line }
        | EditError::Nul { line }
        | EditError::NotToml { line, .. }
        | EditError::WrongShape { line, .. } => Some(*line),
        EditError::TooLarge { .. }
        | EditError::WideCharacters { .. }
        | EditError::UnusableProvider
        | EditError::UnusableValue { .. }
        | EditError::Internal { .. } => None,
    }
}
