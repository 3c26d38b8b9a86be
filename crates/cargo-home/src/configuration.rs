//! Cargo's configuration as Cargo merges it, with the origin of every value.
//!
//! From a folder up to the root, then Cargo's home, then the environment:
//! nearest wins, lists are joined (cargo facts §1c). The value of a token is
//! never kept, only that there is one. Nothing is written or run here.

mod error;
mod files;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzzing;
mod network;
mod tokens;
mod tree;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

pub use error::{ConfigurationError, ConfigurationProblem};
pub(crate) use files::read_text;
pub use files::{ConfigurationFile, configuration_path};

use crate::Computer;
use crate::registry_name::registry_variable;
use network::PROXY_VARIABLE;
use tree::Node;

/// Cargo follows replacements of replacements; more than these are a circle.
const LONGEST_CHAIN: usize = 16;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A line, from 1, of a file.
    File {
        /// The file.
        path: PathBuf,
        /// The line.
        line: usize,
    },
    /// A variable of the environment.
    Environment {
        /// Its name.
        variable: String,
    },
}

impl Origin {
    /// The file, if it is one.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Origin::File { path, .. } => Some(path),
            Origin::Environment { .. } => None,
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::File { path, line } => write!(formatter, "line {line} of {}", path.display()),
            Origin::Environment { variable } => {
                write!(formatter, "the environment variable {variable}")
            }
        }
    }
}

/// A value and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value, as it is written; it may be hostile.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// What Cargo sees when it is run in a folder.
#[derive(Clone, Debug)]
pub struct MergedConfiguration {
    root: Node,
    files: Vec<ConfigurationFile>,
    variables: BTreeMap<String, String>,
    /// `CARGO_HTTP_PROXY`, which may hold a password.
    proxy_variable: Option<SecretString>,
    tokens: BTreeMap<String, Origin>,
    token_variables: Vec<String>,
    cargo_home: PathBuf,
    folders: Vec<PathBuf>,
}

impl MergedConfiguration {
    /// Reads the files that Cargo would read in the folder, and the variables
    /// that matter here.
    ///
    /// # Errors
    /// When the folder is not there, or a file cannot be read, is no TOML or
    /// does not fit the others; Cargo would stop, too.
    pub fn read(directory: &Path, computer: &Computer) -> Result<Self, ConfigurationError> {
        let read = files::read_all(directory, &computer.cargo_home)?;
        MergedConfiguration::of(read, computer)
    }

    /// The same of the user's own file and the environment alone: what no
    /// repository has a say in.
    ///
    /// # Errors
    /// As for [`MergedConfiguration::read`].
    pub fn of_user(computer: &Computer) -> Result<Self, ConfigurationError> {
        let home = &computer.cargo_home;
        let read = files::read_folders(home, vec![home.clone()])?;
        MergedConfiguration::of(read, computer)
    }

    fn of(
        (root, files, folders): files::Joined,
        computer: &Computer,
    ) -> Result<Self, ConfigurationError> {
        let mut variables = BTreeMap::new();
        let mut token_variables = Vec::new();
        let mut proxy_variable = None;
        for (variable, value) in &computer.variables {
            let (Some(variable), Some(value)) = (variable.to_str(), value.to_str()) else {
                continue;
            };
            if !variable.starts_with("CARGO_") || value.is_empty() {
                continue;
            }
            if variable == PROXY_VARIABLE {
                proxy_variable = Some(SecretString::from(value));
            } else if variable.ends_with("_TOKEN") || variable.ends_with("_SECRET_KEY") {
                token_variables.push(variable.to_owned());
            } else {
                variables.insert(variable.to_owned(), value.to_owned());
            }
        }
        let mut tokens = tokens::in_credentials(&computer.cargo_home)?;
        for (name, origin) in tokens::in_configuration(&root) {
            tokens.entry(name).or_insert(origin);
        }
        let cargo_home = computer.cargo_home.clone();
        Ok(MergedConfiguration {
            root,
            files,
            variables,
            proxy_variable,
            tokens,
            token_variables,
            cargo_home,
            folders,
        })
    }

    /// The files that were read, nearest first; included ones follow the file
    /// that includes them.
    pub fn files(&self) -> &[ConfigurationFile] {
        &self.files
    }

    /// The folders in which Cargo looks for configuration files, whether they
    /// are there or not, nearest first.
    pub(crate) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Cargo's home, whose configuration is that of the user.
    pub fn cargo_home(&self) -> &Path {
        &self.cargo_home
    }

    /// The index of every registry, as it is written, by name.
    pub fn registries(&self) -> BTreeMap<String, Sourced<String>> {
        let mut registries = BTreeMap::new();
        let mut named = Vec::new();
        for name in self.root.keys(&["registries"]) {
            let variable = registry_variable(name, "INDEX");
            if let Some(index) = self.text(&["registries", name, "index"], &variable) {
                registries.insert(name.to_owned(), index);
            }
            named.push(variable);
        }
        for (variable, value) in &self.variables {
            let name = variable
                .strip_prefix("CARGO_REGISTRIES_")
                .and_then(|rest| rest.strip_suffix("_INDEX"));
            if let Some(name) = name.filter(|_| !named.contains(variable)) {
                let origin = Origin::Environment {
                    variable: variable.clone(),
                };
                registries.insert(
                    name.to_lowercase(),
                    Sourced {
                        value: value.clone(),
                        origin,
                    },
                );
            }
        }
        registries
    }

    /// The name of what stands in for crates.io.
    pub fn replacement_of_crates_io(&self) -> Option<Sourced<String>> {
        self.replacement_of("crates-io")
    }

    /// The name of what stands in for a source. Cargo reads its variable in
    /// this very spelling, and only beside a table (cargo facts §1c).
    pub(crate) fn replacement_of(&self, source: &str) -> Option<Sourced<String>> {
        self.root.get(&["source", source])?;
        let variable = format!("CARGO_SOURCE_{source}_REPLACE_WITH");
        self.text(&["source", source, "replace-with"], &variable)
    }

    /// Where a `[source.NAME]` is, if there is one.
    pub fn source(&self, name: &str) -> Option<&Origin> {
        self.root.get(&["source", name]).map(Node::origin)
    }

    /// The name of what crates.io leads to in the end, and where the first
    /// step there is. Cargo follows replacements of replacements.
    pub(crate) fn end_of_replacements(&self) -> Option<Sourced<String>> {
        let mut last = self.replacement_of_crates_io()?;
        for _ in 0..LONGEST_CHAIN {
            match self.replacement_of(&last.value) {
                Some(next) => last.value = next.value,
                None => break,
            }
        }
        Some(last)
    }

    /// The index of a source: `[source.NAME]` goes before a registry of the
    /// same name.
    pub(crate) fn index_of_source(&self, name: &str) -> Option<Sourced<String>> {
        if let Some(node) = self.root.get(&["source", name]) {
            return node.get(&["registry"])?.string();
        }
        let variable = registry_variable(name, "INDEX");
        self.text(&["registries", name, "index"], &variable)
    }

    /// The global credential providers; Cargo asks the last one first.
    pub fn credential_providers(&self) -> Vec<Sourced<String>> {
        let path = ["registry", "global-credential-providers"];
        let mut providers = self.root.get(&path).map(Node::strings).unwrap_or_default();
        let variable = "CARGO_REGISTRY_GLOBAL_CREDENTIAL_PROVIDERS";
        let words = self
            .variables
            .get(variable)
            .map_or("", String::as_str)
            .split_whitespace();
        providers.extend(words.map(|word| Sourced {
            value: word.to_owned(),
            origin: Origin::Environment {
                variable: variable.to_owned(),
            },
        }));
        providers
    }

    /// What `[credential-alias]` has for a name: a program and its arguments.
    pub fn credential_alias(&self, name: &str) -> Option<Vec<String>> {
        let node = self.root.get(&["credential-alias", name])?;
        Some(node.words())
    }

    /// Where the global list is something that Cargo does not take for one.
    pub(crate) fn broken_provider_list(&self) -> Option<&Origin> {
        self.root
            .get(&["registry", "global-credential-providers"])?
            .broken_list()
    }

    /// The provider of one registry, which Cargo then asks alone: a program
    /// and its arguments.
    pub fn credential_provider_of(&self, name: &str) -> Option<Sourced<Vec<String>>> {
        let variable = registry_variable(name, "CREDENTIAL_PROVIDER");
        if let Some(value) = self.variables.get(&variable) {
            let value = value.split_whitespace().map(str::to_owned).collect();
            return Some(Sourced {
                value,
                origin: Origin::Environment { variable },
            });
        }
        let node = self
            .root
            .get(&["registries", name, "credential-provider"])?;
        Some(Sourced {
            value: node.words(),
            origin: node.origin().clone(),
        })
    }

    /// The registry that Cargo's commands use when none is named.
    pub fn default_registry(&self) -> Option<Sourced<String>> {
        self.text(&["registry", "default"], "CARGO_REGISTRY_DEFAULT")
    }

    /// Where a readable token of a registry is in a file.
    pub fn plain_token(&self, name: &str) -> Option<&Origin> {
        self.tokens.get(name)
    }

    /// Whether a variable holds a registry's token.
    pub fn has_token_variable(&self, variable: &str) -> bool {
        self.token_variables.iter().any(|other| other == variable)
    }

    /// Where Cargo is told to stay off the network.
    pub fn offline(&self) -> Option<Origin> {
        let variable = "CARGO_NET_OFFLINE";
        match self.variables.get(variable).map(String::as_str) {
            Some("true") => Some(Origin::Environment {
                variable: variable.to_owned(),
            }),
            Some(_) => None,
            None => self
                .root
                .get(&["net", "offline"])
                .filter(|node| node.is_true())
                .map(|node| node.origin().clone()),
        }
    }

    fn text(&self, path: &[&str], variable: &str) -> Option<Sourced<String>> {
        if let Some(value) = self.variables.get(variable) {
            let origin = Origin::Environment {
                variable: variable.to_owned(),
            };
            return Some(Sourced {
                value: value.clone(),
                origin,
            });
        }
        self.root.get(path)?.string()
    }
}

#[cfg(test)]
mod tests;
