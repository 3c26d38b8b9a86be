//! The most memory that a program has had, as Linux counts it for the process
//! alone, without what it starts.

use std::fs;
use std::process::{Command, Stdio};

use super::child::Background;
use crate::outcome::Outcome;

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

fn high_water_mark(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
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
    #[cfg(target_os = "linux")]
    fn a_program_has_a_peak() {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap());
        let peak = peak_kibibytes(command.arg("--version").stdin(Stdio::null())).unwrap();
        assert!(peak.unwrap() > 100, "{peak:?}");
    }
}
