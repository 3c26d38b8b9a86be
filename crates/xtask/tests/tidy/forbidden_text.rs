//! What may stand in no committed file: the hosts of package registries, paths
//! of somebody's machine, and anything that has the shape of a secret. The
//! patterns are put together while the test runs, so that it does not find
//! itself.

use crate::repository::{Breach, SourceFile, assert_none, files};

/// Hosts of package registries: the products of a first and a second part.
fn hosts() -> Vec<String> {
    let parts: [(&[&str], &str); 5] = [
        (&["index.", "static.", "://", "://www."], "crates.io"),
        (&["registry.", "://", "://www."], "npmjs.org"),
        (&["registry.", "://www."], "npmjs.com"),
        (&["://", "files.", "test."], "pypi.org"),
        (&["files."], "pythonhosted.org"),
    ];
    let joined = |(firsts, second): (&[&str], &str)| -> Vec<String> {
        firsts
            .iter()
            .map(|first| format!("{first}{second}"))
            .collect()
    };
    parts.into_iter().flat_map(joined).collect()
}

/// Folders that only the machines of this project's developers have.
fn machine_paths() -> Vec<String> {
    let parts = [
        ("/root", "/"),
        ("/work", "/main"),
        ("/work", "/shared"),
        ("/work", "/.library"),
    ];
    parts.iter().map(|(a, b)| format!("{a}{b}")).collect()
}

fn check(file: &SourceFile) -> Vec<Breach> {
    let (hosts, paths) = (hosts(), machine_paths());
    let mut breaches = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        let lower = line.to_ascii_lowercase();
        let mut report = |rule: &str| breaches.push(Breach::new(&file.path, index + 1, rule));
        if hosts.iter().any(|host| lower.contains(host)) {
            report("the host of a package registry");
        }
        if paths.iter().any(|path| line.contains(path)) {
            report("a path of somebody's machine");
        }
        if let Some(shape) = secret_shape(line) {
            // Never the line itself: the log would have the secret.
            report(shape);
        }
    }
    breaches
}

/// The kind of secret that a part of the line looks like.
fn secret_shape(line: &str) -> Option<&'static str> {
    let is_word = |c: char| c.is_ascii_alphanumeric();
    let mut words = line.split(|c: char| !is_word(c));
    let base32 = |word: &str| word.chars().all(|c| matches!(c, 'a'..='z' | '2'..='7'));
    let marked = |word: &str| word.get(76..80) == Some(concat!("AZ", "DO"));
    if words.any(|word| word.len() == 52 && base32(word) || word.len() == 84 && marked(word)) {
        return Some("the shape of a personal access token");
    }
    if line.contains(concat!("PRIVATE ", "KEY-----")) {
        return Some("the shape of a private key");
    }
    let is_token = |c: char| is_word(c) || "-_.".contains(c);
    let signed = |word: &str| {
        let parts: Vec<&str> = word.split('.').collect();
        parts.len() == 3
            && parts[..2]
                .iter()
                .all(|part| part.starts_with("eyJ") && part.len() > 10)
    };
    if line.split(|c: char| !is_token(c)).any(signed) {
        return Some("the shape of a signed token");
    }
    None
}

#[test]
fn nothing_forbidden_is_committed() {
    let breaches: Vec<Breach> = files().iter().flat_map(check).collect();
    assert_none(&breaches);
}

#[test]
fn the_check_sees_what_is_forbidden() {
    let breaches = |line: &str| check(&SourceFile::new("a.md", line)).len();
    let allowed = [
        "crates.io, npm and PyPI",
        "registry+https://github.com/rust-lang/crates.io-index",
        "{cargo home}/config.toml and ~/work/app",
        "https://dev.azure.com/contoso",
        &"0123456789abcdef".repeat(4),
        &"a".repeat(51),
    ];
    for line in allowed {
        assert_eq!(breaches(line), 0, "{line}");
    }
    for line in hosts().iter().chain(&machine_paths()) {
        assert_eq!(breaches(&format!("see {line}x")), 1, "{line}");
        assert!(breaches(&line.to_uppercase()) <= 1);
    }
    let header = format!("eyJ{}", "h".repeat(20));
    let secrets = [
        format!("token = \"{}\"", "a2".repeat(26)),
        format!("{}{}{}", "A".repeat(76), concat!("AZ", "DO"), "4".repeat(4)),
        format!("Bearer {header}.{header}.{}", "s".repeat(43)),
        format!("-----BEGIN EC PRIVATE {}-----", "KEY"),
    ];
    for line in &secrets {
        assert_eq!(breaches(line), 1, "{line}");
    }
}
