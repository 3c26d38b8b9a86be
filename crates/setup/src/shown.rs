//! Paths as people read them: `~` stands for the home folder. It touches no
//! file.

use std::path::Path;

/// The path for reading.
pub fn shown(path: &Path, home: &Path) -> String {
    match path.strip_prefix(home) {
        Ok(rest) if rest.as_os_str().is_empty() => "~".to_owned(),
        Ok(rest) => Path::new("~").join(rest).display().to_string(),
        Err(_) => path.display().to_string(),
    }
}

/// A text in which the home folder is `~` wherever a path of it begins.
pub fn hide_home(text: &str, home: &Path) -> String {
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

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn home_is_a_tilde() {
        let home = Path::new("/home/ada");
        let check = |path: &str, text: &str| assert_eq!(shown(Path::new(path), home), text);
        check("/home/ada/src/app", "~/src/app");
        check("/home/ada", "~");
        check("/home/adam/src", "/home/adam/src");
        check("/srv/app", "/srv/app");
        let text = "Wrote /home/ada/.cargo, not /home/adam/x; /home/ada.";
        assert_eq!(
            hide_home(text, home),
            "Wrote ~/.cargo, not /home/adam/x; /home/ada."
        );
    }
}
