//! Accounts that their organizations have accepted and that nobody has decided
//! to keep: in the memory of this process alone, overwritten with the last
//! user of theirs. Nothing here touches a disk or a keychain.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use crate::accounts::CheckedAccount;

/// Held accounts by the organization's key; clones share one content.
#[derive(Clone, Default)]
pub(crate) struct HeldAccounts(Arc<Mutex<BTreeMap<String, Arc<CheckedAccount>>>>);

impl HeldAccounts {
    fn with<R>(&self, use_it: impl FnOnce(&mut BTreeMap<String, Arc<CheckedAccount>>) -> R) -> R {
        // A map of whole values is sound also after a panic elsewhere.
        use_it(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn hold(&self, checked: CheckedAccount) {
        self.hold_shared(Arc::new(checked));
    }

    pub(crate) fn hold_shared(&self, checked: Arc<CheckedAccount>) {
        self.with(|held| held.insert(checked.key.clone(), checked));
    }

    pub(crate) fn of(&self, key: &str) -> Option<Arc<CheckedAccount>> {
        self.with(|held| held.get(key).cloned())
    }

    /// False when none was held.
    pub(crate) fn forget(&self, key: &str) -> bool {
        self.with(|held| held.remove(key)).is_some()
    }

    /// Forgets this one, but not another that took its place in the meantime.
    pub(crate) fn forget_this(&self, this: &Arc<CheckedAccount>) {
        self.with(|held| {
            if held
                .get(&this.key)
                .is_some_and(|now| Arc::ptr_eq(now, this))
            {
                held.remove(&this.key);
            }
        });
    }
}

impl fmt::Debug for HeldAccounts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.with(|held| held.len());
        write!(formatter, "HeldAccounts({count})")
    }
}
