//! A feed that is not there, or not for this account: whether one of its name is
//! somewhere else, or in the recycle bin. Both forms of its address are asked.

use super::check::Check;
use super::configuration::apply;
use super::recorded::RecordedSetUp;
use crate::setup::Setup;
use azure_devops::{Client, FeedScope};

/// The finding, with where else a feed of that name is.
pub(super) async fn missing(id: &'static str, setup: &Setup, set_up: &RecordedSetUp) -> Check {
    let wish = &set_up.profile.feed;
    let name = &wish.name;
    let place = match &wish.scope {
        FeedScope::Project(project) => format!("the project {project}"),
        FeedScope::Organization => "the organization".to_owned(),
    };
    let about = |check: Check| check.with("feed", name).with("place", &place);
    let client = match super::feed::own_client(setup, set_up).await {
        Ok(Some(client)) => client,
        _ => return about(plain(id, set_up, &place)),
    };
    if let Some(other) = elsewhere(&client, set_up).await {
        let sentence = format!(
            "There is no feed {name} in {place}, or you may not see it; there is one in {other}. Set up again with that one."
        );
        let check = Check::failed(id, "other-scope", sentence);
        return about(check.with("other", other));
    }
    if in_recycle_bin(&client, set_up).await {
        let sentence = format!(
            "The feed {name} was deleted. Restore it from the recycle bin of Azure Artifacts."
        );
        return about(Check::failed(id, "recycle-bin", sentence));
    }
    about(plain(id, set_up, &place))
}

fn plain(id: &'static str, set_up: &RecordedSetUp, place: &str) -> Check {
    let wish = &set_up.profile.feed;
    let sentence = format!(
        "There is no feed {} in {place}, or you may not see it.",
        wish.name
    );
    let fix = wish.create.then(|| apply(set_up));
    Check::failed(id, "no-feed", sentence).mended_by(fix)
}

/// Where else a feed of this name is. The organization's list may leave out
/// those of projects (azure-devops facts §1.2).
async fn elsewhere(client: &Client, set_up: &RecordedSetUp) -> Option<String> {
    let wish = &set_up.profile.feed;
    let feeds = client.feeds(&FeedScope::Organization).await.ok()?;
    let mut same = feeds
        .into_iter()
        .filter(|feed| feed.name.eq_ignore_ascii_case(&wish.name));
    let other = same.find(|feed| feed.scope() != wish.scope)?;
    Some(match other.scope() {
        FeedScope::Project(project) => format!("the project {project}"),
        FeedScope::Organization => "the organization".to_owned(),
    })
}

async fn in_recycle_bin(client: &Client, set_up: &RecordedSetUp) -> bool {
    let wish = &set_up.profile.feed;
    let deleted = crate::inspection::deleted(client, &wish.scope, &wish.name).await;
    deleted.unwrap_or_default()
}
