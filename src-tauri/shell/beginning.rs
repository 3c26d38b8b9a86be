//! What the page begins with: known at once, without looking around.

use window::Session;
use window::contract::{Start, System};

/// More are of no use.
const MOST: usize = 10;
/// The longest tag of BCP 47 that occurs, in bytes.
const LONGEST: usize = 35;

/// The answer to the page's first question.
pub(crate) fn start(session: &Session) -> Start {
    let (settings, practice, store) = session.begin();
    Start {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        system: system(),
        store,
        languages: languages(),
        settings,
        practice,
    }
}

fn system() -> System {
    if cfg!(windows) {
        System::Windows
    } else if cfg!(target_os = "macos") {
        System::Macos
    } else {
        System::Linux
    }
}

/// The person's languages, most wanted first, as BCP 47 tags. What a variable
/// holds that is none is left out.
fn languages() -> Vec<String> {
    let tags = sys_locale::get_locales();
    tags.filter(|tag| is_tag(tag)).take(MOST).collect()
}

fn is_tag(tag: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() <= LONGEST
        && tag.starts_with(|c: char| c.is_ascii_alphabetic())
        && tag.split('-').all(part)
}

#[cfg(test)]
mod tests {
    use super::is_tag;

    #[test]
    fn only_tags_are_languages() {
        for tag in ["de", "de-CH", "zh-Hans-CN", "en-US-u-nu-latn"] {
            assert!(is_tag(tag), "{tag}");
        }
        for other in ["", "-", "de-", "de_CH", "C.UTF-8", "1", "<b>", "x\u{202e}y"] {
            assert!(!is_tag(other), "{other}");
        }
        assert!(!is_tag(&"a".repeat(40)));
    }
}
