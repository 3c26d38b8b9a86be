//! What the doctor mended is a run like any other: undo takes it back byte for
//! byte, and what was cut out of a file with tokens was in no other file.

use crate::doctor::{examine, find_variant};
use crate::doctor_bench::working;
use crate::doctor_names::append;
use crate::support::{FEED, Place};
use setup::ErrorCode;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

/// Mends this finding by its own plan; the texts of the plan.
async fn mend(place: &Place, variant: &str) -> String {
    let examined = examine(place).await;
    let fix = find_variant(&examined, "config", variant).fix.clone();
    let plan = place.setup.plan_fix(&fix.expect("a fix")).await;
    let mut prepared = plan.expect("a plan");
    let plan = serde_json::to_string(&prepared.plan).expect("JSON");
    place.apply(&mut prepared).await.expect("applied");
    plan
}

fn mode(path: &Path) -> u32 {
    path.metadata().expect("a file").permissions().mode() & 0o7777
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_doctor_mended_is_taken_back_byte_for_byte() {
    let place = working().await;
    let file = place.repository_file();
    let old = file.with_file_name("config");
    std::fs::write(&old, "# of 2019\r\n[build]\r\njobs = 1").expect("a file");
    let second = crate::doctor_names::index(&place);
    append(
        &place.user_file(),
        &format!("\n[registries.second]\nindex = '{second}'"),
    );
    let open = std::fs::Permissions::from_mode(0o777);
    std::fs::set_permissions(place.home().join("app/.cargo"), open).expect("a mode");
    let before = place.files();
    // The right to write first: nothing is written into such a folder.
    mend(&place, "world-writable").await;
    assert_eq!(mode(&place.home().join("app/.cargo")), 0o755);
    mend(&place, "hidden").await;
    assert!(!old.exists());
    mend(&place, "duplicate").await;
    assert_ne!(place.files(), before);
    for _ in 0..3 {
        place.undo_newest().await.expect("undone");
    }
    assert_eq!(place.files(), before);
    assert_eq!(mode(&place.home().join("app/.cargo")), 0o777);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_was_taken_out_is_in_no_file_until_undo() {
    let place = working().await;
    let path = place.home().join(".cargo/credentials.toml");
    let token = "c4nary".repeat(8);
    let text = format!(
        "# mine\r\n[registries.{FEED}]\r\ntoken = \"Basic {token}\"\r\n[registry]\r\ntoken = 'other'"
    );
    std::fs::write(&path, &text).expect("a file");
    let plan = mend(&place, "plain-token").await;
    assert!(!plan.contains(&token), "{plan}");
    let holds = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(&token);
    let all = place.all_files();
    let holding: Vec<_> = all.iter().filter(|(_, bytes)| holds(bytes)).collect();
    assert!(holding.is_empty(), "{:?}", holding[0].0);
    assert_eq!(
        std::fs::read_to_string(&path).expect("a file"),
        "# mine\r\n[registry]\r\ntoken = 'other'"
    );
    place.undo_newest().await.expect("undone");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), text);

    mend(&place, "plain-token").await;
    append(&path, "\r\n# more");
    let undone = place.undo_newest().await.map_err(|failure| failure.code);
    assert_eq!(undone, Err(ErrorCode::ChangedSince));
    std::fs::write(
        &path,
        text.replace(
            &format!("[registries.{FEED}]\r\ntoken = \"Basic {token}\"\r\n"),
            "",
        ),
    )
    .expect("a file");
    place.undo_newest().await.expect("undone");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), text);
}
