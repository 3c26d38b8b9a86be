//! One folder has packages of npm's: `ui/`. A second package.json would make
//! Tauri's command line run its hooks in the wrong folder.

use crate::repository::{Breach, assert_none, files};

const ONLY: &str = "ui/package.json";

fn check<'a>(paths: impl IntoIterator<Item = &'a str>) -> Vec<Breach> {
    let stray = |path: &&str| path.rsplit('/').next() == Some("package.json") && *path != ONLY;
    paths
        .into_iter()
        .filter(stray)
        .map(|path| Breach::new(path, 0, format!("the only package.json is {ONLY}")))
        .collect()
}

#[test]
fn no_second_package_file() {
    let files = files();
    assert_none(&check(files.iter().map(|file| file.path.as_str())));
}

#[test]
fn the_check_sees_a_second_package_file() {
    let breaches = check([
        "ui/package.json",
        "tests/e2e/package.json",
        "package.json",
        "ui/a.json",
    ]);
    let paths: Vec<&str> = breaches.iter().map(|breach| breach.path.as_str()).collect();
    assert_eq!(paths, ["tests/e2e/package.json", "package.json"]);
}
