//! Views and permissions of a feed (azure-devops facts §1.5, §1.6).

use serde_json::json;

use super::Client;
use crate::endpoints::FeedScope;
use crate::error::Error;
use crate::model::List;
use crate::model::view::{FeedPermission, FeedView, ViewVisibility};
use crate::transport::Call;

impl Client {
    /// The views of a feed.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn views(&self, scope: &FeedScope, feed: &str) -> Result<Vec<FeedView>, Error> {
        let url = self.feeds_url(scope, &["feeds", feed, "views"]);
        let list: List<FeedView> = self.json(Call::get(url)).await?;
        Ok(list.value)
    }

    /// Changes who may read a view. Needs a token with the manage scope and the
    /// feed's administrator role.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn set_view_visibility(
        &self,
        scope: &FeedScope,
        feed: &str,
        view: &str,
        visibility: &ViewVisibility,
    ) -> Result<FeedView, Error> {
        let url = self.feeds_url(scope, &["feeds", feed, "views", view]);
        let body = json!({ "visibility": visibility });
        self.json(Call::new("PATCH", url).with_json(&body)).await
    }

    /// Who may do what with a feed, inherited roles included.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn permissions(
        &self,
        scope: &FeedScope,
        feed: &str,
    ) -> Result<Vec<FeedPermission>, Error> {
        let mut url = self.feeds_url(scope, &["feeds", feed, "permissions"]);
        url.query_pairs_mut().append_pair("includeIds", "true");
        let list: List<FeedPermission> = self.json(Call::get(url)).await?;
        Ok(list.value)
    }
}
