//! Replays a fuzzer's corpus in the unit tests of the crate that it fuzzes, on
//! every system and without a fuzzer: what once broke a rule stays mended.

use std::fs;
use std::path::Path;

/// Calls the check with each file of the target's corpus.
pub(crate) fn each(target: &str, check: fn(&[u8])) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = here.join("../../fuzz/corpus").join(target);
    let mut files = 0;
    for entry in fs::read_dir(&folder).expect("the target has a corpus") {
        let path = entry.expect("the corpus can be listed").path();
        // Shown only when the check fails.
        println!("{}", path.display());
        check(&fs::read(&path).expect("the corpus can be read"));
        files += 1;
    }
    assert!(files > 0, "{} is empty", folder.display());
}
