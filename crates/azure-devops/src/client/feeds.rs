//! Feeds: list, read, create, change, delete, restore (azure-devops facts §1.2).

use serde_json::json;

use super::Client;
use crate::endpoints::FeedScope;
use crate::error::Error;
use crate::model::List;
use crate::model::feed::{DeletedFeed, Feed, FeedUpdate, NewFeed};
use crate::transport::Call;

impl Client {
    /// The feeds of a scope. Whether the organization's list has the feeds of
    /// its projects too is not known: ask both and merge by id
    /// (azure-devops facts §1.2).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn feeds(&self, scope: &FeedScope) -> Result<Vec<Feed>, Error> {
        let url = self.feeds_url(scope, &["feeds"]);
        let list: List<Feed> = self.json(Call::get(url)).await?;
        Ok(list.value)
    }

    /// One feed by its name or id. A feed that exists in another scope is not
    /// found, just like one that the caller may not see (azure-devops facts §2.4).
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn feed(&self, scope: &FeedScope, name_or_id: &str) -> Result<Feed, Error> {
        let url = self.feeds_url(scope, &["feeds", name_or_id]);
        self.json(Call::get(url)).await
    }

    /// Creates a feed with its upstream sources, in one POST that is repeated
    /// only where the server certainly did not act. After
    /// [`ErrorKind::ConnectionLost`](crate::ErrorKind::ConnectionLost),
    /// `TimedOut` or `ServerError` the feed may exist: look it up by name.
    ///
    /// # Errors
    /// `Conflict` when the name is taken, also by a feed in the recycle bin;
    /// `BadRequest` for an illegal name or a refused upstream source; the others
    /// of [`ErrorKind`](crate::ErrorKind).
    pub async fn create_feed(&self, scope: &FeedScope, feed: &NewFeed) -> Result<Feed, Error> {
        let url = self.feeds_url(scope, &["feeds"]);
        self.json(Call::new("POST", url).with_json(feed)).await
    }

    /// Changes a feed. Needs a token with the manage scope.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn update_feed(
        &self,
        scope: &FeedScope,
        id: &str,
        update: &FeedUpdate,
    ) -> Result<Feed, Error> {
        let url = self.feeds_url(scope, &["feeds", id]);
        self.json(Call::new("PATCH", url).with_json(update)).await
    }

    /// Moves a feed to the recycle bin, where it keeps its name for 30 days.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn delete_feed(&self, scope: &FeedScope, id: &str) -> Result<(), Error> {
        let url = self.feeds_url(scope, &["feeds", id]);
        self.done(Call::new("DELETE", url)).await
    }

    /// The feeds in the recycle bin.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn deleted_feeds(&self, scope: &FeedScope) -> Result<Vec<DeletedFeed>, Error> {
        let url = self.feeds_url(scope, &["feedrecyclebin"]);
        let list: List<DeletedFeed> = self.json(Call::get(url)).await?;
        Ok(list.value)
    }

    /// Takes a feed out of the recycle bin.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn restore_feed(&self, scope: &FeedScope, id: &str) -> Result<(), Error> {
        let url = self.feeds_url(scope, &["feedrecyclebin", id]);
        let patch = json!([{"op": "replace", "path": "/isDeleted", "value": false}]);
        let mut call = Call::new("PATCH", url).with_json(&patch);
        call.content_type = "application/json-patch+json";
        self.done(call).await
    }

    /// Removes a feed from the recycle bin for good.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn purge_feed(&self, scope: &FeedScope, id: &str) -> Result<(), Error> {
        let url = self.feeds_url(scope, &["feedrecyclebin", id]);
        self.done(Call::new("DELETE", url)).await
    }
}
