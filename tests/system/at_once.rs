//! Sixteen `apply` at once, of the same profile on the same computer: all
//! succeed, one of them made the changes, and one undo takes them back.

use tokio::task::JoinSet;

use crate::support::{Site, contents};

const AT_ONCE: usize = 16;

#[tokio::test]
async fn sixteen_at_once_are_one_set_up() {
    let site = Site::start().await;
    let repository = site.workplace.project("app");
    let profile = site.profile(&[&repository]);
    site.sign_in(&site.token()).await;
    let before = contents(&site.workplace.home);
    let items = site.workplace.keychain_items().await;
    let mut all = JoinSet::new();
    for _ in 0..AT_ONCE {
        let apply = site.with_profile("apply", &profile);
        all.spawn(apply.argument("--yes").argument("--json").run());
    }
    let mut makers = 0;
    for ran in all.join_all().await {
        assert_eq!(ran.status, 0, "{}\n{}", ran.stdout, ran.stderr);
        assert_eq!(ran.line("proof")["package"], "serde");
        makers += usize::from(ran.line("applied")["changes"] != 0);
    }
    assert_eq!(makers, 1, "one made the changes");
    assert_eq!(site.server.count_of_feeds_created("mirror"), 1);
    let status = site.with_profile("status", &profile).run().await;
    assert_eq!((status.status, status.stderr.as_str()), (0, ""));
    assert!(site.workplace.leftovers().is_empty());

    let undo = site.workplace.feedwright(&["undo", "--yes", "--json"]);
    let undone = undo.run().await;
    assert_eq!(undone.status, 0, "{}", undone.stderr);
    assert_eq!(contents(&site.workplace.home), before);
    assert_eq!(site.workplace.keychain_items().await, items);
    let history = site.workplace.feedwright(&["history", "--json"]);
    let runs = history.run().await.stdout;
    assert_eq!(runs.lines().count(), 1, "{runs}");
    assert!(runs.contains("\"undone\""), "{runs}");
}
