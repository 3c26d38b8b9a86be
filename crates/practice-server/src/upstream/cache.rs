//! A small map that forgets its oldest entries, so that a long practice
//! session with the real crates.io does not grow without end.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A bounded map; the weight of an entry is what its owner says (bytes, or 1).
#[derive(Debug)]
pub(super) struct BoundedCache<V> {
    limit: usize,
    inner: Mutex<Inner<V>>,
}

#[derive(Debug)]
struct Inner<V> {
    entries: HashMap<String, (V, usize)>,
    order: VecDeque<String>,
    weight: usize,
}

impl<V: Clone> BoundedCache<V> {
    pub(super) fn new(limit: usize) -> Self {
        let (entries, order) = (HashMap::new(), VecDeque::new());
        let inner = Mutex::new(Inner {
            entries,
            order,
            weight: 0,
        });
        Self { limit, inner }
    }

    pub(super) fn get(&self, key: &str) -> Option<V> {
        self.lock().entries.get(key).map(|(value, _)| value.clone())
    }

    /// Keeps the value unless it alone is heavier than the whole cache may be.
    pub(super) fn put(&self, key: String, value: V, weight: usize) {
        let mut inner = self.lock();
        inner.remove(&key);
        if weight > self.limit {
            return;
        }
        inner.weight += weight;
        inner.order.push_back(key.clone());
        inner.entries.insert(key, (value, weight));
        while inner.weight > self.limit {
            let Some(oldest) = inner.order.front().cloned() else {
                break;
            };
            inner.remove(&oldest);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner<V>> {
        // The map is whole at every point where a panic could happen.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<V> Inner<V> {
    fn remove(&mut self, key: &str) {
        if let Some((_, weight)) = self.entries.remove(key) {
            self.weight -= weight;
            self.order.retain(|other| other != key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_entries_go_when_the_limit_is_reached() {
        let cache = BoundedCache::new(10);
        for (key, weight) in [("a", 4), ("b", 4), ("c", 4)] {
            cache.put(key.to_owned(), key, weight);
        }
        assert_eq!(cache.get("a"), None);
        assert_eq!((cache.get("b"), cache.get("c")), (Some("b"), Some("c")));
        cache.put("b".to_owned(), "later", 6);
        assert_eq!((cache.get("b"), cache.get("c")), (Some("later"), Some("c")));
        cache.put("huge".to_owned(), "huge", 11);
        assert_eq!(cache.get("huge"), None);
    }
}
