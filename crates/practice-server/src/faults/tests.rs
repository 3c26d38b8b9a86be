//! Faults by name, by number of times, and by reproducible chance.

use http::Method;

use super::{ActiveFaults, Area, Concerned, Fault, Faults, SignInFault};

fn met(faults: &Faults, method: &Method, path: &str, area: Area) -> ActiveFaults {
    faults.for_request(Concerned {
        method,
        path,
        area,
        grant: None,
    })
}

#[test]
fn every_fault_has_a_name_of_its_own_that_leads_back_to_it() {
    for fault in Fault::all() {
        assert_eq!(fault.name().parse(), Ok(*fault));
        assert!(fault.description().ends_with('.'), "{fault}");
    }
    for fault in SignInFault::all() {
        assert_eq!(fault.name().parse(), Ok(*fault));
        assert!(fault.description().ends_with('.'), "{fault}");
        assert!(fault.name().parse::<Fault>().is_err(), "{fault}");
    }
}

#[test]
fn a_rule_is_limited_by_times_and_by_request() {
    let faults = Faults::none();
    faults.set(
        Fault::ServerError
            .rule()
            .on("post", "/Packaging/Feeds")
            .times(1),
    );
    let meets = |method: Method, path: &str| {
        met(&faults, &method, path, Area::CreateFeed).has(Fault::ServerError)
    };
    assert!(!meets(Method::GET, "/c/_apis/packaging/feeds"));
    assert!(!meets(Method::POST, "/c/_apis/other"));
    assert!(meets(Method::POST, "/c/_apis/packaging/feeds"));
    assert!(!meets(Method::POST, "/c/_apis/packaging/feeds"));
}

#[test]
fn a_rule_is_not_used_up_by_requests_that_it_does_not_concern() {
    let faults = Faults::none();
    faults.set(Fault::NotFeedCreator.rule().times(1));
    let meets = |area| met(&faults, &Method::GET, "/", area).has(Fault::NotFeedCreator);
    assert!(!meets(Area::Projects));
    assert!(meets(Area::CreateFeed));
    assert!(!meets(Area::CreateFeed));
}

#[test]
fn random_faults_repeat_with_their_seed() {
    let drawn = |seed| {
        let faults = Faults::random(seed, 0.5);
        let draw = |_| {
            let active = met(&faults, &Method::GET, "/", Area::CreateFeed);
            Fault::all()
                .iter()
                .copied()
                .find(|fault| active.has(*fault))
        };
        (0..200).map(draw).collect::<Vec<_>>()
    };
    assert_eq!(drawn(7), drawn(7));
    assert_ne!(drawn(7), drawn(8));
    let hits = drawn(7).iter().flatten().count();
    assert!(
        (70..130).contains(&hits),
        "{hits} of 200 at probability 0.5"
    );
}

#[test]
fn a_rule_may_be_for_one_grant_only() {
    let faults = Faults::none();
    let rule = SignInFault::MultiFactorRequired.rule();
    faults.set(rule.grant("refresh_token").times(1));
    let meets = |grant| {
        let request = Concerned {
            method: &Method::POST,
            path: "/login/x/oauth2/v2.0/token",
            area: Area::Token,
            grant,
        };
        faults
            .for_request(request)
            .has(SignInFault::MultiFactorRequired)
    };
    assert!(!meets(None));
    assert!(!meets(Some("authorization_code")));
    assert!(meets(Some("refresh_token")));
    assert!(!meets(Some("refresh_token")));
}
