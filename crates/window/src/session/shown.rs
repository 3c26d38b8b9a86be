//! Paths as people read and type them: `~` stands for the home folder. It
//! touches no file.

use std::path::{Path, PathBuf};

/// The path for reading.
pub(crate) fn shown(path: &Path, home: &Path) -> String {
    match path.strip_prefix(home) {
        Ok(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Ok(rest) => Path::new("~").join(rest).display().to_string(),
        Err(_) => path.display().to_string(),
    }
}

/// A text in which the home folder is `~` wherever a path of it begins.
pub(crate) fn hide_home(text: &str, home: &Path) -> String {
    let home = home.display().to_string();
    if home.len() < 2 {
        return text.to_owned();
    }
    let mut parts = text.split(&home);
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let goes_on = part.starts_with(|c: char| c.is_alphanumeric() || "-_.".contains(c));
        result.push_str(if goes_on { &home } else { "~" });
        result.push_str(part);
    }
    result
}

/// The path that a person means: `~` is the home folder, where relative paths
/// start too.
pub(crate) fn typed(text: &str, home: &Path) -> PathBuf {
    let text = text.trim();
    match text.strip_prefix('~') {
        Some("") => home.to_path_buf(),
        Some(rest) if rest.starts_with(['/', '\\']) => home.join(&rest[1..]),
        _ => home.join(text),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn home_is_a_tilde_both_ways() {
        let home = Path::new("/home/ada");
        let check = |path: &str, text: &str| {
            assert_eq!(shown(Path::new(path), home), text);
            assert_eq!(typed(text, home), Path::new(path));
        };
        check("/home/ada/src/app", "~/src/app");
        check("/home/ada", "~");
        check("/home/adam/src", "/home/adam/src");
        check("/srv/app", "/srv/app");
        let text = "Wrote /home/ada/.cargo, not /home/adam/x; /home/ada.";
        assert_eq!(
            hide_home(text, home),
            "Wrote ~/.cargo, not /home/adam/x; /home/ada."
        );
        assert_eq!(typed(" app ", home), Path::new("/home/ada/app"));
        assert_eq!(typed("~adam/x", home), Path::new("/home/ada/~adam/x"));
    }
}
