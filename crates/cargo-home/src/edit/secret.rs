//! Takes a readable token out of Cargo's credentials file. The file's values
//! are never decoded, and what is cut comes back as a secret, so that undo can
//! put the very bytes back without any copy of the file.

use secrecy::SecretString;
use zeroize::Zeroizing;

use super::{EditError, remove, splice};
use crate::layout::Layout;

/// A file without its token, and what was cut.
pub struct CutToken {
    /// Where it stood, in bytes from the start of the file.
    pub at: usize,
    /// The bytes that stood there: the line, or more if nothing else was in
    /// its table.
    pub taken: SecretString,
    /// What is left; it may hold the tokens of other registries.
    pub rest: Zeroizing<String>,
}

/// The credentials file without the token of this registry; none if it holds
/// none.
///
/// # Errors
/// When the text is no TOML that can be understood.
pub fn cut_token(text: &str, registry: &str) -> Result<Option<CutToken>, EditError> {
    let (mark, body) = splice::split_mark(text);
    let layout = super::parse(body)?;
    let path = ["registries", registry, "token"];
    super::refuse_array_of_tables(body, &layout, &path)?;
    if layout.value(&path).is_none() {
        return Ok(None);
    }
    let internal = || EditError::Internal {
        reason: "the token could not be cut".to_owned(),
    };
    let cuts = remove::splices(body, &layout, &path);
    let [cut] = cuts.as_slice() else {
        return Err(internal());
    };
    let (before, after) = (body.get(..cut.place.start), body.get(cut.place.end..));
    let taken = body.get(cut.place.clone()).ok_or_else(internal)?;
    let (before, after) = before.zip(after).ok_or_else(internal)?;
    let mut rest = Zeroizing::new(String::with_capacity(text.len()));
    rest.push_str(mark);
    rest.push_str(before);
    rest.push_str(after);
    let left = super::read_places(&rest).map_err(|_| internal())?;
    if others(&left, &[]) != others(&layout, &path) {
        return Err(internal());
    }
    Ok(Some(CutToken {
        at: mark.len() + cut.place.start,
        taken: SecretString::from(taken),
        rest,
    }))
}

/// The names of all values but one.
fn others<'layout>(layout: &'layout Layout, path: &[&str]) -> Vec<Vec<&'layout str>> {
    let leaves = layout.leaves().into_iter().map(|(names, _)| names);
    leaves.filter(|names| names != path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret as _;

    #[test]
    fn only_the_token_goes_and_comes_back() {
        let check = |text: &str, rest: Option<&str>| {
            let cut = cut_token(text, "feed").unwrap();
            assert_eq!(cut.as_ref().map(|cut| cut.rest.as_str()), rest, "{text:?}");
            if let Some(cut) = cut {
                let mut again = cut.rest.to_string();
                again.insert_str(cut.at, cut.taken.expose_secret());
                assert_eq!(again, text);
            }
        };
        check("", None);
        check("[registries.other]\ntoken = 'x'\n", None);
        check("[registries.feed]\ntoken = 'x'\n", Some(""));
        check(
            "\u{feff}# mine\r\n[registries.feed]\r\ntoken = 'x'\r\n[registry]\r\ntoken = 'y'\r\n",
            Some("\u{feff}# mine\r\n[registry]\r\ntoken = 'y'\r\n"),
        );
        check(
            "[registries]\nfeed = { token = 'x' }\nother = { token = 'y' }",
            Some("[registries]\nother = { token = 'y' }"),
        );
        check("registries.feed.token = 'x'\n# end\n", Some("# end\n"));
    }

    #[test]
    fn what_is_no_toml_is_left_alone() {
        assert!(cut_token("[registries.feed\ntoken = 'x'\n", "feed").is_err());
    }
}
