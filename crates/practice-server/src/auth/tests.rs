//! Authorization headers, read as strictly as the real server may read them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue};
use secrecy::ExposeSecret as _;

use super::{HeaderShape, Presented, Scope, TokenLength, presented, random_token, shape};

fn headers(values: &[&str]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for value in values {
        headers.append(AUTHORIZATION, HeaderValue::from_str(value).unwrap());
    }
    headers
}

fn headers_of(value: &str) -> HeaderMap {
    headers(&[value])
}

#[test]
fn only_one_line_of_basic_is_a_credential() {
    let good = STANDARD.encode("PAT:abcdefghijklmnop");
    let (first, second) = good.split_at(8);
    let check = |values: &[&str], expected: HeaderShape, credential: bool| {
        let headers = headers(values);
        assert_eq!(shape(&headers), expected, "{values:?}");
        assert_eq!(
            matches!(presented(&headers), Some(Presented::Password(_))),
            credential,
            "{values:?}"
        );
    };
    let basic = |fields, well_formed| HeaderShape::Basic {
        fields,
        well_formed,
    };
    check(&[], HeaderShape::None, false);
    check(&[&format!("Basic {good}")], basic(2, true), true);
    check(&[&format!("basic {good}")], basic(2, true), true);
    check(
        &[&format!("Basic {first} {second}")],
        basic(3, false),
        false,
    );
    check(
        &[&format!("Basic {first}\t{second}")],
        basic(3, false),
        false,
    );
    check(&[&format!("Basic  {good}")], basic(2, false), false);
    check(&[&format!("Basic {good} ")], basic(2, false), false);
    check(
        &[&format!("Basic {}", STANDARD.encode("no colon"))],
        basic(2, false),
        false,
    );
    check(
        &[&format!("Basic {}", STANDARD.encode("PAT:"))],
        basic(2, false),
        false,
    );
    check(&["Basic"], HeaderShape::Other, false);
    check(&[&good], HeaderShape::Other, false);
    check(&["Bearer a.b.c"], HeaderShape::Bearer, false);
    let bearer = |text| matches!(presented(&headers_of(text)), Some(Presented::Bearer(_)));
    assert!(bearer("Bearer a.b.c"));
    assert!(!bearer("Bearer a.b.c d"));
    assert!(!bearer("Bearer "));
    check(
        &[&format!("Basic {good}"), &format!("Basic {good}")],
        HeaderShape::Other,
        false,
    );
}

#[test]
fn tokens_have_the_shape_of_real_ones() {
    let long = random_token(TokenLength::Characters84);
    assert_eq!(long.expose_secret().len(), 84);
    assert_eq!(&long.expose_secret()[76..80], "AZDO");
    let short = random_token(TokenLength::Characters52);
    assert_eq!(short.expose_secret().len(), 52);
    assert_ne!(
        short.expose_secret(),
        random_token(TokenLength::Characters52).expose_secret()
    );
}

#[test]
fn scopes_hold_lesser_ones() {
    let check = |scope: Scope, wanted, expected| {
        assert_eq!(scope.holds(wanted), expected, "{scope:?} holds {wanted:?}");
    };
    check(Scope::PackagingManage, Scope::PackagingWrite, true);
    check(Scope::PackagingWrite, Scope::Packaging, true);
    check(Scope::Packaging, Scope::Profile, true);
    check(Scope::Packaging, Scope::PackagingWrite, false);
    check(Scope::PackagingWrite, Scope::PackagingManage, false);
    check(Scope::Project, Scope::Profile, false);
    check(Scope::Profile, Scope::Project, false);
    check(Scope::PackagingManage, Scope::Project, false);
}
