//! Whether a file holds a readable token of a registry. The token itself is
//! neither decoded nor copied.

use std::collections::BTreeMap;
use std::path::Path;

use super::files::{file_in, read_text};
use super::tree::Node;
use super::{ConfigurationError, Origin};
use crate::edit::{self, EditError};
use crate::layout::line_of;

/// The registries with a token in Cargo's credentials file.
pub(super) fn in_credentials(
    cargo_home: &Path,
) -> Result<BTreeMap<String, Origin>, ConfigurationError> {
    let file = file_in(cargo_home, "credentials");
    if !file.exists {
        return Ok(BTreeMap::new());
    }
    let path = file.path;
    let wrong = |problem| ConfigurationError {
        path: path.clone(),
        problem,
    };
    let text = read_text(&path).map_err(wrong)?;
    in_text(&text, &path).map_err(|error| wrong(error.into()))
}

/// The registries with a token in the text of a credentials file.
pub(super) fn in_text(text: &str, path: &Path) -> Result<BTreeMap<String, Origin>, EditError> {
    let layout = edit::read_places(text)?;
    let origin = |at| Origin::File {
        path: path.to_owned(),
        line: line_of(edit::body(text), at),
    };
    let tokens = layout
        .leaves()
        .into_iter()
        .filter_map(|(names, value)| match names.as_slice() {
            ["registries", name, "token"] => Some(((*name).to_owned(), origin(value.place.start))),
            _ => None,
        });
    Ok(tokens.collect())
}

/// The registries with a token in the merged configuration.
pub(super) fn in_configuration(root: &Node) -> BTreeMap<String, Origin> {
    let token = |name: &str| {
        Some((
            name.to_owned(),
            root.get(&["registries", name, "token"])?.origin().clone(),
        ))
    };
    root.keys(&["registries"])
        .into_iter()
        .filter_map(token)
        .collect()
}
