//! Any bytes as a configuration file that is edited.

use serde_json::Value;

use super::{Edit, EditError, apply, decode, registry_provider};
use crate::{IndexUrl, RegistryName};

const INDEX: &str =
    "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/";
const NAME: &str = "mirror";
/// What each edit is about, of what it is about: nothing else may change.
const TOUCHED: [(&str, &str); 3] = [
    ("registries", NAME),
    ("source", "crates-io"),
    ("registry", "global-credential-providers"),
];

/// What is accepted is edited wholly or not at all: the result is TOML with the
/// wanted values and all others, a second edit changes nothing, and what was
/// set can be removed.
pub fn edit(data: &[u8]) {
    let (Ok(text), Ok(name), Ok(index)) = (
        decode(data),
        RegistryName::parse(NAME),
        IndexUrl::parse(INDEX),
    ) else {
        return;
    };
    let own_provider = |name| Edit::SetRegistryProvider {
        name,
        provider: vec!["/opt/a b/p".to_owned()],
    };
    let set = [
        Edit::SetRegistryIndex {
            name: name.clone(),
            index,
        },
        Edit::ReplaceCratesIo { name: name.clone() },
        Edit::EnsureGlobalProviders {
            providers: providers(),
        },
        own_provider(name.clone()),
    ];
    let remove = [
        Edit::RemoveRegistryProvider { name: name.clone() },
        Edit::RemoveReplacement { name: name.clone() },
        Edit::RemoveGlobalProviders {
            providers: providers(),
        },
        Edit::RemoveRegistry { name: name.clone() },
    ];
    let _ = registry_provider(text, &name);
    for one in set.iter().chain(&remove) {
        let _ = checked(text, std::slice::from_ref(one));
    }
    let Some(edited) = checked(text, &set) else {
        return;
    };
    assert_wanted(&edited);
    let found = registry_provider(&edited, &name);
    assert_eq!(found, Ok(Some(vec!["/opt/a b/p".to_owned()])), "{edited:?}");
    let removed = checked(&edited, &remove);
    assert!(removed.is_some(), "what was set is not removed: {edited:?}");
    let values = values(&removed.unwrap_or_default());
    assert_eq!(values["registries"].get(NAME), None);
    assert_eq!(values["source"]["crates-io"].get("replace-with"), None);
}

fn providers() -> Vec<String> {
    vec!["cargo:token".to_owned(), "cargo:libsecret".to_owned()]
}

fn assert_wanted(edited: &str) {
    let values = values(edited);
    assert_eq!(values["registries"][NAME]["index"], INDEX, "{edited:?}");
    let replacement = &values["source"]["crates-io"]["replace-with"];
    assert_eq!(replacement, NAME, "{edited:?}");
    let list = &values["registry"]["global-credential-providers"];
    assert!(list.is_array() || list.is_string(), "{edited:?}");
}

/// The edited text, of which all is as it was but for what was wanted.
fn checked(text: &str, edits: &[Edit]) -> Option<String> {
    match apply(text, edits) {
        Ok(edited) => {
            assert_eq!(untouched(text), untouched(&edited), "{text:?} {edits:?}");
            let again = apply(&edited, edits);
            assert_eq!(again.as_ref(), Ok(&edited), "{text:?} {edits:?}");
            assert_eq!(text.starts_with('\u{feff}'), edited.starts_with('\u{feff}'));
            Some(edited)
        }
        Err(error) => {
            let is_defect = matches!(error, EditError::Internal { .. });
            assert!(!is_defect, "{error} {text:?} {edits:?}");
            None
        }
    }
}

fn values(text: &str) -> Value {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    toml_edit::de::from_str(body).unwrap_or_default()
}

/// All values but those that an edit is about, and no empty table.
fn untouched(text: &str) -> Value {
    let mut value = values(text);
    if let Some(table) = value.as_object_mut() {
        for (outer, inner) in TOUCHED {
            if let Some(found) = table.get_mut(outer).and_then(Value::as_object_mut) {
                found.remove(inner);
                if found.is_empty() {
                    table.remove(outer);
                }
            }
        }
    }
    value
}
