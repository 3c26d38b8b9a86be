//! `apply` that is killed or interrupted in the middle, at each of its stages:
//! what is killed can go on or be taken back, and Ctrl-C leaves the computer as
//! it was.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use practice_server::{Fault, FaultRule, PracticeOptions};
use rustix::process::Signal;

use crate::support::{KeychainItem, Ran, Running, Site, contents, until};

/// What the person's computer holds, apart from Feedwright's own folder.
type Held = (BTreeMap<PathBuf, (u32, Vec<u8>)>, Vec<KeychainItem>);

/// A person who is signed in, with a profile for one repository.
struct Desk {
    site: Site,
    repository: PathBuf,
    profile: PathBuf,
    before: Held,
}

impl Desk {
    async fn new() -> Desk {
        let site = Site::with(PracticeOptions::default()).await;
        let repository = site.workplace.project("app");
        std::fs::create_dir(repository.join(".cargo")).expect("a folder");
        let profile = site.profile(&[&repository]);
        site.sign_in(&site.token()).await;
        let before = held(&site).await;
        Desk {
            site,
            repository,
            profile,
            before,
        }
    }

    /// Starts `apply` and waits until it has reached this stage.
    async fn apply_until(&self, stage: &Stage) -> (Running, Option<File>) {
        let mut lock = None;
        match stage {
            Stage::Request(rule, _) => self.site.server.set_fault(rule.clone()),
            Stage::Locked => lock = Some(lock_folder(&self.repository.join(".cargo"))),
        }
        let apply = self.site.with_profile("apply", &self.profile);
        let running = apply.argument("--yes").argument("--json").start().await;
        let user = self.site.workplace.home.join(".cargo/config.toml");
        until("apply reaches the stage", || match stage {
            Stage::Locked => user.exists(),
            Stage::Request(_, part) => {
                let requests = self.site.server.requests();
                requests.iter().any(|request| part.is_seen_in(request))
            }
        })
        .await;
        (running, lock)
    }

    async fn states(&self) -> Vec<String> {
        let history = self.site.workplace.feedwright(&["history", "--json"]);
        let run = history.run().await;
        let lines = run.stdout.lines().map(serde_json::from_str);
        let lines = lines.map(|line: Result<serde_json::Value, _>| line.expect("JSON"));
        lines
            .map(|line| line["state"].as_str().expect("a state").to_owned())
            .collect()
    }

    async fn undo(&self) -> Ran {
        let undo = self.site.workplace.feedwright(&["undo", "--yes", "--json"]);
        undo.run().await
    }
}

async fn held(site: &Site) -> Held {
    (
        contents(&site.workplace.home),
        site.workplace.keychain_items().await,
    )
}

/// As another program of Cargo's would hold it.
fn lock_folder(folder: &Path) -> File {
    let file = File::open(folder).expect("a folder");
    file.try_lock().expect("a lock");
    file
}

/// Where `apply` is held up.
enum Stage {
    /// A request that is not answered, or not as hoped for.
    Request(FaultRule, Part),
    /// The repository's folder is locked: token and user's file are written.
    Locked,
}

/// A request is known by its method and a part of its path.
struct Part(&'static str, &'static str);

impl Part {
    fn is_seen_in(&self, request: &practice_server::SeenRequest) -> bool {
        request.method.as_str() == self.0 && request.path.contains(self.1)
    }
}

fn silence(method: &'static str, path: &'static str) -> Stage {
    Stage::Request(Fault::Silence.rule().on(method, path), Part(method, path))
}

fn stages() -> Vec<(&'static str, Stage)> {
    // Long enough to be reached, and still on when the next apply begins.
    let refusing = Fault::ForbiddenAfterCreateSeconds.rule().amount(4);
    vec![
        ("looking", silence("GET", "/packaging/feeds/mirror")),
        ("creating", silence("POST", "/packaging/feeds")),
        (
            "waiting",
            Stage::Request(refusing, Part("GET", "/config.json")),
        ),
        ("writing", Stage::Locked),
        ("fetching", silence("GET", "/se/rd/serde")),
        ("asking", silence("GET", "/packages")),
    ]
}

#[tokio::test]
async fn ctrl_c_leaves_the_computer_as_it_was_at_every_stage() {
    for (name, stage) in stages() {
        let desk = Desk::new().await;
        let (running, _lock) = desk.apply_until(&stage).await;
        running.signal(Signal::INT);
        let (run, took) = running.end().await;
        assert!(took < Duration::from_secs(2), "{name}: {took:?}");
        assert_eq!(run.status, 1, "{name}: {}", run.stderr);
        assert_eq!(run.line("error")["code"], "cancelled", "{name}");
        assert_eq!(held(&desk.site).await, desk.before, "{name}");
        let states = desk.states().await;
        assert!(
            states.iter().all(|state| state == "undone"),
            "{name}: {states:?}"
        );
        assert!(desk.site.workplace.leftovers().is_empty(), "{name}");
        assert_eq!(
            desk.undo().await.line("error")["code"],
            "nothing-to-undo",
            "{name}"
        );

        desk.site.server.clear_faults();
        drop(_lock);
        desk.site.apply(&desk.profile).await;
        assert!(
            desk.site.server.count_of_feeds_created("mirror") <= 1,
            "{name}"
        );
    }
}

#[tokio::test]
async fn a_killed_apply_goes_on_and_is_taken_back_as_one_run() {
    for (name, stage) in stages() {
        let desk = Desk::new().await;
        let (running, lock) = desk.apply_until(&stage).await;
        running.signal(Signal::KILL);
        running.end().await;
        drop(lock);
        desk.site.server.clear_faults();
        let expected: &[&str] = match name {
            "looking" => &[],
            "fetching" | "asking" => &["applied"],
            _ => &["interrupted"],
        };
        assert_eq!(desk.states().await, expected, "{name}");
        let status = desk.site.with_profile("status", &desk.profile).run().await;
        let told = status.stderr.contains("ended before every change was made");
        assert_eq!(
            told,
            expected == ["interrupted"],
            "{name}: {}",
            status.stderr
        );

        let applied = desk.site.apply(&desk.profile).await;
        let goes_on = applied.stderr.contains("Going on with run");
        assert_eq!(goes_on, told, "{name}: {}", applied.stderr);
        assert_eq!(
            applied.line("proof")["package"],
            "serde",
            "{name}: it is proved"
        );
        assert_eq!(desk.states().await, ["applied"], "{name}");
        assert_eq!(
            desk.site.server.count_of_feeds_created("mirror"),
            1,
            "{name}"
        );
        let status = desk.site.with_profile("status", &desk.profile).run().await;
        assert_eq!((status.status, status.stderr.as_str()), (0, ""), "{name}");
        let undone = desk.undo().await;
        assert_eq!(undone.status, 0, "{name}: {}", undone.stderr);
        assert_eq!(held(&desk.site).await, desk.before, "{name}");
        assert_eq!(desk.states().await, ["undone"], "{name}");
    }
}

#[tokio::test]
async fn a_killed_apply_is_taken_back_at_once() {
    for (name, stage) in stages().into_iter().skip(1) {
        let desk = Desk::new().await;
        let (running, lock) = desk.apply_until(&stage).await;
        running.signal(Signal::KILL);
        running.end().await;
        drop(lock);
        let undone = desk.undo().await;
        let nothing_here = ["creating", "waiting"].contains(&name);
        assert_eq!(
            undone.status,
            i32::from(nothing_here),
            "{name}: {}",
            undone.stderr
        );
        assert_eq!(held(&desk.site).await, desk.before, "{name}");
    }
}

/// Another program holds the last folder: the undo has begun, and is killed
/// while it waits.
async fn undo_that_is_killed(desk: &Desk) {
    desk.site.apply(&desk.profile).await;
    let lock = lock_folder(&desk.repository.join(".cargo"));
    let undo = desk.site.workplace.feedwright(&["undo", "--yes", "--json"]);
    let running = undo.start().await;
    let journals = desk.site.workplace.feedwright_home.join("state/journal");
    until("undo begins", || {
        let files = contents(&journals).into_values();
        let mut texts = files.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned());
        texts.any(|text| text.contains("taking-back"))
    })
    .await;
    running.signal(Signal::KILL);
    running.end().await;
    drop(lock);
}

#[tokio::test]
async fn a_killed_undo_is_told_of_and_goes_on() {
    let desk = Desk::new().await;
    undo_that_is_killed(&desk).await;
    assert_eq!(desk.states().await, ["partly-undone"]);
    let status = desk.site.with_profile("status", &desk.profile).run().await;
    let told = "is taken back in part. `feedwright undo ";
    assert!(status.stderr.contains(told), "{}", status.stderr);
    let undone = desk.undo().await;
    assert_eq!(undone.status, 0, "{}", undone.stderr);
    assert_eq!(held(&desk.site).await, desk.before);
    assert_eq!(desk.states().await, ["undone"]);
}

/// Nothing was taken back yet, so that there is nothing to set up either: the
/// run counts as applied again, and is taken back as a whole later.
#[tokio::test]
async fn after_a_killed_undo_one_may_also_set_up_again() {
    let desk = Desk::new().await;
    undo_that_is_killed(&desk).await;
    desk.site.apply(&desk.profile).await;
    let status = desk.site.with_profile("status", &desk.profile).run().await;
    assert_eq!((status.status, status.stderr.as_str()), (0, ""));
    let undone = desk.undo().await;
    assert_eq!(undone.status, 0, "{}", undone.stderr);
    assert_eq!(held(&desk.site).await, desk.before);
    assert_eq!(desk.undo().await.line("error")["code"], "nothing-to-undo");
}
