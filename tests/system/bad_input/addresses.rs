//! Addresses that are no Azure DevOps organization.

use super::{Bench, error};

/// The address, the code, and what has to be named.
const CASES: [(&str, &str, &str); 14] = [
    ("", "address-not-understood", "empty"),
    ("what is this", "address-not-understood", "what is this"),
    (
        "https://dev.azure.com",
        "address-not-understood",
        "https://dev.azure.com",
    ),
    (
        "https://dev.azure.com.example/contoso",
        "address-not-understood",
        "dev.azure.com.example",
    ),
    (
        "https://dev.azure.com@example.org/contoso",
        "address-not-understood",
        "example.org",
    ),
    (
        "https://me:secret@dev.azure.com/contoso",
        "address-not-understood",
        "https://dev.azure.com/contoso",
    ),
    (
        "https://dev.azure.com/contoso/../other",
        "address-not-understood",
        "..",
    ),
    (
        "https://dev.azure.com:8443/contoso",
        "address-not-understood",
        "8443",
    ),
    (
        "https://dev.azure.com/con\u{1b}[31mtoso",
        "address-not-understood",
        "dev.azure.com",
    ),
    (
        "ftp://dev.azure.com/contoso",
        "address-not-understood",
        "ftp",
    ),
    ("file:///etc/passwd", "address-not-understood", "file"),
    (
        "\\\\server\\share",
        "address-not-understood",
        "\\\\server\\share",
    ),
    (
        "http://dev.azure.com/contoso",
        "address-not-secure",
        "http://dev.azure.com/contoso",
    ),
    (
        "http://192.168.1.5/tfs/DefaultCollection",
        "address-not-secure",
        "http://192.168.1.5/tfs/DefaultCollection",
    ),
];

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("Addresses");
    let server = bench.site.server.address();
    let other = format!("http://{server}/tfs/NoSuchCollection");
    let root = format!("http://{server}/");
    let root = (root.as_str(), "address-not-understood", root.as_str());
    for (address, code, place) in CASES.into_iter().chain([root]) {
        let person = bench.person();
        let program = person.quickstart(&bench.site, &[("--organization", address)]);
        let title = format!("--organization={}", address.escape_debug());
        let title = title.replace(&server.to_string(), "[server]");
        bench
            .check(&title, &person, program, error(code, place))
            .await;
    }
    let person = bench.person();
    let token = "A".repeat(84);
    let program = person.quickstart(&bench.site, &[("--organization", &other)]);
    let program = program.argument("--token-stdin").input(&token);
    let expect = error("organization-not-found", "NoSuchCollection");
    bench
        .check("a collection that is not there", &person, program, expect)
        .await;
}
