//! On what was measured: without its name, which is nobody's business.

use std::fs;
use std::process::Command;

use super::child::printed;
use crate::folders::Folders;
use crate::json::Json;

/// Words about the computer and what was built.
pub(super) struct Machine(Vec<(&'static str, String)>);

impl Machine {
    #[cfg(test)]
    pub(super) fn new(words: Vec<(&'static str, String)>) -> Machine {
        Machine(words)
    }

    /// What this computer tells; what it does not is left out.
    pub(super) fn here(folders: &Folders) -> Machine {
        let cores = std::thread::available_parallelism().map(|n| n.to_string());
        let said = |program: &str, arguments: &[&str]| {
            let mut command = Command::new(program);
            command.args(arguments).current_dir(&folders.repository);
            printed(&mut command).ok()
        };
        let words = [
            ("system", system()),
            ("processor", processor()),
            ("cores", cores.ok()),
            ("memory", memory()),
            ("load before", load()),
            ("rustc", said("rustc", &["--version"])),
            ("cargo", said("cargo", &["--version"])),
            ("commit", said("git", &["describe", "--always", "--dirty"])),
        ];
        let told = words
            .into_iter()
            .filter_map(|(name, words)| Some((name, words?)));
        Machine(told.collect())
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, words)| (*name, words.as_str()))
    }

    pub(super) fn json(&self) -> Json {
        let fields = self
            .0
            .iter()
            .map(|(name, words)| (*name, Json::text(words)));
        Json::Object(fields.collect())
    }
}

fn system() -> Option<String> {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let name = release
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="))
        .map_or(std::env::consts::OS, |name| name.trim_matches('"'));
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    Some(format!("{name} {}", kernel.trim()).trim_end().to_owned())
}

fn processor() -> Option<String> {
    field("/proc/cpuinfo", "model name")
}

fn memory() -> Option<String> {
    let text = field("/proc/meminfo", "MemTotal")?;
    let kibibytes: u64 = text.strip_suffix("kB")?.trim().parse().ok()?;
    Some(format!("{} MiB", kibibytes / 1024))
}

/// How busy the computer was with other things.
fn load() -> Option<String> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    text.split(' ').next().map(str::to_owned)
}

fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let mut fields = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = fields.find(|(field, _)| field.trim() == name)?;
    Some(value.trim().to_owned())
}
