//! Any bytes as git's configuration of a repository that somebody else made.

use super::{MOST_REMOTES, remotes_in};

/// Few remotes, whose addresses hold neither controls nor passwords.
pub fn git_configuration(data: &[u8]) {
    let remotes = remotes_in(&String::from_utf8_lossy(data));
    assert!(remotes.len() <= MOST_REMOTES);
    for remote in remotes {
        assert!(!remote.name.is_empty(), "{remote:?}");
        assert!(!remote.name.contains(char::is_control), "{remote:?}");
        assert!(!remote.url.contains(char::is_control), "{remote:?}");
        if let Ok(url) = url::Url::parse(&remote.url) {
            assert!(url.password().is_none(), "{remote:?}");
            let has_user = !url.username().is_empty();
            assert!(!has_user || url.scheme() == "ssh", "{remote:?}");
        }
    }
}
