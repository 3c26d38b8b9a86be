//! Which other credential providers Cargo asks before the keychain. One of them
//! that fails ends the build, and the keychain is never asked (cargo facts
//! §1a). What a program would answer is not tried: it is somebody else's.

use super::check::{Check, Fix, Verdict};
use super::findings::{Reading, are_possible, edit};
use crate::plan::user_level_providers;
use crate::profile::StoreKind;
use crate::provider::is_program;
use cargo_home::edit::Edit;
use cargo_home::{Computer, Origin, Sourced};
use std::path::{Path, PathBuf};

const CONFIGURATION: &str = "config";
/// Runs a program for the token.
const FROM_STDOUT: &str = "cargo:token-from-stdout";

impl Reading<'_> {
    /// Programs that are asked before the keychain.
    pub(super) fn asked_first(&self, computer: &Computer) -> Vec<Check> {
        let own = self.merged.credential_provider_of(self.registry.as_str());
        if self.set_up.profile.store != StoreKind::Keychain || own.is_some() {
            return Vec::new();
        }
        let keychain = user_level_providers().pop();
        let listed = self.merged.credential_providers();
        let asked = listed.iter().rev();
        let before = asked.take_while(|provider| Some(&provider.value) != keychain.as_ref());
        // Those of other people's files are told already.
        let is_users = |provider: &&Sourced<String>| {
            let file = provider.origin.file();
            file.is_none_or(|file| file.starts_with(self.merged.cargo_home()))
        };
        before
            .filter(is_users)
            .filter_map(|provider| self.one_asked_first(computer, provider))
            .collect()
    }

    fn one_asked_first(&self, computer: &Computer, provider: &Sourced<String>) -> Option<Check> {
        let Sourced { value, origin } = provider;
        let words: Vec<String> = match self.merged.credential_alias(value) {
            Some(words) => words,
            None => value.split_ascii_whitespace().map(str::to_owned).collect(),
        };
        let program = match words.first()?.as_str() {
            FROM_STDOUT => words.get(1)?,
            // The others know no registry, or are for other systems.
            name if name.starts_with("cargo:") => return None,
            _ => words.first()?,
        };
        let about = |check: Check| check.with("program", program).at(origin);
        if is_there(computer, origin, program) {
            let sentence = format!(
                "Cargo asks {program:?}, named in {origin}, before the keychain. If it fails, every private registry does. Put it before the keychain in that list, or take it out."
            );
            let check = Check::new(CONFIGURATION, Verdict::Warning, "provider-first", sentence);
            return Some(about(check));
        }
        let sentence = format!(
            "Cargo asks {program:?}, named in {origin}, before the keychain, and there is no such program. Every private registry fails. Take it out of that list."
        );
        let providers = vec![value.clone()];
        let mends = edit(origin, vec![Edit::RemoveGlobalProviders { providers }]);
        let mends = mends.map(|mend| vec![mend]).filter(|it| are_possible(it));
        let fix = mends.map(|mends| Fix::mend(self.set_up, mends));
        let check = Check::failed(CONFIGURATION, "provider-gone", sentence);
        Some(about(check).mended_by(fix))
    }
}

/// Whether Cargo would find the program: a path counts from the folder that
/// holds `.cargo`, a bare name is looked up (cargo facts §1a).
fn is_there(computer: &Computer, origin: &Origin, program: &str) -> bool {
    let with_ending = |path: PathBuf| {
        let mut name = path.clone().into_os_string();
        name.push(std::env::consts::EXE_SUFFIX);
        is_program(&path) || is_program(Path::new(&name))
    };
    if program.contains(['/', '\\']) {
        let folder = origin.file().and_then(Path::parent).and_then(Path::parent);
        return with_ending(folder.unwrap_or(Path::new("")).join(program));
    }
    let folders = computer.search_path.iter();
    folders.map(|folder| folder.join(program)).any(with_ending)
}
