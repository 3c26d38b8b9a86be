//! What a finding in Cargo's configuration means for a set-up, and the lines
//! that would mend it. What only a person can decide stays a sentence.

use super::check::{Check, Fix, Verdict};
use super::mend::Mend;
use super::recorded::RecordedSetUp;
use crate::plan::user_level_providers;
use crate::profile::StoreKind;
use cargo_home::edit::Edit;
use cargo_home::{Finding, IndexUrl, MergedConfiguration, Origin, RegistryName};
use std::path::{Path, PathBuf};

const CONFIGURATION: &str = "config";
/// Cargo does not use the feed.
pub(super) const BYPASS: &str = "bypass";

/// One repository of a set-up, as Cargo reads it.
pub(super) struct Reading<'a> {
    pub(super) set_up: &'a RecordedSetUp,
    pub(super) merged: &'a MergedConfiguration,
    pub(super) registry: &'a RegistryName,
    pub(super) index: &'a IndexUrl,
    /// Cargo does not use the feed here.
    pub(super) is_bypassed: bool,
}

/// Whether the finding itself says why Cargo does not use the feed, or does not
/// ask who was wished: then it is the one to be told.
pub(super) fn explains(finding: &Finding, variant: &str) -> bool {
    match finding {
        Finding::IndexMisspelled { .. }
        | Finding::NameTakenByOtherIndex { .. }
        | Finding::ReplacementRefused { .. }
        | Finding::ReplacementUnknown { .. }
        | Finding::SourceHidesRegistry { .. }
        | Finding::LegacyFileWins { .. } => variant == BYPASS,
        Finding::ProviderListBroken { .. } => variant == "provider",
        Finding::RegistryProviderInTwoFiles { .. } => variant == "provider-overruled",
        _ => false,
    }
}

impl Reading<'_> {
    /// What a finding means beside the one on what Cargo uses; none where it is
    /// told there, or is as wished.
    pub(super) fn told(&self, finding: &Finding) -> Option<Check> {
        let (variant, verdict) = self.judged(finding)?;
        let name = match finding {
            Finding::DefaultRegistrySet { name, .. } => name.as_str(),
            _ => self.registry.as_str(),
        };
        let sentence = format!("{finding} {}", finding.hint());
        let check = Check::new(CONFIGURATION, verdict, variant, sentence);
        let check = check.with("registry", name).at(place(finding));
        let mends = self.mends(finding).filter(|mends| are_possible(mends));
        Some(check.mended_by(mends.map(|mends| Fix::mend(self.set_up, mends))))
    }

    /// Which sentence, and how bad it is.
    fn judged(&self, finding: &Finding) -> Option<(&'static str, Verdict)> {
        let store = self.set_up.profile.store;
        Some(match finding {
            Finding::OtherReplacement { .. } | Finding::RegistryProviderSet { .. } => return None,
            // A variable with the token is what that store is about.
            Finding::TokenVariableSet { .. } if store == StoreKind::Environment => return None,
            Finding::SecondNameForIndex { .. } => ("duplicate", Verdict::Failed),
            Finding::NameTakenByOtherIndex { .. } => ("name-taken", Verdict::Failed),
            Finding::IndexMisspelled { problem, .. } => match problem {
                cargo_home::IndexMisspelling::NoFinalSlash => ("no-slash", Verdict::Failed),
                cargo_home::IndexMisspelling::NotSparse => ("not-sparse", Verdict::Failed),
            },
            Finding::ReplacementRefused { .. } => ("replacement-refused", Verdict::Failed),
            Finding::ReplacementUnknown { .. } => ("replacement-unknown", Verdict::Failed),
            Finding::SourceHidesRegistry { .. } => ("source-hides", Verdict::Failed),
            Finding::ProviderListBroken { .. } => ("provider-list", Verdict::Failed),
            Finding::RegistryProviderInTwoFiles { .. } => ("two-providers", Verdict::Failed),
            Finding::Offline { .. } => ("offline", Verdict::Failed),
            Finding::DefaultRegistrySet { .. } => ("default", Verdict::Warning),
            Finding::LegacyFileWins { .. } if self.is_bypassed => ("hidden", Verdict::Failed),
            Finding::LegacyFileWins { .. } => ("shadowed", Verdict::Warning),
            Finding::LegacyFile { .. } => ("legacy", Verdict::Warning),
            Finding::PlainTokenInCredentialsFile { .. } if self.is_token_first() => {
                ("token-masked", Verdict::Failed)
            }
            Finding::PlainTokenInCredentialsFile { .. } => ("plain-token", Verdict::Warning),
            Finding::TokenVariableSet { .. } if self.is_token_first() => {
                ("variable-wins", Verdict::Failed)
            }
            Finding::TokenVariableSet { .. } => ("token-variable", Verdict::Warning),
            Finding::WorldWritable { .. } => ("world-writable", Verdict::Warning),
            Finding::ForeignProvider { .. } => ("foreign-provider", Verdict::Warning),
            Finding::IncludesFiles { .. } => ("includes", Verdict::Warning),
        })
    }

    /// Whether Cargo asks `cargo:token`, which reads variables and the
    /// credentials file, before the keychain (cargo facts §1a).
    fn is_token_first(&self) -> bool {
        let providers = user_level_providers();
        let (token, keychain) = (providers.first(), providers.last());
        if self.set_up.profile.store != StoreKind::Keychain {
            return false;
        }
        match self.merged.credential_provider_of(self.registry.as_str()) {
            Some(own) => own.value.first() == token,
            None => {
                let listed = self.merged.credential_providers();
                let mut asked = listed.iter().rev().map(|provider| Some(&provider.value));
                let first = asked.find(|name| *name == token || *name == keychain);
                first == Some(token)
            }
        }
    }

    /// What would mend it; none where a person decides, or a variable of the
    /// environment is the trouble.
    fn mends(&self, finding: &Finding) -> Option<Vec<Mend>> {
        let one = |origin: &Origin, edits: Vec<Edit>| Some(vec![edit(origin, edits)?]);
        match finding {
            Finding::SecondNameForIndex { name, origin } => self.without_second(name, origin),
            Finding::IndexMisspelled { name, origin, .. } => {
                let name = RegistryName::parse(name).ok()?;
                let index = self.index.clone();
                one(origin, vec![Edit::SetRegistryIndex { name, index }])
            }
            Finding::ReplacementRefused { name, origin } => {
                let refused = remove(&["registries", name]);
                one(origin, vec![refused, self.index_set(), self.replacement()])
            }
            Finding::ReplacementUnknown { origin, .. } => {
                let known = self.merged.registries();
                match known.contains_key(self.registry.as_str()) {
                    true => one(origin, vec![self.replacement()]),
                    false => one(origin, vec![self.index_set(), self.replacement()]),
                }
            }
            Finding::ProviderListBroken { origin } => {
                let list = remove(&["registry", "global-credential-providers"]);
                let providers = user_level_providers();
                one(
                    origin,
                    vec![list, Edit::EnsureGlobalProviders { providers }],
                )
            }
            Finding::RegistryProviderInTwoFiles { origin, other, .. } => {
                let name = self.registry.clone();
                let taken = self.not_the_users(origin, other);
                one(taken, vec![Edit::RemoveRegistryProvider { name }])
            }
            Finding::Offline { origin } => one(origin, vec![remove(&["net", "offline"])]),
            Finding::DefaultRegistrySet { origin, .. } => {
                one(origin, vec![remove(&["registry", "default"])])
            }
            _ => of_a_file(finding),
        }
    }

    fn index_set(&self) -> Edit {
        Edit::SetRegistryIndex {
            name: self.registry.clone(),
            index: self.index.clone(),
        }
    }

    fn replacement(&self) -> Edit {
        Edit::ReplaceCratesIo {
            name: self.registry.clone(),
        }
    }

    /// The second name goes, and what stood in for crates.io by it is named by
    /// the first one.
    fn without_second(&self, second: &str, origin: &Origin) -> Option<Vec<Mend>> {
        let mut mends = vec![edit(origin, vec![remove(&["registries", second])])?];
        let replacement = self.merged.replacement_of_crates_io();
        if let Some(replacement) = replacement.filter(|by| by.value == second) {
            mends.push(edit(&replacement.origin, vec![self.replacement()])?);
        }
        Some(mends)
    }

    /// Of two places, the one that is not in the user's own configuration;
    /// else the farther one.
    fn not_the_users<'a>(&self, origin: &'a Origin, other: &'a Origin) -> &'a Origin {
        let is_users = |origin: &Origin| {
            let file = origin.file();
            file.is_some_and(|file| file.starts_with(self.merged.cargo_home()))
        };
        match is_users(other) && !is_users(origin) {
            true => origin,
            false => other,
        }
    }
}

/// What mends a file as a whole; none where a person decides.
fn of_a_file(finding: &Finding) -> Option<Vec<Mend>> {
    let mend = match finding {
        Finding::LegacyFileWins { path, .. } | Finding::LegacyFile { path } => {
            Mend::RenameLegacy { path: path.clone() }
        }
        Finding::PlainTokenInCredentialsFile { name, origin } => match origin {
            Origin::File { path, line } if is_credentials(path) => Mend::RemovePlainToken {
                path: path.clone(),
                registry: name.clone(),
                line: *line,
            },
            _ => return None,
        },
        Finding::WorldWritable { path } => Mend::RestrictWriting { path: path.clone() },
        _ => return None,
    };
    Some(vec![mend])
}

/// What was looked at.
fn place(finding: &Finding) -> String {
    match finding {
        Finding::SecondNameForIndex { origin, .. }
        | Finding::NameTakenByOtherIndex { origin, .. }
        | Finding::DefaultRegistrySet { origin, .. }
        | Finding::OtherReplacement { origin, .. }
        | Finding::IndexMisspelled { origin, .. }
        | Finding::ReplacementRefused { origin, .. }
        | Finding::ReplacementUnknown { origin, .. }
        | Finding::SourceHidesRegistry { origin, .. }
        | Finding::PlainTokenInCredentialsFile { origin, .. }
        | Finding::ProviderListBroken { origin }
        | Finding::RegistryProviderSet { origin, .. }
        | Finding::RegistryProviderInTwoFiles { origin, .. }
        | Finding::ForeignProvider { origin, .. }
        | Finding::Offline { origin } => origin.to_string(),
        Finding::LegacyFileWins { path, .. }
        | Finding::LegacyFile { path }
        | Finding::WorldWritable { path }
        | Finding::IncludesFiles { path, .. } => path.display().to_string(),
        Finding::TokenVariableSet { variable } => variable.clone(),
    }
}

/// An edit of the file that says it; none for a variable.
pub(super) fn edit(origin: &Origin, edits: Vec<Edit>) -> Option<Mend> {
    let path = origin.file()?.to_owned();
    Some(Mend::Edit { path, edits })
}

fn remove(path: &[&str]) -> Edit {
    Edit::RemoveKey {
        path: path.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn is_credentials(path: &Path) -> bool {
    path.file_stem().is_some_and(|name| name == "credentials")
}

/// Whether this person may change what would be changed; a plan for another
/// one's file would only fail.
pub(super) fn are_possible(mends: &[Mend]) -> bool {
    let may_write = |path: &PathBuf| cargo_home::file::check(path).is_ok();
    mends.iter().all(|mend| match mend {
        Mend::Edit { path, .. }
        | Mend::RenameLegacy { path }
        | Mend::RemovePlainToken { path, .. } => may_write(path),
        Mend::RestrictWriting { path } => cargo_home::file::is_own(path),
        Mend::RewriteList => true,
    })
}
