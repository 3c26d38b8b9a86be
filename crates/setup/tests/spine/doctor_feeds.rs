//! The doctor and the feed: what somebody at the server does to it, each by
//! itself, and the real cargo builds again.

use crate::doctor_bench::{Act, Cargo, Case, a_crate, case, play, play_on};
use crate::doctor_names::index;
use crate::support::{FEED, PROJECT, Place, server_options};
use azure_devops::{FeedScope, FeedUpdate, NewFeed, UpstreamSource};
use cargo_home::{IndexUrl, RegistryTokens};
use practice_server::{Fault, FeedRole, GeneratedCrate, PracticeOptions, Scope, TokenRequest};
use setup::Verdict::{Failed, Warning};
use std::time::Duration;

const NO_FEED: &[(&str, &str)] = &[("feed-role", "no-feed"), ("feed-upstream", "no-feed")];

const WELL: Act = |place| Box::pin(async { place.server.clear_faults() });

fn lock(place: &Place) {
    let text = "version = 4\n\n[[package]]\nname = \"app\"\nversion = \"0.1.0\"\ndependencies = [\"itoa\"]\n\n[[package]]\nname = \"itoa\"\nversion = \"1.0.9001\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
    std::fs::write(place.home().join("app/Cargo.lock"), text).expect("a file");
}

pub(crate) const CASES: &[Case] = &[
    case("feed-answers", Failed, "forbidden", Cargo::Stops, |place| {
        Box::pin(async { place.server.set_fault(Fault::ConfigForbidden) })
    })
    .by_hand(WELL),
    case("feed-downloads", Failed, "blocked", Cargo::Stops, |place| {
        Box::pin(async { place.server.set_fault(Fault::BlobRefused) })
    })
    .by_hand(WELL),
    case(
        "feed-crates",
        Warning,
        "too-new",
        Cargo::NotAsked,
        |place| {
            Box::pin(async {
                lock(place);
                place.server.set_fault(Fault::UpstreamLag);
            })
        },
    )
    .by_hand(|place| {
        Box::pin(async {
            lock(place);
            place.server.clear_faults();
        })
    }),
    case(
        "feed-upstream",
        Failed,
        "disabled",
        Cargo::NotAsked,
        |place| Box::pin(async { place.server.set_upstreams_enabled(FEED, false) }),
    )
    .by_hand(|place| Box::pin(async { place.server.set_upstreams_enabled(FEED, true) })),
    case("feed-role", Failed, "reader", Cargo::Builds, |place| {
        Box::pin(async { place.server.set_roles(FEED, FeedRole::Reader) })
    })
    .by_hand(|place| Box::pin(async { place.server.set_roles(FEED, FeedRole::Administrator) })),
    case(
        "feed-own-crates",
        Warning,
        "own-crates",
        Cargo::Builds,
        |place| {
            Box::pin(async {
                let own = GeneratedCrate::new("contoso-tools", "1.0.0");
                assert!(place.server.publish(FEED, own).await.expect("published"));
            })
        },
    )
    .by_hand(|place| Box::pin(async { place.server.remove_package(FEED, "contoso-tools") })),
    case("feed-answers", Failed, "public", Cargo::NotAsked, |place| {
        Box::pin(async { place.server.set_public(PROJECT, true) })
    }),
    // The feed is public from here on, and its address asks for a token.
    case("token-readable", Failed, "forced", Cargo::Stops, |place| {
        Box::pin(async {
            let tokens = RegistryTokens::open(&place.setup.computer).await;
            let index = IndexUrl::parse(&index(place)).expect("an index");
            tokens
                .expect("a keychain")
                .remove(&index)
                .await
                .expect("removed");
        })
    })
    .skips(&[("feed-answers", "no-token")]),
];

#[tokio::test(flavor = "multi_thread")]
async fn feeds_are_mended() {
    play(CASES).await;
}

/// What only whoever administers the feed can undo.
pub(crate) const ADMINISTERED: &[Case] = &[
    case(
        "feed-upstream",
        Failed,
        "missing",
        Cargo::NotAsked,
        |place| {
            Box::pin(async {
                let (client, scope) = (place.client().await, Place::scope());
                let feed = client.feed(&scope, FEED).await.expect("a feed");
                let update = FeedUpdate {
                    upstream_sources: Some(Vec::new()),
                    ..FeedUpdate::default()
                };
                client
                    .update_feed(&scope, &feed.id, &update)
                    .await
                    .expect("updated");
            })
        },
    ),
    case(
        "feed-answers",
        Failed,
        "recycle-bin",
        Cargo::Stops,
        |place| Box::pin(async { delete(place).await }),
    )
    .skips(NO_FEED)
    .by_hand(|place| {
        Box::pin(async {
            let (client, scope) = (place.client().await, Place::scope());
            let deleted = client.deleted_feeds(&scope).await.expect("a recycle bin");
            client
                .restore_feed(&scope, &deleted[0].feed.id)
                .await
                .expect("restored");
        })
    }),
    case("feed-answers", Failed, "no-feed", Cargo::Stops, |place| {
        Box::pin(async { delete_for_good(place).await })
    })
    .skips(NO_FEED),
    case(
        "feed-answers",
        Failed,
        "other-scope",
        Cargo::Stops,
        |place| {
            Box::pin(async {
                let (client, scope) = (place.client().await, Place::scope());
                let feed = client.feed(&scope, FEED).await.expect("a feed");
                let source = &feed.upstream_sources[0];
                let source =
                    UpstreamSource::public(&source.name, &source.protocol, &source.location);
                delete_for_good(place).await;
                let new = NewFeed::new(FEED, vec![source]);
                let created = client.create_feed(&FeedScope::Organization, &new).await;
                created.expect("created");
            })
        },
    )
    .skips(NO_FEED)
    .by_hand(|place| {
        Box::pin(async {
            place.undo_everything().await.expect("undone");
            let mut raw = place.raw_profile();
            raw.feed.project = None;
            let prepared = place.setup.prepare(place.profile_of(raw)).await;
            place
                .apply(&mut prepared.expect("a plan"))
                .await
                .expect("applied");
        })
    }),
];

async fn delete(place: &Place) {
    let (client, scope) = (place.client().await, Place::scope());
    let feed = client.feed(&scope, FEED).await.expect("a feed");
    client.delete_feed(&scope, &feed.id).await.expect("deleted");
}

async fn delete_for_good(place: &Place) {
    delete(place).await;
    let (client, scope) = (place.client().await, Place::scope());
    let deleted = client.deleted_feeds(&scope).await.expect("a recycle bin");
    client
        .purge_feed(&scope, &deleted[0].feed.id)
        .await
        .expect("purged");
}

#[tokio::test(flavor = "multi_thread")]
async fn feeds_that_were_changed_or_deleted_are_mended() {
    let options = PracticeOptions {
        name_release_delay: Duration::ZERO,
        ..server_options()
    };
    let token = TokenRequest {
        scopes: vec![Scope::PackagingManage],
        role: FeedRole::Administrator,
        ..TokenRequest::default()
    };
    let place = Place::with(options, token).await;
    a_crate(&place);
    let mut prepared = place.prepare().await.expect("a plan");
    place.apply(&mut prepared).await.expect("applied");
    play_on(place, ADMINISTERED).await;
}
