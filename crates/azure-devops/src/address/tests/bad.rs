//! Addresses that are refused, hostile ones among them, with what is wrong.

use super::super::{AddressProblem, PastedAddress};

/// `expect`: the beginning of the problem's name.
fn check(text: &str, expect: &str) {
    let error = PastedAddress::parse(text).expect_err(text);
    let name = format!("{:?}", error.problem);
    assert!(name.starts_with(expect), "{text:?}: {name}");
    let said = error.to_string();
    assert!(!said.chars().any(char::is_control), "{said:?}");
    assert!(said.len() < 1000, "{said}");
}

#[test]
fn no_address() {
    for text in [
        "contoso.example",
        "con toso",
        "contoso/project",
        "localhost:8080/tfs/x",
        "a?b",
        "ab#c",
        "mailto:x",
        "contoso.",
        "git@github.com:a/b.git",
        "C:/x",
        "x@y",
        "git@ssh.dev.azure.com:v2/contoso/P/r",
        "git@ssh.dev.azure.com:v3/contoso/P",
        "git@ssh.dev.azure.com:v3/contoso/P/r/x",
        "git@ssh.dev.azure.com.evil.example:v3/o/p/r",
        "ssh://ssh.dev.azure.com/v3/contoso/P/r",
        "https://",
        "https://:443/x",
        "dev.azure.com.evil.example/contoso",
    ] {
        let error = PastedAddress::parse(text).expect_err(text);
        let expect = matches!(
            error.problem,
            AddressProblem::NotAnAddress | AddressProblem::HostSpelling
        );
        assert!(expect, "{text}: {error}");
    }
    check("", "Empty");
    check(" \r\n ", "Empty");
    check(
        &format!("https://dev.azure.com/contoso/{}", "p".repeat(2100)),
        "TooLong",
    );
}

#[test]
fn schemes_and_ports() {
    for text in [
        "ftp://dev.azure.com/contoso",
        "file:///etc/passwd",
        "javascript://dev.azure.com/contoso",
        "git+https://dev.azure.com/contoso",
        "ms-x://contoso",
    ] {
        check(text, "Scheme");
    }
    for text in [
        "http://dev.azure.com/contoso",
        "http://server.example/tfs/x",
        "http://10.0.0.1/tfs/x",
        "sparse+http://pkgs.dev.azure.com/contoso/_packaging/f/Cargo/index/",
        "http://localhost.evil.example/tfs/x",
        "http://127.0.0.1.evil.example/tfs/x",
        "http://0.0.0.0/tfs/x",
        "http://[::]/tfs/x",
    ] {
        check(text, "PlainHttp");
    }
    for text in [
        "https://dev.azure.com:8443/contoso",
        "https://dev.azure.com:80/contoso",
        "https://contoso.visualstudio.com:444/",
        "https://server.example:0/tfs/x",
    ] {
        check(text, "Port");
    }
    check("https://dev.azure.com:99999/contoso", "NotAnAddress");
}

#[test]
fn hosts() {
    for text in [
        "https://dev.azure.com.evil.example/contoso",
        "https://evil-dev.azure.com/contoso",
        "https://xdev.azure.com/contoso",
        "https://dev-azure-com.example/contoso",
        "https://pkgs.dev.azure.com.evil.example/contoso",
        "https://dev.azure.co/contoso",
        "https://devazure.com/contoso",
        "https://evil.visualstudio.com.example/x",
        "https://contoso.evil.visualstudio.com/",
        "https://visualstudio.com/contoso",
        "https://evilvisualstudio.com/contoso",
        "https://azure.com/contoso",
        "https://portal.azure.com/x",
        "https://evil.dev.azure.com/contoso",
    ] {
        check(text, "LookAlike");
    }
    for text in [
        "https://dev.azure.com./contoso",
        "https://dev.azur\u{435}.com/contoso",
        "https://\u{ff44}ev.azure.com/contoso",
        "https://dev\u{3002}azure.com/contoso",
        "https://xn--dev-azure.example/tfs/x",
        "https://dev%2eazure.com/contoso",
        "https://0x7f000001/tfs/x",
        "http://127.1/tfs/x",
        "http://2130706433/tfs/x",
        "https://contoso..visualstudio.com/",
        "https://server$.example/tfs/x",
        "https://.example/tfs/x",
    ] {
        check(text, "HostSpelling");
    }
    for text in [
        "https://dev.azure.com",
        "https://dev.azure.com/",
        "https://dev.azure.com/_signin",
        "https://app.vssps.visualstudio.com/_signin",
        "https://marketplace.visualstudio.com/items",
        "https://code.visualstudio.com/docs",
        "https://pkgs.dev.azure.com/_packaging/f",
    ] {
        check(text, "NoOrganization");
    }
    for text in [
        "https://server.example",
        "https://server.example/tfs",
        "https://server.example/tfs/_apis",
    ] {
        check(text, "NoCollection");
    }
}

#[test]
fn user_info() {
    for text in [
        "https://user:password@dev.azure.com/contoso",
        "https://dev.azure.com@evil.example/contoso",
        "https://:x@dev.azure.com/contoso",
        "https://a@b@dev.azure.com/contoso",
        "https://dev.azure.com%2fcontoso@evil.example/x",
        "-oProxyCommand@ssh.dev.azure.com:v3/o/p/r",
        "git:secret@ssh.dev.azure.com/v3/o/p/r",
    ] {
        let error = PastedAddress::parse(text).expect_err(text);
        let expect = matches!(
            error.problem,
            AddressProblem::UserInfo | AddressProblem::NotAnAddress
        );
        assert!(expect, "{text}: {error}");
    }
}

#[test]
fn characters() {
    for character in [
        "\u{0}", "\n", "\t", "\u{1b}", "\u{7f}", "\u{85}", "\u{202e}", "\u{200b}", "\u{a0}",
        "\u{feff}",
    ] {
        check(
            &format!("https://dev.azure.com/con{character}toso"),
            "Character",
        );
        check(&format!("con{character}toso"), "Character");
    }
    check("https://dev.azure.com\\@evil.example/contoso", "Backslash");
    check("https:\\\\dev.azure.com\\contoso", "Backslash");
}

#[test]
fn paths() {
    for text in [
        "https://dev.azure.com/contoso/../fabrikam",
        "https://dev.azure.com/contoso/./x",
        "https://dev.azure.com/contoso/%2e%2e/x",
        "https://dev.azure.com/contoso/.%2E/x",
        "https://dev.azure.com/contoso/a%2fb",
        "https://dev.azure.com/contoso/a%5Cb",
        "https://dev.azure.com/contoso/a%252fb",
        "https://dev.azure.com//contoso",
        "https://dev.azure.com/contoso/%00",
        "https://dev.azure.com/contoso/%1b[31m",
        "https://dev.azure.com/contoso/%ff",
        "https://dev.azure.com/contoso/%E2%80%AEx",
        "https://server.example/tfs/..%2fx",
        "git@ssh.dev.azure.com:v3/contoso/../r",
        "contoso%2fx",
    ] {
        check(text, "Segment");
    }
    for text in [
        "https://dev.azure.com/contoso/a/b/c",
        "https://dev.azure.com/contoso/a/b/c/_git/r",
        "https://server.example/tfs/x/a/b/c",
    ] {
        check(text, "TooManySegments");
    }
}

#[test]
fn what_could_be_a_pasted_token_is_not_repeated() {
    for length in [51, 52, 84] {
        let token = "k".repeat(length);
        let error = PastedAddress::parse(&token).expect_err("no address");
        assert_eq!(error.problem, AddressProblem::NotAnAddress);
        assert!(!format!("{error} {error:?}").contains("kkk"));
    }
}

#[test]
fn names() {
    for text in [
        "-contoso",
        "contoso-",
        "con_toso",
        "größe",
        &format!("https://dev.azure.com/{}", "a".repeat(51)),
        "https://dev.azure.com/con.toso",
        "https://dev.azure.com/con%20toso",
        "https://-a.visualstudio.com/",
        "con%20toso",
    ] {
        check(text, "Organization");
    }
    for text in [
        "https://dev.azure.com/contoso/a:b",
        "https://dev.azure.com/contoso/a*b",
        "https://dev.azure.com/contoso/a%3Fb",
        "https://dev.azure.com/contoso/.a",
        "https://server.example/tfs/a%7Cb",
        "https://dev.azure.com/contoso/%20a",
    ] {
        check(text, "Project");
    }
    for text in [
        "https://dev.azure.com/contoso/P/_artifacts/feed/a%20b",
        "https://dev.azure.com/contoso/P/_artifacts/feed/@Local",
        "https://dev.azure.com/contoso/P/_packaging?_a=feed&feed=a/b",
        "https://dev.azure.com/contoso/P/_packaging?feed=",
        "https://dev.azure.com/contoso/P/_artifacts/feed/_x",
        "https://dev.azure.com/contoso/P/_packaging?feed=a%0ab",
    ] {
        check(text, "Feed");
    }
}

#[test]
fn errors_show_no_secret() {
    let secret = "z".repeat(84);
    for text in [
        secret.clone(),
        format!("https://user:{secret}@dev.azure.com/contoso"),
        format!("https://{secret}@dev.azure.com:1/contoso"),
        format!("https://dev.azure.com:1/contoso?token={secret}#{secret}"),
        format!("git:{secret}@ssh.dev.azure.com:v3/a/b/c"),
        format!("{secret}@evil.example"),
    ] {
        let error = PastedAddress::parse(&text).expect_err(&text);
        let said = format!("{error} {error:?}");
        assert!(!said.contains(&"z".repeat(51)), "{said}");
    }
}

#[test]
fn sentences() {
    let said = |text: &str| PastedAddress::parse(text).expect_err(text).to_string();
    let text = [
        said(""),
        said("http://server.example/tfs/x?y=z"),
        said("https://u:p@dev.azure.com/contoso"),
        said("https://dev.azure.com.evil.example/contoso"),
        said("https://dev.azure.com/contoso/a:b"),
        said("https://server.example/tfs"),
    ]
    .join("\n");
    insta::assert_snapshot!(text, @r#"
    The address cannot be used: it is empty.
    http://server.example/tfs/x cannot be used: plain http would send the token unprotected.
    https://dev.azure.com/contoso cannot be used: it carries a user name or password; paste it without.
    https://dev.azure.com.evil.example/contoso cannot be used: the host dev.azure.com.evil.example is none of Azure DevOps Services, though it looks like one.
    https://dev.azure.com/contoso/a:b cannot be used: "a:b" cannot be a project or collection: The character ':' at position 2 is not allowed in the name.
    https://server.example/tfs cannot be used: it names no collection; an address such as https://server/tfs/DefaultCollection does.
    "#);
}
