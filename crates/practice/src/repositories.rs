//! The repositories of the practice computer: one as `cargo new` leaves it, one
//! with settings of its own, and one that belongs to somebody else. They are
//! just enough for Cargo to build and for git's remotes to be read; git itself
//! is not needed.

use std::io;
use std::path::{Path, PathBuf};

use azure_devops::Endpoints;

/// What somebody has set for one repository; a set-up must keep it.
const SETTINGS: &str = "# Set by the team.\n[build]\njobs = 2\n\n[net]\nretry = 3\n";
/// The address of a repository that is none of the practice organization's.
const ELSEWHERE: &str = "https://git.example/weather/forecast.git";

/// Where the repository without settings lies.
pub(crate) fn plain(home: &Path) -> PathBuf {
    home.join("src").join("hello")
}

/// Makes all of them below the home folder, which may be missing.
pub(crate) fn make(home: &Path, endpoints: &Endpoints, project: &str) -> io::Result<()> {
    let source = home.join("src");
    let remote = |name: &str| {
        let mut url = endpoints.organization_url().clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.extend([project, "_git", name]);
        }
        url.to_string()
    };
    make_repository(&plain(home), "hello", &remote("hello"))?;
    let inventory = source.join("inventory");
    make_repository(&inventory, "inventory", &remote("inventory"))?;
    std::fs::create_dir(inventory.join(".cargo"))?;
    std::fs::write(inventory.join(".cargo").join("config.toml"), SETTINGS)?;
    make_repository(&source.join("weather"), "weather", ELSEWHERE)
}

fn make_repository(folder: &Path, name: &str, remote: &str) -> io::Result<()> {
    std::fs::create_dir_all(folder.join("src"))?;
    let manifest =
        format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n");
    std::fs::write(folder.join("Cargo.toml"), manifest)?;
    std::fs::write(folder.join("src").join("main.rs"), "fn main() {}\n")?;
    std::fs::create_dir(folder.join(".git"))?;
    let remote = format!("[remote \"origin\"]\n\turl = {remote}\n");
    std::fs::write(folder.join(".git").join("config"), remote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use azure_devops::PastedAddress;

    #[test]
    fn two_of_three_belong_to_the_practice_organization() {
        let home = tempfile::tempdir().unwrap();
        let endpoints = Endpoints::parse("http://127.0.0.1:4711/tfs/DefaultCollection").unwrap();
        make(home.path(), &endpoints, "My Project").unwrap();
        let own = |name: &str| {
            let folder = home.path().join("src").join(name);
            assert!(folder.join("Cargo.toml").is_file());
            let remotes = cargo_home::git_remotes(&folder).unwrap();
            let address = PastedAddress::parse(&remotes[0].url);
            address.is_ok_and(|address| {
                address.endpoints == endpoints && address.project.as_deref() == Some("My Project")
            })
        };
        assert_eq!(
            [own("hello"), own("inventory"), own("weather")],
            [true, true, false]
        );
    }
}
