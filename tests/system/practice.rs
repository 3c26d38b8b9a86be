//! `quickstart --practice`: no account, no desktop, nothing left behind.

use crate::support::Workplace;

#[tokio::test]
async fn practice_ends_in_a_proof_and_leaves_nothing() {
    let workplace = Workplace::new().await;
    let run = workplace
        .feedwright(&["quickstart", "--practice", "--json"])
        .variable("FEEDWRIGHT_PRACTICE_UPSTREAM", "built-in")
        .run()
        .await;
    assert_eq!(run.status, 0, "{}", run.stderr);
    let proof = run.line("proof");
    assert_eq!(
        (&proof["package"], &proof["built"]),
        (&"serde".into(), &true.into())
    );
    assert!(run.stderr.contains("Practice is over"), "{}", run.stderr);
    assert!(
        workplace.leftovers().is_empty(),
        "{:?}",
        workplace.leftovers()
    );
    assert!(
        !workplace.home.join(".cargo").exists(),
        "the person's own Cargo home is not touched"
    );
}
