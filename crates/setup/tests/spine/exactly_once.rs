//! A feed is created exactly once, whatever happens to the requests and their
//! answers: over a thousand runs with faults by chance, each of which can be
//! repeated by its seed.

use crate::support::{FEED, Place};
use practice_server::Fault;
use setup::Failure;
use setup::event::{Event, Progress};
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const RUNS: u64 = 1000;
/// Runs at the same time: most of them wait for what the server asks to wait for.
const AT_ONCE: usize = 24;
/// How often the person tries while the faults last.
const PATIENCE: u64 = 3;
/// Every so many runs, files and keychain take part too.
const WHOLE_RUNS: u64 = 20;
/// Faults that leave it open whether the server acted, and some that do not.
const AMONG: &[Fault] = &[
    Fault::ResetBeforeActing,
    Fault::ResetAfterActing,
    Fault::ServerError,
    Fault::ServerErrorAfterActing,
    Fault::GatewayTimeoutAfterActing,
    Fault::CutBody,
    Fault::CaptivePortal,
    Fault::WrongShape,
    Fault::FeedNameTaken,
    Fault::FeedsUnknown,
];

/// What one run tells.
#[derive(Default)]
struct Told {
    /// The server had created the feed although it had not said so.
    answer_lost: bool,
    /// The person had to try again.
    failed: bool,
    wrong: Option<String>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_runs_with_faults_create_one_feed_each() {
    let slots = Arc::new(Semaphore::new(AT_ONCE));
    let mut runs = JoinSet::new();
    for seed in 0..RUNS {
        let slots = slots.clone();
        runs.spawn(async move {
            let _slot = slots.acquire_owned().await.expect("a slot");
            let told = run(seed).await;
            Told {
                wrong: told.wrong.map(|wrong| format!("seed {seed}: {wrong}")),
                ..told
            }
        });
    }
    let told = runs.join_all().await;
    let wrong: Vec<&str> = told
        .iter()
        .filter_map(|told| told.wrong.as_deref())
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let count = |of: fn(&Told) -> bool| told.iter().filter(|told| of(told)).count();
    let (lost, failed) = (count(|told| told.answer_lost), count(|told| told.failed));
    assert!(
        lost >= 100,
        "only {lost} runs lost the answer of the create"
    );
    assert!(failed >= 100, "only {failed} runs had to be repeated");
}

async fn run(seed: u64) -> Told {
    let place = Place::new().await;
    let mut told = Told::default();
    for attempt in 0..PATIENCE {
        let done = with_faults(&place, seed, seed * PATIENCE + attempt).await;
        told.failed |= !done;
        let created = place.server.count_of_feeds_created(FEED);
        told.answer_lost |= created == 1 && !was_told(&place);
        if created > 1 {
            told.wrong = Some(format!("{created} feeds were created"));
            return told;
        }
        if done {
            break;
        }
    }
    place.server.clear_faults();
    told.wrong = without_faults(&place, seed).await.err();
    told
}

/// One try of the person; whether it succeeded. Every fourth seed meets the
/// usual faults from the first request on, the others meet dense ones of the
/// dangerous kind from the end of the looking on.
async fn with_faults(place: &Place, seed: u64, chance: u64) -> bool {
    let faults = place.server.faults();
    faults.clear_all();
    if seed.is_multiple_of(4) {
        faults.set_random(chance, 0.1, Fault::transient());
    }
    let looked = || {
        if !seed.is_multiple_of(4) {
            faults.set_random(chance, 0.6, AMONG);
        }
    };
    create(place, seed, looked).await.is_ok()
}

/// Looks, then creates what is missing. Whether anything was missing.
async fn create(place: &Place, seed: u64, looked: impl FnOnce()) -> Result<bool, Failure> {
    if seed.is_multiple_of(WHOLE_RUNS) {
        let mut prepared = place.prepare().await?;
        looked();
        return Ok(place.apply(&mut prepared).await?.changes > 0);
    }
    // The same creation without this computer, which costs most of the time.
    let wish = place.profile().feed;
    let plan = place.setup.plan_feed(&place.endpoints(), wish).await?;
    looked();
    let mut ignore = |_: Event| {};
    let mut progress = Progress::new(&mut ignore);
    place.setup.create_feed(&plan, &mut progress).await?;
    Ok(plan.existing.is_none())
}

/// Whether the server said of a create that it succeeded.
fn was_told(place: &Place) -> bool {
    let requests = place.server.requests();
    let mut creates = requests
        .iter()
        .filter(|request| request.method.as_str() == "POST");
    creates.any(|request| request.status == Some(201))
}

/// The same once more, undisturbed: one feed, with its source, and nothing
/// left to do.
async fn without_faults(place: &Place, seed: u64) -> Result<(), String> {
    let told = |failure: Failure| format!("not repeatable: {failure}");
    create(place, seed, || {}).await.map_err(told)?;
    let created = place.server.count_of_feeds_created(FEED);
    let feeds = place.server.feeds();
    if created != 1 || feeds.len() != 1 {
        return Err(format!(
            "{created} feeds were created, {} are there",
            feeds.len()
        ));
    }
    let client = place.client().await;
    let feed = client.feed(&Place::scope(), FEED).await;
    let feed = feed.map_err(|error| error.to_string())?;
    if setup::upstream::of_feed(&feed).is_none() || !feed.upstream_enabled {
        return Err("the feed lacks its upstream source".to_owned());
    }
    match create(place, seed, || {}).await.map_err(told)? {
        true => Err("something is left to do".to_owned()),
        false => Ok(()),
    }
}
