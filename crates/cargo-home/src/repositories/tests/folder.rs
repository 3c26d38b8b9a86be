//! Folders that are typed or picked.

use super::*;

fn message(home: &Home, path: &str) -> String {
    let error = check_folder(Path::new(path), &home.computer).expect_err("a refusal");
    error
        .to_string()
        .replace(home.path().to_str().expect("a text"), "HOME")
}

#[test]
fn every_spelling_of_a_folder_is_understood() {
    let home = Home::with(&["src/my app/Cargo.toml", "src/my app/.git/config"]);
    let path = home.path().join("src/my app");
    let absolute = path.to_str().expect("a text");
    for text in [
        absolute.to_owned(),
        format!("{absolute}/"),
        format!("  {absolute} "),
        format!("\"{absolute}\""),
        format!("{absolute}/Cargo.toml"),
        "~/src/my app".to_owned(),
        "~/src/./my app/".to_owned(),
    ] {
        let found = check_folder(Path::new(&text), &home.computer).expect(&text);
        assert_eq!(found.path, path, "{text}");
        assert_eq!(found.work_tree.as_deref(), Some(path.as_path()), "{text}");
    }
}

#[test]
fn the_work_tree_is_looked_for_above_but_not_in_the_home_folder() {
    let home = Home::with(&[
        ".git/config",
        "tree/.git",
        "tree/a/b/Cargo.toml",
        "c/Cargo.toml",
    ]);
    let tree = |name: &str| {
        let found = check_folder(&home.path().join(name), &home.computer);
        found.expect("a repository").work_tree
    };
    assert_eq!(tree("tree/a/b"), Some(home.path().join("tree")));
    assert_eq!(tree("c"), None);
}

#[test]
fn wrong_folders_are_refused_with_the_reason() {
    let home = Home::with(&[
        "empty/x",
        "Cargo.toml",
        "app/Cargo.toml",
        "odd/Cargo.toml/x",
    ]);
    insta::assert_snapshot!(message(&home, ""), @r#""" is no absolute path of a folder."#);
    insta::assert_snapshot!(message(&home, "src/app"), @r#""src/app" is no absolute path of a folder."#);
    insta::assert_snapshot!(message(&home, "~ann/app"), @r#""~ann/app" is no absolute path of a folder."#);
    insta::assert_snapshot!(message(&home, "~/missing"), @r#""HOME/missing" is not there."#);
    insta::assert_snapshot!(message(&home, "~/app/Cargo.toml/x"), @r#""HOME/app/Cargo.toml/x" is not there."#);
    insta::assert_snapshot!(message(&home, "~/empty/x"), @r#""HOME/empty/x" is no folder."#);
    insta::assert_snapshot!(message(&home, "~/empty"), @r#""HOME/empty" has no Cargo.toml."#);
    insta::assert_snapshot!(message(&home, "~/odd"), @r#""HOME/odd" has no Cargo.toml."#);
    insta::assert_snapshot!(message(&home, "~"), @r#""HOME" is the home folder; its .cargo is for every project of this user."#);
    insta::assert_snapshot!(message(&home, "~/app/../"), @r#""HOME/app/.." is the home folder; its .cargo is for every project of this user."#);
    let long = message(&home, &format!("/{}", "x".repeat(5000)));
    assert!(
        long.ends_with("is not there.") && long.len() < 300,
        "{long}"
    );
}

mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    fn mode(home: &Home, name: &str, mode: u32) {
        let path = home.path().join(name);
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("a mode");
    }

    #[test]
    fn folders_that_are_not_safe_to_write_are_refused() {
        let home = Home::with(&["shared/app/Cargo.toml", "app/Cargo.toml", "own/Cargo.toml"]);
        mode(&home, "app", 0o555);
        insta::assert_snapshot!(message(&home, "~/app"), @r#"You may not write to "HOME/app"."#);
        mode(&home, "app", 0o777);
        insta::assert_snapshot!(message(&home, "~/app"), @r#"Every user of this computer may write to "HOME/app"."#);
        mode(&home, "shared", 0o777);
        insta::assert_snapshot!(message(&home, "~/shared/app"), @r#"Every user of this computer may write to "HOME/shared"."#);
        // Where nobody may replace another's files, as in the system's own
        // folder for temporary ones.
        mode(&home, "shared", 0o1777);
        let path = home.path().join("shared/app");
        assert!(check_folder(&path, &home.computer).is_ok());
        home.write("own/.cargo/config.toml", "");
        mode(&home, "own/.cargo", 0o777);
        insta::assert_snapshot!(message(&home, "~/own"), @r#"Every user of this computer may write to "HOME/own/.cargo"."#);
    }

    #[test]
    fn the_home_folder_is_known_in_another_spelling() {
        let mut home = Home::with(&["real/Cargo.toml", "real/app/Cargo.toml"]);
        symlink("real", home.path().join("link")).expect("a link");
        let real = home.path().join("real");
        home.computer.home = home.path().join("link");
        home.computer.cargo_home = home.computer.home.join(".cargo");
        let error = check_folder(&real, &home.computer).expect_err("a refusal");
        assert!(matches!(error, FolderError::Home { .. }));
        let cancel = CancellationToken::new();
        let found = find_repositories(
            std::slice::from_ref(&real),
            &home.computer,
            &cancel,
            &mut |_| {},
        );
        assert_eq!(found.repositories.len(), 1);
        assert_eq!(found.repositories[0].path, real.join("app"));
    }

    #[test]
    fn a_link_is_checked_where_it_leads() {
        let home = Home::with(&["shared/app/Cargo.toml", "tree/.git", "tree/app/Cargo.toml"]);
        mode(&home, "shared", 0o777);
        symlink("shared/app", home.path().join("link")).expect("a link");
        symlink("tree/app", home.path().join("good")).expect("a link");
        symlink(".", home.path().join("self")).expect("a link");
        insta::assert_snapshot!(message(&home, "~/link"), @r#"Every user of this computer may write to "HOME/shared"."#);
        insta::assert_snapshot!(message(&home, "~/self"), @r#""HOME/self" is the home folder; its .cargo is for every project of this user."#);
        let found = check_folder(Path::new("~/good"), &home.computer).expect("a repository");
        assert_eq!(found.path, home.path().join("good"));
        assert_eq!(found.work_tree, Some(home.path().join("tree")));
    }
}
