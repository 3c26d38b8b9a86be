//! Illegal names of feeds, projects, registries and crates.

use super::{Bench, error};

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Names");
    let long = "x".repeat(65);
    let cases = [
        ("--feed", "", "feed-name-refused"),
        ("--feed", "my crates", "feed-name-refused"),
        ("--feed", "team/crates", "feed-name-refused"),
        ("--feed", "crates@Local", "feed-name-refused"),
        ("--feed", "_crates", "feed-name-refused"),
        ("--feed", "crates\u{202e}orrim", "feed-name-refused"),
        ("--feed", &long, "feed-name-refused"),
        ("--project", "", "project-name-refused"),
        ("--project", "Fabrikam/Web", "project-name-refused"),
        ("--project", "_Fabrikam", "project-name-refused"),
        ("--project", &long, "project-name-refused"),
        ("--project", "Nowhere", "project-not-found"),
        ("--registry", "", "registry-name-refused"),
        ("--registry", "1st", "registry-name-refused"),
        ("--registry", "my crates", "registry-name-refused"),
        ("--registry", "crates-io", "registry-name-refused"),
        ("--crate", "", "crate-name-refused"),
        ("--crate", "--version", "crate-name-refused"),
        ("--crate", "serde@1", "crate-name-refused"),
        ("--crate", "../serde", "crate-name-refused"),
        ("--crate", &long, "crate-name-refused"),
    ];
    for (option, value, code) in cases {
        let person = bench.person();
        let program = person.quickstart(&bench.site, &[(option, value)]);
        let place = value.trim_end_matches("\u{202e}orrim");
        let title = format!("{option}={}", value.escape_debug());
        bench
            .check(&title, &person, program, error(code, place))
            .await;
    }
}
