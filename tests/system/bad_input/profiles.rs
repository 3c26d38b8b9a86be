//! Profiles that cannot be read, are not valid, or hold a secret.

use super::{Bench, error};

const GOOD: &str = "schema = 1\n[organization]\nurl = \"https://dev.azure.com/contoso\"\n[feed]\nname = \"crates-mirror\"\n[workstation]\nuser-level = true\n";

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Profiles");
    check_unreadable(bench).await;
    let secret = format!("{}AZDO{}", "a1".repeat(38), "Bb3c");
    let with = |line: &str| format!("{GOOD}{line}\n");
    let cases = [
        (
            "an unknown key",
            GOOD.replace("url =", "URL ="),
            "profile-invalid",
            ":3",
        ),
        (
            "an unknown table",
            with("[proxy]\nurl = \"x\""),
            "profile-invalid",
            ":8",
        ),
        (
            "a wrong type",
            GOOD.replace("user-level = true", "user-level = \"yes\""),
            "profile-invalid",
            ":7",
        ),
        (
            "no feed",
            GOOD.replace("[feed]\nname = \"crates-mirror\"\n", ""),
            "profile-invalid",
            "feed",
        ),
        ("nothing in it", String::new(), "profile-invalid", "schema"),
        (
            "a newer schema",
            GOOD.replace("schema = 1", "schema = 2"),
            "profile-invalid",
            ":1",
        ),
        (
            "a negative schema",
            GOOD.replace("schema = 1", "schema = -1"),
            "profile-invalid",
            ":1",
        ),
        (
            "no TOML",
            GOOD.replace("[feed]", "[feed"),
            "profile-invalid",
            ":4",
        ),
        (
            "an illegal feed name",
            GOOD.replace("crates-mirror", "crates mirror"),
            "feed-name-refused",
            ":5",
        ),
        (
            "an address of plain http",
            GOOD.replace("https:", "http:"),
            "address-not-secure",
            ":3",
        ),
        (
            "a token as a value",
            GOOD.replace("crates-mirror", &secret),
            "profile-holds-secret",
            ":5",
        ),
        (
            "a token in a comment",
            with(&format!("# {secret}")),
            "profile-holds-secret",
            ":8",
        ),
        (
            "a key for a token",
            with("token = \"x\""),
            "profile-holds-secret",
            ":8",
        ),
        (
            "a word for an account that is unknown",
            with("[credentials]\naccount = \"password\""),
            "profile-invalid",
            ":9",
        ),
        (
            "a store that is not there yet",
            with("[credentials]\nstore = \"plain-file\""),
            "not-available-yet",
            ":9",
        ),
        (
            "neither a repository nor every project",
            GOOD.replace("true", "false"),
            "profile-invalid",
            "--repository",
        ),
        (
            "1 MB",
            with(&"# x\n".repeat(250_000)),
            "profile-invalid",
            "256 KiB",
        ),
    ];
    for (title, text, code, place) in cases {
        let person = bench.person();
        person.write("feedwright.toml", text);
        let arguments = ["plan", "--json", "--profile", "feedwright.toml"];
        let program = person.feedwright(&bench.site, &arguments);
        let before = bench.problems.len();
        bench
            .check(title, &person, program, error(code, place))
            .await;
        let told = bench.report.contains(&secret);
        assert!(!told, "a secret is repeated");
        let arguments = ["profile", "validate", "--json", "feedwright.toml"];
        let program = person.feedwright(&bench.site, &arguments);
        let length = bench.report.len();
        bench
            .check(title, &person, program, error(code, place))
            .await;
        // The second message is the first one again.
        bench.report.truncate(length);
        assert!(bench.problems.len() <= before + 2);
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
