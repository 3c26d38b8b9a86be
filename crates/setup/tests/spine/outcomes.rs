//! The states in which a server can be found, and what comes of each: done, or
//! where the path ends and with which words. The faults have a table of their
//! own; here nothing is broken, it is only not as wished.

use crate::support::{FEED, PROJECT, Place, server_options};
use azure_devops::{ErrorKind, FeedScope};
use practice_server::{
    Edition, Fault, FeedRole, FeedSeed, PracticeOptions, Scope, TokenRequest, UpstreamSpelling,
};
use setup::event::{Event, Progress};
use setup::profile::Visibility;
use setup::{Change, Failure, Folders, Prepared, Profile, Setup};
use tokio_util::sync::CancellationToken;

/// Follows the path as far as it goes; says how.
async fn end_of(place: &Place, profile: Profile) -> String {
    let told = |stage: &str, failure: Failure| {
        let why = failure.why.as_deref().unwrap_or("no reason");
        place.filtered(&format!("{stage}: {} ({why})", failure.code.id()))
    };
    let mut prepared = match place.setup.prepare(profile.clone()).await {
        Ok(prepared) => prepared,
        Err(failure) => return told("prepare", failure),
    };
    let applied = match place.apply(&mut prepared).await {
        Ok(applied) => applied,
        Err(failure) => return told("apply", failure),
    };
    if let Err(failure) = place.prove(&prepared, &applied).await {
        return told("prove", failure);
    }
    let again = place.setup.prepare(profile).await;
    match again.map(|again| again.plan.is_empty()) {
        Ok(true) => "done".to_owned(),
        _ => "done, but not for good".to_owned(),
    }
}

fn seed(project: Option<&str>, crates_io: bool) -> FeedSeed {
    FeedSeed {
        name: FEED.to_owned(),
        project: project.map(str::to_owned),
        crates_io,
    }
}

fn manager() -> TokenRequest {
    TokenRequest {
        scopes: vec![Scope::PackagingManage],
        role: FeedRole::Administrator,
        ..TokenRequest::default()
    }
}

/// A place whose server holds this feed.
async fn with_feed(project: Option<&str>, crates_io: bool, token: TokenRequest) -> Place {
    let place = Place::with(server_options(), token).await;
    let made = place.server.add_feed(&seed(project, crates_io));
    assert!(made.is_some(), "a feed");
    place
}

async fn check(place: Place, expect: &str) {
    let profile = place.profile();
    assert_eq!(end_of(&place, profile).await, expect);
}

#[tokio::test(flavor = "multi_thread")]
async fn names_that_are_held_elsewhere() {
    check(
        with_feed(Some("Fabrikam"), true, TokenRequest::default()).await,
        "prepare: feed-name-taken (It belongs to Fabrikam.)",
    )
    .await;
    check(
        with_feed(None, true, TokenRequest::default()).await,
        "prepare: feed-name-taken (It belongs to the organization.)",
    )
    .await;
    let place = with_feed(Some(PROJECT), true, manager()).await;
    let (client, scope) = (place.client().await, Place::scope());
    let feed = client.feed(&scope, FEED).await.expect("a feed");
    client.delete_feed(&scope, &feed.id).await.expect("deleted");
    check(place, "prepare: feed-name-in-recycle-bin (no reason)").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_and_scopes_that_are_not_there() {
    let old = PracticeOptions {
        edition: Edition::Server2022Rtm,
        ..server_options()
    };
    check(
        Place::with(old, TokenRequest::default()).await,
        "prepare: cargo-not-offered (no reason)",
    )
    .await;
    let place = Place::new().await;
    let mut raw = place.raw_profile();
    raw.feed.create = false;
    let profile = place.profile_of(raw.clone());
    let end = end_of(&place, profile).await;
    assert_eq!(
        end,
        "prepare: feed-not-found (The feed with ID 'crates-mirror' doesn't exist.)"
    );
    raw.feed.create = true;
    raw.feed.project = Some("Nowhere".to_owned());
    let profile = place.profile_of(raw);
    let end = end_of(&place, profile).await;
    assert!(end.contains("project-not-found"), "{end}");
    assert!(place.server.feeds().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn people_who_may_not_create() {
    let nobody = TokenRequest {
        feed_creator: false,
        ..TokenRequest::default()
    };
    check(
        Place::with(server_options(), nobody).await,
        "apply: may-not-create-feeds (User 'ID' lacks permission to complete this action. You need to have 'CreateFeed'. (DevOps Activity ID: ID))",
    )
    .await;
    let reading = TokenRequest {
        scopes: vec![Scope::Packaging],
        ..TokenRequest::default()
    };
    check(
        Place::with(server_options(), reading).await,
        "apply: right-missing (TF400813: The user 'ID' is not authorized to access this resource.)",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_that_end() {
    let place = Place::new().await;
    let endpoints = place.endpoints();
    let token = place.token(&endpoints).await;
    assert!(place.server.revoke_token(&token));
    check(place, "prepare: token-refused (The status is 401.)").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn feeds_without_the_upstream_source() {
    let place = with_feed(Some(PROJECT), false, TokenRequest::default()).await;
    check(
        place,
        "apply: upstream-missing (TF400813: The user 'ID' is not authorized to access this resource.)",
    )
    .await;
    let place = with_feed(Some(PROJECT), false, manager()).await;
    let prepared = place.prepare().await.expect("a plan");
    let first = prepared.plan.changes.first();
    assert!(
        matches!(first, Some(Change::AddUpstream { .. })),
        "{first:?}"
    );
    check(place, "done").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_spellings_of_the_upstream_source() {
    let other = || PracticeOptions {
        spelling: UpstreamSpelling::B,
        ..server_options()
    };
    check(
        Place::with(other(), TokenRequest::default()).await,
        "apply: upstream-refused (The upstream source 'crates.io' is not a valid upstream source.)",
    )
    .await;
    let place = Place::with(other(), TokenRequest::default()).await;
    let known = FeedSeed {
        name: "made-in-the-portal".to_owned(),
        ..seed(Some(PROJECT), true)
    };
    assert!(place.server.add_feed(&known).is_some());
    check(place, "done").await;
}

/// Who may read but not save, in each of the ways in which a server says it.
#[tokio::test(flavor = "multi_thread")]
async fn people_who_may_only_read() {
    let reader = || TokenRequest {
        role: FeedRole::Reader,
        ..TokenRequest::default()
    };
    const WHY: &str = "No local versions of package 'serde'; please provide authentication to access versions from upstream that have not yet been saved to your feed.";
    for (fault, code) in [
        (None, "right-missing"),
        (Some(Fault::UnsavedForbidden), "right-missing"),
        (Some(Fault::UnsavedNotFound), "crate-not-offered"),
    ] {
        let place = with_feed(Some(PROJECT), true, reader()).await;
        if let Some(fault) = fault {
            place.server.set_fault(fault);
        }
        check(place, &format!("prove: {code} ({WHY})")).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn visibility_needs_the_manage_scope() {
    let place = Place::new().await;
    let profile = place.profile_with_visibility(Visibility::Organization);
    let end = end_of(&place, profile.clone()).await;
    assert_eq!(
        end,
        "apply: right-missing (TF400813: The user 'ID' is not authorized to access this resource.)"
    );
    place.sign_in(manager()).await;
    assert_eq!(end_of(&place, profile).await, "done");
    assert_eq!(place.server.count_of_feeds_created(FEED), 1);
    let client = place.client().await;
    let views = client.views(&Place::scope(), FEED).await.expect("views");
    let local = views.iter().find(|view| view.name == "Local");
    let visibility = local.map(|view| view.visibility.clone());
    assert_eq!(visibility, Some(azure_devops::ViewVisibility::Collection));
}

/// The same wish at two places at the same moment.
#[tokio::test(flavor = "multi_thread")]
async fn two_who_create_at_once_get_one_feed() {
    for round in 0..20 {
        let place = Place::new().await;
        let other = Setup {
            folders: Folders::below(&place.folder("other")),
            ..place.setup.clone()
        };
        let setups = [&place.setup, &other];
        let [one, two] = setups.map(|setup| setup.prepare(place.profile()));
        let (one, two) = tokio::join!(one, two);
        let mut prepared = [one.expect("a plan"), two.expect("a plan")];
        for prepared in &mut prepared {
            let changes = &mut prepared.plan.changes;
            changes.retain(|change| matches!(change, Change::CreateFeed { .. }));
            assert_eq!(changes.len(), 1);
        }
        let [one, two] = &mut prepared;
        let (one, two) = tokio::join!(apply(setups[0], one), apply(setups[1], two));
        assert!(one.is_ok() && two.is_ok(), "round {round}: {one:?} {two:?}");
        assert_eq!(place.server.count_of_feeds_created(FEED), 1, "{round}");
        let client = place.client().await;
        let organization = client.feed(&FeedScope::Organization, FEED).await;
        let kind = organization.err().map(|error| error.kind());
        assert_eq!(kind, Some(ErrorKind::NotFound), "only in the project");
    }
}

async fn apply(setup: &Setup, prepared: &mut Prepared) -> Result<(), Failure> {
    let mut ignore = |_: Event| {};
    let (mut progress, never) = (Progress::new(&mut ignore), CancellationToken::new());
    setup.apply(prepared, &mut progress, &never).await.map(drop)
}
