//! The built program, killed at random moments from its start to its proof: the
//! next one goes on or takes back, and nothing is left. The engine by itself is
//! killed a thousand times in `crates/setup/tests/spine/crash`.

use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::support::{Program, Site, contents, until};

/// Of each lane; there are two.
const KILLS: u32 = 16;

#[tokio::test]
async fn a_program_that_is_killed_leaves_nothing_for_good() {
    tokio::join!(lane(1), lane(2));
}

async fn lane(seed: u32) {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let profile = site.profile(&[&repository]);
    site.sign_in(&site.token()).await;
    let before = contents(&site.workplace.home);
    let items = site.workplace.keychain_items().await.len();
    let apply = || {
        let apply = site.with_profile("apply", &profile);
        apply.argument("--yes").argument("--json")
    };
    let undo = || site.workplace.feedwright(&["undo", "--yes", "--json"]);
    let since = Instant::now();
    site.apply(&profile).await;
    let apply_takes = since.elapsed();
    let since = Instant::now();
    assert_eq!(undo().run().await.status, 0);
    let undo_takes = since.elapsed();

    for turn in 0..KILLS {
        // Every fourth is killed while it takes back.
        if turn % 4 == 3 {
            site.apply(&profile).await;
            kill(undo(), undo_takes, seed * 100 + turn).await;
        } else {
            kill(apply(), apply_takes, seed * 100 + turn).await;
        }
        let scratch = site.workplace.root().join("tmp");
        until("what it started ends", || !is_worked_in(&scratch)).await;
        if turn % 2 == 0 {
            site.apply(&profile).await;
        }
        let undone = undo().run().await;
        let nothing = undone.status != 0;
        assert!(
            !nothing || undone.line("error")["code"] == "nothing-to-undo",
            "{}",
            undone.stderr
        );
        assert_eq!(contents(&site.workplace.home), before, "turn {turn}");
        let now = site.workplace.keychain_items().await.len();
        assert_eq!(now, items, "turn {turn}");
        let left = site.workplace.leftovers();
        assert!(left.is_empty(), "turn {turn}: {left:?}");
    }
    assert_eq!(site.server.count_of_feeds_created("mirror"), 1);
    let history = site.workplace.feedwright(&["history", "--json"]);
    for line in history.run().await.stdout.lines() {
        assert!(line.contains("\"state\":\"undone\""), "{line}");
    }
}

/// Starts it and kills it at a moment by chance within that time.
async fn kill(program: Program, within: Duration, seed: u32) {
    let running = program.start().await;
    // The golden ratio spreads the moments evenly.
    let part = (f64::from(seed) * 0.618_033_988_75).fract();
    tokio::time::sleep(within.mul_f64(part)).await;
    running.signal(Signal::KILL);
    running.end().await;
}

/// Whether a process has its current folder there: cargo outlives whoever
/// started it.
fn is_worked_in(folder: &Path) -> bool {
    let processes = std::fs::read_dir("/proc").expect("processes").flatten();
    processes
        .filter_map(|process| std::fs::read_link(process.path().join("cwd")).ok())
        .any(|current| current.starts_with(folder))
}
