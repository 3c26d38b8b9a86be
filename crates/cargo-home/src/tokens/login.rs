//! `cargo login`, so that the entry in the keychain is made by cargo itself
//! (`cargo` facts §1b, §1c): with a Cargo home of its own that knows this one
//! registry and this one provider, so that no other name for the same index and
//! no provider of the person's stands in its way.
//!
//! The token goes to it by standard input alone, without a line end, which
//! cargo below 1.79 would store with it.

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;

use std::path::Path;
use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};
use tokio_util::sync::CancellationToken;
use toml_edit::{DocumentMut, Item, Table, value};

use super::TokenStoreError;
use super::by_cargo::Login;
use crate::{CargoRun, Computer, IndexUrl, find_cargo, run};

/// What this one registry is called in there.
const NAME: &str = "feedwright";
/// It first asks the feed for its `config.json`, with cargo's own repetitions.
const LIMIT: Duration = Duration::from_secs(30);
/// The longest of cargo's words that are repeated.
const LONGEST_REASON: usize = 300;
/// What leads cargo through the person's network.
const KEPT_TABLES: [&str; 2] = ["http", "net"];
const CONFIGURATION_LIMIT: u64 = 1024 * 1024;

/// The cargo of this computer, with the provider that keeps what it is given.
pub(super) struct CargoLogin {
    pub(super) computer: Computer,
    pub(super) provider: &'static str,
}

impl Login for CargoLogin {
    async fn login(&self, index: &IndexUrl, token: &SecretString) -> Result<(), TokenStoreError> {
        let cargo = find_cargo(&self.computer)
            .await
            .map_err(|error| failed(&error.to_string()))?;
        let home = tempfile::Builder::new()
            .prefix("feedwright-login-")
            .tempdir()
            .map_err(|error| failed(&error.to_string()))?;
        let text = configuration(index, self.provider, &self.computer.cargo_home);
        std::fs::write(home.path().join("config.toml"), text)
            .map_err(|error| failed(&error.to_string()))?;
        let mut call = CargoRun::new(home.path(), ["login", "--registry", NAME]);
        call.cargo_home = Some(home.path().to_owned());
        call.input = Some(token.clone());
        call.time_limit = Some(LIMIT);
        let never = CancellationToken::new();
        let output = run(&cargo, &self.computer, call, &mut |_| {}, &never)
            .await
            .map_err(|error| failed(&error.to_string()))?;
        if output.success() {
            return Ok(());
        }
        Err(failed(&words(&output.stderr, token)))
    }
}

/// A whole configuration: the registry, its provider, and what of the person's
/// own leads through their network.
fn configuration(index: &IndexUrl, provider: &str, cargo_home: &Path) -> String {
    let mut all = DocumentMut::new();
    for name in KEPT_TABLES {
        if let Some(kept) = of_person(cargo_home).remove(name) {
            all.insert(name, kept);
        }
    }
    let mut registry = Table::new();
    registry.insert("index", value(index.as_str()));
    registry.insert("credential-provider", value(provider));
    let mut registries = Table::new();
    registries.set_implicit(true);
    registries.insert(NAME, Item::Table(registry));
    all.insert("registries", Item::Table(registries));
    all.to_string()
}

/// The person's own configuration; where it cannot be read, an empty one: what
/// is wrong with it is told elsewhere.
fn of_person(cargo_home: &Path) -> DocumentMut {
    use std::io::Read as _;
    let read = |name: &str| {
        let mut text = String::new();
        let file = std::fs::File::open(cargo_home.join(name)).ok()?;
        file.take(CONFIGURATION_LIMIT)
            .read_to_string(&mut text)
            .ok()?;
        text.parse().ok()
    };
    // The one without an ending wins where there are both (`cargo` facts §1c).
    read("config")
        .or_else(|| read("config.toml"))
        .unwrap_or_default()
}

/// What cargo said last, on one line, and never the token.
fn words(stderr: &[u8], token: &SecretString) -> String {
    let said = String::from_utf8_lossy(stderr);
    let lines: Vec<&str> = said
        .lines()
        .map(str::trim)
        .skip_while(|line| !line.starts_with("error"))
        .filter(|line| !line.is_empty() && *line != "Caused by:")
        .collect();
    let said = lines.join("; ");
    if said.contains(token.expose_secret()) {
        return "what it said holds the token".to_owned();
    }
    match said.strip_prefix("error: ").unwrap_or(&said) {
        "" => "it did not say why".to_owned(),
        said => said.to_owned(),
    }
}

fn failed(reason: &str) -> TokenStoreError {
    let reason: String = reason.chars().take(LONGEST_REASON).collect();
    TokenStoreError::LoginFailed {
        reason: reason.trim_end_matches('.').to_owned(),
    }
}
