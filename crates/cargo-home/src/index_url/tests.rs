//! Index URLs as Cargo spells them, and hostile ones that are refused.

use proptest::prelude::*;

use super::*;

#[test]
fn gives_the_string_that_cargo_uses_as_key() {
    fn check(text: &str, expect: &str) {
        let url = IndexUrl::parse(text).expect(text);
        assert_eq!(url.as_str(), expect);
        assert_eq!(url.to_string(), expect);
        assert_eq!(IndexUrl::parse(expect), Ok(url));
    }
    let cloud = "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/feed/Cargo/index/";
    check(cloud, cloud);
    check(
        "sparse+http://127.0.0.1:8931/Org/My Proj/_packaging/feed~force-auth/Cargo/index/",
        "sparse+http://127.0.0.1:8931/Org/My%20Proj/_packaging/feed~force-auth/Cargo/index/",
    );
    check("sparse+http://localhost/a/", "sparse+http://localhost/a/");
    check("sparse+http://[::1]:80/a/", "sparse+http://[::1]:80/a/");
    check(
        "sparse+https://Server:443/tfs/Default/",
        "sparse+https://Server:443/tfs/Default/",
    );
    check("sparse+https://h/Zürich/", "sparse+https://h/Z%C3%BCrich/");
    check(
        "sparse+https://h/feed@Local/",
        "sparse+https://h/feed@Local/",
    );
    check("sparse+https://h/a/../b/", "sparse+https://h/b/");
}

fn refused(text: &str, expect: IndexUrlError) {
    assert_eq!(IndexUrl::parse(text), Err(expect), "{text:?}");
}

#[test]
fn refuses_hostile_text() {
    let scheme = |scheme: &str| IndexUrlError::Scheme {
        scheme: scheme.to_owned(),
    };
    refused("", IndexUrlError::NoUrl);
    refused("feed", IndexUrlError::NoUrl);
    refused("https://h/a/", scheme("https"));
    refused("sparse+file:///a/", scheme("sparse+file"));
    refused("git+https://h/a/", scheme("git+https"));
    refused("sparse+http://h/a/", IndexUrlError::PlainHttp);
    refused("sparse+http://127.1/a/", IndexUrlError::PlainHttp);
    refused(
        "sparse+http://localhost.evil.example/a/",
        IndexUrlError::PlainHttp,
    );
    refused("sparse+https://user@h/a/", IndexUrlError::UserInfo);
    refused("sparse+https://user:word@h/a/", IndexUrlError::UserInfo);
    refused("sparse+https://@h/a/", IndexUrlError::UserInfo);
    refused("sparse+https://h/a/?b", IndexUrlError::QueryOrFragment);
    refused("sparse+https://h/a/#b", IndexUrlError::QueryOrFragment);
    refused("sparse+https:///a/", IndexUrlError::Host);
    refused("sparse+https:a/", IndexUrlError::Host);
    refused("sparse+https://h./a/", IndexUrlError::Host);
    // Names that end in a number are addresses, or nothing.
    refused("sparse+https://h127.0.0.1/a/", IndexUrlError::Host);
    refused("sparse+https://127.1/a/", IndexUrlError::Host);
    refused("sparse+https://0x7f000001/a/", IndexUrlError::Host);
    refused("sparse+https://bücher.example/a/", IndexUrlError::Host);
    refused("sparse+https://h%2eexample/a/", IndexUrlError::Host);
    refused("sparse+https://h/a", IndexUrlError::NoFinalSlash);
    refused("sparse+https://h/a%2fb/", IndexUrlError::Escape);
    refused("sparse+https://h/a%0ab/", IndexUrlError::Escape);
    refused("sparse+https://h/100%/", IndexUrlError::Escape);
}

#[test]
fn refuses_characters_and_lengths_that_no_index_has() {
    refused(
        "sparse+https://h\\@evil.example/",
        IndexUrlError::Character { character: '\\' },
    );
    refused(
        "sparse+https://h/a\n/",
        IndexUrlError::Character { character: '\n' },
    );
    refused(
        "sparse+https://h/\u{202e}/",
        IndexUrlError::Character {
            character: '\u{202e}',
        },
    );
    refused(
        "sparse+https://h/\u{1b}[2J/",
        IndexUrlError::Character {
            character: '\u{1b}',
        },
    );
    refused(
        &format!("sparse+https://h/{}/", "a".repeat(2048)),
        IndexUrlError::TooLong,
    );
    refused(
        &format!("sparse+https://h/{}/", "ü".repeat(500)),
        IndexUrlError::TooLong,
    );
}

#[test]
fn errors_do_not_repeat_a_password() {
    let canary = "canary".repeat(3);
    let error =
        IndexUrl::parse(&format!("sparse+https://user:{canary}@h/a/")).expect_err("user info");
    assert!(!format!("{error} {error:?}").contains(&canary));
}

#[test]
fn takes_a_plain_url() {
    let url = Url::parse("https://h/My Project/_packaging/f/Cargo/index").expect("a URL");
    let index = IndexUrl::from_http(&url).expect("an index");
    assert_eq!(
        index.as_str(),
        "sparse+https://h/My%20Project/_packaging/f/Cargo/index/"
    );
    assert_eq!(
        index.as_http(),
        "https://h/My%20Project/_packaging/f/Cargo/index/"
    );
    let plain = Url::parse("http://example.com/").expect("a URL");
    assert_eq!(IndexUrl::from_http(&plain), Err(IndexUrlError::PlainHttp));
}

#[test]
fn knows_its_other_spellings() {
    let index = IndexUrl::parse("sparse+https://h/My Project/index/").expect("an index");
    assert!(index.is_spelled("sparse+https://h/My%20Project/index/"));
    assert!(index.is_spelled("sparse+https://h/My Project/index"));
    assert!(!index.is_spelled("sparse+https://h/My/index/"));
    assert!(!index.is_spelled("no url"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]
    #[test]
    fn what_is_accepted_is_plain_and_stable(rest in "[ -~\\u{80}-\\u{2fff}]{0,60}") {
        for text in [format!("sparse+https://{rest}"), format!("sparse+https://h/{rest}/")] {
            if let Ok(url) = IndexUrl::parse(&text) {
                prop_assert!(url.as_str().bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert_eq!(IndexUrl::parse(url.as_str()), Ok(url));
            }
        }
    }
}
