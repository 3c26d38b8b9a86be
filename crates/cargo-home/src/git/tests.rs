//! Remotes out of good, odd and hostile configurations.

mod properties;
mod trees;

use super::remotes_in;

/// The remotes as lines: `name url`, with `!` where a secret was taken out.
fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = remotes_in(text)
        .into_iter()
        .map(|remote| {
            let mark = if remote.credentials_removed { " !" } else { "" };
            format!("{} {}{mark}", remote.name, remote.url)
        })
        .collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn every_spelling_of_a_remote_is_read() {
    let usual = "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = https://dev.example/o/p/_git/r\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n[branch \"main\"]\n\tremote = origin\n";
    check(usual, &["origin https://dev.example/o/p/_git/r"]);
    check(
        &usual.replace('\n', "\r\n"),
        &["origin https://dev.example/o/p/_git/r"],
    );
    check(
        &format!("\u{feff}{usual}"),
        &["origin https://dev.example/o/p/_git/r"],
    );
    let url = "https://a.example/r";
    for text in [
        "[remote \"o\"] url = https://a.example/r",
        "[REMOTE \"o\"]\nURL=https://a.example/r",
        "[remote.o]\nurl = https://a.example/r ; comment",
        "[remote \"o\"]\nurl = https://a.exam\\\nple/r",
        "[remote \"o\"]\nurl = \"https://a.example\"/r # comment",
        "[remote \"o\"]\nurl\nurl = bad\\escape\nurl = \"https://a.example/r\"",
        "[remote \"o\"\nurl = https://b.example/x\n[remote \"o\"]\nurl = https://a.example/r",
        "; [remote \"x\"]\n[remote \"o\"]\n# url = no\nurl = https://a.example/r\nurl = https://b.example/",
    ] {
        check(text, &[&format!("o {url}")]);
    }
    check(
        "[remote \"b\"]\nurl = /srv/b\n[remote \"a\"]\nurl = ../a\n[remote]\nurl = /no/name",
        &["b /srv/b", "a ../a"],
    );
    check("[url \"https://x.example/\"]\ninsteadOf = x:", &[]);
    check("", &[]);
}

#[test]
fn addresses_keep_everything_but_secrets() {
    let secret = "S".repeat(52);
    let one = |url: &str, expected: &str| {
        check(
            &format!("[remote \"o\"]\nurl = \"{url}\""),
            &[&format!("o {expected}")],
        );
    };
    for kept in [
        "git@ssh.dev.azure.com:v3/contoso/My%20Project/repo",
        "contoso@vs-ssh.visualstudio.com:v3/contoso/P/r",
        "ssh://git@ssh.dev.azure.com/v3/contoso/P/r",
        "ssh://git@ssh.dev.azure.com:22/v3/contoso/P/r",
        "host:path/to/repo",
        "/srv/git/repo.git",
    ] {
        one(kept, kept);
    }
    let clean = "https://dev.azure.com/contoso/P/_git/r";
    one("https://contoso@dev.azure.com/contoso/P/_git/r", clean);
    one(
        "https://dev.azure.com/contoso/My Project/_git/r",
        "https://dev.azure.com/contoso/My%20Project/_git/r",
    );
    let marked = format!("{clean} !");
    for user_info in [
        format!("contoso:{secret}"),
        format!(":{secret}"),
        secret.clone(),
        format!("{secret}:"),
    ] {
        one(
            &format!("https://{user_info}@dev.azure.com/contoso/P/_git/r"),
            &marked,
        );
    }
    one(&format!("{clean}?token={secret}"), &marked);
    one(
        &format!("ssh://git:{secret}@ssh.dev.azure.com/v3/c/P/r"),
        "ssh://git@ssh.dev.azure.com/v3/c/P/r !",
    );
}

#[test]
fn addresses_in_doubt_are_left_out() {
    let secret = "S".repeat(52);
    for url in [
        format!("git:{secret}@host.example:path"),
        format!("{secret}@host.example:path"),
        format!("git@host.example:https://me:{secret}@b.example/"),
        format!("me:{secret}@host.example/path"),
        format!("foo::https://me:{secret}@host.example/"),
        format!("https://a.example/https://me:{secret}@b.example/"),
        format!("https://me:{secret}@"),
        format!("ext::sh -c {secret}@x"),
        format!("https:\\\\\\\\me:{secret}@host.example"),
        format!("https://a.example/{}", "x".repeat(3000)),
        "https://a.example/\\nx".into(),
        String::new(),
    ] {
        check(&format!("[remote \"o\"]\nurl = {url}"), &[]);
    }
    for name in ["", "a b", "a:b", "a\\\\b", "a\u{7f}b", &"x".repeat(300)] {
        check(
            &format!("[remote \"{name}\"]\nurl = https://a.example/r"),
            &[],
        );
    }
    check(
        "[remote \"\u{202e}r😀\"]\nurl = https://a.example/r",
        &["\u{202e}r😀 https://a.example/r"],
    );
}

#[test]
fn many_remotes_are_cut() {
    let text: String = (0..50_000)
        .map(|number| format!("[remote \"r{number}\"]\nurl = https://a.example/{number}\n"))
        .collect();
    assert_eq!(remotes_in(&text).len(), super::MOST_REMOTES);
}
