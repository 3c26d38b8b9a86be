//! From the bytes of a file to the text of a configuration.

use super::EditError;
use crate::layout::line_of;

/// The largest configuration file that we read, in bytes: 1 MiB.
pub const LARGEST_CONFIGURATION: usize = 1024 * 1024;

/// The text of a configuration file. A byte order mark of UTF-8 is kept.
///
/// # Errors
/// When the bytes are too many, UTF-16 or UTF-32 (with or without a byte order
/// mark), not UTF-8, or have a NUL.
pub fn decode(bytes: &[u8]) -> Result<&str, EditError> {
    if bytes.len() > LARGEST_CONFIGURATION {
        return Err(EditError::TooLarge { bytes: bytes.len() });
    }
    if let Some(encoding) = wide_encoding(bytes) {
        return Err(EditError::WideCharacters { encoding });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        EditError::NotUtf8 {
            line: 1 + valid.iter().filter(|byte| **byte == b'\n').count(),
        }
    })?;
    match text.find('\0') {
        Some(at) => Err(EditError::Nul {
            line: line_of(text, at),
        }),
        None => Ok(text),
    }
}

/// The wide encoding that the bytes are in, told by the byte order mark or by
/// every second byte of the beginning being zero.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Some("UTF-32"),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => return Some("UTF-16"),
        _ => {}
    }
    let pairs = bytes.get(..bytes.len().min(64))?.as_chunks::<2>().0;
    let little = pairs.iter().all(|[low, high]| *low != 0 && *high == 0);
    let big = pairs.iter().all(|[high, low]| *low != 0 && *high == 0);
    (pairs.len() > 1 && (little || big)).then_some("UTF-16")
}
