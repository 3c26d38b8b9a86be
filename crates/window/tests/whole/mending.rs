//! What the doctor finds and a plan of its own mends: shown on Review, made by
//! the set-up, not proved but looked at again, and taken back like any other.

use crate::support::Place;
use window::contract::{ChangeView, CheckView, FixView, SetUpEnd, Verdict};

async fn broken(place: &Place) -> Vec<CheckView> {
    let examined = place.session.examine(&mut |_| {}).await.expect("examined");
    place.hear(&examined);
    let is_broken = |check: &CheckView| check.verdict == Verdict::Failed;
    examined.checks.into_iter().filter(is_broken).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finding_is_mended_by_a_plan_of_its_own() {
    let place = Place::signed_in().await;
    let index = place.plan().await.index;
    place.set_up_well().await;
    assert_eq!(broken(&place).await, []);
    let file = place.home.join(".cargo/config.toml");
    let well = std::fs::read_to_string(&file).expect("a file");
    let second = format!("{well}\n[registries.second]\nindex = {index:?}\n");
    std::fs::write(&file, &second).expect("a file");
    let found = broken(&place).await;
    assert_eq!(found.len(), 1, "{found:#?}");
    let Some(FixView::Mend { id }) = found[0].fix.clone() else {
        panic!("{found:#?}");
    };

    let plan = place.session.plan_fix(id.clone()).await.expect("a plan");
    assert!(plan.mends && !plan.keeps_account);
    let [ChangeView::WriteFile { diff, .. }] = &plan.changes[..] else {
        panic!("{plan:#?}");
    };
    assert!(diff.contains("-[registries.second]"), "{diff}");
    place.hear(&plan);
    let (end, events) = place.set_up(|_| {}).await;
    let SetUpEnd::Mended { summary } = end else {
        panic!("{end:?}");
    };
    let said = serde_json::to_string(&events).expect("JSON");
    assert!(!said.contains("fetch"), "nothing is proved: {said}");
    assert_eq!(broken(&place).await, []);
    assert_eq!(
        std::fs::read_to_string(&file).expect("a file").trim_end(),
        well.trim_end()
    );

    let unknown = place.session.plan_fix(id).await.expect_err("mended");
    assert_eq!(unknown.code, "file-changed");
    let wish = window::contract::UndoWish {
        run: summary.run,
        edited: Vec::new(),
    };
    place.session.undo(wish).await.expect("undone");
    assert_eq!(std::fs::read_to_string(&file).expect("a file"), second);
    let report = place.session.report(true).await.expect("a report").text;
    assert!(report.contains("\nChecks (1 set up)\n"), "{report}");
    place.assert_no_token_was_said();
}
