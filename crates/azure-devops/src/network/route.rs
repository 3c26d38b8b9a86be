//! Which proxy our own connections to an address go through, and who named it:
//! what was told first, then the environment as our HTTP client reads it, then
//! the system's setting, then what was told for want of these. On Linux there
//! is no system setting that the client reads; GNOME's and KDE's are not.

use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use url::Url;

use super::{NetworkOptions, ProxyAddress};
use crate::endpoints::is_loopback;

/// The port that our HTTP client takes where a plain address names none.
const PORT_OF_HTTP: u16 = 80;

/// Who named a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProxySource {
    /// [`NetworkOptions::proxy`].
    Told,
    /// A variable of the environment.
    Environment {
        /// Its name.
        variable: &'static str,
    },
    /// The system's own setting.
    System,
    /// [`NetworkOptions::last_proxy`].
    Last,
}

/// A way that leads through a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The proxy.
    pub proxy: ProxyAddress,
    /// Who named it.
    pub source: ProxySource,
}

/// Gives a variable of the environment.
pub type Variables<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The proxy for an address; none where the way is direct. This machine is
/// always asked directly.
#[must_use]
pub fn route(url: &Url, network: &NetworkOptions, variables: Variables<'_>) -> Option<Route> {
    if is_loopback(url) {
        return None;
    }
    let is_excepted = is_excepted(url, variables);
    let told = |proxy: &Option<ProxyAddress>, source| {
        let proxy = proxy.clone().filter(|_| !is_excepted)?;
        Some(Route { proxy, source })
    };
    if network.proxy.is_some() {
        return told(&network.proxy, ProxySource::Told);
    }
    match named(url, variables) {
        Named::Environment(_) if is_excepted => None,
        Named::Environment(route) => Some(route),
        Named::System(proxy) => Some(Route {
            proxy,
            source: ProxySource::System,
        }),
        Named::Nowhere => told(&network.last_proxy, ProxySource::Last),
    }
}

/// A proxy that was told without name and password, as a variable has it that
/// names the same one with them.
#[must_use]
pub fn with_credentials_of(variables: Variables<'_>, told: &ProxyAddress) -> Option<ProxyAddress> {
    let names = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
    let mut named = names.iter().filter_map(|name| {
        // Without a port it means that of the one that was told.
        ProxyAddress::parse(&variables(name)?, told.port()).ok()
    });
    named.find(|named| named == told && named.has_credentials())
}

/// Whether environment or system name a proxy for the address, also where
/// `NO_PROXY` excepts it: then a proxy for want of one is not wanted.
pub(crate) fn is_named(url: &Url, variables: Variables<'_>) -> bool {
    !matches!(named(url, variables), Named::Nowhere)
}

enum Named {
    Environment(Route),
    System(ProxyAddress),
    Nowhere,
}

fn named(url: &Url, variables: Variables<'_>) -> Named {
    for names in [own_names(url), &["ALL_PROXY", "all_proxy"]] {
        // The first that is set hides the other, also an empty one.
        let set = names
            .iter()
            .find_map(|name| Some((*name, variables(name)?)));
        let Some((variable, text)) = set else {
            continue;
        };
        if let Ok(proxy) = ProxyAddress::parse(&text, PORT_OF_HTTP) {
            let source = ProxySource::Environment { variable };
            return Named::Environment(Route { proxy, source });
        }
    }
    match system(url) {
        Some(proxy) => Named::System(proxy),
        None => Named::Nowhere,
    }
}

fn own_names(url: &Url) -> &'static [&'static str] {
    match url.scheme() {
        "https" => &["HTTPS_PROXY", "https_proxy"],
        _ => &["HTTP_PROXY", "http_proxy"],
    }
}

fn is_excepted(url: &Url, variables: Variables<'_>) -> bool {
    let list = ["NO_PROXY", "no_proxy"]
        .iter()
        .find_map(|name| variables(name));
    let all = "http://proxy.invalid";
    let matcher = Matcher::builder()
        .all(all)
        .no(list.unwrap_or_default())
        .build();
    intercepted(url, &matcher).is_none()
}

fn intercepted(url: &Url, matcher: &Matcher) -> Option<Intercept> {
    matcher.intercept(&url.as_str().parse().ok()?)
}

/// The system's setting. The matcher reads the environment, too: nothing there
/// is asked before.
fn system(url: &Url) -> Option<ProxyAddress> {
    if cfg!(not(any(target_os = "macos", target_os = "windows"))) {
        return None;
    }
    let found = intercepted(url, &Matcher::from_system())?;
    ProxyAddress::parse(&found.uri().to_string(), PORT_OF_HTTP).ok()
}

/// Whether the two spellings of a variable name different proxies: our HTTP
/// client reads the one in capitals first, Cargo the other (seen with 1.95).
#[must_use]
pub fn proxies_differ_by_case(variables: Variables<'_>) -> bool {
    let read = |name| ProxyAddress::parse(&variables(name)?, PORT_OF_HTTP).ok();
    match (read("HTTPS_PROXY"), read("https_proxy")) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_knows_the_password_to_a_told_proxy() {
        let check = |variables: &[(&str, &str)], expect: bool| {
            let read = |name: &str| {
                let found = variables.iter().find(|(key, _)| *key == name)?;
                Some(found.1.to_owned())
            };
            let told = ProxyAddress::parse("http://proxy.example:3128", 80).unwrap();
            let found = with_credentials_of(&read, &told);
            assert_eq!(
                found.is_some_and(|it| it.has_credentials()),
                expect,
                "{variables:?}"
            );
        };
        check(&[("HTTPS_PROXY", "http://ann:pw@proxy.example:3128")], true);
        check(&[("all_proxy", "ann:pw@proxy.example")], true);
        check(&[("HTTPS_PROXY", "http://proxy.example:3128")], false);
        check(
            &[("HTTPS_PROXY", "http://ann:pw@other.example:3128")],
            false,
        );
        check(
            &[("HTTPS_PROXY", "https://ann:pw@proxy.example:3128")],
            false,
        );
        check(&[("HTTP_PROXY", "http://ann:pw@proxy.example:3128")], false);
        check(&[], false);
    }

    fn check(variables: &[(&str, &str)], network: &NetworkOptions, expect: &str) {
        let read = |name: &str| {
            let found = variables.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let url = Url::parse("https://pkgs.dev.azure.com/x").unwrap();
        let shown = match route(&url, network, &read) {
            Some(route) => format!("{} {:?}", route.proxy, route.source),
            None => "direct".to_owned(),
        };
        assert_eq!(shown, expect, "{variables:?}");
    }

    fn told(proxy: Option<&str>, last: Option<&str>) -> NetworkOptions {
        let read = |text: &str| ProxyAddress::parse(text, 80).unwrap();
        NetworkOptions {
            proxy: proxy.map(read),
            last_proxy: last.map(read),
            ..NetworkOptions::default()
        }
    }

    #[test]
    fn the_environment_is_read_as_our_client_reads_it() {
        let none = NetworkOptions::default();
        check(&[], &none, "direct");
        check(
            &[("HTTPS_PROXY", "http://a:1"), ("https_proxy", "http://b:1")],
            &none,
            "http://a:1 Environment { variable: \"HTTPS_PROXY\" }",
        );
        check(
            &[("ALL_PROXY", "http://a:1"), ("https_proxy", "b:2")],
            &none,
            "http://b:2 Environment { variable: \"https_proxy\" }",
        );
        check(
            &[
                ("HTTPS_PROXY", ""),
                ("https_proxy", "b:2"),
                ("all_proxy", "c:3"),
            ],
            &none,
            "http://c:3 Environment { variable: \"all_proxy\" }",
        );
        check(&[("HTTP_PROXY", "http://a:1")], &none, "direct");
        check(
            &[("HTTPS_PROXY", "http://a:1"), ("NO_PROXY", "x, azure.com")],
            &none,
            "direct",
        );
    }

    #[test]
    fn what_is_told_goes_first_or_last() {
        let first = told(Some("http://t:1"), None);
        let last = told(None, Some("http://l:1"));
        check(&[("HTTPS_PROXY", "http://a:1")], &first, "http://t:1 Told");
        check(&[("NO_PROXY", ".azure.com")], &first, "direct");
        check(&[], &last, "http://l:1 Last");
        check(
            &[("HTTPS_PROXY", "http://a:1")],
            &last,
            "http://a:1 Environment { variable: \"HTTPS_PROXY\" }",
        );
        check(
            &[("HTTPS_PROXY", "http://a:1"), ("NO_PROXY", "*")],
            &last,
            "direct",
        );
    }

    #[test]
    fn two_spellings_may_name_two_proxies() {
        let check = |one: Option<&str>, other: Option<&str>, expect: bool| {
            let read = |name: &str| {
                let value = if name == "HTTPS_PROXY" { one } else { other };
                value.map(str::to_owned)
            };
            assert_eq!(proxies_differ_by_case(&read), expect, "{one:?} {other:?}");
        };
        check(Some("http://a:1"), Some("http://b:1"), true);
        check(Some("http://a:1"), Some("http://x:y@a:1/"), false);
        check(Some("http://a:1"), None, false);
        check(Some("http://a:1"), Some(""), false);
    }

    #[test]
    fn this_machine_is_asked_directly() {
        let url = Url::parse("http://127.0.0.1:1/x").unwrap();
        let all = |_: &str| Some("http://a:1".to_owned());
        assert!(route(&url, &told(Some("http://t:1"), None), &all).is_none());
    }
}
