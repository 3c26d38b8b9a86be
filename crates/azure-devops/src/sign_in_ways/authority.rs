//! Where the people of an organization may sign in: the one list of Microsoft
//! Entra's hosts, and the practice server's place beside its organization.

use url::Url;

use crate::endpoints::{Endpoints, is_loopback};

/// The sign-in hosts of Entra's clouds: worldwide with its old name, the
/// government of the United States, China with its old name.
const ENTRA_HOSTS: [&str; 5] = [
    "login.microsoftonline.com",
    "login.windows.net",
    "login.microsoftonline.us",
    "login.partner.microsoftonline.cn",
    "login.chinacloudapi.cn",
];

impl Endpoints {
    /// True for an address where this organization's people may sign in, and
    /// which may therefore see what a sign-in sends: https on a host of
    /// Microsoft Entra's own clouds; for an organization on this machine its very
    /// own origin alone, below `/login/`. It is true of authorities and of
    /// the addresses below them alike.
    #[must_use]
    pub fn may_sign_in_at(&self, url: &Url) -> bool {
        if !url.username().is_empty() || url.password().is_some() {
            return false;
        }
        // What is on this machine is for practice, and gets no token that is
        // worth something elsewhere.
        let of_entra = !self.is_loopback()
            && url.scheme() == "https"
            && url.port().is_none()
            && url
                .host_str()
                .is_some_and(|host| ENTRA_HOSTS.contains(&host));
        let of_this_machine = self.is_loopback()
            && is_loopback(url)
            && url.origin() == self.organization_url().origin()
            && url.path().starts_with("/login/");
        of_entra || of_this_machine
    }

    /// True when people may sign in to this organization through Microsoft
    /// Entra at all. Azure DevOps Server does not know Entra (azure-devops facts
    /// §8): a server that says so would get tokens that are worth something at
    /// Azure DevOps Services. A server on this machine is for practice.
    #[must_use]
    pub fn may_use_entra(&self) -> bool {
        self.is_cloud() || self.is_loopback()
    }

    /// Where people sign in when the organization names a directory alone.
    pub(super) fn usual_authority(&self) -> Url {
        let mut url = self.organization_url().clone();
        if self.is_loopback() {
            url.set_path("/login/");
            return url;
        }
        url.set_path("/");
        // Services are reached by https and a host name, so that another can stand in.
        let _ = url.set_host(Some(ENTRA_HOSTS[0]));
        url
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn organization(text: &str) -> Endpoints {
        Endpoints::parse(text).expect("an organization")
    }

    fn check(endpoints: &Endpoints, text: &str, expect: bool) {
        let url = Url::parse(text).expect("the test's address");
        assert_eq!(endpoints.may_sign_in_at(&url), expect, "{text}");
    }

    #[test]
    fn where_people_of_services_sign_in() {
        let services = organization("https://dev.azure.com/contoso");
        for good in [
            "https://login.microsoftonline.com/",
            "https://login.microsoftonline.com/common/oauth2/v2.0/token",
            "https://LOGIN.windows.net:443/x",
            "https://login.microsoftonline.us/",
            "https://login.partner.microsoftonline.cn/",
            "https://login.chinacloudapi.cn/",
        ] {
            check(&services, good, true);
        }
        for bad in [
            "http://login.microsoftonline.com/",
            "https://login.microsoftonline.com:8443/",
            "https://login.microsoftonline.com./",
            "https://login.microsoftonline.com.evil.example/",
            "https://evil.login.microsoftonline.com/",
            "https://evillogin.microsoftonline.com/",
            "https://microsoftonline.com/",
            "https://login.microsoftonline.com@evil.example/",
            "https://evil.example/login.microsoftonline.com",
            "https://x@login.microsoftonline.com/",
            "https://:y@login.microsoftonline.com/",
            "https://login.microsoftonl\u{131}ne.com/",
            "https://dev.azure.com/login/",
            "http://127.0.0.1:1234/login/",
            "ftp://login.microsoftonline.com/",
            "data:login.microsoftonline.com",
        ] {
            check(&services, bad, false);
        }
    }

    #[test]
    fn where_people_of_a_practice_server_sign_in() {
        let practice = organization("http://127.0.0.1:1234/tfs/DefaultCollection");
        check(&practice, "https://login.microsoftonline.com/", false);
        check(&practice, "http://127.0.0.1:1234/login/", true);
        check(
            &practice,
            "http://127.0.0.1:1234/login/t/oauth2/v2.0/token",
            true,
        );
        for bad in [
            "http://127.0.0.1:1234/login",
            "http://127.0.0.1:1234/loginx/",
            "http://127.0.0.1:1234/login/../tfs",
            "http://127.0.0.1:1234/login/%2e%2e/tfs",
            "http://127.0.0.1:1234/tfs/login/",
            "http://127.0.0.1:1235/login/",
            "https://127.0.0.1:1234/login/",
            "http://localhost:1234/login/",
            "http://127.0.0.2:1234/login/",
            "http://u@127.0.0.1:1234/login/",
        ] {
            check(&practice, bad, false);
        }
        let server = organization("https://server.example/tfs/DefaultCollection");
        check(&server, "https://server.example/login/", false);
        assert!(!server.may_use_entra() && practice.may_use_entra());
    }

    #[test]
    fn the_usual_authority_is_one_of_them() {
        for (text, expect) in [
            (
                "https://dev.azure.com/contoso",
                "https://login.microsoftonline.com/",
            ),
            (
                "http://127.0.0.1:1234/tfs/DefaultCollection",
                "http://127.0.0.1:1234/login/",
            ),
        ] {
            let endpoints = organization(text);
            let authority = endpoints.usual_authority();
            assert_eq!(authority.as_str(), expect);
            assert!(endpoints.may_sign_in_at(&authority));
        }
    }

    proptest! {
        #[test]
        fn no_other_host_passes(host in "[a-z0-9.@:/?#%\\\\-]{0,40}", path in "[ -~]{0,30}") {
            let services = organization("https://dev.azure.com/contoso");
            for text in [format!("https://{host}/{path}"), format!("https://login.microsoftonline.com{host}{path}")] {
                let Ok(url) = Url::parse(&text) else { continue };
                let own = ENTRA_HOSTS.contains(&url.host_str().unwrap_or_default());
                prop_assert!(own || !services.may_sign_in_at(&url), "{}", url);
                prop_assert!(url.password().is_none() || !services.may_sign_in_at(&url), "{}", url);
            }
        }
    }
}
