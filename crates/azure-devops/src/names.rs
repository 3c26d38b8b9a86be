//! The rules for names that a person types: feeds and projects. They are
//! checked before anything is sent, so that a mistake is told at once and no
//! name ever changes the shape of an address.

use thiserror::Error;

/// The longest name of a feed or a project, in characters (azure-devops facts §2.1).
const LONGEST_NAME: usize = 64;
/// What a feed's name may not contain (azure-devops facts §2.1).
const FORBIDDEN_IN_FEED: &str = "@~;{}\\+=<>|/?:&$*\"#[]',%";
/// What a project's name may not contain (Azure DevOps' public page "Naming
/// restrictions and conventions").
const FORBIDDEN_IN_PROJECT: &str = "\\/:*?\"<>|;#$*{},+=[]";

/// Why a name cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{problem}")]
pub struct NameError {
    /// The rule that the name breaks.
    pub problem: NameProblem,
}

/// The rule that a name breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NameProblem {
    /// Nothing was given.
    #[error("The name is empty.")]
    Empty,
    /// More than 64 characters.
    #[error("The name has {length} characters; at most 64 are allowed.")]
    TooLong {
        /// How many characters it has.
        length: usize,
    },
    /// A character that no name of this kind may have.
    #[error("The character {character:?} at position {position} is not allowed in the name.")]
    Character {
        /// The character.
        character: char,
        /// Its place in the name; the first character has position 1.
        position: usize,
    },
    /// A character that the name may not begin with.
    #[error("The name may not begin with {character:?}.")]
    Beginning {
        /// The character.
        character: char,
    },
    /// A character that the name may not end with.
    #[error("The name may not end with {character:?}.")]
    End {
        /// The character.
        character: char,
    },
}

/// Checks the name of a feed (azure-devops facts §2.1).
///
/// # Errors
/// The first rule that the name breaks.
pub fn check_feed_name(name: &str) -> Result<(), NameError> {
    check_length(name)?;
    check_characters(name, |character| {
        character.is_whitespace() || FORBIDDEN_IN_FEED.contains(character)
    })?;
    check_ends(name, &['_', '.'], &['.'])
}

/// Checks the name of a project. Spaces and letters of any script are fine.
///
/// # Errors
/// The first rule that the name breaks.
pub fn check_project_name(name: &str) -> Result<(), NameError> {
    check_length(name)?;
    check_characters(name, |character| FORBIDDEN_IN_PROJECT.contains(character))?;
    check_ends(name, &['_', '.', ' '], &['.', ' '])
}

/// True for characters that change how text is shown without being seen
/// themselves: direction marks, zero-width characters, line separators.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

fn check_length(name: &str) -> Result<(), NameError> {
    let length = name.chars().count();
    let problem = match length {
        0 => NameProblem::Empty,
        1..=LONGEST_NAME => return Ok(()),
        _ => NameProblem::TooLong { length },
    };
    Err(NameError { problem })
}

fn check_characters(name: &str, forbidden: impl Fn(char) -> bool) -> Result<(), NameError> {
    for (index, character) in name.chars().enumerate() {
        if character.is_control() || is_invisible(character) || forbidden(character) {
            let position = index + 1;
            return Err(NameError {
                problem: NameProblem::Character {
                    character,
                    position,
                },
            });
        }
    }
    Ok(())
}

fn check_ends(name: &str, beginnings: &[char], ends: &[char]) -> Result<(), NameError> {
    if let Some(character) = name.chars().next().filter(|c| beginnings.contains(c)) {
        return Err(NameError {
            problem: NameProblem::Beginning { character },
        });
    }
    if let Some(character) = name.chars().last().filter(|c| ends.contains(c)) {
        return Err(NameError {
            problem: NameProblem::End { character },
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feed_names() {
        let longest = "f".repeat(64);
        for good in [
            "crates-mirror",
            "2024-feed",
            "my.feed",
            "feed(1)",
            "feed!",
            "a",
            "Größe",
            "x_y",
            "a^b`c",
            longest.as_str(),
        ] {
            assert_eq!(check_feed_name(good), Ok(()), "{good}");
        }
        let check = |name: &str, expect: NameProblem| {
            assert_eq!(
                check_feed_name(name),
                Err(NameError { problem: expect }),
                "{name:?}"
            );
        };
        check("", NameProblem::Empty);
        check(&"f".repeat(65), NameProblem::TooLong { length: 65 });
        check("_feed", NameProblem::Beginning { character: '_' });
        check(".feed", NameProblem::Beginning { character: '.' });
        check("feed.", NameProblem::End { character: '.' });
        for character in "@~;{}\\+=<>|/?:&$*\"#[]',% \t\u{a0}\u{202e}\u{200b}\u{0}\u{7f}".chars() {
            check(
                &format!("ab{character}c"),
                NameProblem::Character {
                    character,
                    position: 3,
                },
            );
        }
    }

    #[test]
    fn project_names() {
        for good in [
            "My Project",
            "O'Brien",
            "Проект",
            "100% done",
            "a&b",
            "x@y",
            "a~b",
        ] {
            assert_eq!(check_project_name(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "_x",
            ".x",
            "x.",
            " x",
            "x ",
            "a/b",
            "a\\b",
            "a:b",
            "a#b",
            "a?b",
            "a\nb",
            "a[b]",
            "a\u{202e}b",
            "..",
            &"p".repeat(65),
        ] {
            assert!(check_project_name(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn the_sentence_names_the_place() {
        let error = check_feed_name("my feed").expect_err("a space is not allowed");
        insta::assert_snapshot!(error, @"The character ' ' at position 3 is not allowed in the name.");
    }
}
