//! Finds what looks like a token in a profile, so that it is refused before
//! anything else reads it. It tells the line and the kind, never the value.

use toml_edit::{Document, Item, TableLike, Value};

/// Length of Azure DevOps' tokens since July 2024, and where their fixed
/// signature stands (threats and failures §1, Q1).
const NEW_TOKEN: usize = 84;
const SIGNATURE_AT: usize = 76;
const SIGNATURE: &str = "AZDO";
/// Length of the tokens before: base 32 in lower case.
const OLD_TOKEN: usize = 52;
/// A JSON Web Token's first part is the base64 of `{"`.
const WEB_TOKEN_START: &str = "eyJ";
/// Keys whose only use is to hold a secret.
const SECRET_KEYS: [&str; 6] = [
    "token",
    "pat",
    "password",
    "secret",
    "client-secret",
    "api-key",
];

/// The first line that looks like it holds a secret, counted from 1, with the
/// kind of secret.
pub(super) fn first_in(text: &str) -> Option<(usize, &'static str)> {
    let mut lines = text.lines().enumerate();
    let plain = lines.find_map(|(index, line)| kind_in(line).map(|kind| (index + 1, kind)));
    plain.or_else(|| first_escaped_in(text))
}

/// The same for values that escapes keep from being seen in the line.
fn first_escaped_in(text: &str) -> Option<(usize, &'static str)> {
    if !text.contains('\\') {
        return None;
    }
    let document = Document::parse(text).ok()?;
    let (at, kind) = in_table(document.as_table())?;
    Some((text.get(..at)?.matches('\n').count() + 1, kind))
}

/// The place of the first, and its kind.
fn in_table(table: &dyn TableLike) -> Option<(usize, &'static str)> {
    table.iter().find_map(|(_, item)| match item {
        Item::Value(value) => in_value(value),
        Item::Table(inner) => in_table(inner),
        Item::ArrayOfTables(tables) => tables.iter().find_map(|inner| in_table(inner)),
        Item::None => None,
    })
}

fn in_value(value: &Value) -> Option<(usize, &'static str)> {
    match value {
        Value::String(string) => {
            let kind = string.value().lines().find_map(kind_of_value)?;
            Some((string.span().map_or(0, |span| span.start), kind))
        }
        Value::Array(values) => values.iter().find_map(in_value),
        Value::InlineTable(inner) => in_table(inner),
        _ => None,
    }
}

fn kind_in(line: &str) -> Option<&'static str> {
    if secret_key(line) {
        return Some("a key for a secret");
    }
    kind_of_value(line)
}

/// What a text is, whatever its key.
pub(super) fn kind_of_value(line: &str) -> Option<&'static str> {
    if let Some(scheme) = header_in(line) {
        return Some(scheme);
    }
    line.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.')))
        .find_map(word_kind)
}

fn secret_key(line: &str) -> bool {
    let Some((key, _)) = line.split_once('=') else {
        return false;
    };
    let key = key.trim().rsplit('.').next().unwrap_or_default();
    let key = key
        .trim()
        .trim_matches(['"', '\''])
        .to_ascii_lowercase()
        .replace('_', "-");
    SECRET_KEYS.contains(&key.as_str())
}

fn header_in(line: &str) -> Option<&'static str> {
    let kind_after = |scheme: &str| {
        line.match_indices(scheme).any(|(at, _)| {
            let rest = line[at + scheme.len()..].trim_start();
            let run = rest
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || "+/=._-".contains(*c))
                .count();
            run >= 16 && rest.len() < line.len() - at - scheme.len()
        })
    };
    if kind_after("Basic") {
        Some("a Basic credential")
    } else if kind_after("Bearer") {
        Some("a Bearer token")
    } else {
        None
    }
}

fn word_kind(word: &str) -> Option<&'static str> {
    if word.len() == NEW_TOKEN
        && word.get(SIGNATURE_AT..SIGNATURE_AT + SIGNATURE.len()) == Some(SIGNATURE)
    {
        return Some("a personal access token");
    }
    let base32 = |word: &str| {
        word.bytes()
            .all(|b| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b))
    };
    if word.len() == OLD_TOKEN && base32(word) && word.bytes().any(|b| b.is_ascii_digit()) {
        return Some("a personal access token");
    }
    if word.starts_with(WEB_TOKEN_START) && word.len() > 40 && word.matches('.').count() >= 2 {
        return Some("a JSON Web Token");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expect: Option<&str>) {
        assert_eq!(kind_in(line), expect, "{line}");
    }

    #[test]
    fn token_shapes_are_found() {
        let new = format!("{}{SIGNATURE}{}", "a1".repeat(38), "Bb3c");
        check(
            &format!("name = \"{new}\""),
            Some("a personal access token"),
        );
        check(&format!("# {new}"), Some("a personal access token"));
        check(
            &format!("x = '{}'", "ab2c".repeat(13)),
            Some("a personal access token"),
        );
        check(
            &format!("x = 'eyJ{0}.{0}.{0}'", "Abc1".repeat(6)),
            Some("a JSON Web Token"),
        );
        check(
            &format!("x = 'Basic {}'", "QUJD".repeat(5)),
            Some("a Basic credential"),
        );
        check(
            &format!("x = 'Bearer {}'", "QUJD".repeat(5)),
            Some("a Bearer token"),
        );
        check("token = \"\"", Some("a key for a secret"));
        check(
            "credentials.client_secret = 'x'",
            Some("a key for a secret"),
        );
    }

    #[test]
    fn escapes_hide_nothing() {
        let check = |text: &str, expect: Option<usize>| {
            let found = first_in(text).map(|(line, _)| line);
            assert_eq!(found, expect, "{text}");
        };
        let token = format!("\\u0061{}", &"ab2c".repeat(13)[1..]);
        check(&format!("x = 1\ny = \"{token}\""), Some(2));
        check(
            &format!("x = 1\n\ny = [1, {{ z = \"a {token}\" }}]"),
            Some(3),
        );
        check(&format!("[[x]]\ny.z = \"{token}\""), Some(2));
        check(&format!("y = '{token}'"), None);
        check("y = \"\\u0061\"", None);
    }

    #[test]
    fn ordinary_lines_are_not() {
        check("account = \"personal-access-token\"", None);
        check("name = \"crates-mirror\"", None);
        check("# Basic set-up of the mirror", None);
        check("project = \"Basics of Fabrikam\"", None);
        check(&format!("name = \"{}\"", "a".repeat(84)), None);
        check(
            "repositories = [\"~/src/app\", \"~/src/a-much-longer-name-of-a-folder-than-usual-here\"]",
            None,
        );
    }
}
