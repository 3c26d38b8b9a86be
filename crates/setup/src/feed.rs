//! A feed by itself, for `feed create`: looked at, created exactly once with
//! its upstream source, and waited for. This computer is not touched.

use crate::apply::server;
use crate::error_code::ErrorCode;
use crate::event::{Progress, Step};
use crate::failure::Failure;
use crate::inspection;
use crate::journal::{Entry, Journal, Recorded};
use crate::lock;
use crate::profile::FeedWish;
use crate::setup::Setup;
use crate::upstream::UpstreamEntry;
use azure_devops::{Client, Endpoints, Feed};

/// What `feed create` would do.
pub struct FeedPlan {
    /// The feed, if it is there with its upstream source already.
    pub existing: Option<Feed>,
    /// The upstream source that would be sent.
    pub upstream: Option<UpstreamEntry>,
    wish: FeedWish,
    client: Client,
}

impl Setup {
    /// Looks whether the feed is there; changes nothing.
    ///
    /// # Errors
    /// Everything that would stop the creation and can be seen now.
    pub async fn plan_feed(
        &self,
        endpoints: &Endpoints,
        wish: FeedWish,
    ) -> Result<FeedPlan, Failure> {
        let (client, _) = self.client(endpoints).await?;
        let state = inspection::inspect_server(&client, &wish, &self.folders).await?;
        if let (Some(feed), Some(_)) = (&state.feed, &state.missing_upstream) {
            return Err(
                Failure::new(ErrorCode::UpstreamMissing).at(format!("feed `{}`", feed.name))
            );
        }
        Ok(FeedPlan {
            existing: state.feed,
            upstream: state.missing_upstream,
            wish,
            client,
        })
    }

    /// Creates the feed that [`Setup::plan_feed`] found missing.
    ///
    /// # Errors
    /// The server's refusals, and a feed that does not answer in time.
    pub async fn create_feed(
        &self,
        plan: &FeedPlan,
        progress: &mut Progress<'_>,
    ) -> Result<Feed, Failure> {
        let FeedPlan {
            existing,
            upstream,
            wish,
            client,
        } = plan;
        let upstream = match (existing, upstream) {
            (Some(feed), _) => return Ok(feed.clone()),
            (None, upstream) => upstream.as_ref().ok_or(ErrorCode::Internal)?,
        };
        let _lock = lock::take(&self.folders, progress).await?;
        let organization = client.endpoints().organization_url().to_string();
        let mut journal = Journal::begin(&self.folders, &organization, &wish.name)?;
        let project = wish.scope.project().map(str::to_owned);
        let number = journal.intend(Recorded::CreateFeed {
            project,
            name: wish.name.clone(),
        })?;
        progress.announce(vec![
            Step::new("create-feed", format!("Create feed {}", wish.name)),
            Step::new("wait-feed", "Wait until the new feed answers"),
        ]);
        progress.start("create-feed");
        let created = server::create(client, wish, upstream).await;
        let feed = progress.settle(created)?;
        journal.append(&Entry::Done { number })?;
        progress.start("wait-feed");
        let waited = server::wait_until_it_answers(client, wish).await;
        progress.settle(waited)?;
        journal.append(&Entry::Applied)?;
        Ok(feed)
    }
}
