//! What Cargo 1.95 was seen to do, one case each; the real cargo says the same
//! in `tests/programs/network.rs`.

use std::path::Path;

use secrecy::ExposeSecret as _;
use tempfile::TempDir;

use super::*;

struct Place {
    folder: TempDir,
    variables: Vec<(&'static str, &'static str)>,
}

impl Place {
    fn new() -> Place {
        Place {
            folder: TempDir::new().unwrap(),
            variables: Vec::new(),
        }
    }

    fn file(self, name: &str, text: &str) -> Place {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    fn variable(mut self, name: &'static str, value: &'static str) -> Place {
        self.variables.push((name, value));
        self
    }

    fn computer(&self) -> Computer {
        let mut computer = Computer::bare(&self.folder.path().join("home"));
        for (name, value) in &self.variables {
            computer.variables.insert(name.into(), value.into());
        }
        computer
    }

    fn check(&self, expect: Option<(&str, &str)>) {
        let app = self.folder.path().join("home/app");
        std::fs::create_dir_all(&app).unwrap();
        let computer = self.computer();
        let merged = MergedConfiguration::read(&app, &computer).unwrap();
        let found = cargo_proxy("feed.test", &merged, &computer);
        let shown = found.as_ref().map(|proxy| {
            let source = match &proxy.source {
                CargoProxySource::Configuration(Origin::File { path, line }) => {
                    format!("{}:{line}", short(path))
                }
                CargoProxySource::Configuration(Origin::Environment { variable }) => {
                    variable.clone()
                }
                CargoProxySource::Git(path) => short(path),
                CargoProxySource::Environment { variable } => (*variable).to_owned(),
            };
            (proxy.address.expose_secret(), source)
        });
        let shown = shown.as_ref().map(|(one, other)| (*one, other.as_str()));
        assert_eq!(shown, expect);
    }
}

fn short(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

const USER: &str = "home/.cargo/config.toml";
const REPOSITORY: &str = "home/app/.cargo/config.toml";
const GIT: &str = "home/.gitconfig";

#[test]
fn the_order_of_who_is_heard() {
    Place::new().check(None);
    let place = Place::new().variable("ALL_PROXY", "all:1");
    place.check(Some(("all:1", "ALL_PROXY")));
    let place = place.variable("HTTPS_PROXY", "big:1");
    place.check(Some(("big:1", "HTTPS_PROXY")));
    let place = place.variable("https_proxy", "small:1");
    place.check(Some(("small:1", "https_proxy")));
    let place = place.file(GIT, "[http]\n\tproxy = http://git:1\n");
    place.check(Some(("http://git:1", ".gitconfig")));
    let place = place.file(USER, "\n[http]\nproxy = 'user:1'");
    place.check(Some(("user:1", "config.toml:3")));
    let place = place.file(REPOSITORY, "http = { proxy = \"repository:1\" }");
    place.check(Some(("repository:1", "config.toml:1")));
    let place = place.variable("CARGO_HTTP_PROXY", "variable:1");
    place.check(Some(("variable:1", "CARGO_HTTP_PROXY")));
    place.variable("no_proxy", "feed.test").check(None);
}

#[test]
fn an_empty_setting_means_none_and_an_empty_variable_nothing() {
    let place = Place::new().variable("HTTPS_PROXY", "big:1");
    place.file(USER, "http.proxy = ''").check(None);
    Place::new()
        .variable("https_proxy", "")
        .variable("HTTPS_PROXY", "big:1")
        .check(Some(("big:1", "HTTPS_PROXY")));
    Place::new().variable("HTTP_PROXY", "plain:1").check(None);
    // An empty one in small letters does not hide the other.
    Place::new()
        .variable("no_proxy", "other.test")
        .variable("NO_PROXY", "feed.test")
        .variable("HTTPS_PROXY", "big:1")
        .check(Some(("big:1", "HTTPS_PROXY")));
}

#[test]
fn only_gits_own_setting_counts() {
    let other = "[https]\nproxy = a:1\n[http \"https://feed.test/\"]\nproxy = b:1\n";
    Place::new().file(GIT, other).check(None);
    let place = Place::new().file("home/.config/git/config", "[http]\nproxy = xdg:1");
    place.check(Some(("xdg:1", "config")));
    let place = place.file(GIT, "[http]\nproxy = \"home:1\"\n");
    place.check(Some(("home:1", ".gitconfig")));
    // A repository's git is nobody's to ask.
    let cloned = "[http]\nproxy = evil:1";
    Place::new()
        .file("home/app/.git/config", cloned)
        .check(None);
}

#[test]
fn the_users_own_file_is_read_without_any_repository() {
    let place = Place::new()
        .file(USER, "[http]\nproxy = 'user:1'\ncainfo = 'ca.pem'")
        .file(REPOSITORY, "[http]\nproxy = 'evil:1'\ncainfo = '/evil.pem'");
    let computer = place.computer();
    let user = MergedConfiguration::of_user(&computer).unwrap();
    let proxy = cargo_proxy("feed.test", &user, &computer).unwrap();
    assert_eq!(proxy.address.expose_secret(), "user:1");
    // Relative to the folder that holds `.cargo`, as Cargo has it.
    let file = user.authority_file().unwrap();
    assert_eq!(file.value, place.folder.path().join("home/ca.pem"));
}

#[test]
fn a_password_is_never_shown() {
    let canary = "c".repeat(30);
    let place = Place::new().file(USER, &format!("[http]\nproxy = 'http://a:{canary}@p:1'"));
    let mut computer = place.computer();
    let value = format!("http://a:{canary}@v:1");
    computer
        .variables
        .insert("CARGO_HTTP_PROXY".into(), value.into());
    let user = MergedConfiguration::of_user(&computer).unwrap();
    let proxy = cargo_proxy("feed.test", &user, &computer).unwrap();
    assert!(!format!("{user:?} {proxy:?}").contains(&canary));
    assert!(proxy.address.expose_secret().contains(&canary));
}
