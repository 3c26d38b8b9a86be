//! Every fault of the practice server: it is ridden out, or it ends in a
//! failure that names its own cause; and whatever happened, the same path
//! leads to the proof once the fault is gone, and back to the very bytes from
//! before. What a person reads is kept in a reviewed snapshot.

use crate::support::{FEED, Place};
use azure_devops::UpstreamSource;
use practice_server::{Fault, FaultRule, Scope, TokenRequest};
use setup::journal::{self, RunState};
use setup::{ErrorCode, Failure, Prepared};
use std::fmt::{self, Write as _};
use std::sync::Arc;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// Paths that run at the same time: most of them wait.
const AT_ONCE: usize = 8;

/// When a fault is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum When {
    /// From the first request to the last.
    Always,
    /// By the first request that it concerns. Looking around asks several
    /// things at once; of those it is the wished feed.
    Once(Stage),
    /// From the proof on.
    Proof,
}

impl fmt::Display for When {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            When::Always => "always",
            When::Once(_) => "once",
            When::Proof => "from the proof on",
        })
    }
}

/// How far the path came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Prepare,
    Apply,
    Prove,
}

/// What a person gets to see.
#[derive(Clone)]
struct Ending {
    fault: Fault,
    when: When,
    failed: Option<(Stage, Failure)>,
    text: String,
    /// What may not be, whatever the fault.
    wrong: Vec<String>,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_ends_well_or_in_its_own_words() {
    let slots = Arc::new(Semaphore::new(AT_ONCE));
    let mut walks = JoinSet::new();
    for fault in Fault::all() {
        let slots = slots.clone();
        walks.spawn(async move {
            let _slot = slots.acquire_owned().await.expect("a slot");
            walks_of(*fault).await
        });
    }
    let mut endings = walks.join_all().await.concat();
    endings.sort_by_key(|ending| (ending.fault.name(), ending.when));
    let wrong = wrong(&endings);
    assert!(wrong.is_empty(), "{wrong}");
    insta::assert_snapshot!("table", table(&endings));
    insta::assert_snapshot!("words", words(&endings));
}

/// What does no harm when it is always met needs no second look.
async fn walks_of(fault: Fault) -> Vec<Ending> {
    let mut endings = vec![walk(fault, When::Always).await];
    if let Some((stage, _)) = endings[0].failed {
        endings.push(walk(fault, When::Once(stage)).await);
        endings.push(walk(fault, When::Proof).await);
    }
    endings
}

async fn walk(fault: Fault, when: When) -> Ending {
    let place = Place::new().await;
    let before = place.files();
    let failed = under_fault(&place, fault, when).await;
    place.server.clear_faults();
    let mut wrong = Vec::new();
    if let Some((stage, _)) = &failed {
        wrong.extend(half_done(&place, *stage));
        if *stage == Stage::Prepare && (place.files() != before || !place.server.feeds().is_empty())
        {
            wrong.push("looking changed something".to_owned());
        }
        mend(&place, fault).await;
        let again = once_more(&place, *stage != Stage::Prepare).await;
        wrong.extend(again.err());
    }
    let created = place.server.count_of_feeds_created(FEED);
    if created != 1 {
        wrong.push(format!("{created} feeds were created"));
    }
    if let Err(failure) = place.undo_everything().await {
        wrong.push(format!("undo failed: {failure}"));
    }
    if place.files() != before {
        wrong.push("undo left traces".to_owned());
    }
    let text = failed.as_ref().map(|(_, failure)| told(&place, failure));
    Ending {
        fault,
        when,
        failed,
        text: text.unwrap_or_default(),
        wrong,
    }
}

/// The whole path with the fault; where and how it failed.
async fn under_fault(place: &Place, fault: Fault, when: When) -> Option<(Stage, Failure)> {
    match when {
        When::Always => place.server.set_fault(fault),
        When::Once(Stage::Prepare) => {
            let feed = format!("/_apis/packaging/feeds/{FEED}");
            place
                .server
                .set_fault(fault.rule().on("GET", &feed).times(1));
        }
        When::Once(_) => place.server.set_fault(fault.rule().times(1)),
        When::Proof => {}
    }
    let mut prepared = match place.prepare().await {
        Ok(prepared) => prepared,
        Err(failure) => return Some((Stage::Prepare, failure)),
    };
    let applied = match place.apply(&mut prepared).await {
        Ok(applied) => applied,
        Err(failure) => return Some((Stage::Apply, failure)),
    };
    if when == When::Proof {
        place.server.set_fault(in_the_proof(fault));
    }
    let proved = place.prove(&prepared, &applied).await;
    proved.err().map(|failure| (Stage::Prove, failure))
}

/// cargo has limits of its own, of half a minute and more: it is spared what
/// never ends.
fn in_the_proof(fault: Fault) -> FaultRule {
    match fault {
        Fault::Silence | Fault::SlowDrip | Fault::EndlessBody => fault.rule().on("GET", "/_apis/"),
        _ => fault.rule(),
    }
}

/// What the journal says too much or too little.
fn half_done(place: &Place, stage: Stage) -> Option<String> {
    let runs = journal::history(&place.setup.folders).expect("a history");
    let states: Vec<RunState> = runs.iter().map(|run| run.state).collect();
    let expected = match stage {
        Stage::Prepare => vec![],
        Stage::Apply => vec![RunState::Interrupted],
        Stage::Prove => vec![RunState::Applied],
    };
    let is_honest = states == expected && runs.iter().all(|run| run.proof.is_none());
    (!is_honest).then(|| format!("the history says {states:?}"))
}

/// What is broken on the server for good is mended there, by its owner.
async fn mend(place: &Place, fault: Fault) {
    if !matches!(fault, Fault::UpstreamDropped | Fault::UpstreamDisabled) {
        return;
    }
    place
        .sign_in(TokenRequest {
            scopes: vec![Scope::PackagingManage],
            ..TokenRequest::default()
        })
        .await;
    if fault == Fault::UpstreamDisabled {
        let client = place.client().await;
        let feed = client.feed(&Place::scope(), FEED).await.expect("a feed");
        let update = azure_devops::FeedUpdate {
            upstream_sources: Some(vec![as_new(&feed.upstream_sources[0])]),
            ..azure_devops::FeedUpdate::default()
        };
        let updated = client.update_feed(&Place::scope(), &feed.id, &update).await;
        updated.expect("the source is enabled again");
    }
}

fn as_new(source: &UpstreamSource) -> UpstreamSource {
    UpstreamSource::public(&source.name, &source.protocol, &source.location)
}

/// The same path without a fault; then there is nothing left to do.
async fn once_more(place: &Place, proved: bool) -> Result<(), String> {
    let failed = |failure: Failure| format!("not repeatable: {failure} {:?}", failure.place);
    let mut prepared: Prepared = place.prepare().await.map_err(failed)?;
    let applied = place.apply(&mut prepared).await.map_err(failed)?;
    if proved {
        place.prove(&prepared, &applied).await.map_err(failed)?;
    }
    let again = place.prepare().await.map_err(failed)?;
    match again.plan.is_empty() {
        true => Ok(()),
        false => Err(format!("the second plan is not empty: {:?}", again.plan)),
    }
}

fn told(place: &Place, failure: &Failure) -> String {
    // Cargo's words are another in each version.
    let is_cargos = matches!(
        failure.code,
        ErrorCode::CargoFailed | ErrorCode::SignInNotAsked
    );
    let why = match is_cargos {
        true => Some("(cargo's words)"),
        false => failure.why.as_deref(),
    };
    let mut text = format!("{}: {}.\n", failure.code.id(), failure.code.row().sentence);
    for (what, said) in [
        ("at", failure.place.as_deref()),
        ("because", why),
        ("do", Some(failure.advice())),
    ] {
        if let Some(said) = said {
            let said = place.filtered(said).escape_debug().to_string();
            let _ = writeln!(text, "  {what}: {said}");
        }
    }
    text
}

fn table(endings: &[Ending]) -> String {
    let mut text = format!(
        "{:<38}{:<32}{:<32}{}\n",
        "", "always", "once", "from the proof on"
    );
    for endings in endings.chunk_by(|one, other| one.fault == other.fault) {
        let cells = endings.iter().map(|ending| match &ending.failed {
            None => "done".to_owned(),
            Some((stage, failure)) => format!("{stage:?}: {}", failure.code.id()),
        });
        let cells: Vec<String> = cells.map(|cell| format!("{cell:<32}")).collect();
        let name = endings[0].fault.name();
        let _ = writeln!(text, "{name:<38}{}", cells.concat().trim_end());
    }
    text
}

/// What each fault ends in, and again where it ends in other words.
fn words(endings: &[Ending]) -> String {
    let mut text = String::new();
    let mut last = None;
    for ending in endings.iter().filter(|ending| ending.failed.is_some()) {
        if last != Some((ending.fault, &ending.text)) {
            let _ = writeln!(text, "{} ({})\n{}", ending.fault, ending.when, ending.text);
        }
        last = Some((ending.fault, &ending.text));
    }
    text
}

fn wrong(endings: &[Ending]) -> String {
    let mut text = String::new();
    for ending in endings {
        for wrong in &ending.wrong {
            let _ = writeln!(text, "{} ({}): {wrong}", ending.fault, ending.when);
        }
    }
    text
}
