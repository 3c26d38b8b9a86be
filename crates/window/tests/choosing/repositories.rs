//! The list of repositories on this computer, and folders that are typed.

use crate::support::{Desk, PROJECT};
use window::contract::{
    FolderChecked, RepositoriesEnd, RepositoriesPage, RepositoryNow, RepositoryRow,
};

async fn find(desk: &Desk, index: Option<String>) -> (Vec<RepositoryRow>, RepositoriesEnd) {
    let mut rows = Vec::new();
    let mut report = |page: RepositoriesPage| rows.extend(page.repositories);
    let end = desk.session.find_repositories(index, &mut report).await;
    rows.sort_by(|one: &RepositoryRow, other| one.path.cmp(&other.path));
    (rows, end.expect("an end"))
}

async fn add(desk: &Desk, path: &str) -> FolderChecked {
    let added = desk.session.add_repository(path.to_owned(), None).await;
    added.expect("an answer")
}

/// Index of a feed of the practice project.
fn index(desk: &Desk) -> String {
    format!(
        "sparse+{}/{PROJECT}/_packaging/f/Cargo/index/",
        desk.organization()
    )
}

#[tokio::test]
async fn each_repository_is_shown_with_where_its_crates_come_from() {
    let desk = Desk::signed_in().await;
    let page = format!("{}/{PROJECT}", desk.organization());
    desk.session.choose_organization(page).await.unwrap();
    let (ours, theirs) = (desk.remote(PROJECT), desk.remote("Fabrikam"));
    desk.repository("a", Some(&ours));
    desk.repository("b", Some(&theirs));
    desk.repository("c", Some("https://git.example/x/y"));
    desk.repository("d", None);
    desk.repository("e", Some(&ours));
    desk.write("e/.cargo/config.toml", "[build]\njobs = 2\n");
    desk.repository("f", Some(&ours));
    desk.write("f/.cargo/config", "");
    desk.repository("g", Some(&ours));
    desk.write(
        "g/.cargo/config.toml",
        "[source.crates-io]\nreplace-with = 'vendor'\n[source.vendor]\ndirectory = 'v'\n",
    );
    desk.repository("h", Some(&ours));
    desk.write("h/.cargo/config.toml", "[net]\n[[broken\n");
    desk.repository("i", Some(&ours));
    let same = format!(
        "[registries.f]\nindex = '{}'\n[source.crates-io]\nreplace-with = 'f'\n",
        index(&desk)
    );
    desk.write("i/.cargo/config.toml", &same);
    let (rows, end) = find(&desk, Some(index(&desk))).await;
    let marks: Vec<(&str, bool, bool)> = rows
        .iter()
        .map(|row| (row.shown.as_str(), row.ticked, row.foreign))
        .collect();
    let expected = [
        ("~/a", true, false),
        ("~/b", false, false),
        ("~/c", false, true),
        ("~/d", false, false),
        ("~/e", true, false),
        ("~/f", true, false),
        ("~/g", false, false),
        ("~/h", false, false),
        ("~/i", true, false),
    ];
    assert_eq!(marks, expected);
    assert_eq!(rows[0].now, RepositoryNow::Plain);
    let tables = vec!["build".to_owned()];
    assert_eq!(rows[4].now, RepositoryNow::Settings { tables });
    assert_eq!(rows[5].now, RepositoryNow::OldName);
    let by = "vendor".to_owned();
    assert_eq!(rows[6].now, RepositoryNow::Replaced { by });
    let RepositoryNow::Unreadable { place, .. } = &rows[7].now else {
        panic!("{:?}", rows[7]);
    };
    assert_eq!(place, "~/h/.cargo/config.toml:2");
    assert_eq!(rows[8].now, RepositoryNow::Same);
    assert_eq!(
        (end.place.as_str(), end.count, end.stopped),
        ("~", 9, false)
    );
    assert_eq!(end.reach, 6);
}

#[tokio::test]
async fn a_search_that_is_stopped_says_so_and_a_new_one_finds_all() {
    let desk = Desk::new().await;
    for number in 0..500 {
        desk.repository(&format!("r{number}"), None);
    }
    let mut pages = 0;
    let mut report = |_: RepositoriesPage| pages += 1;
    let search = desk.session.find_repositories(None, &mut report);
    let stop = desk.session.stop_finding_repositories();
    let (end, stopped) = tokio::join!(biased; search, stop);
    stopped.unwrap();
    assert!(end.unwrap().stopped);
    let (rows, end) = find(&desk, None).await;
    assert_eq!((rows.len(), end.count, end.stopped), (500, 500, false));
    desk.session.stop_finding_repositories().await.unwrap();
}

#[tokio::test]
async fn a_new_search_stops_the_last_one() {
    let desk = Desk::new().await;
    for number in 0..500 {
        desk.repository(&format!("r{number}"), None);
    }
    let (mut one, mut other) = (|_: RepositoriesPage| {}, |_: RepositoriesPage| {});
    let (first, second) = tokio::join!(
        biased;
        desk.session.find_repositories(None, &mut one),
        desk.session.find_repositories(None, &mut other)
    );
    assert!(first.unwrap().stopped);
    assert_eq!(second.unwrap().count, 500);
}

#[tokio::test]
async fn typed_folders_are_checked() {
    let desk = Desk::new().await;
    desk.repository("good", None);
    desk.write("empty/readme", "");
    desk.repository("open", None);
    let FolderChecked::Fine { repository } = add(&desk, "~/good/").await else {
        panic!("a repository");
    };
    assert!(repository.ticked && !repository.foreign);
    assert_eq!(repository.shown, "~/good");
    assert_eq!(
        repository.path,
        desk.home.join("good").display().to_string()
    );
    let path = |path: &str| path.to_owned();
    let missing = FolderChecked::Missing {
        path: path("~/gone"),
    };
    assert_eq!(add(&desk, "~/gone").await, missing);
    assert!(matches!(
        add(&desk, "").await,
        FolderChecked::Missing { .. }
    ));
    assert!(matches!(
        add(&desk, "good").await,
        FolderChecked::Missing { .. }
    ));
    let bare = FolderChecked::NoCargo {
        path: path("~/empty"),
    };
    assert_eq!(add(&desk, "~/empty").await, bare);
    let home = desk.session.add_repository("~".to_owned(), None).await;
    assert_eq!(home.unwrap_err().code, "repository-unsuitable");
}

#[cfg(unix)]
#[tokio::test]
async fn folders_that_others_may_write_are_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new().await;
    desk.repository("open", None);
    let mode = std::fs::Permissions::from_mode(0o777);
    std::fs::set_permissions(desk.home.join("open"), mode).unwrap();
    let open = add(&desk, "~/open").await;
    assert!(
        matches!(open, FolderChecked::WorldWritable { .. }),
        "{open:?}"
    );
}

#[tokio::test]
async fn an_index_that_is_none_is_refused() {
    let desk = Desk::new().await;
    let text = Some("https://user:x@elsewhere.example/".to_owned());
    let mut report = |_: RepositoriesPage| {};
    let found = desk.session.find_repositories(text, &mut report).await;
    assert_eq!(found.unwrap_err().code, "address-not-understood");
}
