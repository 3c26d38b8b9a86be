//! The sizes of the stripped headless programs.

use std::fs;
use std::path::Path;

use super::Programs;
use super::report::{Figure, Report, Unit};
use crate::outcome::{Failure, Outcome};

/// Adds them.
///
/// # Errors
/// When a program is not there.
pub(super) fn measure(report: &mut Report, programs: &Programs) -> Outcome {
    for (name, path, limit) in [
        ("size of feedwright", &programs.feedwright, 12.0),
        (
            "size of cargo-credential-feedwright",
            &programs.provider,
            6.0,
        ),
    ] {
        report.judge(Figure::new(name, megabytes(path)?, limit, Unit::Megabytes));
    }
    Ok(())
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a size in megabytes needs no single bytes"
)]
fn megabytes(path: &Path) -> Outcome<f64> {
    let metadata = fs::metadata(path)
        .map_err(|error| Failure::new(format!("{} is not there: {error}.", path.display())))?;
    Ok(metadata.len() as f64 / 1e6)
}
