//! Looks for a secret in everything that this process may write to: its heap,
//! its stacks and whatever else there is. The secret is given masked, and what
//! was read is wiped, so that the search does not find itself.

use std::fmt::Write as _;
use std::fs::File;
use std::os::unix::fs::FileExt as _;

use zeroize::Zeroizing;

const MASK: u8 = 0xa5;
const CHUNK: usize = 1024 * 1024;

/// The secret as it is handed to another process.
pub(super) fn mask(secret: &str) -> String {
    let mut text = String::new();
    for byte in secret.bytes() {
        write!(text, "{:02x}", byte ^ MASK).expect("room");
    }
    text
}

/// How often the secret is there.
pub(super) fn times_found(masked: &[u8]) -> usize {
    assert!(masked.len() > 16, "too short to tell");
    let maps = std::fs::read_to_string("/proc/self/maps").expect("the maps");
    let memory = File::open("/proc/self/mem").expect("the memory");
    let mut buffer = Zeroizing::new(vec![0; CHUNK]);
    let (mut found, mut looked) = (0, 0);
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (start, end) = range(line);
        let mut at = start;
        while at < end {
            let length = usize::try_from(end - at).map_or(CHUNK, |left| left.min(CHUNK));
            // Some of what is mapped is not there.
            let read = memory.read_at(&mut buffer[..length], at).unwrap_or(0);
            found += count(&buffer[..read], masked);
            looked += read;
            buffer.fill(0);
            // What lies across two chunks is seen with the second.
            let step = length.saturating_sub(masked.len()).max(1);
            at += u64::try_from(step).expect("a small number");
            if length < CHUNK {
                break;
            }
        }
    }
    assert!(looked > 100 * 1024, "only {looked} bytes were looked at");
    found
}

fn range(line: &str) -> (u64, u64) {
    let range = line.split(' ').next().unwrap_or_default();
    let (start, end) = range.split_once('-').expect("a range");
    let number = |text| u64::from_str_radix(text, 16).expect("an address");
    (number(start), number(end))
}

fn count(bytes: &[u8], masked: &[u8]) -> usize {
    let first = masked[0] ^ MASK;
    let is_here = |place: &usize| {
        let here = &bytes[*place..];
        here.len() >= masked.len()
            && here
                .iter()
                .zip(masked)
                .all(|(one, other)| one ^ MASK == *other)
    };
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == first);
    starts.map(|(place, _)| place).filter(is_here).count()
}
