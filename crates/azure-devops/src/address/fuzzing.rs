//! Any bytes as a pasted address.

use url::Url;

use super::{AddressError, PastedAddress};
use crate::endpoints::{Area, Endpoints, FeedScope};

/// Every host that Services has, but for those of an organization's own name.
const HOSTS: [&str; 5] = [
    "dev.azure.com",
    "feeds.dev.azure.com",
    "pkgs.dev.azure.com",
    "vssps.dev.azure.com",
    "app.vssps.visualstudio.com",
];

/// What is read reads back as itself, and all that is made of it is on hosts
/// that may see the credential; what is refused is told without controls.
pub fn address(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    match PastedAddress::parse(text) {
        Ok(found) => check(text, &found),
        Err(error) => {
            let said = format!("{error} {:?}", error.place());
            assert!(!said.contains(char::is_control), "{said:?}");
            assert!(said.len() < 8 * 1024, "{said:?}");
        }
    }
}

fn check(text: &str, found: &PastedAddress) {
    let endpoints = &found.endpoints;
    let url = endpoints.organization_url();
    assert!(url.username().is_empty() && url.password().is_none());
    assert!(url.query().is_none() && url.fragment().is_none());
    assert_eq!(parts(url), Ok((url.clone(), None, None)), "{text}");
    let feed = found.feed.as_deref().unwrap_or("feed");
    let scope = FeedScope::from_project(found.project.as_deref());
    check_hosts(endpoints, &scope, feed);
    let page = endpoints.feed_page(&scope, feed);
    let expect = (url.clone(), found.project.clone(), Some(feed.to_owned()));
    assert_eq!(parts(&page), Ok(expect), "{text}");
}

/// The organization, the project and the feed of an address of ours.
fn parts(url: &Url) -> Result<(Url, Option<String>, Option<String>), AddressError> {
    let found = PastedAddress::parse(url.as_str())?;
    let organization = found.endpoints.organization_url().clone();
    Ok((organization, found.project, found.feed))
}

fn check_hosts(endpoints: &Endpoints, scope: &FeedScope, feed: &str) {
    let made = [
        endpoints.packaging_url(scope, feed),
        endpoints.feeds_url(scope, &["feeds", feed]),
        endpoints.feed_page(scope, feed),
        endpoints.token_page(),
        endpoints.base(Area::Profile),
        endpoints.base(Area::Tokens),
    ];
    for url in made {
        assert!(endpoints.may_see_credential(&url), "{url}");
        let host = url.host_str().unwrap_or_default();
        if endpoints.is_cloud() {
            assert!(url.scheme() == "https" && url.port().is_none(), "{url}");
            assert!(HOSTS.contains(&host), "{url}");
        } else {
            assert_eq!(url.origin(), endpoints.organization_url().origin());
            assert!(url.scheme() == "https" || endpoints.is_loopback(), "{url}");
        }
    }
    for foreign in [
        "https://dev.azure.com.evil.example/",
        "http://dev.azure.com/",
    ] {
        let may = Url::parse(foreign).map(|url| endpoints.may_see_credential(&url));
        let own = endpoints.organization_url().as_str();
        assert!(may == Ok(false) || own.starts_with(foreign), "{own}");
    }
}
