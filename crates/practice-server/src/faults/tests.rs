//! Faults by name, by number of times, and by reproducible chance.

use http::Method;

use super::{Area, Fault, Faults};

#[test]
fn every_fault_has_a_name_of_its_own_that_leads_back_to_it() {
    for fault in Fault::all() {
        assert_eq!(fault.name().parse(), Ok(*fault));
        assert!(fault.description().ends_with('.'), "{fault}");
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
        faults
            .for_request(&method, path, Area::CreateFeed)
            .has(Fault::ServerError)
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
    let meets = |area| {
        faults
            .for_request(&Method::GET, "/", area)
            .has(Fault::NotFeedCreator)
    };
    assert!(!meets(Area::Projects));
    assert!(meets(Area::CreateFeed));
    assert!(!meets(Area::CreateFeed));
}

#[test]
fn random_faults_repeat_with_their_seed() {
    let drawn = |seed| {
        let faults = Faults::random(seed, 0.5);
        let draw = |_| {
            let active = faults.for_request(&Method::GET, "/", Area::CreateFeed);
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
