//! What follows the organization in a path: project, team, and the page, which
//! may name a feed. The same for Services and Server.

use url::Url;
use uuid::Uuid;

use super::AddressProblem;
use crate::names::{check_feed_name, check_project_name};

/// A path taken apart: the segments before the first that begins with `_`, and
/// the rest, with the query that a portal page may carry the feed in.
pub(super) struct Place {
    /// Organization, project, team: whatever stands before the page.
    pub(super) before: Vec<String>,
    /// From the `_`-segment on.
    page: Vec<String>,
    feed_in_query: Option<String>,
}

impl Place {
    pub(super) fn new(mut segments: Vec<String>, url: &Url) -> Place {
        let start = segments.iter().position(|segment| segment.starts_with('_'));
        let page = segments.split_off(start.unwrap_or(segments.len()));
        let mut pairs = url.query_pairs();
        let feed_in_query = pairs
            .find(|(key, _)| key == "feed")
            .map(|(_, value)| value.into_owned());
        Place {
            before: segments,
            page,
            feed_in_query,
        }
    }

    /// A path that has been read already, such as an SSH remote's.
    pub(super) fn plain(before: Vec<String>) -> Place {
        Place {
            before,
            page: Vec::new(),
            feed_in_query: None,
        }
    }

    /// The project, given the segments between the organization and the page.
    /// The second of them is a team; there is never a third.
    pub(super) fn project(&self, between: &[String]) -> Result<Option<String>, AddressProblem> {
        let found = match between {
            // `_git/x` directly below the organization is the repository of project x.
            [] => match self.page.as_slice() {
                [page, repository, ..] if page == "_git" => Some(repository),
                _ => None,
            },
            [project] | [project, _] => Some(project),
            _ => return Err(AddressProblem::TooManySegments),
        };
        found.map(|name| check_project(name)).transpose()
    }

    /// The feed that the page names (azure-devops facts §1.2, §4.1).
    pub(super) fn feed(&self) -> Result<Option<String>, AddressProblem> {
        let page: Vec<&str> = self.page.iter().map(String::as_str).collect();
        let named = match page.as_slice() {
            ["_artifacts", "feed", feed, ..] => Some(*feed),
            ["_packaging", feed, ..] => Some(*feed),
            ["_apis", area, feeds, feed, ..]
                if area.eq_ignore_ascii_case("packaging")
                    && feeds.eq_ignore_ascii_case("feeds") =>
            {
                Some(*feed)
            }
            ["_packaging"] | ["_artifacts"] | ["_artifacts", "feed"] => {
                self.feed_in_query.as_deref()
            }
            _ => None,
        };
        named.map(feed_name).transpose()
    }
}

/// A project's name or GUID.
pub(super) fn check_project(name: &str) -> Result<String, AddressProblem> {
    check_project_name(name).map_err(|reason| AddressProblem::Project {
        name: name.chars().take(80).collect(),
        reason,
    })?;
    Ok(name.to_owned())
}

/// The feed without its `@view` and `~force-auth`; neither character can be
/// part of a name (azure-devops facts §2.1, §4.1).
fn feed_name(segment: &str) -> Result<String, AddressProblem> {
    let name = segment.split(['@', '~']).next().unwrap_or_default();
    if Uuid::parse_str(name).is_err() {
        check_feed_name(name).map_err(|reason| AddressProblem::Feed {
            name: name.chars().take(80).collect(),
            reason,
        })?;
    }
    Ok(name.to_owned())
}
