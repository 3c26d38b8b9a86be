//! Every module file opens with a paragraph on what it is for.

use syn::{Expr, Lit, Meta};

use crate::repository::{Breach, SourceFile, assert_none, rust_files};

/// Fewer words than this say nothing that the file's name does not.
const FEWEST_WORDS: usize = 4;

fn check(file: &SourceFile) -> Vec<Breach> {
    let Ok(syntax) = syn::parse_file(&file.text) else {
        return vec![Breach::new(&file.path, 1, "no Rust")];
    };
    let words: usize = syntax
        .attrs
        .iter()
        .filter_map(doc_line)
        .map(|line| line.split_whitespace().count())
        .sum();
    if words >= FEWEST_WORDS {
        return Vec::new();
    }
    vec![Breach::new(
        &file.path,
        1,
        "a module opens with a //! paragraph on what it is for",
    )]
}

fn doc_line(attribute: &syn::Attribute) -> Option<String> {
    let Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    match &pair.value {
        Expr::Lit(literal) if pair.path.is_ident("doc") => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    let breaches: Vec<Breach> = rust_files().iter().flat_map(check).collect();
    assert_none(&breaches);
}

#[test]
fn the_check_sees_a_module_without_words() {
    let breaches = |text: &str| check(&SourceFile::new("a.rs", text)).len();
    assert_eq!(breaches("//! What this is for.\nfn a() {}"), 0);
    assert_eq!(breaches("#![cfg(unix)]\n\n//! What this\n//! is for.\n"), 0);
    assert_eq!(breaches("fn a() {}"), 1);
    assert_eq!(breaches("//! Being built.\n"), 1);
    assert_eq!(
        breaches("/// Words about the function, none about the module.\nfn a() {}"),
        1
    );
    assert_eq!(breaches(""), 1);
}
