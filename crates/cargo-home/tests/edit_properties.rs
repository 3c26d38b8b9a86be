//! Edits of configurations that are put together at random: whatever the
//! spelling, an edit is complete after one run, and everything else survives.

#![expect(
    clippy::expect_used,
    reason = "a test stops at once when what it stands on is missing"
)]

use cargo_home::edit::{Edit, EditError, apply, registry_provider};
use cargo_home::{IndexUrl, RegistryName};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

/// Statements about registries; `NAME` is the registry that is set.
const REGISTRIES: [&str; 16] = [
    "",
    "[registries]",
    "[registries]\n# none\nother = { index = \"o\" } # other",
    "[registries]\nNAME = { index = \"old\" }",
    "[registries]\n  NAME.index = 'old' # dotted\n  other.index = 'o'",
    "[registries]\nNAME = {}",
    "[registries]\nNAME = { token = \"t\", index = \"old\", protocol = \"sparse\" }",
    "[registries.NAME]\nindex = \"old\"\n# below\ncredential-provider = [ 'a', \"b\" ]",
    "[registries.NAME]\ncredential-provider = \"a b\"\n\n[registries.other]\nindex = 'o'",
    "[registries.other]\nindex = 'o'",
    "[ \"registries\" . NAME ] # spaced\n\"index\" = \"\"\"old\"\"\"",
    "[registries.NAME.deep]\nx = 1",
    "!registries.NAME.index = 'old' # root",
    "!registries.other.index = 'o'\nregistries.NAME.credential-provider = ['p']",
    "!registries = { other = { index = 'o' }, NAME = { protocol = 'sparse' } }",
    "!\"registries\" = { }",
];

/// Statements about the source that stands in for crates.io.
const SOURCES: [&str; 10] = [
    "",
    "[source.crates-io]",
    "[source.crates-io] # here\nreplace-with = \"vendored\" # for now\n\n[source.vendored]\ndirectory = 'v'",
    "[source]\ncrates-io = { replace-with = 'vendored' }\nvendored = { directory = 'v' }",
    "[source]\n\"crates-io\" = { }\n# end",
    "[source.\"crates-io\"]\nregistry = \"https://h/i\"",
    "[source.vendored]\ndirectory = 'v'",
    "!source.crates-io.replace-with = 'vendored'\nsource.vendored.directory = 'v'",
    "!source.vendored.directory = 'v' # only",
    "!source = { vendored = { directory = 'v' } }",
];

/// Statements about credential providers.
const PROVIDERS: [&str; 12] = [
    "",
    "[registry]",
    "[registry]\nglobal-credential-providers = []",
    "[registry]\nglobal-credential-providers = [\"cargo:token\"] # one",
    "[registry]\nglobal-credential-providers = ['cargo:libsecret', 'vault --x', 'cargo:token']",
    "[registry]\nglobal-credential-providers = [\n    # first\n    \"cargo:token\",\n    \"vault\" # last\n]\ndefault = 'd'",
    "[registry]\nglobal-credential-providers = [\n\t'vault',\n\t'cargo:libsecret',\n]",
    "[registry]\nglobal-credential-providers = [ 'a',\n  'b', ]",
    "[registry]\nglobal-credential-providers = \"cargo:token vault\"",
    "[registry]\ndefault = 'd'",
    "!registry.default = 'd'",
    "!registry = { global-credential-providers = ['vault'] }",
];

/// Statements that are nobody's business.
const OTHERS: [&str; 10] = [
    "# a comment\n",
    "\n\n",
    "[build]\njobs = 4 # four\nrustflags = [\n  \"-C\", # c\n]",
    "[env]\nTEXT = \"\"\"\n[registries]\n# no comment\n\"\"\"\nX = { value = 'x', force = true }",
    "[alias]\nb = 'build' # Grüezi 🚆",
    "[net]\n\tretry\t=\t3",
    "[[things]]\na = 1\n[[things]]\na = 2\n[things.sub]\nb = 3",
    "[target.'cfg(unix)']\nrunner = \"r\"",
    "!term.verbose = true # root\nterm.quiet = false",
    "!http = { timeout = 30, multiplexing = false }",
];

/// Statements about the way to the network.
const NETWORKS: [&str; 7] = [
    "",
    "[http]\nproxy = 'old:1' # mine\ntimeout = 3",
    "[http]\n# none\ncainfo = \"/old.pem\"",
    "!http.proxy = \"old:1\" # root\nhttp.check-revoke = false",
    "!http = { proxy = 'old:1', cainfo = '/old.pem' }",
    "[ \"http\" ]\n\"proxy\" = \"\"\"old:1\"\"\"",
    "[http.ssl-version]\nmin = 'tlsv1.2'",
];

const NAMES: [&str; 4] = ["mirror", "_m-2", "Zürich", "other2"];

/// A configuration and the name that is to be set in it.
fn configurations() -> impl Strategy<Value = (String, &'static str)> {
    let others = proptest::sample::subsequence(OTHERS.to_vec(), 0..=5);
    let parts = (
        select(&REGISTRIES[..]),
        select(&SOURCES[..]),
        select(&PROVIDERS[..]),
        others,
    )
        .prop_flat_map(|(one, two, three, mut parts)| {
            parts.extend([one, two, three]);
            Just(parts).prop_shuffle()
        });
    (
        parts,
        select(&NAMES[..]),
        0_u8..4,
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(parts, name, ends, mark, newline)| {
            // Statements of the root table come before every header.
            let (roots, sections): (Vec<&str>, Vec<&str>) =
                parts.iter().partition(|part| part.starts_with('!'));
            let texts: Vec<&str> = roots
                .iter()
                .map(|root| root.trim_start_matches('!'))
                .chain(sections)
                .collect();
            let quoted = if name.is_ascii() {
                name.to_owned()
            } else {
                format!("\"{name}\"")
            };
            let mut text = texts.join("\n").replace("NAME", &quoted);
            if newline && !text.is_empty() && !text.ends_with('\n') {
                text.push('\n');
            }
            (with_ends(&text, ends, mark), name)
        })
}

fn with_ends(text: &str, ends: u8, mark: bool) -> String {
    let lines: Vec<String> = text
        .split_inclusive('\n')
        .enumerate()
        .map(|(at, line)| match line.strip_suffix('\n') {
            Some(line) if ends == 1 || (ends == 2 && at % 2 == 0) => format!("{line}\r\n"),
            _ => line.to_owned(),
        })
        .collect();
    format!("{}{}", if mark { "\u{feff}" } else { "" }, lines.concat())
}

fn all_edits(name: &str) -> Vec<Edit> {
    let name = RegistryName::parse(name).expect("a name");
    let index = IndexUrl::parse("sparse+https://h/My Project/index/").expect("an index");
    vec![
        Edit::SetRegistryIndex {
            name: name.clone(),
            index,
        },
        Edit::ReplaceCratesIo { name: name.clone() },
        Edit::EnsureGlobalProviders {
            providers: vec!["cargo:token".into(), "cargo:libsecret".into()],
        },
        Edit::SetRegistryProvider {
            name: name.clone(),
            provider: vec!["/opt/a b/p".into()],
        },
        Edit::RemoveRegistryProvider { name: name.clone() },
        Edit::RemoveReplacement { name: name.clone() },
        Edit::RemoveGlobalProviders {
            providers: vec!["cargo:token".into()],
        },
        Edit::RemoveRegistry { name },
    ]
}

fn values(text: &str) -> Value {
    toml_edit::de::from_str(text.trim_start_matches('\u{feff}')).expect("TOML")
}

/// The values that no edit may touch.
fn untouched(text: &str, name: &str) -> Value {
    let mut value = values(text);
    let table = value.as_object_mut().expect("a table");
    for (outer, inner) in [
        ("registries", name),
        ("source", "crates-io"),
        ("registry", "global-credential-providers"),
    ] {
        if let Some(found) = table.get_mut(outer).and_then(Value::as_object_mut) {
            found.remove(inner);
            if found.is_empty() {
                table.remove(outer);
            }
        }
    }
    value
}

/// All comments of the fragments begin with `# ` and a letter.
fn comments(text: &str) -> Vec<&str> {
    let comment = |line: &'_ str| line.find("# ").map(|at| at..line.len());
    text.lines()
        .filter_map(|line| line.get(comment(line)?))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn an_edit_is_complete_and_leaves_the_rest((text, name) in configurations(), chosen in 1_u8..16) {
        let edits: Vec<Edit> = all_edits(name).into_iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, edit)| edit).collect();
        let edited = apply(&text, &edits);
        let edited = edited.map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        let again = apply(&edited, &edits);
        prop_assert_eq!(again.as_ref(), Ok(&edited), "a second edit of\n{}", text);
        prop_assert_eq!(untouched(&text, name), untouched(&edited, name), "{}", text);
        prop_assert_eq!(comments(&text), comments(&edited));
        prop_assert_eq!(text.starts_with('\u{feff}'), edited.starts_with('\u{feff}'));
        if !text.contains('\r') {
            prop_assert!(!edited.contains('\r'));
        }
        let (before, after) = (values(&text), values(&edited));
        if chosen & 1 == 1 {
            prop_assert_eq!(&after["registries"][name]["index"], "sparse+https://h/My%20Project/index/");
            prop_assert_eq!(&after["registries"][name]["token"], &before["registries"][name]["token"]);
        }
    }

    #[test]
    fn a_removal_leaves_the_rest((text, name) in configurations(), chosen in 1_u8..16) {
        let edits: Vec<Edit> = all_edits(name).into_iter().skip(4).enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, edit)| edit).collect();
        let edited = apply(&text, &edits);
        let edited = edited.map_err(|error| TestCaseError::fail(format!("{error}\n{text}")))?;
        let again = apply(&edited, &edits);
        prop_assert_eq!(again.as_ref(), Ok(&edited));
        prop_assert_eq!(untouched(&text, name), untouched(&edited, name), "{}", text);
        if chosen & 8 == 8 {
            prop_assert_eq!(&values(&edited)["registries"][name], &Value::Null);
        }
    }

    #[test]
    fn what_is_set_and_removed_is_gone((text, name) in configurations()) {
        let edits = all_edits(name);
        let set = apply(&text, &edits[..3]).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let removed = apply(&set, &edits[5..]).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(untouched(&text, name), untouched(&removed, name), "{}", text);
        let values = values(&removed);
        prop_assert_eq!(&values["registries"][name], &Value::Null);
        prop_assert_eq!(&values["source"]["crates-io"]["replace-with"], &Value::Null);
        prop_assert!(!values["registry"]["global-credential-providers"].to_string().contains("\"cargo:token\""));
    }

    #[test]
    fn a_registrys_provider_is_read_as_it_was_set((text, name) in configurations(), program in "(/opt/[a-zA-Z0-9 .']{1,30}|C:\\\\[a-zA-Z0-9 ]{1,30}\\\\p\\.exe)") {
        let failed = |error: EditError| TestCaseError::fail(format!("{error}\n{text}"));
        let (registry, provider) = (RegistryName::parse(name).expect("a name"), vec![program]);
        let set = [Edit::SetRegistryProvider { name: registry.clone(), provider: provider.clone() }];
        let remove = [Edit::RemoveRegistryProvider { name: registry.clone() }];
        let edited = apply(&text, &set).map_err(failed)?;
        let found = registry_provider(&edited, &registry).map_err(failed)?;
        prop_assert_eq!(found.as_ref(), Some(&provider), "{}", edited);
        prop_assert_eq!(untouched(&text, name), untouched(&edited, name), "{}", text);
        let written = &values(&edited)["registries"][name]["credential-provider"];
        let is_array = written.as_array().is_some_and(|written| written.len() == 1);
        prop_assert!(is_array || !provider[0].contains(' '), "{}", edited);
        let removed = apply(&edited, &remove).map_err(failed)?;
        prop_assert_eq!(registry_provider(&removed, &registry).map_err(failed)?, None);
    }

    #[test]
    fn no_text_is_edited_wrongly(text in "([a-z=\\[\\]{}\"'#., \n\r\t]|registries|source|crates-io|mirror|index|registry){0,40}") {
        match apply(&text, &all_edits("mirror")[..4]) {
            Ok(edited) => prop_assert_eq!(apply(&edited, &all_edits("mirror")[..4]), Ok(edited)),
            Err(error) => prop_assert!(!matches!(error, EditError::Internal { .. }), "{}: {:?}", error, text),
        }
    }

    #[test]
    fn the_way_to_the_network_is_set_and_the_rest_stays((text, _) in configurations(), network in select(&NETWORKS[..]), address in "[a-z]{1,9}\\.example:[1-9][0-9]{0,3}", path in "(/[a-z \"'\\\\]{1,9}){1,3}") {
        // One table of that name, in whichever place it is legal.
        prop_assume!(!text.contains("http = {") || network.is_empty());
        let text = match (network.strip_prefix('!'), text.strip_prefix('\u{feff}')) {
            (Some(root), None) => format!("{root}\n{text}"),
            (Some(root), Some(rest)) => format!("\u{feff}{root}\n{rest}"),
            (None, _) => format!("{text}\n{network}"),
        };
        let failed = |error: EditError| TestCaseError::fail(format!("{error}\n{text}"));
        let edits = [Edit::SetProxy { address: address.clone() }, Edit::SetAuthorityFile { path: path.clone() }];
        let edited = apply(&text, &edits).map_err(failed)?;
        let again = apply(&edited, &edits);
        prop_assert_eq!(again.as_ref(), Ok(&edited), "{}", text);
        let (mut before, mut after) = (values(&text), values(&edited));
        prop_assert_eq!(&after["http"]["proxy"], &address);
        prop_assert_eq!(&after["http"]["cainfo"], &path);
        for value in [&mut before, &mut after] {
            let http = value.as_object_mut().and_then(|table| table.remove("http"));
            let http = http.as_ref().and_then(Value::as_object);
            let rest: Vec<_> = http.into_iter().flatten().filter(|(key, _)| !["proxy", "cainfo"].contains(&key.as_str())).map(|(key, value)| (key.clone(), value.clone())).collect();
            value["rest"] = Value::from_iter(rest);
        }
        prop_assert_eq!(before, after, "{}", text);
        prop_assert_eq!(comments(&text), comments(&edited));
    }

    #[test]
    fn what_no_file_may_hold_is_not_written(value in "[a-z]{0,3}[\u{0}-\u{1f}\u{7f}][a-z]{0,3}| {0,3}") {
        for edit in [Edit::SetProxy { address: value.clone() }, Edit::SetAuthorityFile { path: value.clone() }] {
            let refused = matches!(apply("", &[edit]), Err(EditError::UnusableValue { .. }));
            prop_assert!(refused, "{:?}", value);
        }
    }
}
