//! A file of the old name, `.cargo/config`, joined with the `config.toml`
//! beside it that Cargo does not read because of it.

use super::put::{self, Shape};
use super::{EditError, check, parse, splice};
use crate::layout::Layout;

/// The text of the file that Cargo reads, with every value of the other one
/// for which it has none. What both say stays as it works today; comments of
/// the other one are not taken over.
///
/// # Errors
/// When one of them is no TOML, or a table here is a value there.
pub fn adopt(text: &str, hidden: &str) -> Result<String, EditError> {
    let (mark, body) = splice::split_mark(text);
    let (_, hidden) = splice::split_mark(hidden);
    check::parse(body)?;
    check::parse(hidden)?;
    let other = parse(hidden)?;
    let mut joined = body.to_owned();
    for (names, value) in other.leaves() {
        let layout = parse(&joined)?;
        let written = hidden.get(value.place.clone()).unwrap_or_default();
        if is_taken(&layout, &names) {
            continue;
        }
        let splices = put::missing(&joined, &layout, &names, written, Shape::Section)?;
        joined = splice::splice(&joined, splices)?;
    }
    check::parse(&joined)?;
    Ok(format!("{mark}{joined}"))
}

/// Whether a value stands at the path or above it, or a table at it.
fn is_taken(layout: &Layout, names: &[&str]) -> bool {
    let leaves = layout.leaves();
    let mut leaves = leaves.iter().map(|(taken, _)| taken.as_slice());
    leaves.any(|taken| names.starts_with(taken) || taken.starts_with(names))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_works_today_stays_and_the_rest_is_added() {
        let check = |text: &str, hidden: &str, expect: &str| {
            assert_eq!(adopt(text, hidden).unwrap(), expect, "{text:?} {hidden:?}");
        };
        check("", "", "");
        check(
            "[build]\njobs = 1\n",
            "[build]\njobs = 2\n",
            "[build]\njobs = 1\n",
        );
        check(
            "# mine\n[build]\njobs = 1\n",
            "[build]\njobs = 2\ntarget-dir = 'x'\n",
            "# mine\n[build]\njobs = 1\ntarget-dir = 'x'\n",
        );
        let both = adopt(
            "[build]\njobs = 1\n",
            "[registries]\nf = { index = 'i' }\n\n[source.crates-io]\nreplace-with = 'f'\n",
        );
        let table: toml_edit::DocumentMut = both.unwrap().parse().unwrap();
        assert_eq!(table["registries"]["f"]["index"].as_str(), Some("i"));
        assert_eq!(
            table["source"]["crates-io"]["replace-with"].as_str(),
            Some("f")
        );
        assert_eq!(table["build"]["jobs"].as_integer(), Some(1));
    }

    #[test]
    fn what_is_no_toml_is_not_joined() {
        assert!(adopt("a = ", "").is_err());
        assert!(adopt("", "a = ").is_err());
    }
}
