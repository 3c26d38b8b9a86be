//! One organization (or collection): its projects and feeds, and the names that are taken.

use std::collections::BTreeMap;
use std::time::Instant;

use time::OffsetDateTime;
use uuid::Uuid;

use super::{Feed, FeedSummary, NewFeed, SavedVersion, UpstreamSource, means};
use crate::options::{FeedSeed, OrganizationSeed, PracticeOptions, ProjectSeed};

/// An organization of the cloud, or a collection of a server.
#[derive(Debug)]
pub(crate) struct Organization {
    pub(crate) id: Uuid,
    /// The name in cloud addresses.
    pub(crate) name: String,
    pub(crate) projects: Vec<Project>,
    /// All feeds, also those in the recycle bin.
    pub(crate) feeds: Vec<Feed>,
    /// How often a feed was created through the API, by lower-case name.
    pub(crate) created: BTreeMap<String, usize>,
}

/// A project.
#[derive(Clone, Debug)]
pub(crate) struct Project {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) state: String,
    pub(crate) public: bool,
    pub(crate) revision: u64,
    pub(crate) updated: OffsetDateTime,
}

impl Project {
    fn seeded(seed: &ProjectSeed) -> Self {
        Self {
            id: Uuid::new_v4(),
            name: seed.name.clone(),
            state: seed.state.clone(),
            public: seed.public,
            revision: 11,
            updated: OffsetDateTime::now_utc(),
        }
    }

    /// Whether a segment of a path means this project: by name ignoring case, or by id.
    pub(crate) fn is(&self, name_or_id: &str) -> bool {
        means(self.id, &self.name, name_or_id)
    }
}

impl Organization {
    pub(super) fn seeded(seed: &OrganizationSeed, options: &PracticeOptions) -> Self {
        let mut organization = Self {
            id: Uuid::new_v4(),
            name: seed.name.clone(),
            projects: seed.projects.iter().map(Project::seeded).collect(),
            feeds: Vec::new(),
            created: BTreeMap::new(),
        };
        for feed in &seed.feeds {
            organization.add_feed(feed, options);
        }
        organization
    }

    /// Makes a feed as somebody would in the portal; it does not count as created.
    pub(crate) fn add_feed(&mut self, seed: &FeedSeed, options: &PracticeOptions) -> Uuid {
        let project = seed.project.as_deref().and_then(|name| self.project(name));
        let upstream = seed
            .crates_io
            .then(|| UpstreamSource::crates_io(options.spelling));
        let feed = Feed::new(NewFeed {
            name: seed.name.clone(),
            project: project.map(|project| project.id),
            public: project.is_some_and(|project| project.public),
            hide_deleted_package_versions: true,
            upstream_enabled: true,
            upstream_sources: upstream.into_iter().collect(),
            ..NewFeed::default()
        });
        let id = feed.id;
        self.feeds.push(feed);
        id
    }

    /// A project by name or id.
    pub(crate) fn project(&self, name_or_id: &str) -> Option<&Project> {
        self.projects.iter().find(|project| project.is(name_or_id))
    }

    /// The place of a feed in `feeds`, by name or id. A project-scoped feed is found only with its
    /// project, an organization-scoped one only without (facts §2.4). Deleted ones are not found.
    pub(crate) fn feed_index(&self, project: Option<&str>, name_or_id: &str) -> Option<usize> {
        let scope = match project {
            Some(name) => Some(self.project(name)?.id),
            None => None,
        };
        self.feeds
            .iter()
            .position(|feed| feed.deleted.is_none() && feed.project == scope && feed.is(name_or_id))
    }

    /// A feed by name or id, in the scope given; see [`Organization::feed_index`].
    pub(crate) fn feed(&self, project: Option<&str>, name_or_id: &str) -> Option<&Feed> {
        self.feed_index(project, name_or_id)
            .map(|index| &self.feeds[index])
    }

    /// A feed by name or id, to change it; see [`Organization::feed_index`].
    pub(crate) fn feed_mut(
        &mut self,
        project: Option<&str>,
        name_or_id: &str,
    ) -> Option<&mut Feed> {
        self.feed_index(project, name_or_id)
            .map(|index| &mut self.feeds[index])
    }

    /// All feeds, also those in the recycle bin, for those who look in from outside.
    pub(crate) fn summaries(&self) -> Vec<FeedSummary> {
        let summary = |feed: &Feed| FeedSummary {
            id: feed.id,
            name: feed.name.clone(),
            project: feed
                .project
                .and_then(|id| self.projects.iter().find(|project| project.id == id))
                .map(|project| project.name.clone()),
            crates_io: feed
                .upstream_sources
                .iter()
                .any(UpstreamSource::is_crates_io),
            deleted: feed.deleted.is_some(),
        };
        self.feeds.iter().map(summary).collect()
    }

    /// What the feeds of this name or id hold.
    pub(crate) fn saved_versions(&self, name_or_id: &str) -> Vec<SavedVersion> {
        let feeds = self.feeds.iter().filter(|feed| feed.is(name_or_id));
        let mut found = Vec::new();
        for package in feeds.flat_map(|feed| &feed.packages) {
            found.extend(package.versions.iter().map(|version| SavedVersion {
                name: package.name.clone(),
                version: version.version.clone(),
                from_upstream: version.upstream.is_some(),
            }));
        }
        found
    }

    /// Whether a feed has this name: one that is there, one in the recycle bin, or one deleted for
    /// good whose name is not free yet. Names are unique over the whole organization (facts §2.1).
    pub(crate) fn is_feed_name_taken(&self, name: &str) -> bool {
        let now = Instant::now();
        let wanted = name.to_lowercase();
        self.feeds
            .iter()
            .filter(|feed| feed.name.to_lowercase() == wanted)
            .any(|feed| {
                let free_from = feed.deleted.and_then(|deleted| deleted.name_free_from);
                free_from.is_none_or(|at| now < at)
            })
    }
}
