//! The whole table as people read it, and what decides.

use super::*;

#[test]
fn every_number_is_in_the_table_once() {
    let mut seen = std::collections::BTreeSet::new();
    for code in EntraRefusal::ALL.iter().flat_map(|one| one.codes()) {
        assert!(seen.insert(*code), "{code} twice");
    }
    assert!(seen.len() > 100);
}

#[test]
fn numbers_come_before_names_and_names_before_nothing() {
    let check = |codes: &[u32], error: &str, suberror: &str, expect: EntraRefusal| {
        let found = EntraRefusal::of(codes, error, suberror);
        assert_eq!(found, expect, "{codes:?} {error} {suberror}");
    };
    check(&[50_076], "invalid_grant", "", EntraRefusal::SecondFactor);
    check(
        &[1, 53_003],
        "invalid_grant",
        "",
        EntraRefusal::ConditionalAccess,
    );
    check(
        &[1],
        "invalid_grant",
        "consent_required",
        EntraRefusal::ConsentMissing,
    );
    check(&[], "invalid_grant", "bad_token", EntraRefusal::SignInOver);
    check(
        &[],
        "invalid_grant",
        "message_only",
        EntraRefusal::ConditionalAccess,
    );
    check(
        &[1],
        "interaction_required",
        "new_word",
        EntraRefusal::SignInAgain,
    );
    check(&[], "access_denied", "", EntraRefusal::Declined);
    check(&[], "server_error", "", EntraRefusal::Unavailable);
    check(&[], "MFA is required", "", EntraRefusal::Other);
    check(&[u32::MAX], "", "", EntraRefusal::Other);
}

#[test]
fn a_policy_means_the_device_code_while_one_is_used() {
    let of = |code: u32| EntraRefusal::of(&[code], "invalid_grant", "").with_device_code();
    assert_eq!(of(53_003), EntraRefusal::DeviceCodeBlocked);
    assert_eq!(of(530_035), EntraRefusal::DeviceCodeBlocked);
    assert_eq!(of(50_076), EntraRefusal::SecondFactor);
    assert_eq!(of(1), EntraRefusal::Other);
}

#[test]
fn what_people_read() {
    let mut table = String::new();
    for one in EntraRefusal::ALL {
        let (sentence, advice) = (one.sentence(), one.advice());
        for text in [sentence, advice] {
            assert!(
                text.ends_with('.') && text.starts_with(char::is_uppercase),
                "{text}"
            );
        }
        let helps = format!("{:?}", one.remedy()).to_lowercase();
        let codes = one.codes();
        table += &format!("{one:?} ({helps}) {codes:?}\n  {sentence}\n  {advice}\n");
    }
    insta::assert_snapshot!("table", table);
}
