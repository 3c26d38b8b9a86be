//! Paths as people read and type them: `~` stands for the home folder. It
//! touches no file.

pub(crate) use setup::{hide_home, shown};
use std::path::{Path, PathBuf};

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
        assert_eq!(typed(" app ", home), Path::new("/home/ada/app"));
        assert_eq!(typed("~adam/x", home), Path::new("/home/ada/~adam/x"));
    }
}
