//! Profiles that cannot be read, are not valid, or hold a secret.

use super::{Bench, Expect, error};

const GOOD: &str = "schema = 1\n[organization]\nurl = \"https://dev.azure.com/contoso\"\n[feed]\nname = \"crates-mirror\"\n[workstation]\nuser-level = true\n";

/// A title, what of the good profile is replaced with what, the code, and what
/// has to be named. `SECRET` stands for a token.
const CASES: [(&str, &str, &str, &str, &str); 16] = [
    ("an unknown key", "url =", "URL =", "profile-invalid", ":3"),
    (
        "an unknown table",
        "true\n",
        "true\n[proxy]\nurl = 'x'\n",
        "profile-invalid",
        ":8",
    ),
    ("a wrong type", "true", "\"yes\"", "profile-invalid", ":7"),
    (
        "no feed",
        "[feed]\nname = \"crates-mirror\"\n",
        "",
        "profile-invalid",
        "feed",
    ),
    ("nothing in it", GOOD, "", "profile-invalid", "schema"),
    (
        "a newer schema with new keys",
        "schema = 1\n",
        "schema = 2\nnew = true\n",
        "profile-invalid",
        "schema 1, not 2",
    ),
    (
        "a negative schema",
        "schema = 1",
        "schema = -1",
        "profile-invalid",
        ":1",
    ),
    ("no TOML", "[feed]", "[feed", "profile-invalid", ":4"),
    (
        "an illegal feed name",
        "crates-mirror",
        "crates mirror",
        "feed-name-refused",
        ":5",
    ),
    (
        "an address of plain http",
        "https:",
        "http:",
        "address-not-secure",
        ":3",
    ),
    (
        "a token as a value",
        "crates-mirror",
        "SECRET",
        "profile-holds-secret",
        ":5",
    ),
    (
        "a token in a comment",
        "true\n",
        "true\n# SECRET\n",
        "profile-holds-secret",
        ":8",
    ),
    (
        "a key for a token",
        "true\n",
        "true\ntoken = 'x'\n",
        "profile-holds-secret",
        ":8",
    ),
    (
        "an account that is unknown",
        "true\n",
        "true\n[credentials]\naccount = 'password'\n",
        "profile-invalid",
        ":9",
    ),
    (
        "a store that is not there yet",
        "true\n",
        "true\n[credentials]\nstore = 'plain-file'\n",
        "not-available-yet",
        ":9",
    ),
    (
        "neither a repository nor every project",
        "true",
        "false",
        "profile-invalid",
        "--repository",
    ),
];

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Profiles");
    check_unreadable(bench).await;
    bench.secret = format!("{}AZDO{}", "a1".repeat(38), "Bb3c");
    for (title, from, to, code, place) in CASES {
        let text = GOOD.replacen(from, to, 1).replace("SECRET", &bench.secret);
        check_text(bench, title, text, error(code, place)).await;
    }
    let large = format!("{GOOD}{}", "# x\n".repeat(250_000));
    check_text(bench, "1 MB", large, error("profile-invalid", "256 KiB")).await;
    bench.secret.clear();
}

/// `plan` and `profile validate` say the same.
async fn check_text(bench: &mut Bench, title: &str, text: String, expect: Expect<'_>) {
    let person = bench.person();
    person.write("feedwright.toml", text);
    let plan = ["plan", "--json", "--profile", "feedwright.toml"];
    let validate = ["profile", "validate", "--json", "feedwright.toml"];
    let start = bench.report.len();
    let mut messages = Vec::new();
    for arguments in [plan, validate] {
        bench.report.truncate(start);
        let program = person.feedwright(&bench.site, &arguments);
        bench.check(title, &person, program, expect).await;
        messages.push(bench.report[start..].to_owned());
    }
    if messages[0] != messages[1] {
        bench.problems.push(format!("{title}: {messages:?}"));
    }
}

async fn check_unreadable(bench: &mut Bench) {
    let wide: Vec<u8> = [0xff, 0xfe]
        .into_iter()
        .chain(GOOD.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let cases: [(&str, Option<&[u8]>, &str, &str); 3] = [
        (
            "a profile that is not there",
            None,
            "profile-unreadable",
            "No such file",
        ),
        (
            "UTF-16, as an old PowerShell writes",
            Some(&wide),
            "profile-invalid",
            "UTF-16",
        ),
        ("bytes", Some(&[0x80, 0x81]), "profile-invalid", "UTF-8"),
    ];
    for (title, content, code, place) in cases {
        let person = bench.person();
        if let Some(content) = content {
            person.write("feedwright.toml", content);
        }
        let arguments = ["plan", "--json", "--profile", "feedwright.toml"];
        let program = person.feedwright(&bench.site, &arguments);
        bench
            .check(title, &person, program, error(code, place))
            .await;
    }
    let person = bench.person();
    let program = person.feedwright(&bench.site, &["plan", "--json", "--profile", "."]);
    bench
        .check(
            "a folder",
            &person,
            program,
            error("profile-unreadable", "file"),
        )
        .await;
}
