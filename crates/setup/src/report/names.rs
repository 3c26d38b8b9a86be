//! The names that are left out of a report, unless somebody asks to keep them,
//! with what stands in their place. A name that is known is found in every
//! spelling: in other case, as a part of an address, in a variable's name.

use super::clean::{Told, clean};
use super::{places, words};
use crate::journal::{self, Recorded};
use crate::profile::Profile;
use crate::setup::Setup;
use crate::shown::{hide_home, shown};
use azure_devops::Endpoints;
use std::path::{Path, PathBuf};

/// Shorter names are only replaced where they stand alone.
const SHORT: usize = 4;

/// Names and their placeholders.
#[derive(Clone, Debug)]
pub struct Names {
    home: PathBuf,
    hides: bool,
    folders: usize,
    names: Vec<(Vec<char>, String)>,
}

/// A piece of a text: a name that was found, or what is between two.
enum Piece<'a> {
    Name(&'a str),
    Text(String),
}

impl Setup {
    /// Every name that this computer's accounts and journals know; for a report
    /// with names, none.
    pub fn names(&self, hides: bool) -> Names {
        let mut names = Names::new(&self.computer.home, hides);
        if !hides {
            return names;
        }
        names.add_user();
        for account in self.accounts.list().unwrap_or_default() {
            names.add(&account.user_display_name, "(account)");
            names.add(&account.user_id, "(account)");
            names.add_organization(account.organization.as_str());
        }
        for run in journal::history(&self.folders).unwrap_or_default() {
            names.add_organization(&run.organization);
            names.add_some(run.project.as_deref(), "(project)");
            names.add(&run.feed, "(feed)");
            for change in &run.changes {
                if let Recorded::StoreToken { registry, .. }
                | Recorded::RemoveToken { registry, .. } = &change.change
                {
                    names.add(registry, "(registry)");
                }
            }
            let home = &self.computer.home;
            let profiles = run.raw_profiles();
            for profile in profiles.filter_map(|raw| Profile::from_raw(raw, home, home).ok()) {
                names.add_profile(&profile);
            }
        }
        names
    }
}

impl Names {
    /// Of a computer with this home folder; `hides` leaves names out.
    pub(super) fn new(home: &Path, hides: bool) -> Names {
        Names {
            home: home.to_owned(),
            hides,
            folders: 0,
            names: Vec::new(),
        }
    }

    /// A name, and what stands in its place.
    pub fn add(&mut self, name: &str, placeholder: &str) {
        let encoded = url::form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>();
        for spelling in [
            name.to_owned(),
            encoded.replace('+', "%20"),
            name.replace(['-', '.'], "_"),
        ] {
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

    /// The same of one that may be missing.
    pub fn add_some(&mut self, name: Option<&str>, placeholder: &str) {
        if let Some(name) = name {
            self.add(name, placeholder);
        }
    }

    /// The organization of an address, and a server's host.
    pub fn add_organization(&mut self, address: &str) {
        let Ok(endpoints) = Endpoints::parse(address) else {
            return;
        };
        self.add(endpoints.name(), "(organization)");
        if !endpoints.is_cloud() {
            self.add_some(endpoints.organization_url().host_str(), "(host)");
        }
    }

    /// Whatever a profile names.
    pub fn add_profile(&mut self, profile: &Profile) {
        self.add(&profile.feed.name, "(feed)");
        self.add(profile.registry.name.as_str(), "(registry)");
        self.add_some(profile.feed.scope.project(), "(project)");
        self.add_organization(profile.endpoints.organization_url().as_str());
        for folder in &profile.workstation.repositories {
            self.add_folder(folder);
        }
    }

    /// The person's name in the home folder's.
    pub(super) fn add_user(&mut self) {
        let home = self.home.clone();
        let name = home.file_name().map(|name| name.to_string_lossy());
        self.add_some(name.as_deref(), "(user)");
    }

    /// A folder with what is above it.
    pub fn add_folder(&mut self, folder: &Path) {
        let known = self.names.len();
        let placeholder = format!("(folder {})", self.folders + 1);
        self.add(&shown(folder, &self.home.clone()), &placeholder);
        self.folders += usize::from(self.names.len() > known);
    }

    /// A name of this kind, or its placeholder.
    pub(super) fn name(&self, name: &str, placeholder: &str) -> Told {
        Told::new(if self.hides { placeholder } else { name })
    }

    /// A text of ours, such as a version.
    pub(super) fn own(&self, text: &str) -> Told {
        Told::new(text)
    }

    /// A path, an address or another place.
    pub(super) fn place(&self, text: &str) -> Told {
        self.told(text, places::without_names)
    }

    /// The path of a file or folder.
    pub(super) fn path(&self, path: &Path) -> Told {
        self.place(&path.display().to_string())
    }

    /// A reason, which may hold words of others.
    pub(super) fn reason(&self, text: &str) -> Told {
        self.told(&words::plain(&clean(text)), str::to_owned)
    }

    fn told(&self, text: &str, without_names: fn(&str) -> String) -> Told {
        let text = hide_home(&clean(text), &self.home);
        if !self.hides {
            return Told::new(&text);
        }
        let pieces = self.pieces(&text);
        let texts = pieces.into_iter().map(|piece| match piece {
            Piece::Name(placeholder) => placeholder.to_owned(),
            Piece::Text(text) => without_names(&text),
        });
        Told::new(&texts.collect::<String>())
    }

    fn pieces(&self, text: &str) -> Vec<Piece<'_>> {
        let text: Vec<char> = text.chars().collect();
        let (mut pieces, mut between, mut at) = (Vec::new(), String::new(), 0);
        while at < text.len() {
            match self.found(&text, at) {
                Some((length, placeholder)) => {
                    pieces.push(Piece::Text(std::mem::take(&mut between)));
                    pieces.push(Piece::Name(placeholder));
                    at += length;
                }
                None => {
                    between.push(text[at]);
                    at += 1;
                }
            }
        }
        pieces.push(Piece::Text(between));
        pieces
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
