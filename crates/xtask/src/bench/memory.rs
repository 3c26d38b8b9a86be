//! The most memory that a program has had, as Linux counts it for the process
//! alone; and what a program uses now with all that it started, where pages that
//! several share count once.

use std::fs;
use std::process::{Command, Stdio};

use super::child::Background;
use crate::outcome::{Failure, Outcome};

/// Runs the program once and looks without pause, so that what is seen last is
/// the peak but for the last moment. None where the system does not tell.
///
/// # Errors
/// When it does not start.
pub(super) fn peak_kibibytes(command: &mut Command) -> Outcome<Option<u64>> {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = Background::start(command)?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    while !child.has_ended() {
        // Between its end and our learning of it there is nothing to read.
        let seen = fs::read_to_string(&status).ok();
        peak = peak.max(seen.as_deref().and_then(high_water_mark));
    }
    Ok(peak)
}

/// The proportional set size of a process and all its descendants together.
///
/// # Errors
/// When the process is gone.
pub(super) fn of_family_kibibytes(id: u32) -> Outcome<u64> {
    let parents = parents();
    let mut family = vec![id];
    let mut next = 0;
    while let Some(&parent) = family.get(next) {
        let children = parents.iter().filter(|(_, of)| *of == parent);
        family.extend(children.map(|(child, _)| *child));
        next += 1;
    }
    let sizes = family.iter().filter_map(|id| {
        let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
        kibibytes_of(&text, "Pss:")
    });
    let total = sizes.sum();
    if total == 0 {
        return Err(Failure::new("A program ended before its memory was seen."));
    }
    Ok(total)
}

/// Every process with its parent.
fn parents() -> Vec<(u32, u32)> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = processes.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    numbers
        .filter_map(|id: u32| {
            let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
            Some((id, parent_of(&stat)?))
        })
        .collect()
}

/// The parent in a line of `stat`; the name before it may hold anything.
fn parent_of(stat: &str) -> Option<u32> {
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_ascii_whitespace().nth(1)?.parse().ok()
}

fn high_water_mark(status: &str) -> Option<u64> {
    kibibytes_of(status, "VmHWM:")
}

fn kibibytes_of(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_is_read_from_the_status() {
        let status = "Name:\tcat\nVmPeak:\t    9999 kB\nVmHWM:\t    1234 kB\nVmRSS:\t 1000 kB\n";
        assert_eq!(high_water_mark(status), Some(1234));
        assert_eq!(high_water_mark("Name:\tcat\nState:\tZ (zombie)\n"), None);
    }

    #[test]
    fn the_parent_is_read_whatever_the_name_is() {
        assert_eq!(parent_of("7 (cat) S 3 7 7 0"), Some(3));
        assert_eq!(parent_of("7 (a) b (c)) R 12 7"), Some(12));
        assert_eq!(parent_of(""), None);
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_family_uses_memory() {
        let all = of_family_kibibytes(std::process::id()).unwrap();
        assert!(all > 100, "{all}");
        assert!(of_family_kibibytes(u32::MAX).is_err());
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_program_has_a_peak() {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap());
        let peak = peak_kibibytes(command.arg("--version").stdin(Stdio::null())).unwrap();
        assert!(peak.unwrap() > 100, "{peak:?}");
    }
}
