//! Whether a new feed may be called so, and what Cargo will call its registry.
//! Everything is judged by what is known already: the rules of Azure DevOps,
//! the feeds that were listed, and this user's configuration of Cargo.

use super::feeds::{KnownFeeds, index_of};
use super::projects::same;
use super::{Answer, Session};
use crate::contract::{FeedNameChecked, FeedNameProblem};
use azure_devops::{FeedScope, NameProblem, check_feed_name};
use cargo_home::{MergedConfiguration, Origin, RegistryName, Sourced};
use std::collections::BTreeMap;

/// The name that is filled in.
const USUAL_NAME: &str = "crates-mirror";
/// The longest name of a feed, in characters (azure-devops facts §2.1).
const LONGEST_NAME: usize = 64;
/// More names than this are not tried.
const MOST_NAMES: usize = 1_000;

/// What this user's Cargo knows: the registries by name.
#[derive(Default)]
pub(crate) struct OnComputer(BTreeMap<String, Sourced<String>>);

impl Session {
    /// Whether a new feed may be called so, in a project or in the whole
    /// organization.
    ///
    /// # Errors
    /// When nothing is known of the feeds yet and they cannot be listed.
    pub async fn check_feed_name(
        &self,
        name: String,
        project: Option<String>,
    ) -> Answer<FeedNameChecked> {
        // Rules need no server: they are told also while there is none.
        if let Err(reason) = lawful(&name) {
            return Ok(FeedNameChecked::Refused { reason });
        }
        let known = self.known_feeds(project.as_deref()).await;
        let known = known.map_err(|failure| self.problem(failure))?;
        let scope = FeedScope::from_project(project.as_deref());
        let here = self.on_computer().await;
        Ok(match free(&name, &scope, &known, &here) {
            Ok(registry) => FeedNameChecked::Fine {
                differs: registry.as_str() != name,
                registry: registry.to_string(),
            },
            Err(reason) => FeedNameChecked::Refused { reason },
        })
    }

    /// The registries of this user's Cargo. A configuration that cannot be read
    /// is no fault of a name; it is told where it matters.
    pub(crate) async fn on_computer(&self) -> OnComputer {
        let Ok(setup) = self.setup() else {
            return OnComputer::default();
        };
        let read = tokio::task::spawn_blocking(move || {
            let merged = MergedConfiguration::read(&setup.computer.home, &setup.computer).ok()?;
            Some(OnComputer(merged.registries()))
        });
        read.await.ok().flatten().unwrap_or_default()
    }
}

/// The first name that is free of `crates-mirror`, `crates-mirror-2`, …
pub(crate) fn free_name(known: &KnownFeeds, here: &OnComputer) -> String {
    let mut names = (2..=MOST_NAMES).map(|number| format!("{USUAL_NAME}-{number}"));
    std::iter::once(USUAL_NAME.to_owned())
        .chain(&mut names)
        .find(|name| free(name, &known.scope, known, here).is_ok())
        .unwrap_or_else(|| USUAL_NAME.to_owned())
}

/// The rules of Azure DevOps for a feed's name.
fn lawful(name: &str) -> Result<(), FeedNameProblem> {
    if name.trim().is_empty() {
        return Err(FeedNameProblem::Empty);
    }
    if name.contains(char::is_whitespace) {
        let suggestion = without_spaces(name);
        return Err(FeedNameProblem::Spaces { suggestion });
    }
    check_feed_name(name).map_err(|error| match error.problem {
        NameProblem::Empty => FeedNameProblem::Empty,
        NameProblem::TooLong { length } => FeedNameProblem::Long {
            count: u32::try_from(length).unwrap_or(u32::MAX),
        },
        NameProblem::Character { character, .. } => FeedNameProblem::Character {
            character: visible(character),
        },
        NameProblem::Beginning { character } | NameProblem::End { character } => {
            FeedNameProblem::Start {
                character: visible(character),
            }
        }
    })
}

/// A lawful name that reads like the one with spaces.
fn without_spaces(name: &str) -> String {
    let joined = name.split_whitespace().collect::<Vec<_>>().join("-");
    let is_good = |c: &char| check_feed_name(&format!("a{c}a")).is_ok();
    let kept: String = joined.chars().filter(is_good).take(LONGEST_NAME).collect();
    let kept = kept.trim_matches(['_', '.', '-']);
    match check_feed_name(kept) {
        Ok(()) => kept.to_owned(),
        Err(_) => USUAL_NAME.to_owned(),
    }
}

/// A character that nobody sees is told by its number.
fn visible(character: char) -> String {
    let is_seen = character.escape_debug().count() == 1 || "\"'\\".contains(character);
    match is_seen {
        true => character.to_string(),
        false => format!("U+{:04X}", u32::from(character)),
    }
}

/// The registry's name for a feed whose name nothing else has.
fn free(
    name: &str,
    scope: &FeedScope,
    known: &KnownFeeds,
    here: &OnComputer,
) -> Result<RegistryName, FeedNameProblem> {
    if let Some(feed) = known.feeds.iter().find(|feed| same(&feed.name, name)) {
        return Err(FeedNameProblem::Taken {
            id: feed.id.clone(),
            project: feed.scope().project().map(str::to_owned),
        });
    }
    if known.deleted.iter().any(|deleted| same(deleted, name)) {
        return Err(FeedNameProblem::InRecycleBin);
    }
    let registry = RegistryName::derived_from(name);
    let is_this = |value: &str| {
        [false, true].into_iter().any(|public| {
            let index = index_of(&known.endpoints, scope, name, public);
            index.is_some_and(|index| index.is_spelled(value))
        })
    };
    match here.index_of(&registry) {
        Some(index) if !is_this(index) => Err(FeedNameProblem::RegistryTaken {
            registry: registry.to_string(),
        }),
        _ => Ok(registry),
    }
}

impl OnComputer {
    /// The index that Cargo has for the name. A variable of the environment
    /// speaks for every name that is spelled like it.
    fn index_of(&self, name: &RegistryName) -> Option<&str> {
        let in_variables = name.as_str().replace('-', "_").to_lowercase();
        let mut known = self.0.iter();
        known
            .find(|(other, index)| match index.origin {
                Origin::Environment { .. } => **other == in_variables,
                Origin::File { .. } => *other == name.as_str(),
            })
            .map(|(_, index)| index.value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_told_in_their_own_words() {
        let check = |name: &str, expected| assert_eq!(lawful(name), Err(expected), "{name:?}");
        let spaces = |suggestion: &str| FeedNameProblem::Spaces {
            suggestion: suggestion.to_owned(),
        };
        let character = |text: &str| FeedNameProblem::Character {
            character: text.to_owned(),
        };
        let start = |text: &str| FeedNameProblem::Start {
            character: text.to_owned(),
        };
        check("", FeedNameProblem::Empty);
        check(" \t", FeedNameProblem::Empty);
        check("my feed", spaces("my-feed"));
        check(" rust\u{a0}crates / all ", spaces("rust-crates--all"));
        check("_ .", spaces(USUAL_NAME));
        check("a/b", character("/"));
        check("a\"b", character("\""));
        check("a\u{202e}b", character("U+202E"));
        check("a\u{7}b", character("U+0007"));
        check(
            "<img src=x onerror=alert(1)>",
            spaces("img-srcx-onerroralert(1)"),
        );
        check(&"x".repeat(65), FeedNameProblem::Long { count: 65 });
        check("_x", start("_"));
        check(".x", start("."));
        check("x.", start("."));
        for fine in ["crates-mirror", "2024", "Größe", &"x".repeat(64)] {
            assert_eq!(lawful(fine), Ok(()), "{fine}");
        }
    }
}
