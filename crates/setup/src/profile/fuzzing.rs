//! Any bytes as a profile.

use super::{Profile, RawProfile, secrets};
use crate::error_code::ErrorCode;
use std::path::Path;

/// A profile that is accepted is exported as one that says the same and holds no
/// secret; one that holds a secret is refused without a word of that line.
pub fn profile(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let secret = secrets::first_in(text);
    match parsed(text) {
        Ok(profile) => {
            assert_eq!(secret, None, "{text:?}");
            check_export(&profile);
        }
        Err(failure) => {
            let said = format!("{failure} {}", failure.advice());
            let repeated = said.lines().find_map(secrets::kind_of_value);
            assert_eq!(repeated, None, "{said}");
            match secret {
                Some((line, _)) => {
                    assert_eq!(failure.code, ErrorCode::ProfileHoldsSecret, "{said}");
                    quotes_nothing(text, line, &said);
                }
                None => assert_ne!(failure.code, ErrorCode::ProfileHoldsSecret),
            }
        }
    }
}

fn parsed(text: &str) -> Result<Profile, crate::Failure> {
    Profile::parse(text, "profile", Path::new("/home/ada"), Path::new("/srv"))
}

fn check_export(profile: &Profile) {
    let exported = profile.to_toml();
    assert_eq!(secrets::first_in(&exported), None, "{exported}");
    let again = parsed(&exported).map(|again| (again.to_toml(), again));
    let Ok((text, again)) = again else {
        assert!(again.is_ok(), "{exported}\n{:?}", again.err());
        return;
    };
    assert_eq!(text, exported);
    let wish = |profile: &Profile| {
        let raw = serde_json::to_value(RawProfile::from(profile));
        raw.unwrap_or_default()
    };
    let (mut one, mut other) = (wish(profile), wish(&again));
    // The export names the registry, so that it is chosen from then on.
    one["registry"] = serde_json::Value::Null;
    other["registry"] = serde_json::Value::Null;
    assert_eq!(one, other, "{exported}");
    assert_eq!(profile.registry.name, again.registry.name, "{exported}");
}

/// No long word of the line with the secret is in what is said of it.
fn quotes_nothing(text: &str, line: usize, said: &str) {
    let line = text.lines().nth(line - 1).unwrap_or_default();
    let is_word = |character: char| character.is_ascii_alphanumeric();
    let words = line.split(|character| !is_word(character));
    for word in words.filter(|word| word.len() > 16) {
        assert!(!said.contains(word), "{said}");
    }
}
