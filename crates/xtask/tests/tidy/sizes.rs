//! No file above 400 lines and no function above 60, tests included.

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::repository::{Breach, SourceFile, assert_none, rust_files};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

fn check(file: &SourceFile) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let lines = file.text.lines().count();
    if lines > LONGEST_FILE {
        let rule = format!("{lines} lines; a file has at most {LONGEST_FILE}");
        breaches.push(Breach::new(&file.path, 0, rule));
    }
    match syn::parse_file(&file.text) {
        Ok(syntax) => {
            let mut functions = Functions {
                path: &file.path,
                breaches: &mut breaches,
            };
            functions.visit_file(&syntax);
        }
        Err(error) => breaches.push(Breach::new(
            &file.path,
            error.span().start().line,
            format!("no Rust: {error}"),
        )),
    }
    breaches
}

struct Functions<'a> {
    path: &'a str,
    breaches: &'a mut Vec<Breach>,
}

impl Functions<'_> {
    fn measure(&mut self, signature: &syn::Signature, body: &syn::Block) {
        let first = signature.span().start().line;
        let lines = body.span().end().line + 1 - first;
        if lines > LONGEST_FUNCTION {
            let name = &signature.ident;
            let rule =
                format!("`{name}` has {lines} lines; a function has at most {LONGEST_FUNCTION}");
            self.breaches.push(Breach::new(self.path, first, rule));
        }
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        self.measure(&function.sig, &function.block);
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        self.measure(&function.sig, &function.block);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if let Some(body) = &function.default {
            self.measure(&function.sig, body);
        }
        visit::visit_trait_item_fn(self, function);
    }
}

#[test]
fn files_and_functions_are_short() {
    let breaches: Vec<Breach> = rust_files().iter().flat_map(check).collect();
    assert_none(&breaches);
}

/// A function of so many lines in all.
fn function_of(lines: usize) -> String {
    format!("fn long() {{\n{}}}\n", "    let _ = 1;\n".repeat(lines - 2))
}

#[test]
fn the_check_sees_long_files() {
    let of = |lines| check(&SourceFile::new("a.rs", &"//! Words.\n".repeat(lines))).len();
    assert_eq!(of(400), 0);
    assert_eq!(of(401), 1);
}

#[test]
fn the_check_sees_long_functions_wherever_they_are() {
    let check = |text: &str, expect: &[usize]| {
        let breaches = check(&SourceFile::new("a.rs", text));
        let lines: Vec<usize> = breaches.iter().map(|breach| breach.line).collect();
        assert_eq!(lines, expect, "{text}");
    };
    check(&function_of(60), &[]);
    check(&function_of(61), &[1]);
    let long = function_of(61);
    check(&format!("impl Thing {{\n{long}}}"), &[2]);
    check(&format!("trait Thing {{\n{long}}}"), &[2]);
    check(&format!("mod a {{\nmod b {{\n{long}}}}}"), &[3]);
    check(&format!("fn a() {{\n\n{long}}}"), &[1, 3]);
    // What is no Rust is reported too.
    check("fn {", &[1]);
}
