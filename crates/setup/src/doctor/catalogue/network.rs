//! What is looked at of the way to the feed. A feed on this computer has none.

use super::MendedBy::{Apply, Person};
use super::{CheckKind, failed, warning, well};

pub(super) const CHECKS: &[CheckKind] = &[
    CheckKind {
        id: "network-proxy",
        looks_at: "Which proxy Feedwright and Cargo ask, and one look through each without a token.",
        variants: &[
            well("ok", "both use the same proxy"),
            well("direct", "both connect directly"),
            failed(
                "only-ours",
                "Cargo does not know Feedwright's proxy, and does not get through",
                Apply,
            ),
            warning(
                "not-told",
                "Cargo does not know Feedwright's proxy, and gets through without",
                Apply,
            ),
            warning("only-cargo", "Feedwright connects directly", Person),
            warning("different", "each uses another proxy", Person),
            warning(
                "case",
                "`HTTPS_PROXY` and `https_proxy` name two proxies",
                Person,
            ),
            warning(
                "repository",
                "a repository sends Cargo another way, which Feedwright does not follow",
                Person,
            ),
            failed("sign-in", "the proxy wants a name and a password", Person),
            failed(
                "domain-sign-in",
                "the proxy wants NTLM, Kerberos or another sign-in that neither can do",
                Person,
            ),
            failed(
                "sign-in-page",
                "the network wants a sign-in in a browser first",
                Person,
            ),
            failed(
                "refused",
                "the proxy opens no connection to the feed's host",
                Person,
            ),
            failed(
                "unreachable",
                "the proxy cannot be reached; where it is Cargo's alone, the plan of the set-up names ours",
                Apply,
            ),
        ],
        finds_errors: true,
    },
    CheckKind {
        id: "network-certificates",
        looks_at: "Whether Feedwright and Cargo trust whoever answers for the feed, and who has signed the certificate.",
        variants: &[
            well("ok", "both trust it"),
            failed("cargo", "Feedwright trusts it, and Cargo does not", Apply),
            failed("ours", "Cargo trusts it, and Feedwright does not", Person),
            failed("unknown", "neither trusts who has signed it", Person),
            failed(
                "other-host",
                "it was made for another host, as sign-in pages of networks have it",
                Person,
            ),
            failed("not-now", "it is not valid at this computer's time", Person),
            failed("refused", "it is refused for another reason", Person),
            failed(
                "file",
                "a file of authorities cannot be used; where the profile names a good one, the plan of the set-up does",
                Apply,
            ),
        ],
        finds_errors: false,
    },
    CheckKind {
        id: "clock",
        looks_at: "This computer's clock, by the time that the server's answer tells; five minutes are too far.",
        variants: &[
            well("ok", "it is right"),
            warning("wrong", "it is slow", Person),
            warning("fast", "it is fast", Person),
        ],
        finds_errors: false,
    },
];
