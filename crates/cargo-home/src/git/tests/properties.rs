//! Whatever the text is, the reader ends, and no secret gets out.

use proptest::prelude::*;

use super::super::{LARGEST_GIT_CONFIGURATION, remotes_in};

/// Lower case, so that an address that is spelled anew still shows it.
const SECRET: &str = "canaryxcanaryx";

fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "[remote \"origin\"]\n",
        "url = ",
        "[remote.o]",
        "\\\n",
        "\"",
        "\\",
        "]",
        "#",
        "https://",
        "ssh://git@",
        "git@host.example:",
        "host.example/path",
        "@",
        ":",
        "//",
        "\n",
        "\r\n",
        "%40",
        "?",
    ]);
    prop_oneof![
        4 => known.prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// An address with a password in it, between a good start and any path.
fn with_password() -> impl Strategy<Value = String> {
    let before = prop::sample::select(vec![
        "https://",
        "http://",
        "ssh://",
        "git://",
        "https:/",
        "https:",
        "HTTPS://",
        "x::https://",
        "",
        "//",
        "/",
        "ftp://a/",
        "https://a.example/",
        "git@a.example:",
        "foo+bar://",
    ]);
    let user = "[a-z0-9%._~:@-]{0,8}";
    let after = "[ -~]{0,20}";
    (before, user, after)
        .prop_map(|(before, user, after)| format!("{before}{user}:{SECRET}@host.example/{after}"))
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        prop_assert!(text.len() < LARGEST_GIT_CONFIGURATION);
        for remote in remotes_in(&text) {
            prop_assert!(!remote.url.contains(char::is_control));
            prop_assert!(!remote.name.is_empty());
            if let Ok(url) = url::Url::parse(&remote.url) {
                prop_assert!(url.password().is_none(), "{}", remote.url);
                prop_assert!(url.username().is_empty() || url.scheme() == "ssh", "{}", remote.url);
            }
        }
    }

    #[test]
    fn no_password_gets_out(url in with_password(), quoted in any::<bool>()) {
        let value = if quoted {
            format!("\"{}\"", url.replace('\\', "\\\\").replace('"', "\\\""))
        } else {
            url
        };
        for remote in remotes_in(&format!("[remote \"origin\"]\n\turl = {value}\n")) {
            prop_assert!(!remote.url.contains(SECRET), "{}", remote.url);
        }
    }
}
