//! Any bytes as the texts of two configuration files, one nearer than the other.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files::tree_of;
use super::tree::Node;
use super::{MergedConfiguration, tokens};
use crate::{IndexUrl, RegistryName, edit, findings};

const INDEX: &str =
    "sparse+https://pkgs.dev.azure.com/contoso/Fabrikam/_packaging/mirror/Cargo/index/";
/// What stands between the two texts.
const BETWEEN: &str = "\n# the next file\n";

/// Everything that is asked of a merged configuration has an answer, and every
/// finding has words.
pub fn configuration(data: &[u8]) {
    let Ok(text) = edit::decode(data) else {
        return;
    };
    let mut root = Node::empty(Path::new("/"));
    for (number, part) in text.splitn(2, BETWEEN).enumerate() {
        let path = PathBuf::from(format!("/{number}/.cargo/config.toml"));
        let _ = tokens::in_text(part, &path);
        let Ok(node) = tree_of(part, &path) else {
            return;
        };
        if root.merge(node, false, &mut Vec::new()).is_err() {
            return;
        }
    }
    ask(&MergedConfiguration {
        tokens: tokens::in_configuration(&root),
        root,
        files: Vec::new(),
        folders: Vec::new(),
        variables: BTreeMap::new(),
        token_variables: Vec::new(),
        proxy_variable: None,
        cargo_home: PathBuf::from("/home"),
    });
}

fn ask(merged: &MergedConfiguration) {
    let (Ok(name), Ok(index)) = (RegistryName::parse("mirror"), IndexUrl::parse(INDEX)) else {
        return;
    };
    for finding in findings(merged, &name, &index) {
        assert!(!finding.to_string().is_empty() && !finding.hint().is_empty());
    }
    for name in merged.registries().keys() {
        let _ = merged.credential_provider_of(name);
        let _ = merged.index_of_source(name);
        let _ = merged.source(name);
        let _ = merged.plain_token(name);
    }
    let _ = merged.end_of_replacements();
    let _ = merged.credential_providers();
    let _ = merged.broken_provider_list();
    let _ = merged.default_registry();
    let _ = merged.offline();
}
