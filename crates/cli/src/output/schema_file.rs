//! `docs/schema/output.json` is what the types say.

use std::path::Path;

use schemars::generate::SchemaSettings;

use super::line::{Line, OutputLine};

/// Set to write the file anew.
const UPDATE: &str = "FEEDWRIGHT_UPDATE_SCHEMA";

fn schema() -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    generator
        .into_root_schema_for::<OutputLine<Line>>()
        .to_value()
}

#[test]
fn the_published_schema_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema/output.json");
    let fresh = format!("{:#}\n", schema());
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == fresh,
        "docs/schema/output.json is stale: run the tests of `cli` once with {UPDATE}=1"
    );
}

/// Every kind of line has its own constant for `type`.
#[test]
fn the_schema_names_every_type_once() {
    let schema = schema();
    let kinds = schema["oneOf"].as_array().unwrap();
    let mut names: Vec<&str> = kinds
        .iter()
        .map(|kind| kind["properties"]["type"]["const"].as_str().unwrap())
        .collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "{names:?}");
    for name in [
        "progress",
        "error",
        "wrong-usage",
        "signed-in",
        "feed",
        "practice-server",
    ] {
        assert!(names.contains(&name), "{name} of {names:?}");
    }
    assert_eq!(schema["properties"]["schema"]["maximum"], 1);
}
