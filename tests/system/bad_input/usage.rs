//! Command lines that are not understood, and questions that nobody can answer.

use super::{Bench, Expect, error};

/// The arguments, and what has to be named.
const CASES: [(&[&str], &str); 11] = [
    (&["quickstrat"], "quickstart"),
    (
        &["quickstart", "--organisation", "contoso"],
        "--organization",
    ),
    (&["quickstart"], "--organization"),
    (&["quickstart", "--organization"], "--organization"),
    (
        &["quickstart", "--practice", "--organization", "contoso"],
        "--practice",
    ),
    (
        &["quickstart", "--practice", "--token-stdin"],
        "--token-stdin",
    ),
    (&["sign-in"], "--organization"),
    (
        &["sign-in", "--organization", "contoso", "--token=0123"],
        "--token",
    ),
    (&["plan"], "--profile"),
    (&["feed"], "list"),
    (&["practice", "--port", "70000"], "70000"),
];

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Usage");
    for (arguments, place) in CASES {
        let person = bench.person();
        let program = person.feedwright(&bench.site, arguments).argument("--json");
        let expect = Expect {
            status: 64,
            code: "wrong-usage",
            place,
        };
        bench
            .check(&arguments.join(" "), &person, program, expect)
            .await;
    }
    check_unasked(bench).await;
}

/// Where nobody can be asked, the option that answers is named.
async fn check_unasked(bench: &mut Bench) {
    let person = bench.person();
    let organization = bench.site.organization();
    let text = format!(
        "schema = 1\n[organization]\nurl = \"{organization}\"\n[feed]\nname = \"x\"\n[workstation]\nuser-level = true\n"
    );
    person.write("p.toml", text);
    let question = "quickstart --json --organization contoso --user-level";
    let cases = [
        (
            "no terminal and no --yes",
            question,
            "input-needed",
            "--yes",
        ),
        (
            "sign-in without a terminal",
            "sign-in --json --organization contoso",
            "input-needed",
            "--token-stdin",
        ),
        (
            "nobody is signed in",
            "plan --json --profile p.toml",
            "no-account",
            "sign-in",
        ),
    ];
    for (title, line, code, place) in cases {
        let arguments: Vec<&str> = line.split(' ').collect();
        let program = person
            .feedwright(&bench.site, &arguments)
            .variable("FEEDWRIGHT_HOME", person.nobody());
        bench
            .check(title, &person, program, error(code, place))
            .await;
    }
    let program = person
        .quickstart(&bench.site, &[])
        .variable("FEEDWRIGHT_HOME", person.nobody());
    let expect = error("input-needed", "--token-stdin");
    bench
        .check("no terminal and no token", &person, program, expect)
        .await;
}
