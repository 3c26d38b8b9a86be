//! Findings that no network of the tests can play: each from two ways and how
//! far a look along them came.

use std::ffi::OsString;
use std::path::Path;

use azure_devops::network::{Distrust, ProbeOutcome, ProxyAddress, ProxySource, Route};
use cargo_home::{CargoProxySource, Computer};

use super::*;
use crate::doctor::check::Verdict;
use crate::network::CargoWay;
use crate::profile::Profile;

fn address(text: &str) -> ProxyAddress {
    ProxyAddress::parse(text, 80).unwrap()
}

fn recorded() -> RecordedSetUp {
    let text = "schema = 1\norganization.url = 'https://dev.azure.com/contoso'\nfeed.name = 'x'\nworkstation.user-level = true\n";
    let home = Path::new("/home/ada");
    RecordedSetUp {
        run: "1".to_owned(),
        profile: Profile::parse(text, "p", home, home).unwrap(),
        missing: Vec::new(),
        index: None,
    }
}

fn probed(outcome: ProbeOutcome) -> Probed {
    Probed {
        outcome,
        clock: None,
    }
}

/// Each way with its proxy, if it has one, and its end.
type Way<'a> = (Option<&'a str>, ProbeOutcome);

fn found<'a>(set_up: &'a RecordedSetUp, ours: Way<'_>, cargos: Way<'_>) -> Found<'a> {
    let variable = "https_proxy";
    Found {
        set_up,
        host: "pkgs.dev.azure.com".to_owned(),
        ways: Ways {
            ours: ours.0.map(|text| Route {
                proxy: address(text),
                source: ProxySource::System,
            }),
            cargos: cargos.0.map(|text| CargoWay {
                proxy: Some(address(text)),
                source: CargoProxySource::Environment { variable },
            }),
        },
        cargo_trusts: None,
        ours: probed(ours.1),
        cargos: probed(cargos.1),
    }
}

fn computer(variables: &[(&str, &str)]) -> Computer {
    let home = [("HOME", "/home/ada"), ("USERPROFILE", "/home/ada")];
    let all = home.iter().chain(variables);
    let all = all.map(|(name, value)| (OsString::from(name), OsString::from(value)));
    Computer::from_variables(all).unwrap()
}

const ANSWERED: ProbeOutcome = ProbeOutcome::Answered { status: 401 };

#[test]
fn two_ways_are_compared() {
    let set_up = recorded();
    let check = |ours: Way<'_>, cargos: Way<'_>, variables: &[(&str, &str)], expect: &str| {
        let found = found(&set_up, ours, cargos);
        let seen = proxy::check(&found, &computer(variables));
        assert_eq!((seen.verdict, seen.variant), (Verdict::Warning, expect));
        let agrees = matches!(&seen.fix, Some(Fix::Apply { profile, .. }) if profile.network.configure_cargo);
        assert_eq!(agrees, expect == "not-told", "{seen:?}");
    };
    let (one, other) = (Some("http://a:1"), Some("http://b:1"));
    check((one, ANSWERED), (None, ANSWERED), &[], "not-told");
    check((None, ANSWERED), (one, ANSWERED), &[], "only-cargo");
    check((one, ANSWERED), (other, ANSWERED), &[], "different");
    let both = [("HTTPS_PROXY", "http://a:1"), ("https_proxy", "http://b:1")];
    check((one, ANSWERED), (other, ANSWERED), &both, "case");
}

#[test]
fn a_proxy_that_only_refuses_or_is_not_looked_into() {
    let set_up = recorded();
    let check = |outcome: ProbeOutcome, verdict, expect: &str| {
        let proxy = Some("http://a:1");
        let found = found(&set_up, (proxy, outcome.clone()), (proxy, outcome));
        let seen = proxy::check(&found, &computer(&[]));
        assert_eq!((seen.verdict, seen.variant), (verdict, expect));
    };
    let refused = ProbeOutcome::ProxyRefused { status: 403 };
    check(refused, Verdict::Failed, "refused");
    check(ProbeOutcome::NotLookedAt, Verdict::Skipped, "socks");
}

#[test]
fn certificates_that_one_of_the_two_refuses() {
    let set_up = recorded();
    let refused = |reason| ProbeOutcome::NotTrusted {
        reason,
        issuer: Some("Corp".to_owned()),
    };
    let check = |ours: ProbeOutcome, cargos: ProbeOutcome, expect: &str| {
        let found = found(&set_up, (None, ours), (None, cargos));
        let seen = certificates::check(&found);
        assert_eq!((seen.verdict, seen.variant), (Verdict::Failed, expect));
        assert_eq!(seen.arguments["issuer"], "Corp");
        assert_eq!(seen.fix.is_some(), expect == "cargo");
    };
    let unknown = || refused(Distrust::UnknownIssuer);
    check(ANSWERED, unknown(), "cargo");
    check(unknown(), ANSWERED, "ours");
    check(unknown(), unknown(), "unknown");
    check(refused(Distrust::Other), ANSWERED, "refused");
}
