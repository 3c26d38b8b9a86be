//! The names that a person may leave out of a report, with what stands in their
//! place. A name that is known is found in every spelling: in other case, and
//! as a part of an address.

use super::clean::clean;
use crate::session::shown::{hide_home, shown};
use azure_devops::Endpoints;
use std::path::{Path, PathBuf};

/// Shorter names are only replaced where they stand alone.
const SHORT: usize = 4;

/// Names and their placeholders.
pub(super) struct Names {
    home: PathBuf,
    names: Vec<(Vec<char>, String)>,
}

impl Names {
    pub(super) fn new(home: &Path) -> Names {
        Names {
            home: home.to_owned(),
            names: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, name: &str, placeholder: &str) {
        let encoded = url::form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>();
        for spelling in [name.to_owned(), encoded.replace('+', "%20")] {
            let folded: Vec<char> = spelling
                .trim()
                .chars()
                .flat_map(char::to_lowercase)
                .collect();
            let is_known = self.names.iter().any(|(known, _)| *known == folded);
            if !folded.is_empty() && !is_known {
                self.names.push((folded, placeholder.to_owned()));
            }
        }
        // The longest first, so that no part of a name is left behind.
        self.names
            .sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    }

    pub(super) fn add_some(&mut self, name: Option<&str>, placeholder: &str) {
        if let Some(name) = name {
            self.add(name, placeholder);
        }
    }

    /// The organization of an address, and a server's host.
    pub(super) fn add_organization(&mut self, address: &str) {
        let Ok(endpoints) = Endpoints::parse(address) else {
            return;
        };
        self.add(endpoints.name(), "(organization)");
        if !endpoints.is_cloud() {
            self.add_some(endpoints.organization_url().host_str(), "(host)");
        }
    }

    /// The person's name in the home folder's.
    pub(super) fn add_user(&mut self, home: &Path) {
        let name = home.file_name().map(|name| name.to_string_lossy());
        self.add_some(name.as_deref(), "(user)");
    }

    /// Folders with what is above them.
    pub(super) fn add_folders(&mut self, folders: &[PathBuf]) {
        for (number, folder) in folders.iter().enumerate() {
            let placeholder = format!("(folder {})", number + 1);
            self.add(&shown(folder, &self.home.clone()), &placeholder);
        }
    }

    /// The text without what must not be in any report.
    pub(super) fn clean(&self, text: &str) -> String {
        hide_home(&clean(text), &self.home)
    }

    /// The same without the names.
    pub(super) fn hide(&self, text: &str) -> String {
        let text: Vec<char> = self.clean(text).chars().collect();
        let mut result = String::new();
        let mut at = 0;
        while at < text.len() {
            match self.found(&text, at) {
                Some((length, placeholder)) => {
                    result.push_str(placeholder);
                    at += length;
                }
                None => {
                    result.push(text[at]);
                    at += 1;
                }
            }
        }
        result
    }

    fn found(&self, text: &[char], at: usize) -> Option<(usize, &str)> {
        self.names.iter().find_map(|(name, placeholder)| {
            let here = text.get(at..)?;
            let length = length_of_match(here, name)?;
            let alone = !text[..at].last().is_some_and(|c| c.is_alphanumeric())
                && !here.get(length).is_some_and(|c| c.is_alphanumeric());
            let is_short = name.len() < SHORT && name.iter().all(char::is_ascii);
            (alone || !is_short).then_some((length, placeholder.as_str()))
        })
    }
}

/// How many characters of the text are the folded name.
fn length_of_match(text: &[char], name: &[char]) -> Option<usize> {
    let mut rest = name;
    for (index, c) in text.iter().enumerate() {
        for folded in c.to_lowercase() {
            rest = rest.strip_prefix(&[folded])?;
        }
        if rest.is_empty() {
            return Some(index + 1);
        }
    }
    None
}
