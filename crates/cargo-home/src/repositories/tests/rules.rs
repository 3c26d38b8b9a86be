//! What ignore files leave out.

use super::*;

#[test]
fn rules_of_git_count_in_a_work_tree() {
    let home = Home::with(&[
        "tree/.git/config",
        "tree/vendor/a/Cargo.toml",
        "tree/kept/Cargo.toml",
        "tree/sub/out/Cargo.toml",
        "tree/sub/out2/Cargo.toml",
        "tree/private/Cargo.toml",
        "loose/vendor/a/Cargo.toml",
    ]);
    home.write("tree/.gitignore", "vendor/\n/sub/out*\n[broken\n# kept\n");
    home.write("tree/sub/.gitignore", "!out2\n");
    home.write("tree/.git/info/exclude", "private\n");
    // Not a work tree: its rules mean nothing.
    home.write("loose/.gitignore", "vendor/\n");
    assert_eq!(
        home.names(),
        ["loose/vendor/a", "tree/kept", "tree/sub/out2"]
    );
}

#[test]
fn rules_end_where_another_work_tree_begins() {
    let home = Home::with(&[
        "outer/.git/config",
        "outer/inner/.git",
        "outer/inner/vendor/Cargo.toml",
        "outer/vendor/Cargo.toml",
        "outer/gone/clone/.git/config",
        "outer/gone/clone/Cargo.toml",
    ]);
    home.write("outer/.gitignore", "vendor\ngone\n");
    assert_eq!(home.names(), ["outer/inner/vendor"]);
}

#[test]
fn a_plain_ignore_file_counts_everywhere_and_first() {
    let home = Home::with(&[
        "a/b/Cargo.toml",
        "a/c/Cargo.toml",
        "tree/.git/config",
        "tree/x/Cargo.toml",
        "tree/y/Cargo.toml",
        "backup/app/Cargo.toml",
    ]);
    home.write(".ignore", "backup\n");
    home.write("a/.ignore", "b\n");
    home.write("tree/.gitignore", "x\n");
    home.write("tree/.ignore", "!x\ny\n");
    assert_eq!(home.names(), ["a/c", "tree/x"]);
}

#[test]
fn the_users_own_rules_count_in_work_trees() {
    let home = Home::with(&[
        "tree/.git/config",
        "tree/scratch/Cargo.toml",
        "tree/again/Cargo.toml",
        "tree/app/Cargo.toml",
        "scratch/Cargo.toml",
    ]);
    home.write(".config/git/ignore", "scratch\nagain\n");
    home.write("tree/.git/info/exclude", "!again\n");
    assert_eq!(home.names(), ["scratch", "tree/again", "tree/app"]);
}

#[test]
fn hostile_rules_do_no_harm() {
    let home = Home::with(&["tree/.git/config", "tree/app/Cargo.toml"]);
    // Too large to be read: counts as none.
    home.write("tree/.gitignore", &"app\n".repeat(20_000));
    assert_eq!(home.names(), ["tree/app"]);
    home.write("tree/.gitignore", "**/**/**/[\n{a,{b,{c\n\\\n!\n/\n\0\n");
    assert_eq!(home.names(), ["tree/app"]);
    let wild: String = (0..500)
        .map(|number| format!("**/*{number}*/**/*z\n"))
        .collect();
    home.write("tree/.gitignore", &wild);
    assert_eq!(home.names(), ["tree/app"]);
}

#[test]
fn rules_end_with_their_measure() {
    // 16 KiB each; the last folders come after all that may be read.
    let home = Home::new();
    let text = format!("app\n{}", "#".repeat(16 * 1024 - 4));
    for number in 0..530 {
        home.write(&format!("tree{number:03}/.git/HEAD"), "");
        home.write(&format!("tree{number:03}/.gitignore"), &text);
        home.write(&format!("tree{number:03}/app/Cargo.toml"), "");
    }
    let names = home.names();
    assert_eq!(names.len(), 530 - 512);
    assert_eq!(names[0], "tree512/app");
}

#[test]
fn a_pipe_as_rules_is_not_waited_for() {
    let home = Home::with(&["tree/.git/info/x", "tree/app/Cargo.toml"]);
    for name in ["tree/.gitignore", "tree/.ignore", "tree/.git/info/exclude"] {
        let path = home.path().join(name);
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.expect("a pipe").success());
    }
    assert_eq!(home.names(), ["tree/app"]);
}
