//! Links between documents resolve, to the heading.

use crate::repository::{Breach, SourceFile, assert_none, files};

/// The lines of a document outside of fenced code, with their numbers.
fn prose(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            return None;
        }
        (!fenced).then_some((index + 1, line))
    })
}

/// The targets of `[words](target)` in a line, outside of code.
fn targets(line: &str) -> Vec<&str> {
    let outside_code = line.split('`').step_by(2);
    outside_code
        .flat_map(|part| part.split("](").skip(1))
        .filter_map(|rest| rest.split(')').next())
        .collect()
}

/// A heading's name in an address, as the usual renderers make it.
fn slug(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
    let text: String = heading
        .trim_start_matches('#')
        .trim()
        .chars()
        .filter(kept)
        .collect();
    text.to_lowercase().replace(' ', "-")
}

/// `folder` and a relative path as a path from the root, or none above it.
fn resolve(document: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = document.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

fn check(document: &SourceFile, all: &[SourceFile]) -> Vec<Breach> {
    let mut breaches = Vec::new();
    for (line, text) in prose(&document.text) {
        for target in targets(text) {
            if !target.contains("://") && !leads_somewhere(document, target, all) {
                let rule = format!("the link {target} leads nowhere");
                breaches.push(Breach::new(&document.path, line, rule));
            }
        }
    }
    breaches
}

fn leads_somewhere(document: &SourceFile, target: &str, all: &[SourceFile]) -> bool {
    let (path, heading) = target.split_once('#').unwrap_or((target, ""));
    let Some(path) = (match path {
        "" => Some(document.path.clone()),
        path => resolve(&document.path, path),
    }) else {
        return false;
    };
    let folder = format!("{path}/");
    match all.iter().find(|file| file.path == path) {
        Some(_) if heading.is_empty() => true,
        Some(file) => prose(&file.text).any(|(_, l)| l.starts_with('#') && slug(l) == heading),
        None => heading.is_empty() && all.iter().any(|file| file.path.starts_with(&folder)),
    }
}

#[test]
fn links_between_documents_resolve() {
    let files = files();
    let documents = files.iter().filter(|file| file.path.ends_with(".md"));
    let breaches: Vec<Breach> = documents
        .flat_map(|document| check(document, &files))
        .collect();
    assert_none(&breaches);
}

#[test]
fn the_check_sees_links_that_lead_nowhere() {
    let all = [
        SourceFile::new("docs/b.md", "# The title\n\n## A `part`, named\n"),
        SourceFile::new("crates/a/src/lib.rs", ""),
    ];
    let check = |text: &str| check(&SourceFile::new("docs/a.md", text), &all).len();
    assert_eq!(
        check("[b](b.md) [b](./b.md#the-title) [b](b.md#a-part-named)"),
        0
    );
    assert_eq!(
        check("[code](../crates/a/src/lib.rs) [folder](../crates/a)"),
        0
    );
    assert_eq!(check("[outside](https://example.org/nothing)"), 0);
    assert_eq!(check("`[code](nothing)`\n```\n[code](nothing)\n```\n"), 0);
    assert_eq!(check("[a](c.md)"), 1);
    assert_eq!(check("[a](b.md#no-such-part) and [a](../../b.md)"), 2);
    assert_eq!(check("```\n```\n[a](nothing)"), 1);
}
