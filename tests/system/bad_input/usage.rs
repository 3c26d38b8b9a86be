//! Command lines that are not understood, and questions that nobody can answer.

use super::{Bench, Expect, error};

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Usage");
    let cases: [(&[&str], &str); 11] = [
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
    for (arguments, place) in cases {
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
    let person = bench.person();
    let arguments = [
        "quickstart",
        "--json",
        "--organization",
        "contoso",
        "--user-level",
    ];
    let program = person.feedwright(&bench.site, &arguments);
    bench
        .check(
            "no terminal and no --yes",
            &person,
            program,
            error("input-needed", "--yes"),
        )
        .await;
    let program = person
        .quickstart(&bench.site, &[])
        .variable("FEEDWRIGHT_HOME", person.nobody());
    bench
        .check(
            "no terminal and no token",
            &person,
            program,
            error("input-needed", "--token-stdin"),
        )
        .await;
    let arguments = ["sign-in", "--json", "--organization", "contoso"];
    let program = person.feedwright(&bench.site, &arguments);
    bench
        .check(
            "sign-in without a terminal",
            &person,
            program,
            error("input-needed", "--token-stdin"),
        )
        .await;
    let program = person.feedwright(&bench.site, &["plan", "--json", "--profile", "p.toml"]);
    let organization = bench.site.organization();
    person.write("p.toml", format!("schema = 1\n[organization]\nurl = \"{organization}\"\n[feed]\nname = \"x\"\n[workstation]\nuser-level = true\n"));
    let program = program.variable("FEEDWRIGHT_HOME", person.nobody());
    bench
        .check(
            "nobody is signed in",
            &person,
            program,
            error("no-account", "sign-in"),
        )
        .await;
}
