//! Changes on the server. A feed is created exactly once: it is looked up
//! before each attempt, and after every answer that leaves it open whether the
//! server acted.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::inspection::{LOCAL_VIEW, about_feed, about_packages, deleted, disabled, is_disabled};
use crate::journal::{Entry, Journal, Recorded};
use crate::profile::{FeedWish, Visibility};
use crate::setup::Prepared;
use crate::upstream::{self, UpstreamEntry};
use azure_devops::{Client, Error, ErrorKind, Feed, FeedUpdate, NewFeed, UpstreamSource};

/// How often a create is tried when its answers are lost.
const ATTEMPTS: usize = 3;
/// Below a feed's packages address: the first file that cargo reads.
const FIRST_FILE: &str = "Cargo/index/config.json";
/// What a token needs to create a feed (azure-devops facts §6.3).
const CREATE_SCOPE: &str = "Sign in with a token that has Packaging: Read & write; an organization may ask for Packaging: Read, write & manage. Or join a feed that exists.";
const DESCRIPTION: &str = "crates.io through Azure Artifacts";

/// Whether the feed is there with its upstream source by now; then it is known
/// from here on.
pub(super) async fn is_as_wished(prepared: &mut Prepared) -> bool {
    match look_up(&prepared.client, &prepared.profile.feed).await {
        Ok(Some(feed)) if check_upstream(&feed).is_ok() => {
            prepared.server.feed = Some(feed);
            true
        }
        _ => false,
    }
}

/// Creates the feed with its upstream source, and reads it back.
pub(super) async fn create_feed(
    prepared: &mut Prepared,
    journal: &mut Journal,
    project: Option<&str>,
    name: &str,
    entry: &UpstreamEntry,
) -> Result<(), Failure> {
    let number = journal.intend(Recorded::CreateFeed {
        project: project.map(str::to_owned),
        name: name.to_owned(),
    })?;
    let created = create(&prepared.client, &prepared.profile.feed, entry).await;
    let feed = created.map_err(|failure| match failure.code {
        // What such a source is for is nowhere in its list of interfaces either.
        ErrorCode::UpstreamRefused if !prepared.server.names_cargo => {
            failure.recoded(ErrorCode::CargoNotOffered)
        }
        _ => failure,
    })?;
    prepared.server.feed = Some(feed);
    journal.append(&Entry::Done { number })
}

/// Creates the feed once, and reads it back: what the create itself answers is
/// not trusted.
pub(crate) async fn create(
    client: &Client,
    wish: &FeedWish,
    entry: &UpstreamEntry,
) -> Result<Feed, Failure> {
    let mut new = NewFeed::new(&wish.name, vec![source(entry)]);
    new.description = Some(DESCRIPTION.to_owned());
    let feed = create_once(client, wish, &new).await?;
    let feed = client
        .feed(&wish.scope, &feed.id)
        .await
        .map_err(|error| about_feed(error, wish))?;
    check_upstream(&feed)?;
    Ok(feed)
}

async fn create_once(client: &Client, wish: &FeedWish, new: &NewFeed) -> Result<Feed, Failure> {
    let mut last = None;
    for _ in 0..ATTEMPTS {
        if let Some(feed) = look_up(client, wish).await? {
            return Ok(feed);
        }
        match client.create_feed(&wish.scope, new).await {
            Ok(feed) => return Ok(feed),
            Err(error) if may_have_acted(error.kind()) => last = Some(error),
            Err(error) => return refused(client, wish, error).await,
        }
    }
    match look_up(client, wish).await? {
        Some(feed) => Ok(feed),
        None => Err(last.map_or_else(|| ErrorCode::Internal.into(), Failure::from)),
    }
}

async fn look_up(client: &Client, wish: &FeedWish) -> Result<Option<Feed>, Failure> {
    match client.feed(&wish.scope, &wish.name).await {
        Ok(feed) => Ok(Some(feed)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Whether the answer leaves it open that the feed was created.
fn may_have_acted(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::ServerError
            | ErrorKind::ConnectionLost
            | ErrorKind::TimedOut
            | ErrorKind::TooLarge
            | ErrorKind::NotJson
            | ErrorKind::InvalidAnswer
    )
}

/// The server said no: in which of the known ways?
async fn refused(client: &Client, wish: &FeedWish, error: Error) -> Result<Feed, Failure> {
    let place = format!("feed `{}`", wish.name);
    let code = match error.kind() {
        ErrorKind::Conflict => {
            // Somebody else was faster, or the name is held elsewhere.
            if let Some(feed) = look_up(client, wish).await? {
                return Ok(feed);
            }
            if deleted(client, &wish.scope, &wish.name).await? {
                ErrorCode::FeedNameInRecycleBin
            } else {
                ErrorCode::FeedNameTaken
            }
        }
        ErrorKind::BadRequest if error.type_key() == Some("InvalidFeedNameException") => {
            ErrorCode::FeedNameRefused
        }
        ErrorKind::BadRequest if names_upstream(&error) => ErrorCode::UpstreamRefused,
        ErrorKind::BadRequest => ErrorCode::FeedRefused,
        ErrorKind::Forbidden => ErrorCode::MayNotCreateFeeds,
        // The same token was good for looking: it is good, but not for this.
        ErrorKind::NotSignedIn | ErrorKind::CredentialNotUnderstood
            if error.status() == Some(401) =>
        {
            return Err(Failure::from(error)
                .recoded(ErrorCode::RightMissing)
                .at(format!("creation of {place}"))
                .hint(CREATE_SCOPE));
        }
        _ => return Err(error.into()),
    };
    Err(Failure::from(error).recoded(code).at(place))
}

/// Whether the server's name for its refusal speaks of upstream sources; the
/// name is not published, so another one may come as well.
fn names_upstream(error: &Error) -> bool {
    let key = error.type_key().unwrap_or_default();
    key.to_ascii_lowercase().contains("upstream")
}

/// A feed without its upstream source is half-made, never a success.
fn check_upstream(feed: &Feed) -> Result<(), Failure> {
    let place = format!("feed `{}`", feed.name);
    match upstream::of_feed(feed) {
        Some(source) if is_disabled(source) => Err(disabled(feed, source)),
        Some(_) if feed.upstream_enabled => Ok(()),
        _ => Err(Failure::new(ErrorCode::UpstreamMissing)
            .at(place)
            .because("The feed is there, but the server did not keep the upstream source.")),
    }
}

/// Rides out the seconds in which a new feed refuses its creator.
pub(crate) async fn wait_until_it_answers(client: &Client, wish: &FeedWish) -> Result<(), Failure> {
    let waited = client
        .wait_until_feed_answers(&wish.scope, &wish.name, FIRST_FILE)
        .await;
    waited.map_err(|error| match error.kind() {
        ErrorKind::Forbidden | ErrorKind::NotFound | ErrorKind::TimedOut => Failure::from(error)
            .recoded(ErrorCode::FeedNotReady)
            .at(format!("feed `{}`", wish.name)),
        _ => about_packages(error),
    })
}

/// Adds the source to a feed that is there; the others keep their ids.
pub(super) async fn add_upstream(
    prepared: &mut Prepared,
    journal: &mut Journal,
    entry: &UpstreamEntry,
) -> Result<(), Failure> {
    let wish = &prepared.profile.feed;
    let feed = prepared
        .client
        .feed(&wish.scope, &wish.name)
        .await
        .map_err(|error| about_feed(error, wish))?;
    let number = journal.intend(Recorded::AddUpstream {
        feed: feed.name.clone(),
    })?;
    let mut sources = feed.upstream_sources.clone();
    if upstream::of_feed(&feed).is_none() {
        sources.push(source(entry));
    }
    let update = FeedUpdate {
        upstream_enabled: Some(true),
        upstream_sources: Some(sources),
        ..FeedUpdate::default()
    };
    let updated = prepared
        .client
        .update_feed(&wish.scope, &feed.id, &update)
        .await;
    updated.map_err(|error| {
        let code = match error.kind() {
            ErrorKind::Forbidden | ErrorKind::NotSignedIn => ErrorCode::UpstreamMissing,
            ErrorKind::BadRequest => ErrorCode::UpstreamRefused,
            _ => return Failure::from(error),
        };
        Failure::from(error)
            .recoded(code)
            .at(format!("feed `{}`", wish.name))
    })?;
    let feed = prepared
        .client
        .feed(&wish.scope, &feed.id)
        .await
        .map_err(|error| about_feed(error, wish))?;
    check_upstream(&feed)?;
    prepared.server.feed = Some(feed);
    journal.append(&Entry::Done { number })
}

/// Sets who sees what is in the feed, through its Local view (§1.5).
pub(super) async fn set_visibility(
    prepared: &mut Prepared,
    journal: &mut Journal,
    visibility: Visibility,
) -> Result<(), Failure> {
    let wish = &prepared.profile.feed;
    let number = journal.intend(Recorded::SetVisibility {
        feed: wish.name.clone(),
    })?;
    let changed = prepared
        .client
        .set_view_visibility(&wish.scope, &wish.name, LOCAL_VIEW, &visibility.of_view())
        .await;
    changed.map_err(|error| match error.kind() {
        ErrorKind::Forbidden | ErrorKind::NotSignedIn => Failure::from(error)
            .recoded(ErrorCode::RightMissing)
            .at(format!("visibility of feed `{}`", wish.name))
            .hint("Setting it needs a token with Packaging: Read, write & manage and the role Feed Owner. Or leave feed.visibility out."),
        _ => Failure::from(error),
    })?;
    journal.append(&Entry::Done { number })
}

fn source(entry: &UpstreamEntry) -> UpstreamSource {
    UpstreamSource::public(&entry.name, &entry.protocol, &entry.location)
}
