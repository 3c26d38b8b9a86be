//! Properties that no list of examples covers.

use proptest::prelude::*;

use super::super::PastedAddress;

/// Pieces that addresses are made of, good and bad, so that random texts get
/// past the first check.
fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "https://",
        "http://",
        "sparse+",
        "dev.azure.com",
        "visualstudio.com",
        "pkgs.",
        "127.0.0.1",
        "localhost",
        "server.example",
        "contoso",
        "tfs",
        "DefaultCollection",
        "/",
        "/",
        "/",
        "..",
        "%2f",
        "%2e",
        "@",
        ":",
        "8080",
        "_artifacts",
        "feed",
        "_packaging",
        "?feed=",
        "#",
        "My%20Project",
        "ü",
        "[::1]",
        "v3",
        "git@ssh.dev.azure.com:",
        "~force-auth",
        "\\",
        " ",
        "xn--",
    ]);
    prop_oneof![4 => fixed.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = PastedAddress::parse(&text);
    }

    #[test]
    fn what_is_read_reads_back_as_itself(pieces in prop::collection::vec(piece(), 1..12)) {
        let text = pieces.concat();
        match PastedAddress::parse(&text) {
            Err(error) => prop_assert!(!error.to_string().chars().any(char::is_control)),
            Ok(found) => {
                let url = found.endpoints.organization_url();
                prop_assert!(url.username().is_empty() && url.password().is_none());
                let again = PastedAddress::parse(url.as_str());
                let again = again.map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
                prop_assert_eq!(again.endpoints.organization_url(), url);
                prop_assert_eq!((again.project, again.feed), (None, None));
            }
        }
    }

    #[test]
    fn a_portal_page_reads_back(
        organization in "[a-z][a-z0-9]{0,10}",
        project in "[A-Za-zé][A-Za-z0-9 'é&%-]{0,10}[a-z]",
        feed in "[A-Za-z0-9][A-Za-z0-9.!()-]{0,10}[a-z]",
    ) {
        // A slash that would appear when decoded once more is refused.
        let lower = project.to_lowercase();
        prop_assume!(!lower.contains("%2f") && !lower.contains("%5c"));
        let known = PastedAddress::parse(&organization).expect("an organization");
        let scope = crate::FeedScope::Project(project.clone());
        for url in [known.endpoints.feed_page(&scope, &feed), known.endpoints.packaging_url(&scope, &feed)] {
            let again = PastedAddress::parse(url.as_str());
            let again = again.map_err(|error| TestCaseError::fail(format!("{url}: {error}")))?;
            prop_assert_eq!(&again.endpoints, &known.endpoints);
            prop_assert_eq!(again.project.as_deref(), Some(project.as_str()));
            prop_assert_eq!(again.feed.as_deref(), Some(feed.as_str()));
        }
    }
}
