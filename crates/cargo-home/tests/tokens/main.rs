//! The registry tokens against a real Secret Service and the real cargo, and
//! against Secret Services that misbehave. Needs dbus, gnome-keyring and
//! libsecret-1-0; without them these tests fail and name what is missing.
#![cfg(target_os = "linux")]
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "tests may stop at once when what they stand on is missing"
)]

mod failures;
mod fake;
mod private;
mod real;
mod registry;
mod undo;

use std::path::Path;

use cargo_home::{Computer, IndexUrl, PrivateSecretService, RegistryName};
use secrecy::{ExposeSecret, SecretString};
use tempfile::TempDir;

/// A computer with a throw-away home and a private Secret Service.
struct Practice {
    computer: Computer,
    service: PrivateSecretService,
    folder: TempDir,
}

impl Practice {
    async fn start() -> Self {
        let real = Computer::from_environment().unwrap();
        let folder = short_folder();
        let service = PrivateSecretService::start(&folder.path().join("keyring"), &real)
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        let mut computer = real.with_home(&folder.path().join("home"));
        std::fs::create_dir_all(&computer.cargo_home).unwrap();
        computer.secret_service_address = Some(service.address().to_owned());
        Self {
            computer,
            service,
            folder,
        }
    }
}

/// A socket's path must be short, whatever TMPDIR says.
fn short_folder() -> TempDir {
    tempfile::Builder::new().tempdir_in("/tmp").unwrap()
}

fn index(url: &str) -> IndexUrl {
    IndexUrl::parse(url).unwrap()
}

fn name() -> RegistryName {
    RegistryName::parse("feed").unwrap()
}

/// Shaped as the header of a personal access token, made at run time.
fn token(letter: &str) -> SecretString {
    format!("Basic {}", letter.repeat(120)).into()
}

fn exposed(token: Option<SecretString>) -> Option<String> {
    token.map(|token| token.expose_secret().to_owned())
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, text).unwrap();
}
