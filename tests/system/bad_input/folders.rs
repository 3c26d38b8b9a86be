//! Folders that are missing, or hold nothing of Cargo's.

use super::{Bench, error};

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Folders");
    let cases = [
        (
            "a folder that is not there",
            "nowhere",
            "repository-missing",
        ),
        ("a file", "app/Cargo.toml", "repository-missing"),
        (
            "a folder that holds nothing",
            "empty",
            "repository-unsuitable",
        ),
        (
            "a folder's name with an escape code",
            "re\u{1b}[31md",
            "repository-missing",
        ),
    ];
    for (title, folder, code) in cases {
        let person = bench.person();
        std::fs::create_dir_all(person.home.join("empty")).expect("a folder");
        let program = person.quickstart(&bench.site, &[("--repository", folder)]);
        let place = match folder.contains('\u{1b}') {
            true => "--repository",
            false => folder,
        };
        bench
            .check(title, &person, program, error(code, place))
            .await;
    }
    let person = bench.person();
    let program = person
        .feedwright(
            &bench.site,
            &["quickstart", "--yes", "--json", "--organization"],
        )
        .argument(bench.site.organization());
    bench
        .check(
            "no folder named, and none here",
            &person,
            program,
            error("repository-unsuitable", "--repository"),
        )
        .await;
}
