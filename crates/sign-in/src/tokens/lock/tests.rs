//! Whose turn it is, and what may stand in a lock file's place.

use super::*;

const KEY: &str = "https://dev.azure.com/contoso";

fn path_in(folder: &Path) -> PathBuf {
    folder_for_locks(folder).join(file_stem(KEY) + ".lock")
}

#[test]
fn each_organization_has_a_lock_of_its_own_with_a_plain_name() {
    insta::assert_snapshot!(file_stem(KEY), @"tokens-dev.azure.com_contoso-814ef6b583fbc33f");
    let long = format!("https://dev.azure.com/{}", "x".repeat(2_000));
    for key in [KEY, &long, "../../etc", "a/b\\c:d", "", "\u{202e}\u{0}\n"] {
        let name = file_stem(key);
        assert!(name.len() < 128, "{name}");
        assert!(
            name.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)),
            "{name}"
        );
    }
    assert_ne!(file_stem("https://a/b_c"), file_stem("https://a/b/c"));
}

#[tokio::test]
async fn one_at_a_time_for_each_organization() {
    let folder = tempfile::tempdir().unwrap();
    let first = turn(folder.path(), KEY, Duration::ZERO).await.unwrap();
    let refused = turn(folder.path(), KEY, Duration::ZERO).await.unwrap_err();
    assert!(
        matches!(refused, AccountsFileError::InUse { .. }),
        "{refused}"
    );
    assert!(turn_at_once(folder.path(), KEY).unwrap().is_none());
    let other = turn(
        folder.path(),
        "https://dev.azure.com/fabrikam",
        Duration::ZERO,
    )
    .await;
    assert!(other.is_ok());
    let waiting = turn(folder.path(), KEY, Duration::from_secs(30));
    let (waited, ()) = tokio::join!(waiting, async { drop(first) });
    waited.unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn nothing_planted_is_followed_or_waited_for() {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = tempfile::tempdir().unwrap();
    let path = path_in(folder.path());
    turn(folder.path(), KEY, Duration::ZERO).await.unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&folder_for_locks(folder.path())), 0o700);
    let refused = || async {
        let refused = turn(folder.path(), KEY, Duration::ZERO).await.unwrap_err();
        assert!(matches!(refused, AccountsFileError::Io { .. }), "{refused}");
        assert!(refused.to_string().contains("could not be locked"));
    };
    fs::remove_file(&path).unwrap();
    let target = folder.path().join("target");
    symlink(&target, &path).unwrap();
    refused().await;
    assert!(!target.exists(), "nothing was made through the link");
    fs::remove_file(&path).unwrap();
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    refused().await;
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    refused().await;
}

#[cfg(unix)]
#[tokio::test]
async fn a_lock_file_that_was_removed_locks_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let held = turn(folder.path(), KEY, Duration::ZERO).await.unwrap();
    std::fs::remove_file(path_in(folder.path())).unwrap();
    // Whoever comes now cannot know of the other, but is not in its way either.
    let next = turn(folder.path(), KEY, Duration::ZERO).await.unwrap();
    assert!(turn_at_once(folder.path(), KEY).unwrap().is_none());
    drop((held, next));
}
