//! A disk that is full, or whose share for this person is used up: which file
//! did not fit, and how much room there is.

use super::Failure;
use crate::error_code::ErrorCode;
use std::io::{Error, ErrorKind};
use std::path::Path;

/// The failure, if it is of this kind.
pub(crate) fn of_full_disk(path: &Path, error: &Error) -> Option<Failure> {
    let code = match error.kind() {
        ErrorKind::StorageFull => ErrorCode::DiskFull,
        ErrorKind::QuotaExceeded => ErrorCode::QuotaUsedUp,
        _ => return None,
    };
    let why = match cargo_home::file::free_space(path) {
        Some(free) => format!("{error}; {} are free there.", size(free)),
        None => format!("{error}."),
    };
    Some(Failure::new(code).at(path.display()).because(why))
}

/// As people read it.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    let mut size = (bytes, "bytes");
    for unit in UNITS {
        if size.0 < 10 * 1024 {
            break;
        }
        size = (size.0 / 1024, unit);
    }
    format!("{} {}", size.0, size.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        for (bytes, expect) in [
            (0, "0 bytes"),
            (4096, "4096 bytes"),
            (20 * 1024, "20 KiB"),
            (700 * 1024 * 1024, "700 MiB"),
            (u64::MAX, "16777215 TiB"),
        ] {
            assert_eq!(size(bytes), expect);
        }
    }

    #[test]
    fn other_errors_are_none() {
        let of = |kind: ErrorKind| of_full_disk(Path::new("/"), &kind.into());
        assert_eq!(of(ErrorKind::PermissionDenied), None);
        let full = of(ErrorKind::StorageFull).unwrap();
        assert_eq!(
            (full.code, full.place.as_deref()),
            (ErrorCode::DiskFull, Some("/"))
        );
        let quota = of(ErrorKind::QuotaExceeded).unwrap();
        assert_eq!(quota.code, ErrorCode::QuotaUsedUp);
    }
}
