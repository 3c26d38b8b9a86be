//! Any bytes as the journal of a run.

use super::read::run_of;
use super::{Entry, RunState};
use std::path::Path;

/// A journal is read or refused; what is read can be told and taken back in
/// part, and every line that is read is written as it was.
pub fn journal(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for line in text.lines() {
        if let Ok(entry) = serde_json::from_str::<Entry>(line) {
            let written = serde_json::to_string(&entry).unwrap_or_default();
            let again = serde_json::from_str::<Entry>(&written).ok();
            assert_eq!(again.as_ref(), Some(&entry), "{written}");
        }
    }
    let folder = Path::new("/state/journal/run");
    let Ok(Some(run)) = run_of(&text, folder, "run", &folder.join("journal.jsonl")) else {
        return;
    };
    assert!(run.made() <= run.changes.len());
    for (index, change) in run.changes.iter().enumerate() {
        assert_eq!(change.number, index);
        assert!(change.store.is_some() == change.change.is_token());
        let _ = (change.may_be_here(), change.is_left());
    }
    assert!(!run.is_interrupted() || run.state == RunState::Interrupted);
    assert!(serde_json::to_string(&run).is_ok());
    let _ = (run.raw_profiles().count(), run.changed_this_computer());
}
