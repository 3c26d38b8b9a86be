//! The published schema, and a validator that is none of ours.

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value;

use crate::support::Ran;

/// `docs/schema/output.json`.
pub(super) struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    pub(super) fn published() -> Schema {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/output.json");
        let text = std::fs::read_to_string(path).expect("the schema");
        let schema = serde_json::from_str(&text).expect("JSON");
        let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
        let place = "http://localhost/output.json";
        compiler.add_resource(place, schema).expect("a schema");
        let index = compiler.compile(place, &mut schemas).expect("a schema");
        Schema { schemas, index }
    }

    fn refuses(&self, line: &Value) -> Option<String> {
        let checked = self.schemas.validate(line, self.index);
        checked.err().map(|error| format!("{error:#}"))
    }

    /// Every line of stdout is as the schema says.
    pub(super) fn check(&self, ran: &Ran) {
        assert!(!ran.stdout.is_empty(), "{}", ran.stderr);
        for line in ran.stdout.lines() {
            let line: Value = serde_json::from_str(line).expect("a line of JSON");
            assert_eq!(self.refuses(&line), None, "{line:#}");
        }
    }
}

#[test]
fn the_validator_refuses_what_is_not_published() {
    let schema = Schema::published();
    let good = serde_json::json!({
        "schema": 1, "type": "check", "id": "keychain", "verdict": "ok", "variant": "ok",
        "arguments": {}, "sentence": "It answers.",
    });
    assert_eq!(schema.refuses(&good), None);
    for (field, value) in [
        ("schema", Value::from(2)),
        ("type", "checks".into()),
        ("verdict", "fine".into()),
        ("arguments", Value::Null),
        ("fix", serde_json::json!({"kind": "magic"})),
    ] {
        let mut bad = good.clone();
        bad[field] = value;
        assert!(schema.refuses(&bad).is_some(), "{field}");
    }
}
