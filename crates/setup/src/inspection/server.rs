//! The server's half of the inspection: whether it offers Cargo, whether the
//! feed is there with its upstream source, and if not, whether it can be made.
//! It only reads.

use super::ServerState;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::folders::Folders;
use crate::profile::{FeedWish, Visibility};
use crate::upstream;
use azure_devops::{
    Client, ErrorKind, Feed, FeedScope, Support, UpstreamSource, UpstreamStatus, ViewVisibility,
};

/// The name of the view that holds what was published or saved.
pub(crate) const LOCAL_VIEW: &str = "Local";

/// Looks at the feed and what is around it.
pub(crate) async fn inspect_server(
    client: &Client,
    wish: &FeedWish,
    folders: &Folders,
) -> Result<ServerState, Failure> {
    let (capabilities, feed) =
        tokio::join!(client.capabilities(), client.feed(&wish.scope, &wish.name));
    let cargo = capabilities.map_err(about_access)?.cargo;
    if cargo == Support::Known(false) {
        return Err(
            Failure::new(ErrorCode::CargoNotOffered).at(client.endpoints().organization_url())
        );
    }
    let state = match feed {
        Ok(feed) => feed_that_is_there(client, wish, feed, folders).await?,
        Err(error) if error.kind() == ErrorKind::NotFound && wish.create => {
            feed_to_create(client, wish, folders).await?
        }
        Err(error) => return Err(about_feed(error, wish)),
    };
    Ok(ServerState {
        names_cargo: cargo == Support::Known(true),
        ..state
    })
}

/// What everybody may read is refused: the account itself is kept out.
fn about_access(error: azure_devops::Error) -> Failure {
    match error.kind() {
        ErrorKind::Forbidden => Failure::from(error).recoded(ErrorCode::AccessRefused),
        _ => error.into(),
    }
}

async fn feed_that_is_there(
    client: &Client,
    wish: &FeedWish,
    feed: Feed,
    folders: &Folders,
) -> Result<ServerState, Failure> {
    let missing_upstream = match upstream::of_feed(&feed) {
        Some(source) if is_disabled(source) => return Err(disabled(&feed, source)),
        Some(_) if feed.upstream_enabled => None,
        _ => Some(spelling(client, wish, folders, &[]).await?),
    };
    let visibility_differs = match wish.visibility {
        Some(wanted) => client
            .views(&wish.scope, &feed.id)
            .await?
            .iter()
            .any(|view| {
                view.name.eq_ignore_ascii_case(LOCAL_VIEW) && view.visibility != wanted.of_view()
            }),
        None => false,
    };
    let public = feed.is_public();
    Ok(ServerState {
        feed: Some(feed),
        missing_upstream,
        visibility_differs,
        names_cargo: false,
        public,
    })
}

async fn feed_to_create(
    client: &Client,
    wish: &FeedWish,
    folders: &Folders,
) -> Result<ServerState, Failure> {
    let (public, around) = tokio::join!(
        project_is_public(client, wish),
        feeds_around(client, &wish.scope)
    );
    let (public, around) = (public?, around?);
    if let Some(other) = around
        .iter()
        .find(|feed| feed.name.eq_ignore_ascii_case(&wish.name))
    {
        let holder = other
            .project
            .as_ref()
            .map_or("the organization", |project| project.name.as_str());
        return Err(Failure::new(ErrorCode::FeedNameTaken)
            .at(format!("feed `{}`", wish.name))
            .because(format!("It belongs to {holder}.")));
    }
    refuse_deleted_name(client, wish).await?;
    let entry = spelling(client, wish, folders, &around).await?;
    let visibility_differs = wish
        .visibility
        .is_some_and(|wanted| wanted != Visibility::SpecificPeople);
    Ok(ServerState {
        feed: None,
        missing_upstream: Some(entry),
        visibility_differs,
        names_cargo: false,
        public,
    })
}

/// The server's own spelling of the source if any feed shows it, else the
/// candidate.
async fn spelling(
    client: &Client,
    wish: &FeedWish,
    folders: &Folders,
    known: &[Feed],
) -> Result<upstream::UpstreamEntry, Failure> {
    let entry = match known {
        [] => upstream::copied_from(&feeds_around(client, &wish.scope).await?),
        known => upstream::copied_from(known),
    };
    match entry {
        Some(entry) => Ok(entry),
        None => upstream::candidate(folders),
    }
}

/// Feeds of the organization and of the project: it is not known whether the
/// first list holds the second (azure-devops facts §1.2), so both are asked.
async fn feeds_around(client: &Client, scope: &FeedScope) -> Result<Vec<Feed>, Failure> {
    let mut feeds = readable(client.feeds(&FeedScope::Organization).await)?;
    if *scope != FeedScope::Organization {
        for feed in readable(client.feeds(scope).await)? {
            if !feeds.iter().any(|known| known.id == feed.id) {
                feeds.push(feed);
            }
        }
    }
    Ok(feeds)
}

/// What one may not list is as good as not there: it only helps to find a
/// spelling and to warn early.
fn readable<T>(answer: Result<Vec<T>, azure_devops::Error>) -> Result<Vec<T>, Failure> {
    match answer {
        Err(error) if matches!(error.kind(), ErrorKind::Forbidden | ErrorKind::NotFound) => {
            Ok(Vec::new())
        }
        answer => Ok(answer?),
    }
}

async fn project_is_public(client: &Client, wish: &FeedWish) -> Result<bool, Failure> {
    let FeedScope::Project(name) = &wish.scope else {
        return Ok(false);
    };
    match client.project(name).await {
        Ok(project) => Ok(project.visibility == azure_devops::Visibility::Public),
        // A packaging token may be too narrow to read projects (§6.3).
        Err(error) if matches!(error.kind(), ErrorKind::Forbidden | ErrorKind::NotSignedIn) => {
            Ok(false)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Err(Failure::new(ErrorCode::ProjectNotFound).at(format!("project `{name}`")))
        }
        Err(error) => Err(error.into()),
    }
}

async fn refuse_deleted_name(client: &Client, wish: &FeedWish) -> Result<(), Failure> {
    if deleted(client, &wish.scope, &wish.name).await? {
        return Err(
            Failure::new(ErrorCode::FeedNameInRecycleBin).at(format!("feed `{}`", wish.name))
        );
    }
    Ok(())
}

/// Whether the recycle bin holds a feed of this name, as far as one may look.
pub(crate) async fn deleted(
    client: &Client,
    scope: &FeedScope,
    name: &str,
) -> Result<bool, Failure> {
    let bin = readable(client.deleted_feeds(scope).await)?;
    Ok(bin
        .iter()
        .any(|deleted| deleted.feed.name.eq_ignore_ascii_case(name)))
}

/// A failure while looking for the wished feed.
pub(crate) fn about_feed(error: azure_devops::Error, wish: &FeedWish) -> Failure {
    match error.kind() {
        ErrorKind::NotFound => Failure::from(error)
            .recoded(ErrorCode::FeedNotFound)
            .at(format!("feed `{}`", wish.name)),
        _ => Failure::from(error),
    }
}

/// A failure at a feed's packages address. The interface took the same token
/// before, so a page there is not for want of one.
pub(crate) fn about_packages(error: azure_devops::Error) -> Failure {
    let is_page = error.answered_with_page() && error.status() != Some(401);
    match error.kind() {
        ErrorKind::NotSignedIn if is_page => {
            Failure::from(error).recoded(ErrorCode::PageInsteadOfAnswer)
        }
        _ => error.into(),
    }
}

/// Whether the server itself has given the source up.
pub(crate) fn is_disabled(source: &UpstreamSource) -> bool {
    source.status == Some(UpstreamStatus::Disabled)
}

/// With the server's reasons, as far as it gives any.
pub(crate) fn disabled(feed: &Feed, source: &UpstreamSource) -> Failure {
    let reasons: Vec<&str> = source
        .status_details
        .iter()
        .map(|detail| detail.reason.as_str())
        .collect();
    let failure = Failure::new(ErrorCode::UpstreamDisabled).at(format!("feed `{}`", feed.name));
    if reasons.is_empty() {
        failure
    } else {
        failure.because(reasons.join(" "))
    }
}

impl Visibility {
    /// The view's visibility that stands for it (azure-devops facts §1.5).
    pub(crate) fn of_view(self) -> ViewVisibility {
        match self {
            Visibility::SpecificPeople => ViewVisibility::Private,
            Visibility::Organization => ViewVisibility::Collection,
            Visibility::Tenant => ViewVisibility::AadTenant,
        }
    }
}
