//! The pages that the system's browser may be asked for. The page of the window
//! names no address; what is not in this list cannot be opened.

use super::history::used_feeds;
use super::{Answer, Session};
use crate::contract::Page;
use azure_devops::{Endpoints, FeedScope};
use setup::Failure;

/// How to install Rust.
const RUSTUP: &str = "https://rustup.rs/";
/// What the manual way is, in the words of those who run the feeds.
const HELP: &str = "https://learn.microsoft.com/azure/devops/artifacts/cargo/cargo-upstream-source";

impl Session {
    /// The address of a page.
    ///
    /// # Errors
    /// When no organization is chosen that it could belong to.
    #[expect(
        clippy::result_large_err,
        reason = "a problem is what the page is shown, once in a command"
    )]
    pub fn page_address(&self, page: &Page) -> Answer<String> {
        let address = match page {
            Page::Rustup => Ok(RUSTUP.to_owned()),
            Page::Help => Ok(HELP.to_owned()),
            Page::Token => self
                .chosen()
                .map(|chosen| chosen.endpoints.token_page().to_string()),
            Page::Feed { project, feed } => self.feed_address(project.as_deref(), feed),
        };
        address.map_err(|failure| self.problem(failure))
    }

    fn feed_address(&self, project: Option<&str>, feed: &str) -> Result<String, Failure> {
        let endpoints = self.endpoints_of(project, feed)?;
        let scope = FeedScope::from_project(project);
        Ok(endpoints.feed_page(&scope, feed).to_string())
    }

    /// Where the feed is: in the plan, among those in use, else in the chosen
    /// organization.
    fn endpoints_of(&self, project: Option<&str>, feed: &str) -> Result<Endpoints, Failure> {
        let planned = {
            let state = self.state();
            let profile = state.profile.as_ref();
            profile
                .filter(|profile| profile.feed.name == feed)
                .filter(|profile| profile.feed.scope.project() == project)
                .map(|profile| profile.endpoints.clone())
        };
        if let Some(endpoints) = planned {
            return Ok(endpoints);
        }
        let used = used_feeds(&self.setup()?)?
            .into_iter()
            .find(|used| used.choice.feed == feed && used.choice.project.as_deref() == project);
        match used {
            Some(used) => Ok(Endpoints::parse(&used.choice.url)?),
            None => Ok(self.chosen()?.endpoints),
        }
    }
}
