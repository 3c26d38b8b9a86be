//! Crates in a feed: published there, or saved from an upstream.

use std::time::Instant;

use bytes::Bytes;
use time::OffsetDateTime;
use uuid::Uuid;

use crate::options::ListingDelay;

/// A crate in a feed, with its versions in the order in which they came.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) id: Uuid,
    /// The name with its own capitals and dashes.
    pub(crate) name: String,
    pub(crate) versions: Vec<Version>,
}

/// One version of a crate in a feed.
#[derive(Debug)]
pub(crate) struct Version {
    pub(crate) id: Uuid,
    pub(crate) version: String,
    /// The upstream source it was saved from; `None`: it was published here.
    pub(crate) upstream: Option<Uuid>,
    /// Its line in the sparse index, without line end.
    pub(crate) index_line: String,
    /// The `.crate` file.
    pub(crate) file: Bytes,
    pub(crate) added: OffsetDateTime,
    pub(crate) yanked: bool,
    pub(crate) deleted: bool,
    /// The lists of the packages API that still leave it out.
    pub(crate) hidden_lists: u32,
    /// The packages API leaves it out before.
    pub(crate) visible_from: Instant,
}

/// A version that is about to enter a feed.
#[derive(Clone, Debug)]
pub(crate) struct SavedCrate {
    /// The crate's name with its own capitals and dashes.
    pub(crate) name: String,
    pub(crate) version: String,
    /// Its line in the sparse index, without line end.
    pub(crate) index_line: String,
    /// The `.crate` file.
    pub(crate) file: Bytes,
    /// The upstream source it comes from; `None`: it is published.
    pub(crate) upstream: Option<Uuid>,
}

impl Version {
    pub(super) fn new(saved: SavedCrate, delay: ListingDelay) -> Self {
        let now = Instant::now();
        let (hidden_lists, visible_from) = match delay {
            ListingDelay::None => (0, now),
            ListingDelay::Lists(lists) => (lists, now),
            ListingDelay::Time(time) => (0, now.checked_add(time).unwrap_or(now)),
        };
        let line: serde_json::Value = serde_json::from_str(&saved.index_line).unwrap_or_default();
        Self {
            id: Uuid::new_v4(),
            yanked: line["yanked"] == true,
            version: saved.version,
            upstream: saved.upstream,
            index_line: saved.index_line,
            file: saved.file,
            added: OffsetDateTime::now_utc(),
            deleted: false,
            hidden_lists,
            visible_from,
        }
    }

    /// Whether the packages API shows it now.
    pub(crate) fn is_listed_now(&self) -> bool {
        self.hidden_lists == 0 && self.visible_from <= Instant::now()
    }
}

/// The name under which a crate is looked up: crates.io treats capitals, `-` and `_` alike.
pub(crate) fn normalized(name: &str) -> String {
    name.to_ascii_lowercase().replace('_', "-")
}
