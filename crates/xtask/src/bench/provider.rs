//! The credential provider with a token that is there already: its dialogue
//! with Cargo beside a program that does nothing, and the real cargo with it
//! beside the same cargo with its built-in providers.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::child::timed;
use super::person::{Person, make, unusable, write};
use super::report::{Figure, Report};
use super::start_up::nothing;
use super::statistics::{Contestant, in_turns};
use super::world::World;
use super::{Programs, Rounds, memory};
use crate::outcome::{Failure, Outcome};

/// Milliseconds from start to end, with the token in the keychain.
const LIMIT: f64 = 10.0;
/// What the `az` command line is asked for: a token for Azure DevOps.
const AZ: [&str; 4] = [
    "account",
    "get-access-token",
    "--resource",
    "499b84ac-1321-427f-aa17-267ca6975798",
];

/// Sets somebody up, and measures.
///
/// # Errors
/// When a program does not run, or the provider gives no token.
pub(super) fn measure(
    report: &mut Report,
    rounds: Rounds,
    world: &World,
    programs: &Programs,
) -> Outcome {
    let desk = Desk::set_up(world, &programs.provider)?;
    dialogue(report, rounds, &desk)?;
    cargo(report, rounds, &desk)
}

/// The dialogue alone, and `az`, which gives a token too.
fn dialogue(report: &mut Report, rounds: Rounds, desk: &Desk) -> Outcome {
    let get = || timed(&mut desk.get()?);
    let mut contestants = vec![Contestant::new("provider, get", get), nothing()];
    match az() {
        Ok(()) => contestants.push(Contestant::new("az, get-access-token", || {
            timed(Command::new("az").args(AZ).stdin(Stdio::null()))
        })),
        Err(why) => report.skip(&format!("the az command line: {why}")),
    }
    let measured = in_turns(rounds.short, contestants)?;
    if let [ours, others @ ..] = measured.as_slice() {
        report.judge(Figure::time("provider, cached token", ours, LIMIT));
        for other in others {
            report.compare(ours, other);
        }
    }
    if let Some(peak) = memory::peak_kibibytes(&mut desk.get()?)? {
        report.remember("cargo-credential-feedwright, get", peak);
    }
    Ok(())
}

/// Whether `az` is there and somebody is signed in to it.
fn az() -> Result<(), &'static str> {
    let there = Command::new("az").args(AZ).stdin(Stdio::null()).output();
    match there {
        Ok(output) if output.status.success() => Ok(()),
        Ok(_) => Err("nobody is signed in to it here"),
        Err(_) => Err("it is not on the PATH"),
    }
}

/// The real cargo, which asks for a token and looks at the feed.
fn cargo(report: &mut Report, rounds: Rounds, desk: &Desk) -> Outcome {
    let with = |provider: String| move || timed(&mut desk.update(&provider));
    let ours = format!("[{:?}]", desk.provider);
    let measured = in_turns(
        rounds.short,
        vec![
            Contestant::new("cargo update, our provider", with(ours)),
            Contestant::new("with cargo:libsecret", with(quoted("cargo:libsecret"))),
            Contestant::new("with cargo:token", with(quoted("cargo:token"))),
        ],
    )?;
    if let [ours, others @ ..] = measured.as_slice() {
        for other in others {
            report.compare(ours, other);
        }
    }
    Ok(())
}

fn quoted(word: &str) -> String {
    format!("{word:?}")
}

/// Somebody whose repository takes a crate from the feed, and for whom every
/// provider has the token.
struct Desk {
    person: Person,
    provider: PathBuf,
    /// What cargo writes to its provider.
    request: PathBuf,
    repository: PathBuf,
}

impl Desk {
    fn set_up(world: &World, provider: &Path) -> Outcome<Desk> {
        let person = world.person()?;
        // Puts the token where `cargo:libsecret` finds it.
        timed(&mut world.quickstart(&person)?)?;
        timed(&mut world.sign_in(&person)?)?;
        let repository = person.work().join("hello");
        let index = index_of(&repository)?;
        register(&person, world.organization(), &index)?;
        let credentials = format!(
            "[registries.{}]\ntoken = \"{}\"\n",
            person.feed,
            world.header()?
        );
        write(&person.cargo_home().join("credentials.toml"), &credentials)?;
        let request = person.work().join("request.json");
        let line = format!(
            "{{\"v\":1,\"registry\":{{\"index-url\":\"{index}\",\"name\":\"{}\"}},\"kind\":\"get\",\"operation\":\"read\",\"args\":[]}}\n",
            person.feed
        );
        write(&request, &line)?;
        let desk = Desk {
            person,
            provider: provider.to_owned(),
            request,
            repository,
        };
        desk.depend()?;
        desk.prove()?;
        Ok(desk)
    }

    /// The provider as cargo starts it.
    fn get(&self) -> Outcome<Command> {
        let request = File::open(&self.request).map_err(|error| unusable(&self.request, &error))?;
        let mut command = self.person.command(&self.provider);
        command.arg("--cargo-plugin").stdin(request);
        Ok(command)
    }

    /// A cargo that has to ask the feed, with this provider for it.
    fn update(&self, provider: &str) -> Command {
        let mut command = self.person.command(Path::new("cargo"));
        let feed = &self.person.feed;
        let set = format!("registries.{feed}.credential-provider={provider}");
        command.args(["update", "--quiet", "--config"]).arg(set);
        command.current_dir(&self.repository);
        command
    }

    /// The repository takes a crate, and has it already.
    fn depend(&self) -> Outcome {
        let path = self.repository.join("Cargo.toml");
        let manifest = fs::read_to_string(&path).map_err(|error| unusable(&path, &error))?;
        let with_crate = format!("{manifest}\n[dependencies]\nserde = \"1\"\n");
        write(&path, &with_crate)?;
        let mut fetch = self.person.command(Path::new("cargo"));
        fetch.arg("fetch").current_dir(&self.repository);
        timed(&mut fetch).map(|_| ())
    }

    /// Both sides of the comparison do what they are measured for.
    fn prove(&self) -> Outcome {
        let output = self.get()?.output();
        let output = output.map_err(|error| unusable(&self.provider, &error))?;
        // It holds a token, so it is not shown.
        if !String::from_utf8_lossy(&output.stdout).contains("{\"Ok\":{\"kind\":\"get\"") {
            return Err(Failure::new("The provider gave no token."));
        }
        let nobody = format!("[{:?}]", self.request);
        if timed(&mut self.update(&nobody)).is_ok() {
            return Err(Failure::new("Cargo does not ask its provider."));
        }
        Ok(())
    }
}

/// The index of the feed, from the configuration that `quickstart` wrote.
fn index_of(repository: &Path) -> Outcome<String> {
    let path = repository.join(".cargo/config.toml");
    let text = fs::read_to_string(&path).map_err(|error| unusable(&path, &error))?;
    let index = text.lines().find_map(index_in);
    let none = || Failure::new(format!("{} names no index.", path.display()));
    index.map(str::to_owned).ok_or_else(none)
}

/// The index that a line names.
fn index_in(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("index = \"")?;
    rest.split('"').next()
}

/// The person's own list, as the product writes it.
fn register(person: &Person, organization: &str, index: &str) -> Outcome {
    let folder = person.configuration();
    make(&folder)?;
    let path = folder.join("registries.json");
    let list = format!(
        "{{\"schema\":1,\"registries\":[{{\"index\":\"{index}\",\"organization\":\"{organization}\"}}]}}\n"
    );
    write(&path, &list)?;
    only_for_oneself(&path).map_err(|error| unusable(&path, &error))
}

/// A list that others could write is refused.
#[cfg(unix)]
fn only_for_oneself(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn only_for_oneself(_path: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_read_from_its_line() {
        let index = "sparse+http://127.0.0.1:1/a/_packaging/feed/Cargo/index/";
        assert_eq!(index_in(&format!("index = \"{index}\" # why")), Some(index));
        assert_eq!(index_in("replace-with = \"feed\""), None);
    }
}
