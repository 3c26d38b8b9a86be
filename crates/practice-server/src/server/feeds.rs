//! Looking into the feeds while the server runs, and changing them as somebody in the portal would.

use uuid::Uuid;

use super::PracticeServer;
use crate::auth::FeedRole;
use crate::options::{FeedSeed, ListingDelay, Upstream};
use crate::state::{FeedSummary, SavedCrate, SavedVersion};
use crate::upstream::{self, GeneratedCrate, UpstreamError};

impl PracticeServer {
    /// How often a feed of this name was created through the API, in any organization.
    #[must_use]
    pub fn count_of_feeds_created(&self, name: &str) -> usize {
        let data = self.state.data();
        let name = name.to_lowercase();
        data.organizations
            .iter()
            .filter_map(|organization| organization.created.get(&name))
            .sum()
    }

    /// All feeds of the first organization, also those in the recycle bin.
    #[must_use]
    pub fn feeds(&self) -> Vec<FeedSummary> {
        let data = self.state.data();
        data.organizations
            .first()
            .map(|first| first.summaries())
            .unwrap_or_default()
    }

    /// The versions in the feeds of this name or id, published or saved, in the order they came.
    #[must_use]
    pub fn saved_versions(&self, feed: &str) -> Vec<SavedVersion> {
        let data = self.state.data();
        data.organizations
            .iter()
            .flat_map(|organization| organization.saved_versions(feed))
            .collect()
    }

    /// Makes a feed in the first organization as somebody would in the portal.
    pub fn add_feed(&self, seed: &FeedSeed) -> Option<Uuid> {
        let mut data = self.state.data();
        let first = data.organizations.first_mut()?;
        Some(first.add_feed(seed, self.state.options()))
    }

    /// Makes a project of the first organization public or private, with all its feeds.
    pub fn set_public(&self, project: &str, public: bool) {
        let mut data = self.state.data();
        let Some(first) = data.organizations.first_mut() else {
            return;
        };
        let projects = first.projects.iter_mut();
        for project in projects.filter(|known| known.is(project)) {
            project.public = public;
            let feeds = first.feeds.iter_mut();
            for feed in feeds.filter(|feed| feed.project == Some(project.id)) {
                feed.public = public;
            }
        }
    }

    /// Gives everybody whom the feeds of this name or id in the first organization name another
    /// role.
    pub fn set_roles(&self, feed: &str, role: FeedRole) {
        let mut data = self.state.data();
        let feeds = data.organizations.first_mut().map(|first| &mut first.feeds);
        for feed in feeds.into_iter().flatten().filter(|known| known.is(feed)) {
            for permission in &mut feed.permissions {
                permission.role = role;
            }
        }
    }

    /// Disables the upstream sources of the feeds of this name or id in the first organization, or
    /// enables them again.
    pub fn set_upstreams_enabled(&self, feed: &str, enabled: bool) {
        let mut data = self.state.data();
        let feeds = data.organizations.first_mut().map(|first| &mut first.feeds);
        for feed in feeds.into_iter().flatten().filter(|known| known.is(feed)) {
            for source in &mut feed.upstream_sources {
                source.enabled = enabled;
            }
        }
    }

    /// Takes a crate out of the feeds of this name or id in the first organization, for good.
    pub fn remove_package(&self, feed: &str, name: &str) {
        let mut data = self.state.data();
        let feeds = data.organizations.first_mut().map(|first| &mut first.feeds);
        for feed in feeds.into_iter().flatten().filter(|known| known.is(feed)) {
            feed.packages.retain(|package| package.name != name);
        }
    }

    /// Publishes a crate to the feeds of this name or id in the first organization; says whether
    /// any took it. It shows with no upstream.
    ///
    /// # Errors
    /// When the crate cannot be packaged.
    pub async fn publish(
        &self,
        feed: &str,
        version: GeneratedCrate,
    ) -> Result<bool, UpstreamError> {
        let (name, number) = (version.name.clone(), version.version.clone());
        let source = upstream::open(&Upstream::BuiltInWith(vec![version])).await?;
        let entry = source.index_entry(&name).await?;
        let line = entry.and_then(|entry| entry.version(&number).map(|found| found.line.clone()));
        let file = source.crate_file(&name, &number).await?;
        let (Some(index_line), Some(file)) = (line, file) else {
            return Ok(false);
        };
        let saved = SavedCrate {
            name,
            version: number,
            index_line,
            file,
            upstream: None,
        };
        let mut data = self.state.data();
        let feeds = data.organizations.first_mut().map(|first| &mut first.feeds);
        let mut published = false;
        for feed in feeds.into_iter().flatten().filter(|known| known.is(feed)) {
            published |= feed.save(saved.clone(), ListingDelay::None);
        }
        Ok(published)
    }
}
