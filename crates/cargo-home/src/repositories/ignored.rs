//! Which folders ignore files leave out. The matching is the library
//! `ignore`'s; which files count, and in which order, is git's own rule: the
//! nearest `.gitignore` first, up to the root of the work tree, then
//! `.git/info/exclude`, then the user's own file. A `.ignore` goes before all.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use tokio_util::sync::CancellationToken;

use crate::Computer;
use crate::git::{read_bounded, user_excludes};

/// The largest file of rules that is read, in bytes; a larger one counts as
/// none. Long ones have some thousand. The worst rules of this size take 45 ms
/// to prepare (measured), and a cancellation has to wait for that.
const LARGEST_RULES: usize = 16 * 1024;

/// All rules that are read in one search, in bytes: those of some thousand
/// repositories. After that files of rules count as none, so that hostile ones
/// cannot hold a search up for longer than half a minute.
const MOST_RULES: usize = 8 * 1024 * 1024;

/// Reads the files of rules for one search, and knows the user's own.
pub(super) struct RuleFiles<'a> {
    cancel: &'a CancellationToken,
    left: usize,
    user: Option<(PathBuf, String)>,
}

impl<'a> RuleFiles<'a> {
    pub(super) fn new(computer: &Computer, cancel: &'a CancellationToken) -> RuleFiles<'a> {
        let mut files = RuleFiles {
            cancel,
            left: MOST_RULES,
            user: None,
        };
        files.user = user_excludes(computer).and_then(|path| {
            let text = files.text(&path)?;
            Some((path, text))
        });
        files
    }

    /// `None` where there are no rules, or none that will still be used.
    fn text(&mut self, path: &Path) -> Option<String> {
        if self.cancel.is_cancelled() {
            return None;
        }
        let bytes = read_bounded(path, LARGEST_RULES.min(self.left)).ok()?;
        self.left -= bytes.len();
        let text = String::from_utf8_lossy(&bytes);
        Some(text.trim_start_matches('\u{feff}').to_owned())
    }

    fn rules(&mut self, folder: &Path, name: &str) -> Option<Gitignore> {
        let path = folder.join(name);
        let text = self.text(&path)?;
        let mut builder = GitignoreBuilder::new(folder);
        add(&mut builder, &path, &text);
        builder.build().ok()
    }
}

/// The rules of one folder and, through it, of those above.
#[derive(Default)]
pub(super) struct Rules {
    above: Option<Arc<Rules>>,
    git: Option<Gitignore>,
    plain: Option<Gitignore>,
    /// Set where a work tree begins: its own and the user's other rules.
    work_tree: Option<Gitignore>,
}

impl Rules {
    pub(super) fn below(above: &Arc<Rules>) -> Rules {
        Rules {
            above: Some(Arc::clone(above)),
            ..Rules::default()
        }
    }

    pub(super) fn enter_work_tree(&mut self, folder: &Path, files: &mut RuleFiles<'_>) {
        let mut builder = GitignoreBuilder::new(folder);
        if let Some((path, text)) = &files.user {
            add(&mut builder, path, text);
        }
        // Later rules win, so these come after the user's.
        let exclude = folder.join(".git/info/exclude");
        if let Some(text) = files.text(&exclude) {
            add(&mut builder, &exclude, &text);
        }
        self.work_tree = Some(builder.build().unwrap_or_else(|_| Gitignore::empty()));
    }

    pub(super) fn add_git_rules(&mut self, folder: &Path, files: &mut RuleFiles<'_>) {
        self.git = files.rules(folder, ".gitignore");
    }

    pub(super) fn add_plain_rules(&mut self, folder: &Path, files: &mut RuleFiles<'_>) {
        self.plain = files.rules(folder, ".ignore");
    }

    /// These rules for the folders below; those above when there are none.
    pub(super) fn shared(self, above: &Arc<Rules>) -> Arc<Rules> {
        if self.git.is_none() && self.plain.is_none() && self.work_tree.is_none() {
            Arc::clone(above)
        } else {
            Arc::new(self)
        }
    }

    /// Whether the folder is left out.
    pub(super) fn ignore(&self, folder: &Path) -> bool {
        self.by_plain_rules(folder)
            .or_else(|| self.by_git_rules(folder))
            .unwrap_or(false)
    }

    fn by_plain_rules(&self, folder: &Path) -> Option<bool> {
        self.upwards()
            .filter_map(|rules| rules.plain.as_ref())
            .find_map(|rules| verdict(rules, folder))
    }

    /// Without a work tree, a `.gitignore` means nothing.
    fn by_git_rules(&self, folder: &Path) -> Option<bool> {
        let root = self.upwards().position(|rules| rules.work_tree.is_some())?;
        let of_folders = self
            .upwards()
            .take(root + 1)
            .filter_map(|rules| rules.git.as_ref());
        let of_root = self
            .upwards()
            .nth(root)
            .and_then(|rules| rules.work_tree.as_ref());
        of_folders
            .chain(of_root)
            .find_map(|rules| verdict(rules, folder))
    }

    fn upwards(&self) -> impl Iterator<Item = &Rules> {
        std::iter::successors(Some(self), |rules| rules.above.as_deref())
    }
}

fn verdict(rules: &Gitignore, folder: &Path) -> Option<bool> {
    match rules.matched(folder, true) {
        Match::None => None,
        Match::Ignore(_) => Some(true),
        Match::Whitelist(_) => Some(false),
    }
}

/// Adds all lines that are rules; git passes over the others, too.
fn add(builder: &mut GitignoreBuilder, path: &Path, text: &str) {
    for line in text.lines() {
        let _ = builder.add_line(Some(path.to_path_buf()), line);
    }
}
