//! The anomaly loop: a fault at the first step, then at the second, until the
//! whole passes, for every step of files, journal and keychain.

use super::child::{End, Ended, Task, run};
use super::falls::with_keychain;
use super::scene::{Around, Held, Scene};
use cargo_home::faults::{Fault, arm, arm_once, disarm};
use setup::profile::StoreKind;
use setup::{ErrorCode, Failure};
use std::rc::Rc;

/// More steps than anything has.
const MOST: usize = 2_000;

#[tokio::test]
async fn every_step_of_an_apply_may_fail() {
    with_keychain(fail_at_each_step_of_an_apply).await;
}

async fn fail_at_each_step_of_an_apply(around: Rc<Around>) {
    let (scene, _root) = around.scene("failing-apply").await;
    let before = scene.held().await;
    let mut prepared = scene.prepare(StoreKind::Keychain).await;
    scene.apply(&mut prepared).await.expect("applied");
    let after = scene.held().await;
    scene.undo_everything().await.expect("undone");
    for fault in Fault::ERRORS {
        for steps in 0..MOST {
            // A disk that is full stays so; the others fail once.
            set(steps, fault);
            let applied = scene.apply(&mut prepared).await;
            let passed = disarm();
            scene.assert_whole(&before, &after).await;
            let is_over = applied.is_ok() && passed <= steps;
            if let Err(failure) = applied {
                assert_told(fault, &failure);
            }
            if steps % 2 == 0 {
                scene.resume().await;
            }
            scene.undo_everything().await.expect("undone");
            scene.assert_as_before(&before).await;
            if is_over {
                assert!(passed > 60, "only {passed} steps");
                break;
            }
        }
    }
}

#[tokio::test]
async fn every_step_of_an_undo_may_fail() {
    with_keychain(fail_at_each_step_of_an_undo).await;
}

async fn fail_at_each_step_of_an_undo(around: Rc<Around>) {
    let (scene, _root) = around.scene("failing-undo").await;
    let before = scene.held().await;
    let mut prepared = scene.prepare(StoreKind::Keychain).await;
    for fault in Fault::ERRORS {
        for steps in 0..MOST {
            scene.apply(&mut prepared).await.expect("applied");
            let after = scene.held().await;
            set(steps, fault);
            let undone = scene.undo_newest().await;
            let passed = disarm();
            scene.assert_whole(&before, &after).await;
            let is_over = undone.is_ok() && passed <= steps;
            if let Err(failure) = undone {
                assert_told(fault, &failure);
            }
            scene.undo_everything().await.expect("undone");
            scene.assert_as_before(&before).await;
            if is_over {
                assert!(passed > 40, "only {passed} steps");
                break;
            }
        }
    }
}

/// Between any two of intent, keychain, file and "done" the power may be cut.
#[tokio::test]
async fn every_step_of_an_apply_may_be_the_last() {
    let task = Task::Apply(StoreKind::Keychain);
    let last = with_keychain(|around| stop_at_each(around, task, "stopping-apply")).await;
    assert!(last > 60, "only {last} steps");
}

#[tokio::test]
async fn every_step_of_a_change_of_store_may_be_the_last() {
    let task = Task::Apply(StoreKind::Provider);
    let last = with_keychain(|around| stop_at_each(around, task, "stopping-change")).await;
    assert!(last > 40, "only {last} steps");
}

#[tokio::test]
async fn every_step_of_an_undo_may_be_the_last() {
    let stop = |around| stop_at_each(around, Task::Undo, "stopping-undo");
    let last = with_keychain(stop).await;
    assert!(last > 40, "only {last} steps");
}

/// Stops a process at its first step, then at the second, until it gets
/// through; how many steps there were.
async fn stop_at_each(around: Rc<Around>, task: Task, feed: &'static str) -> usize {
    let (scene, _root) = around.scene(feed).await;
    let before = scene.held().await;
    for steps in 0..MOST {
        let (from, to) = ready(&scene, task, &before).await;
        let ended = run(&scene, task, End::Stop(steps)).await;
        if let Some(to) = &to {
            scene.assert_whole(&from, to).await;
        }
        if steps % 2 == 0 {
            scene.resume().await;
        }
        scene.undo_everything().await.expect("undone");
        scene.assert_as_before(&before).await;
        if matches!(ended, Ended::Done(_)) {
            return steps;
        }
    }
    panic!("{task:?} never ends");
}

/// Lays the ground; from where to where it leads.
async fn ready(scene: &Scene, task: Task, before: &Held) -> (Held, Option<Held>) {
    if task == Task::Apply(StoreKind::Keychain) {
        return (before.clone(), None);
    }
    let mut prepared = scene.prepare(StoreKind::Keychain).await;
    scene.apply(&mut prepared).await.expect("applied");
    let now = scene.held().await;
    let to = (task == Task::Undo).then(|| before.clone());
    (now, to)
}

fn set(steps: usize, fault: Fault) {
    match fault {
        Fault::NoSpace | Fault::ReadOnly => arm(steps, fault),
        _ => arm_once(steps, fault),
    }
}

/// In its own words, with the place.
fn assert_told(fault: Fault, failure: &Failure) {
    let of_fault = match fault {
        Fault::NoSpace => vec![ErrorCode::DiskFull],
        Fault::Quota => vec![ErrorCode::QuotaUsedUp],
        _ => vec![
            ErrorCode::FileNotWritable,
            ErrorCode::ConfigurationUnreadable,
            ErrorCode::FolderUnusable,
        ],
    };
    if failure.code == ErrorCode::KeychainRefused {
        return;
    }
    assert!(of_fault.contains(&failure.code), "{fault:?}: {failure}");
    let said = failure.to_string();
    assert!(
        said.contains("/feedwright/") || said.contains("/home/"),
        "{said}"
    );
    if fault == Fault::NoSpace {
        assert!(said.contains("are free there"), "{said}");
    }
}
