//! Which ways to sign in a proxy offers in its `Proxy-Authenticate` headers.
//! Only the names are read: what follows them belongs to a sign-in that nobody
//! here does.

use std::fmt;

/// One way to sign in to a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProxySignIn {
    /// Name and password; the one way that Feedwright and Cargo know.
    Basic,
    /// Name and password, hashed.
    Digest,
    /// The sign-in of a Windows domain, usually by Kerberos.
    Negotiate,
    /// The older sign-in of a Windows domain.
    Ntlm,
    /// Kerberos by its own name.
    Kerberos,
    /// Another one.
    Other,
}

/// No proxy offers more.
const MOST: usize = 16;

impl ProxySignIn {
    fn named(name: &str) -> ProxySignIn {
        let known = [
            ("basic", ProxySignIn::Basic),
            ("digest", ProxySignIn::Digest),
            ("negotiate", ProxySignIn::Negotiate),
            ("ntlm", ProxySignIn::Ntlm),
            ("kerberos", ProxySignIn::Kerberos),
        ];
        let found = known
            .iter()
            .find(|(word, _)| name.eq_ignore_ascii_case(word));
        found.map_or(ProxySignIn::Other, |(_, way)| *way)
    }
}

impl fmt::Display for ProxySignIn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            ProxySignIn::Basic => "Basic",
            ProxySignIn::Digest => "Digest",
            ProxySignIn::Negotiate => "Negotiate",
            ProxySignIn::Ntlm => "NTLM",
            ProxySignIn::Kerberos => "Kerberos",
            ProxySignIn::Other => "another way",
        })
    }
}

/// The ways in the values of all `Proxy-Authenticate` headers, each once.
pub(crate) fn ways<'a>(values: impl Iterator<Item = &'a str>) -> Vec<ProxySignIn> {
    let mut found: Vec<ProxySignIn> = values
        .flat_map(names)
        .take(MOST)
        .map(ProxySignIn::named)
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Whether Feedwright and Cargo can sign in to a proxy that offers these: both
/// send name and password of the proxy's address, and nothing else (seen with
/// cargo 1.95). An empty list tells nothing and is not hopeless.
#[must_use]
pub fn can_sign_in(ways: &[ProxySignIn]) -> bool {
    ways.is_empty() || ways.contains(&ProxySignIn::Basic)
}

/// The names of the schemes in one header, which may list several: a name
/// begins the header or follows a comma, and no `=` follows it.
fn names(value: &str) -> impl Iterator<Item = &str> {
    outside_quotes(value).into_iter().filter_map(|part| {
        let name = part.split_ascii_whitespace().next()?;
        let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        let next = part.trim_start().get(name.len()..)?.trim_start();
        (name.chars().all(is_token) && !next.starts_with('=')).then_some(name)
    })
}

/// The parts between commas that are not within quotes.
fn outside_quotes(value: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (at, character) in value.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ',' if !quoted => {
                parts.push(&value[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&value[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::ProxySignIn::{Basic, Digest, Kerberos, Negotiate, Ntlm, Other};
    use super::*;

    fn check(values: &[&str], expect: &[ProxySignIn]) {
        assert_eq!(ways(values.iter().copied()), expect, "{values:?}");
    }

    #[test]
    fn the_ways_are_named() {
        check(&["Basic realm=\"corp\""], &[Basic]);
        check(&["NTLM"], &[Ntlm]);
        check(
            &["Negotiate", "ntlm", "BASIC realm=x"],
            &[Basic, Negotiate, Ntlm],
        );
        check(&["Kerberos", "Bearer"], &[Kerberos, Other]);
        check(&["Negotiate oRQwEqADCgEB=="], &[Negotiate]);
    }

    #[test]
    fn one_header_may_list_several() {
        check(
            &["Negotiate, NTLM, Basic realm=\"a, NTLM b\""],
            &[Basic, Negotiate, Ntlm],
        );
        check(
            &["Digest realm=\"x\", nonce=\"a\\\", Basic\", qop = \"auth\", algorithm=MD5"],
            &[Digest],
        );
    }

    #[test]
    fn nonsense_is_no_way() {
        check(&[], &[]);
        check(&["", ",,", "=", "\"NTLM\"", "\u{1b}[31m"], &[]);
        let many = "NTLM,".repeat(10_000);
        check(&[&many], &[Ntlm]);
    }

    #[test]
    fn only_name_and_password_are_of_use() {
        assert!(can_sign_in(&[Basic, Ntlm]));
        assert!(can_sign_in(&[]));
        assert!(!can_sign_in(&[Ntlm, Negotiate]));
        assert!(!can_sign_in(&[Digest]));
    }
}
