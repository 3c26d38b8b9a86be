//! The upstream source crates.io: how the server spells it is not published,
//! so it is copied from a feed that has it, or a candidate from a data file is
//! sent, read back and checked (azure-devops facts §1.4). Nothing here trusts
//! a guess.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::folders::Folders;
use azure_devops::{Feed, UpstreamSource};
use serde::{Deserialize, Serialize};

const CANDIDATE: &str = include_str!("../data/crates-io-upstream.toml");
const FILE: &str = "crates-io-upstream.toml";
/// The protocol of Cargo's upstream sources, compared ignoring case.
const PROTOCOL: &str = "cargo";

/// An upstream source as it is sent, and where its spelling comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, schemars::JsonSchema)]
pub struct UpstreamEntry {
    /// Its name.
    pub name: String,
    /// Its protocol, as the server spells it.
    pub protocol: String,
    /// Its address.
    pub location: String,
    /// The feed it was copied from; none for the candidate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copied_from: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CandidateFile {
    name: String,
    protocol: String,
    location: String,
}

/// Whether the source is crates.io as a server knows it: public, of Cargo's
/// protocol. A feed has at most one.
pub fn is_crates_io(source: &UpstreamSource) -> bool {
    source.is_public(PROTOCOL)
}

/// The feed's crates.io source, if it has one.
pub fn of_feed(feed: &Feed) -> Option<&UpstreamSource> {
    feed.upstream_sources
        .iter()
        .find(|source| is_crates_io(source))
}

/// The spelling of the first feed that has the source.
pub(crate) fn copied_from<'a>(feeds: impl IntoIterator<Item = &'a Feed>) -> Option<UpstreamEntry> {
    feeds.into_iter().find_map(|feed| {
        of_feed(feed).map(|source| UpstreamEntry {
            name: source.name.clone(),
            protocol: source.protocol.clone(),
            location: source.location.clone(),
            copied_from: Some(feed.name.clone()),
        })
    })
}

/// The candidate: the person's own file if there is one, else ours.
pub(crate) fn candidate(folders: &Folders) -> Result<UpstreamEntry, Failure> {
    let path = folders.configuration.join(FILE);
    let own = match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => {
            return Err(Failure::new(ErrorCode::FolderUnusable)
                .at(path.display())
                .because(error));
        }
    };
    let file: CandidateFile = toml_edit::de::from_str(own.as_deref().unwrap_or(CANDIDATE))
        .map_err(|error| {
            Failure::new(ErrorCode::ProfileInvalid)
                .at(path.display())
                .because(error.message())
        })?;
    let location = file.location.replace("{name}", &file.name);
    Ok(UpstreamEntry {
        name: file.name,
        protocol: file.protocol,
        location,
        copied_from: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_candidate_can_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let entry = candidate(&Folders::below(folder.path())).unwrap();
        assert_eq!(
            (entry.name.as_str(), entry.protocol.as_str()),
            ("crates.io", "Cargo")
        );
        assert!(url::Url::parse(&entry.location).is_ok_and(|url| url.scheme() == "https"));
    }

    #[test]
    fn a_persons_own_candidate_wins_and_is_checked() {
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::below(folder.path());
        std::fs::create_dir_all(&folders.configuration).unwrap();
        let path = folders.configuration.join(FILE);
        std::fs::write(
            &path,
            "name = 'x'\nprotocol = 'cargo'\nlocation = 'https://{name}.example/'\n",
        )
        .unwrap();
        assert_eq!(candidate(&folders).unwrap().location, "https://x.example/");
        std::fs::write(&path, "nome = 'x'\n").unwrap();
        assert_eq!(
            candidate(&folders).unwrap_err().code,
            ErrorCode::ProfileInvalid
        );
    }
}
