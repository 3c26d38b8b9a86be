//! The last look at an edit: is the result TOML, is what was wanted there, and
//! is every other value as it was?

use std::collections::BTreeMap;

use toml_edit::{Document, Item, TableLike, Value};

use super::{Edit, EditError};

/// Every value by its path. An empty table counts as a value.
type Values = BTreeMap<Vec<String>, String>;

/// Parses the text completely; also finds keys that are there twice.
pub(super) fn parse(text: &str) -> Result<Document<&str>, EditError> {
    Document::parse(text).map_err(|error| {
        let at = error.span().map(|span| span.start);
        EditError::not_toml(text, at, error.message())
    })
}

/// Refuses a result that differs from the text in more than the edits allow.
pub(super) fn compare(before: &str, after: &str, edits: &[Edit]) -> Result<(), EditError> {
    let internal = |reason: &str| EditError::Internal {
        reason: reason.to_owned(),
    };
    let layout = super::parse(after).map_err(|_| internal("it is no TOML"))?;
    let result = parse(after).map_err(|_| internal("it is no TOML"))?;
    let paths: Vec<Vec<&str>> = edits.iter().map(Edit::path).collect();
    if others(parse(before)?.as_table(), &paths) != others(result.as_table(), &paths) {
        return Err(internal("another value changed"));
    }
    for (at, edit) in edits.iter().enumerate() {
        let is_overruled = edits.iter().skip(at + 1).any(|later| {
            later.path().starts_with(&edit.path()) || edit.path().starts_with(&later.path())
        });
        if !is_overruled && !edit.splices(after, &layout)?.is_empty() {
            return Err(internal("the wanted value is not there"));
        }
    }
    Ok(())
}

/// All values but those the edits are about.
fn others(table: &dyn TableLike, paths: &[Vec<&str>]) -> Values {
    let mut values = Values::new();
    collect(table, &mut Vec::new(), &mut values);
    values.retain(|path, value| {
        !paths.iter().any(|touched| {
            let common = path
                .iter()
                .zip(touched)
                .take_while(|(one, other)| one == *other)
                .count();
            common == touched.len() || (common == path.len() && value.is_empty())
        })
    });
    values
}

fn collect(table: &dyn TableLike, path: &mut Vec<String>, values: &mut Values) {
    if table.is_empty() {
        values.insert(path.clone(), String::new());
    }
    for (key, item) in table.iter() {
        path.push(key.to_owned());
        match (item.as_table_like(), item) {
            (Some(inner), _) => collect(inner, path, values),
            (None, Item::ArrayOfTables(tables)) => {
                for (index, inner) in tables.iter().enumerate() {
                    path.push(index.to_string());
                    collect(inner, path, values);
                    path.pop();
                }
            }
            (None, Item::Value(value)) => {
                values.insert(path.clone(), canonical(value));
            }
            (None, _) => {}
        }
        path.pop();
    }
}

/// The value without the blanks, comments and quotes around it.
fn canonical(value: &Value) -> String {
    match value {
        Value::String(string) => format!("{:?}", string.value()),
        Value::Array(array) => format!("{:?}", array.iter().map(canonical).collect::<Vec<_>>()),
        Value::InlineTable(table) => {
            let mut values = Values::new();
            collect(table, &mut Vec::new(), &mut values);
            format!("{values:?}")
        }
        other => other.to_string().trim().to_owned(),
    }
}
