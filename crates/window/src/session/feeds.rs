//! The feeds to join, and what is filled in on that screen. What was listed is
//! remembered for the checks while a name is typed, so that no request is sent
//! for each key.

use super::feed_name::{OnComputer, free_name};
use super::projects::same;
use super::{Answer, Session};
use crate::contract::{FeedRow, FeedSuggestion, FeedsHere};
use azure_devops::{Client, Endpoints, Error, ErrorKind, Feed, FeedScope};
use cargo_home::IndexUrl;
use setup::{ErrorCode, FORCE_AUTH, Failure, upstream};
use std::sync::Arc;

/// More feeds than this nobody goes through in a list.
const MOST_FEEDS: usize = 10_000;

/// What the organization has told of its feeds.
pub(crate) struct KnownFeeds {
    /// The organization.
    pub(crate) endpoints: Endpoints,
    /// The scope that the list was made for.
    pub(crate) scope: FeedScope,
    /// All feeds that may be seen: of the scope, of the organization, others.
    pub(crate) feeds: Vec<Feed>,
    /// Names in the scope's recycle bin, as far as one may look into it.
    pub(crate) deleted: Vec<String>,
}

impl Session {
    /// The feeds to join, and what is filled in.
    ///
    /// # Errors
    /// When nobody is signed in, and what the server or the network says.
    pub async fn list_feeds(&self, project: Option<String>) -> Answer<FeedsHere> {
        let (chosen, client) = self.client().await.map_err(|f| self.problem(f))?;
        let loaded = load(&client, project.as_deref()).await;
        let known = Arc::new(loaded.map_err(|failure| self.problem(failure))?);
        {
            let mut state = self.state();
            state.project.clone_from(&project);
            state.feeds = Some(Arc::clone(&known));
        }
        let here = self.on_computer().await;
        let feeds: Vec<FeedRow> = known.feeds.iter().map(|feed| known.row(feed)).collect();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let own = || known.feeds.iter().filter(|feed| known.is_own(feed));
        Ok(FeedsHere {
            in_project: count(own().count()),
            in_organization: count(feeds.len()),
            in_project_with_crates_io: count(own().filter(|feed| has_crates_io(feed)).count()),
            suggestion: suggestion(&known, chosen.feed.as_deref(), &here),
            feeds,
        })
    }

    /// What is known of the feeds around a scope; the server is asked only when
    /// nothing is.
    pub(crate) async fn known_feeds(
        &self,
        project: Option<&str>,
    ) -> Result<Arc<KnownFeeds>, Failure> {
        let chosen = self.chosen()?;
        let scope = FeedScope::from_project(project);
        let known = self.state().feeds.clone();
        if let Some(known) = known.filter(|known| {
            known.endpoints == chosen.endpoints
                // The bin of another scope may hold other names, which setting
                // up finds out; typing shall not wait for it.
                && (known.scope == scope || scope == FeedScope::Organization)
        }) {
            return Ok(known);
        }
        let (_, client) = self.client().await?;
        let known = Arc::new(load(&client, project).await?);
        self.state().feeds = Some(Arc::clone(&known));
        Ok(known)
    }
}

/// Whether the organization's list holds its projects' feeds is not known
/// (azure-devops facts §1.2), so both are asked.
async fn load(client: &Client, project: Option<&str>) -> Result<KnownFeeds, Failure> {
    let scope = FeedScope::from_project(project);
    let of_scope = async {
        match scope {
            FeedScope::Organization => Ok(Vec::new()),
            FeedScope::Project(_) => client.feeds(&scope).await,
        }
    };
    let (all, own, bin) = tokio::join!(
        client.feeds(&FeedScope::Organization),
        of_scope,
        client.deleted_feeds(&scope)
    );
    let own = own.map_err(|error| of_project(error, project))?;
    let mut feeds = match all {
        // Whoever may see the project's alone can go on with these.
        Err(error) if error.kind() == ErrorKind::Forbidden && project.is_some() => Vec::new(),
        all => all?,
    };
    for feed in own {
        if !feeds.iter().any(|known| known.id == feed.id) {
            feeds.push(feed);
        }
    }
    feeds.truncate(MOST_FEEDS);
    // What one may not look into is simply unknown.
    let bin = bin.unwrap_or_default().into_iter();
    let mut known = KnownFeeds {
        endpoints: client.endpoints().clone(),
        scope,
        feeds: Vec::new(),
        deleted: bin.map(|deleted| deleted.feed.name).collect(),
    };
    feeds.sort_by_cached_key(|feed| known.place_of(feed));
    known.feeds = feeds;
    Ok(known)
}

fn of_project(error: Error, project: Option<&str>) -> Failure {
    match (error.kind(), project) {
        (ErrorKind::NotFound, Some(project)) => {
            Failure::new(ErrorCode::ProjectNotFound).at(format!("project `{project}`"))
        }
        _ => error.into(),
    }
}

impl KnownFeeds {
    /// Whether the feed is in the scope that the list was made for.
    pub(crate) fn is_own(&self, feed: &Feed) -> bool {
        match (&self.scope, &feed.project) {
            (FeedScope::Organization, None) => true,
            (FeedScope::Project(name), Some(project)) => {
                same(&project.name, name) || same(&project.id, name)
            }
            _ => false,
        }
    }

    fn place_of(&self, feed: &Feed) -> (bool, bool, String, String) {
        let project = feed.project.as_ref();
        (
            !self.is_own(feed),
            project.is_some(),
            project.map_or_else(String::new, |project| project.name.to_lowercase()),
            feed.name.to_lowercase(),
        )
    }

    fn row(&self, feed: &Feed) -> FeedRow {
        let index = index_of(&self.endpoints, &feed.scope(), &feed.name, feed.is_public());
        FeedRow {
            id: feed.id.clone(),
            name: feed.name.clone(),
            project: feed.scope().project().map(str::to_owned),
            crates_io: has_crates_io(feed),
            // A name that no index URL can have is one that cargo cannot use.
            index: index.map_or_else(String::new, |index| index.to_string()),
        }
    }
}

fn has_crates_io(feed: &Feed) -> bool {
    feed.upstream_enabled && upstream::of_feed(feed).is_some()
}

/// The index URL that Cargo would use; a public feed's asks for a sign-in.
pub(crate) fn index_of(
    endpoints: &Endpoints,
    scope: &FeedScope,
    feed: &str,
    public: bool,
) -> Option<IndexUrl> {
    let suffix = if public { FORCE_AUTH } else { "" };
    let base = endpoints.packaging_url(scope, &format!("{feed}{suffix}"));
    let url = base.join("Cargo/index/").ok()?;
    IndexUrl::from_http(&url).ok()
}

/// The pasted feed, else one here that has crates.io, else a new one.
fn suggestion(known: &KnownFeeds, pasted: Option<&str>, here: &OnComputer) -> FeedSuggestion {
    let own = || known.feeds.iter().filter(|feed| known.is_own(feed));
    let pasted =
        pasted.and_then(|text| own().find(|feed| same(&feed.name, text) || same(&feed.id, text)));
    let join = pasted.or_else(|| own().find(|feed| has_crates_io(feed)));
    match join {
        Some(feed) => FeedSuggestion::Join {
            id: feed.id.clone(),
        },
        None => FeedSuggestion::Create {
            name: free_name(known, here),
        },
    }
}
