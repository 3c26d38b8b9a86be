//! A change of a text file as a unified diff that people and tools read.

use similar::TextDiff;
use std::path::Path;

/// The diff with three lines of context, the number of lines added and the
/// number removed. Line ends are shown as they are.
pub fn unified(path: &Path, before: &str, after: &str, new: bool) -> (String, usize, usize) {
    let diff = TextDiff::from_lines(before, after);
    let (mut added, mut removed) = (0, 0);
    for change in diff.iter_all_changes() {
        match change.tag() {
            similar::ChangeTag::Insert => added += 1,
            similar::ChangeTag::Delete => removed += 1,
            similar::ChangeTag::Equal => {}
        }
    }
    let old = if new {
        "/dev/null".to_owned()
    } else {
        path.display().to_string()
    };
    let text = diff
        .unified_diff()
        .context_radius(3)
        .header(&old, &path.display().to_string())
        .to_string();
    (text, added, removed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_changes() {
        let (text, added, removed) = unified(
            Path::new("/home/ada/.cargo/config.toml"),
            "[net]\nretry = 2\n",
            "[net]\nretry = 2\n\n[registry]\n",
            false,
        );
        insta::assert_snapshot!(text, @r"
        --- /home/ada/.cargo/config.toml
        +++ /home/ada/.cargo/config.toml
        @@ -1,2 +1,4 @@
         [net]
         retry = 2
        +
        +[registry]
        ");
        assert_eq!((added, removed), (2, 0));
    }
}
