//! Where things are: the repository, the cache that outlives a clone, and the
//! target folder. Nothing but the cache folder itself is ever created here.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::invocation::Invocation;
use crate::outcome::{Failure, Outcome};

/// The folders of one run.
pub(crate) struct Folders {
    /// The root of the repository.
    pub(crate) repository: PathBuf,
    /// Build results of every cargo that is started from here.
    pub(crate) target: PathBuf,
    /// Developer tools that are built or fetched once: in the cache where there
    /// is one, else within the target folder.
    pub(crate) tools: PathBuf,
}

impl Folders {
    /// Finds them from the process's environment.
    ///
    /// # Errors
    /// When the repository is not where it was when this program was built.
    pub(crate) fn find() -> Outcome<Folders> {
        let here = std::env::var_os("CARGO_MANIFEST_DIR")
            .unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let repository = Path::new(&here)
            .ancestors()
            .nth(2)
            .filter(|root| root.join("tauri.conf.json").is_file())
            .ok_or_else(|| Failure::new("The repository is not found; use `cargo xtask`."))?
            .to_owned();
        let cache = cache(|name| std::env::var_os(name)).filter(|folder| is_usable(folder));
        let target = target(&repository, cache.as_deref(), |name| std::env::var_os(name));
        let tools = cache.map_or_else(|| target.join("tools"), |cache| cache.join("tools"));
        Ok(Folders {
            repository,
            target,
            tools,
        })
    }

    /// A cargo that runs in the repository and builds into the target folder.
    pub(crate) fn cargo(&self) -> Invocation {
        Invocation::cargo()
            .folder(&self.repository)
            .variable("CARGO_TARGET_DIR", &self.target)
    }
}

/// The folder that outlives a clone; a relative path is nobody's intention.
fn cache(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name| {
        variable(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    absolute("FEEDWRIGHT_CACHE")
        .or_else(|| Some(absolute("XDG_CACHE_HOME")?.join("feedwright")))
        .or_else(|| {
            let home = absolute("HOME").or_else(|| absolute("USERPROFILE"))?;
            Some(home.join(".cache/feedwright"))
        })
}

fn is_usable(cache: &Path) -> bool {
    let trial = cache.join(format!(".trial-{}", std::process::id()));
    fs::create_dir_all(cache).is_ok()
        && fs::write(&trial, []).is_ok()
        && fs::remove_file(&trial).is_ok()
}

fn target(
    repository: &Path,
    cache: Option<&Path>,
    variable: impl Fn(&str) -> Option<OsString>,
) -> PathBuf {
    match (variable("CARGO_TARGET_DIR"), cache) {
        // Cargo, too, reads a relative one from where it is started.
        (Some(wanted), _) if !wanted.is_empty() => repository.join(wanted),
        (_, Some(cache)) => cache.join("target"),
        (_, None) => repository.join("target"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + use<'a> {
        move |name| {
            let (_, value) = set.iter().find(|(n, _)| *n == name)?;
            Some(value.into())
        }
    }

    #[test]
    #[cfg(unix)]
    fn the_cache_is_the_first_that_is_named() {
        let check = |set: &[(&str, &str)], expect: Option<&str>| {
            assert_eq!(cache(variables(set)), expect.map(PathBuf::from), "{set:?}");
        };
        let home = ("HOME", "/home/ada");
        let base = ("XDG_CACHE_HOME", "/var/ada");
        check(
            &[home, base, ("FEEDWRIGHT_CACHE", "/big/disk")],
            Some("/big/disk"),
        );
        check(&[home, base], Some("/var/ada/feedwright"));
        check(&[home], Some("/home/ada/.cache/feedwright"));
        check(
            &[home, ("FEEDWRIGHT_CACHE", "relative")],
            Some("/home/ada/.cache/feedwright"),
        );
        check(
            &[("USERPROFILE", "/users/ada")],
            Some("/users/ada/.cache/feedwright"),
        );
        check(&[], None);
    }

    #[test]
    fn the_target_folder_follows_cargo_then_the_cache_then_the_clone() {
        let check = |set: &[(&str, &str)], cache: Option<&str>, expect: &str| {
            let target = target(Path::new("/clone"), cache.map(Path::new), variables(set));
            assert_eq!(target, PathBuf::from(expect), "{set:?} {cache:?}");
        };
        check(&[("CARGO_TARGET_DIR", "/else")], Some("/cache"), "/else");
        check(&[("CARGO_TARGET_DIR", "out")], Some("/cache"), "/clone/out");
        check(&[("CARGO_TARGET_DIR", "")], Some("/cache"), "/cache/target");
        check(&[], Some("/cache"), "/cache/target");
        check(&[], None, "/clone/target");
    }
}
