//! Who issued a certificate, for a person to read: the common name, else the
//! organization, out of the certificate's bytes.
//!
//! The bytes come from whoever answered. Nothing is decided by them: the
//! verifier has refused the certificate already. The reader is our own, because
//! the kept parsers of certificates bring a dozen crates for this one name.

/// The longest name that is told, in characters.
const LONGEST: usize = 100;

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OBJECT_ID: u8 = 0x06;
/// The explicit version at the beginning of a certificate.
const VERSION: u8 = 0xa0;
const COMMON_NAME: [u8; 3] = [0x55, 0x04, 0x03];
const ORGANIZATION: [u8; 3] = [0x55, 0x04, 0x0a];

/// The issuer's name in a DER certificate.
pub(super) fn name(certificate: &[u8]) -> Option<String> {
    let (_, certificate, _) = element(certificate)?;
    let (_, body, _) = element(certificate)?;
    let (first, _, after_first) = element(body)?;
    // Version, serial number, algorithm, issuer; the version may be missing.
    let after_serial = match first {
        VERSION => element(after_first)?.2,
        _ => after_first,
    };
    let (_, _, after_algorithm) = element(after_serial)?;
    let (tag, issuer, _) = element(after_algorithm)?;
    if tag != SEQUENCE {
        return None;
    }
    attribute(issuer, COMMON_NAME).or_else(|| attribute(issuer, ORGANIZATION))
}

/// The value of one attribute of a name.
fn attribute(mut sets: &[u8], wanted: [u8; 3]) -> Option<String> {
    while let Some((tag, set, rest)) = element(sets) {
        sets = rest;
        let Some((SEQUENCE, pair, _)) = element(set).filter(|_| tag == SET) else {
            continue;
        };
        let Some((OBJECT_ID, id, value)) = element(pair) else {
            continue;
        };
        if let Some((_, text, _)) = element(value).filter(|_| id == wanted) {
            return shown(text);
        }
    }
    None
}

/// A text as one short line.
fn shown(text: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(text);
    let text: String = text
        .chars()
        .filter(|character| !character.is_control())
        .take(LONGEST)
        .collect();
    (!text.trim().is_empty()).then_some(text)
}

/// Tag, content and what follows of the first element.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        // No certificate is longer than three bytes can count.
        0x81..=0x83 => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            let fold = |length: usize, digit: &u8| length << 8 | usize::from(*digit);
            (digits.iter().fold(0, fold), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    Some((tag, content, rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair};

    fn certificate(names: &[(DnType, &str)]) -> Vec<u8> {
        let mut parameters = CertificateParams::default();
        parameters.distinguished_name = DistinguishedName::new();
        for (kind, value) in names {
            parameters.distinguished_name.push(kind.clone(), *value);
        }
        let key = KeyPair::generate().unwrap();
        parameters.self_signed(&key).unwrap().der().to_vec()
    }

    #[test]
    fn the_common_name_is_told_else_the_organization() {
        let (common, organization) = (DnType::CommonName, DnType::OrganizationName);
        let both = certificate(&[(organization.clone(), "Corp"), (common, "Corp Root ∞")]);
        assert_eq!(name(&both).as_deref(), Some("Corp Root ∞"));
        let one = certificate(&[(organization, "Corp")]);
        assert_eq!(name(&one).as_deref(), Some("Corp"));
        assert_eq!(name(&certificate(&[])), None);
    }

    #[test]
    fn a_long_or_odd_name_becomes_one_short_line() {
        let odd = format!("a\u{1b}[31m\n{}", "x".repeat(500));
        let found = name(&certificate(&[(DnType::CommonName, &odd)])).unwrap();
        assert!(found.chars().count() <= LONGEST && !found.contains(char::is_control));
    }

    proptest! {
        #[test]
        fn no_bytes_do_harm(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = name(&bytes);
        }

        #[test]
        fn no_changed_certificate_does_harm(at in 0usize..300, to in any::<u8>()) {
            let mut bytes = certificate(&[(DnType::CommonName, "x")]);
            let at = at % bytes.len();
            bytes[at] = to;
            let _ = name(&bytes);
        }
    }
}
