//! A lint is switched off only with its reason beside it.

use syn::visit::Visit;

use crate::repository::{Breach, SourceFile, assert_none, rust_files};

fn check(file: &SourceFile) -> Vec<Breach> {
    let Ok(syntax) = syn::parse_file(&file.text) else {
        return vec![Breach::new(&file.path, 1, "no Rust")];
    };
    let mut attributes = Attributes {
        path: &file.path,
        breaches: Vec::new(),
    };
    attributes.visit_file(&syntax);
    attributes.breaches
}

struct Attributes<'a> {
    path: &'a str,
    breaches: Vec<Breach>,
}

impl<'ast> Visit<'ast> for Attributes<'_> {
    fn visit_attribute(&mut self, attribute: &'ast syn::Attribute) {
        // `cfg_attr(…, allow(…))` counts as well, so the words decide.
        let syn::Meta::List(list) = &attribute.meta else {
            return;
        };
        let switches_off = ["allow", "expect"].iter().any(|word| {
            let within = list.path.is_ident("cfg_attr") && mentions(&list.tokens, word);
            list.path.is_ident(word) || within
        });
        let line = list.delimiter.span().open().start().line;
        if switches_off && !mentions(&list.tokens, "reason") {
            let rule = "a lint is switched off only with a reason";
            self.breaches.push(Breach::new(self.path, line, rule));
        }
    }
}

fn mentions(tokens: &proc_macro2::TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        proc_macro2::TokenTree::Ident(ident) => ident == name,
        proc_macro2::TokenTree::Group(group) => mentions(&group.stream(), name),
        _ => false,
    })
}

#[test]
fn every_exception_has_its_reason() {
    let breaches: Vec<Breach> = rust_files().iter().flat_map(check).collect();
    assert_none(&breaches);
}

#[test]
fn the_check_sees_exceptions_without_a_reason() {
    let check = |text: &str, expect: &[usize]| {
        let breaches = check(&SourceFile::new("a.rs", text));
        let lines: Vec<usize> = breaches.iter().map(|breach| breach.line).collect();
        assert_eq!(lines, expect, "{text}");
    };
    check(
        "#[expect(dead_code, reason = \"for a test\")]\nfn a() {}",
        &[],
    );
    check("#[expect(dead_code)]\nfn a() {}", &[1]);
    check("\n#![allow(dead_code)]\n", &[2]);
    check("#[allow(dead_code, reason = \"so\")]\nfn a() {}", &[]);
    check("#[allow(dead_code)]\nfn a() {}", &[1]);
    check("fn a() {\n    #[allow(unused)]\n    let b = 1;\n}", &[2]);
    check("#[cfg_attr(unix, allow(dead_code))]\nfn a() {}", &[1]);
    check(
        "#[cfg_attr(not(unix), expect(dead_code, reason = \"so\"))]\nfn a() {}",
        &[],
    );
    check("#[cfg(unix)]\n#[must_use]\nfn a() {}", &[]);
}
