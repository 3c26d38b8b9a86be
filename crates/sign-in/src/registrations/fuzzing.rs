//! Any bytes as `registries.json`.

use std::path::Path;

use azure_devops::Endpoints;
use url::Url;

use super::parse::parse;

/// What is read is written as the same, and every index of it is one of its
/// organization's own.
pub fn registries(data: &[u8]) {
    let path = Path::new("/configuration/registries.json");
    let Ok(list) = parse(data, path) else {
        return;
    };
    for known in list.iter() {
        let http = known.index().strip_prefix("sparse+").map(Url::parse);
        let Some(Ok(url)) = http else {
            assert!(http.is_some_and(|url| url.is_ok()), "{}", known.index());
            return;
        };
        let host = |url: &Url| url.host_str().map(str::to_owned);
        let organization = Endpoints::parse(known.organization().as_str());
        let is_own = organization.is_ok_and(|organization| match organization.is_cloud() {
            true => host(&url).is_some_and(|host| {
                host == "pkgs.dev.azure.com" || host.ends_with(".pkgs.visualstudio.com")
            }),
            false => url.origin() == organization.organization_url().origin(),
        });
        assert!(is_own, "{} {}", known.index(), known.organization());
        assert_eq!(
            list.organization_of(known.index()),
            Some(known.organization())
        );
    }
    let written = list.to_json();
    let again = parse(written.as_bytes(), path);
    assert_eq!(again.ok().as_ref(), Some(&list), "{written}");
}
