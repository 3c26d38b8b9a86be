//! A secret that is too long for one entry, as parts and a marker that names
//! them. Texts in, texts out; it keeps nothing.
//!
//! The marker holds a digest over the whole, so that parts of two secrets are
//! never read as one. It is salted with the random generation: equal secrets
//! have unlike markers, and nothing can be looked up. Whoever reads the marker
//! can read the parts beside it, so a key of its own would protect nothing.

use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;
use zeroize::Zeroizing;

/// What a marker begins with, and no secret may.
const PREFIX: &str = "feedwright-parts:1:";
/// More parts than the longest secret can have.
const MOST_PARTS: usize = 4_096;

/// The entries of one writing: `{account}#{generation}-1` and so on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartSet {
    generation: Uuid,
    count: usize,
}

impl PartSet {
    /// The names of the entries.
    pub(super) fn entries(&self, account: &str) -> Vec<String> {
        let generation = self.generation.simple();
        (1..=self.count)
            .map(|number| format!("{account}#{generation}-{number}"))
            .collect()
    }

    fn parse(generation: &str, count: &str) -> Option<Self> {
        let generation = Uuid::try_parse(generation).ok()?;
        let count: usize = count.parse().ok()?;
        (1..=MOST_PARTS)
            .contains(&count)
            .then_some(Self { generation, count })
    }
}

/// What stands in the main entry for parts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) set: PartSet,
    digest: [u8; 32],
}

impl Marker {
    /// Whether a text could be taken for a marker.
    pub(super) fn resembles(text: &str) -> bool {
        text.starts_with(PREFIX)
    }

    /// The marker that a text is; `None` also when it is a damaged one.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut fields = text.strip_prefix(PREFIX)?.split(':');
        let set = PartSet::parse(fields.next()?, fields.next()?)?;
        let digest = from_hexadecimal(fields.next()?)?;
        fields.next().is_none().then_some(Self { set, digest })
    }

    /// The main entry's text.
    pub(super) fn render(&self) -> SecretString {
        let PartSet { generation, count } = &self.set;
        let digest: String = self
            .digest
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        SecretString::from(format!("{PREFIX}{}:{count}:{digest}", generation.simple()))
    }

    /// The secret that the parts are, if they are those of this marker.
    pub(super) fn join(&self, parts: &[SecretString]) -> Option<SecretString> {
        let length = parts.iter().map(|part| part.expose_secret().len()).sum();
        // With room for all: a text that grows leaves copies behind.
        let mut whole = Zeroizing::new(String::with_capacity(length));
        for part in parts {
            whole.push_str(part.expose_secret());
        }
        let right: bool = digest(&self.set, &whole).ct_eq(&self.digest).into();
        right.then(|| SecretString::from(whole.as_str()))
    }
}

/// A secret in parts of at most `limit` bytes, with their marker.
pub(super) fn split(secret: &SecretString, limit: usize) -> (Marker, Vec<SecretString>) {
    let mut rest = secret.expose_secret();
    let mut parts = Vec::new();
    while !rest.is_empty() {
        // A character has four bytes at most, and a limit is longer.
        let end = rest.floor_char_boundary(limit.max(4));
        let (part, behind) = rest.split_at(end);
        parts.push(SecretString::from(part));
        rest = behind;
    }
    let set = PartSet {
        generation: Uuid::new_v4(),
        count: parts.len(),
    };
    let digest = digest(&set, secret.expose_secret());
    (Marker { set, digest }, parts)
}

/// The record of every set that may have entries while one is changed.
pub(super) fn render_record(sets: &[PartSet]) -> SecretString {
    let line = |set: &PartSet| format!("{}:{}\n", set.generation.simple(), set.count);
    SecretString::from(sets.iter().map(line).collect::<String>())
}

/// The sets of a record; what is no line of ours is passed over.
pub(super) fn parse_record(text: &str) -> Vec<PartSet> {
    let fields = text.lines().filter_map(|line| line.split_once(':'));
    fields
        .filter_map(|(generation, count)| PartSet::parse(generation, count))
        .collect()
}

fn digest(set: &PartSet, whole: &str) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(PREFIX);
    digest.update(set.generation.as_bytes());
    digest.update((set.count as u64).to_be_bytes());
    digest.update(whole);
    digest.finalize().into()
}

fn from_hexadecimal(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 2 * bytes.len() || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, at) in bytes.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn secret(text: &str) -> SecretString {
        SecretString::from(text)
    }

    fn parsed(marker: &Marker) -> Option<Marker> {
        Marker::parse(marker.render().expose_secret())
    }

    proptest! {
        #[test]
        fn any_text_comes_back_from_its_parts(text in "\\PC{1,300}", limit in 4_usize..80) {
            let (marker, parts) = split(&secret(&text), limit);
            prop_assert!(parts.iter().all(|part| part.expose_secret().len() <= limit));
            prop_assert_eq!(marker.set.entries("a").len(), parts.len());
            let marker = parsed(&marker).unwrap();
            let joined = marker.join(&parts).unwrap();
            prop_assert_eq!(joined.expose_secret(), &text);
        }

        #[test]
        fn any_text_is_a_marker_or_none(text in "(feedwright-parts:1:)?\\PC{0,150}") {
            if let Some(marker) = Marker::parse(&text) {
                prop_assert_eq!(parsed(&marker), Some(marker));
            }
            parse_record(&text);
        }
    }

    #[test]
    fn other_parts_are_never_joined() {
        let (one, parts_of_one) = split(&secret(&"A".repeat(100)), 30);
        let (other, parts_of_other) = split(&secret(&"B".repeat(100)), 30);
        assert!(one.join(&parts_of_other).is_none());
        assert!(other.join(&parts_of_one).is_none());
        let mut mixed = parts_of_one.clone();
        mixed[1] = parts_of_other[1].clone();
        assert!(one.join(&mixed).is_none());
        mixed = parts_of_one.clone();
        mixed.pop();
        assert!(one.join(&mixed).is_none());
        assert!(one.join(&parts_of_one).is_some());
        let (marker, mut parts) = split(&secret("0123456789"), 4);
        parts.swap(0, 1);
        assert!(marker.join(&parts).is_none(), "in another order");
    }

    #[test]
    fn equal_secrets_have_unlike_markers() {
        let marker = || split(&secret("the same"), 4).0;
        assert_ne!(marker().digest, marker().digest);
    }

    #[test]
    fn damaged_markers_are_none() {
        let good = split(&secret(&"A".repeat(9)), 4).0.render();
        let good = good.expose_secret();
        assert!(Marker::resembles(good) && Marker::parse(good).is_some());
        for damaged in [
            &good[1..],
            &good[..good.len() - 1],
            &format!("{good}:"),
            &format!("{good}0"),
            &good.replace(":3:", ":0:"),
            &good.replace(":3:", ":-1:"),
            &good.replace(":3:", ":99999:"),
        ] {
            assert_eq!(Marker::parse(damaged), None, "{damaged}");
        }
    }

    #[test]
    fn a_record_names_its_sets() {
        let sets = [4, 30].map(|limit| split(&secret(&"A".repeat(60)), limit).0.set);
        let record = render_record(&sets);
        assert_eq!(parse_record(record.expose_secret()), sets);
        let with_more = format!("x\n{}:3", record.expose_secret());
        assert_eq!(parse_record(&with_more), sets);
    }
}
