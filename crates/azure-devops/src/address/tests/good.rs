//! Addresses that people paste, with what they name.

use super::super::PastedAddress;

const GUID: &str = "0f0f0f0f-1111-2222-3333-444444444444";

/// `expect`: organization address, project, feed; `-` for none.
fn check(text: &str, expect: [&str; 3]) {
    let found = PastedAddress::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let named = [
        found.endpoints.organization_url().as_str(),
        found.project.as_deref().unwrap_or("-"),
        found.feed.as_deref().unwrap_or("-"),
    ];
    assert_eq!(named, expect, "{text}");
    let again = PastedAddress::parse(named[0]).expect("the canonical address");
    assert_eq!(again.endpoints, found.endpoints, "{text}");
    assert_eq!((again.project, again.feed), (None, None), "{text}");
}

const CONTOSO: &str = "https://dev.azure.com/contoso";

fn cloud(text: &str, project: &str, feed: &str) {
    check(text, [CONTOSO, project, feed]);
}

#[test]
fn organizations() {
    for text in [
        "contoso",
        "  contoso\r\n",
        "contoso/",
        "https://dev.azure.com/contoso",
        "https://dev.azure.com/contoso/",
        "HTTPS://DEV.AZURE.COM/contoso",
        "https://dev.azure.com:443/contoso",
        "dev.azure.com/contoso",
        "https://contoso@dev.azure.com/contoso",
        "https://dev.azure.com/contoso?view=projects#top",
        "https://dev.azure.com/contoso/_settings/users",
        "https://dev.azure.com/contoso/_usersSettings/tokens",
        "https://contoso.visualstudio.com",
        "https://contoso.visualstudio.com/",
        "contoso.visualstudio.com",
        "https://Contoso.VisualStudio.com/DefaultCollection",
        "https://contoso.visualstudio.com/defaultcollection/",
        "https://feeds.dev.azure.com/contoso/_apis/packaging/feeds?api-version=7.1",
        "https://vssps.dev.azure.com/contoso/_apis/tokens/pats",
        "https://contoso.vssps.visualstudio.com/_signin",
        "https://contoso.feeds.visualstudio.com/_apis/packaging/feeds",
        "https://pkgs.dev.azure.com/contoso",
    ] {
        cloud(text, "-", "-");
    }
    check(
        "https://dev.azure.com/Contoso",
        ["https://dev.azure.com/Contoso", "-", "-"],
    );
    check("a1-B2", ["https://dev.azure.com/a1-B2", "-", "-"]);
}

#[test]
fn projects() {
    for text in [
        "https://dev.azure.com/contoso/My%20Project",
        "https://dev.azure.com/contoso/My Project",
        "https://dev.azure.com/contoso/My%20Project/",
        "https://dev.azure.com/contoso/My%20Project/_git/repo?path=/src&version=GBmain",
        "https://contoso@dev.azure.com/contoso/My%20Project/_git/repo",
        "https://dev.azure.com/contoso/My%20Project/Team%20A/_backlogs/backlog",
        "https://dev.azure.com/contoso/My%20Project/_settings/repositories",
        "https://dev.azure.com/contoso/My%20Project/_artifacts",
        "https://contoso.visualstudio.com/My%20Project",
        "https://contoso.visualstudio.com/DefaultCollection/My%20Project/_git/repo",
        "https://contoso.visualstudio.com/DefaultCollection/_git/My%20Project",
        "git@ssh.dev.azure.com:v3/contoso/My%20Project/repo",
        "ssh://git@ssh.dev.azure.com/v3/contoso/My%20Project/repo",
        "ssh://git@ssh.dev.azure.com:22/v3/contoso/My%20Project/repo",
        "contoso@vs-ssh.visualstudio.com:v3/contoso/My%20Project/repo",
        "https://dev.azure.com/contoso/_git/My%20Project",
    ] {
        cloud(text, "My Project", "-");
    }
    cloud(
        "https://dev.azure.com/contoso/%D0%9F%D1%80%D0%BE",
        "Про",
        "-",
    );
    cloud("https://dev.azure.com/contoso/Про/_git/x", "Про", "-");
    cloud("https://dev.azure.com/contoso/O'Brien", "O'Brien", "-");
    cloud(
        &format!("https://dev.azure.com/contoso/{GUID}/_build"),
        GUID,
        "-",
    );
}

#[test]
fn feeds() {
    for text in [
        "https://dev.azure.com/contoso/P/_artifacts/feed/crates-mirror",
        "https://dev.azure.com/contoso/P/_artifacts/feed/crates-mirror@Local",
        "https://dev.azure.com/contoso/P/_artifacts/feed/crates-mirror/Cargo/serde/overview/1.0.0",
        "https://dev.azure.com/contoso/P/_artifacts/feed/crates-mirror/connect/cargo",
        "https://dev.azure.com/contoso/P/_packaging?_a=feed&feed=crates-mirror",
        "https://dev.azure.com/contoso/P/_packaging?_a=feed&feed=crates-mirror%40Release",
        "https://dev.azure.com/contoso/P/_packaging?feed=crates-mirror&_a=connect",
        "https://contoso.visualstudio.com/P/_packaging?_a=feed&feed=crates-mirror",
        "sparse+https://pkgs.dev.azure.com/contoso/P/_packaging/crates-mirror/Cargo/index/",
        "https://pkgs.dev.azure.com/contoso/P/_packaging/crates-mirror/Cargo/index/config.json",
        "sparse+https://pkgs.dev.azure.com/contoso/P/_packaging/crates-mirror~force-auth/Cargo/index/",
        "sparse+https://pkgs.dev.azure.com/contoso/P/_packaging/crates-mirror@Local/Cargo/index/",
        "sparse+https://contoso.pkgs.visualstudio.com/P/_packaging/crates-mirror/Cargo/index/",
        "https://contoso.pkgs.visualstudio.com/DefaultCollection/P/_packaging/crates-mirror/nuget/v3/index.json",
        "https://feeds.dev.azure.com/contoso/P/_apis/packaging/feeds/crates-mirror?api-version=7.1",
        "https://feeds.dev.azure.com/contoso/P/_apis/Packaging/Feeds/crates-mirror/packages",
    ] {
        cloud(text, "P", "crates-mirror");
    }
    cloud(
        "https://dev.azure.com/contoso/_artifacts/feed/2024.feed(1)!",
        "-",
        "2024.feed(1)!",
    );
    cloud(
        "sparse+https://pkgs.dev.azure.com/contoso/_packaging/f/Cargo/index/",
        "-",
        "f",
    );
    cloud(
        "https://contoso.visualstudio.com/_packaging?_a=feed&feed=f",
        "-",
        "f",
    );
    cloud(
        &format!("https://pkgs.dev.azure.com/contoso/P/_packaging/{GUID}/cargo"),
        "P",
        GUID,
    );
    cloud("https://dev.azure.com/contoso/P/_artifacts/feed", "P", "-");
    cloud("https://dev.azure.com/contoso/P/_git/r?feed=x", "P", "-");
}

const TFS: &str = "https://server.example/tfs/DefaultCollection";

#[test]
fn servers_with_a_virtual_directory() {
    for (rest, project, feed) in [
        ("", "-", "-"),
        ("/", "-", "-"),
        ("/P/_git/r", "P", "-"),
        ("/P/Team/_boards", "P", "-"),
        ("/_git/P", "P", "-"),
        ("/_packaging/f/nuget", "-", "f"),
        ("/P/_artifacts/feed/f@Local", "P", "f"),
    ] {
        check(&format!("{TFS}{rest}"), [TFS, project, feed]);
        let user = TFS.replace("://", "://user@").replace("server", "SERVER");
        check(&format!("{user}{rest}"), [TFS, project, feed]);
    }
    let others = "https://s.example:8443/TFS/A%20B";
    check("https://s.example:8443/TFS/A B/C", [others, "C", "-"]);
    let unusual = "https://s/dir/DefaultCollection";
    check("https://s/dir/DefaultCollection/P", [unusual, "P", "-"]);
    let named = "https://s/AzureDevOps/Main";
    check("https://s/AzureDevOps/Main/P/_apis", [named, "P", "-"]);
    let address = "https://10.1.2.3/tfs/Main";
    check("https://10.1.2.3/tfs/Main/", [address, "-", "-"]);
    let letters = "https://s/tfs/Gr%C3%B6%C3%9Fe";
    check("https://s/tfs/Größe", [letters, "-", "-"]);
}

#[test]
fn servers_without_a_virtual_directory() {
    let usual = "https://s/DefaultCollection";
    check("https://s/DefaultCollection", [usual, "-", "-"]);
    check("https://s/DefaultCollection/P", [usual, "P", "-"]);
    let main = "https://s/Main";
    check("https://s/Main/_settings", [main, "-", "-"]);
    check(
        "https://s/Main/P/_packaging?_a=feed&feed=f",
        [main, "P", "f"],
    );
    check("https://s/Main/P/Team/_backlogs", [main, "P", "-"]);
}

#[test]
fn servers_on_this_machine() {
    let loopback = "http://127.0.0.1:8080/tfs/DefaultCollection";
    for rest in [
        "/Practice/_artifacts/feed/x",
        "/Practice/_packaging/x/Cargo/index/",
        "/Practice/_apis/packaging/feeds/x",
    ] {
        check(&format!("{loopback}{rest}"), [loopback, "Practice", "x"]);
        check(
            &format!("sparse+{loopback}{rest}"),
            [loopback, "Practice", "x"],
        );
    }
    for text in [
        "http://localhost:5000/tfs/Main",
        "http://[::1]:5000/tfs/Main",
        "http://127.0.0.1/Main",
        "http://127.9.9.9:1/Main",
    ] {
        check(text, [text, "-", "-"]);
    }
}

#[test]
fn names_are_decoded() {
    let found = PastedAddress::parse("https://s/tfs/Gr%C3%B6%C3%9Fe").expect("an address");
    assert_eq!(found.endpoints.name(), "Größe");
    assert!(!found.endpoints.is_cloud());
    let found = PastedAddress::parse("contoso").expect("an address");
    assert_eq!(found.endpoints.name(), "contoso");
    assert!(found.endpoints.is_cloud());
}
