//! A thousand kills at random moments, in two lanes side by side.

use super::child::{End, Ended, Task, run};
use super::falls::with_keychain;
use super::scene::{Around, Held, Scene};
use setup::Prepared;
use setup::profile::StoreKind;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// The design's figure, and what becomes of it: most are killed while they set
/// up, some while another store takes over, the others while it is taken back.
const TASKS: [(Task, usize); 3] = [
    (Task::Apply(StoreKind::Keychain), 400),
    (Task::Apply(StoreKind::Provider), 100),
    (Task::Undo, 500),
];
const LANES: usize = 2;

/// What the computer holds in turn.
struct States {
    before: Held,
    keychain: Held,
    provider: Held,
}

impl States {
    /// Goes there once, undisturbed, and back.
    async fn of(scene: &Scene) -> States {
        let before = scene.held().await;
        let mut prepared = scene.prepare(StoreKind::Keychain).await;
        scene.apply(&mut prepared).await.expect("applied");
        let keychain = scene.held().await;
        let mut prepared = scene.prepare(StoreKind::Provider).await;
        scene.apply(&mut prepared).await.expect("applied");
        let provider = scene.held().await;
        scene.undo_everything().await.expect("undone");
        scene.assert_as_before(&before).await;
        assert!(before != keychain && keychain != provider);
        States {
            before,
            keychain,
            provider,
        }
    }

    /// From where to where a task leads.
    fn around(&self, task: Task) -> (&Held, &Held) {
        match task {
            Task::Apply(StoreKind::Provider) => (&self.keychain, &self.provider),
            Task::Apply(_) | Task::Undo => (&self.before, &self.keychain),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_kills_tear_nothing_and_leave_nothing() {
    let (one, two) = tokio::join!(lane(0), lane(1));
    for told in [&one, &two] {
        let wanted = TASKS.map(|(_, kills)| kills / LANES);
        assert_eq!(told.kills, wanted, "{one:?} {two:?}");
    }
    assert!(one.resumed + two.resumed > 100, "{one:?} {two:?}");
    println!("{one:?}, {two:?}");
}

#[derive(Debug, Default)]
struct Told {
    /// Of each task, judged to the end.
    kills: [usize; TASKS.len()],
    done_before: usize,
    resumed: usize,
}

async fn lane(number: usize) -> Told {
    // It outlives the keychain: what was judged is not done again.
    let told = Rc::new(RefCell::new(Told::default()));
    with_keychain(|around| go_on(around, number, Rc::clone(&told))).await;
    told.take()
}

async fn go_on(around: Rc<Around>, number: usize, told: Rc<RefCell<Told>>) {
    let (scene, _root) = around.scene(&format!("lane-{number}")).await;
    let states = States::of(&scene).await;
    // Other moments after a fall.
    let begun: usize = told.borrow().kills.iter().sum();
    let mut random = Random(0x9e37_79b9 + (begun * LANES + number) as u64);
    // Always the same plan, as everything is taken back each time.
    let mut first = scene.prepare(StoreKind::Keychain).await;
    for (at, (task, kills)) in TASKS.into_iter().enumerate() {
        let mut longest = how_long(&scene, task, &states, &mut first).await;
        while told.borrow().kills[at] < kills / LANES {
            ready(&scene, task, &mut first).await;
            let ended = run(&scene, task, End::Kill(longest.mul_f64(random.part()))).await;
            let (before, after) = states.around(task);
            scene.assert_whole(before, after).await;
            // Every third time the next start goes on, else it takes back.
            let third = told.borrow().kills[at].is_multiple_of(3);
            let resumed = third && scene.resume().await;
            scene.undo_everything().await.expect("undone");
            scene.assert_as_before(&states.before).await;
            let mut told = told.borrow_mut();
            told.resumed += usize::from(resumed);
            match ended {
                Ended::Killed => told.kills[at] += 1,
                Ended::Done(took) => {
                    longest = longest.min(took).max(Duration::from_millis(2));
                    told.done_before += 1;
                }
                Ended::Stopped => panic!("nothing was armed"),
            }
        }
    }
}

/// Lays the ground for a task.
async fn ready(scene: &Scene, task: Task, first: &mut Prepared) {
    if task != Task::Apply(StoreKind::Keychain) {
        scene.apply(first).await.expect("applied");
    }
}

/// How long it takes when it is left alone.
async fn how_long(scene: &Scene, task: Task, states: &States, first: &mut Prepared) -> Duration {
    ready(scene, task, first).await;
    let Ended::Done(took) = run(scene, task, End::Whole).await else {
        panic!("nobody killed it");
    };
    scene.undo_everything().await.expect("undone");
    scene.assert_as_before(&states.before).await;
    took
}

/// Vigna's splitmix64: the moments need be no better than that.
struct Random(u64);

impl Random {
    /// From 0 to 1.
    fn part(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        f64::from((bits >> 33) as u32) / f64::from(u32::MAX >> 1)
    }
}
