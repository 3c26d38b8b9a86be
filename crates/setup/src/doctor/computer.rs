//! This computer by itself: its cargo, and whether there is a keychain that
//! cargo could read.

use super::check::Check;
use super::look::Looks;
use super::recorded::RecordedSetUp;
use super::{KEYCHAIN_LIMIT, LIMIT};
use crate::failure::Failure;
use crate::plan::user_level_providers;
use crate::profile::StoreKind::Environment;
use crate::setup::Setup;
use cargo_home::{
    CargoNotFound, Computer, Libsecret, MergedConfiguration, RegistryTokens, StoreKind,
    TokenStoreError, VersionVerdict,
};
use semver::Version;

const CARGO: &str = "cargo-version";
const KEYCHAIN: &str = "keychain";
const KEYRING: &str = "cargo-keyring";

/// The version that mended it, and the names of what it mended.
type Hole = ((u64, u64, u64), &'static [&'static str]);

/// The security problems of cargo, by the version that mended them. Those below
/// 1.74 are in versions that are refused anyway.
const HOLES: [Hole; 6] = [
    ((1, 64, 0), &["CVE-2022-36113", "CVE-2022-36114"]),
    ((1, 66, 1), &["CVE-2022-46176"]),
    ((1, 71, 1), &["CVE-2023-38497"]),
    ((1, 72, 0), &["CVE-2023-40030"]),
    ((1, 94, 1), &["CVE-2026-33055", "CVE-2026-33056"]),
    ((1, 96, 0), &["CVE-2026-5222", "CVE-2026-5223"]),
];

pub(super) fn look(looks: &mut Looks, setup: &Setup, set_ups: &[RecordedSetUp]) {
    let computer = setup.computer.clone();
    looks.add(
        &[CARGO],
        "cargo",
        LIMIT,
        async move { cargo(&computer).await },
    );
    let computer = setup.computer.clone();
    let store = StoreKind::of_this_system().to_string();
    let reads_environment = |set_up: &RecordedSetUp| set_up.profile.store == Environment;
    let is_needed = set_ups.is_empty() || !set_ups.iter().all(reads_environment);
    looks.add(&[KEYCHAIN], &store, LIMIT, async move {
        if !is_needed && !is_listed(&computer).await {
            let reason = "every set-up here gets its token from the environment";
            return vec![Check::skipped(KEYCHAIN, "not-needed", reason)];
        }
        vec![keychain(&computer).await]
    });
}

async fn cargo(computer: &Computer) -> Vec<Check> {
    let found = match cargo_home::find_cargo(computer).await {
        Ok(found) => found,
        Err(error @ CargoNotFound::Nowhere { .. }) => {
            let sentence = Failure::from(error).code.row().sentence.to_owned()
                + ". Install Rust with rustup, then open a new terminal.";
            return vec![Check::failed(CARGO, "missing", sentence)];
        }
        Err(error) => return vec![Check::of_failure(CARGO, &error.into())],
    };
    let about = |check: Check| {
        let check = check.with("version", &found.version);
        check.at(found.path.display())
    };
    let mut checks = vec![about(version(&found.version))];
    checks.extend(keyring(&found.version).map(about));
    checks
}

fn version(version: &Version) -> Check {
    if let VersionVerdict::Refused { .. } = cargo_home::check_version(version) {
        let sentence =
            format!("cargo {version} is too old; 1.74 or newer is needed. Run `rustup update`.");
        return Check::failed(CARGO, "old", sentence);
    }
    let Some((fixed, names)) = holes(version) else {
        let sentence = format!("cargo {version} has no known security problem.");
        return Check::ok(CARGO, sentence);
    };
    let sentence = format!(
        "cargo {version} has known security problems, mended in {fixed}: {names}. Run `rustup update`."
    );
    let check = Check::warning(CARGO, "insecure", sentence);
    check.with("fixed", fixed).with("holes", names)
}

/// The version that mends all that this one has, and their names.
fn holes(version: &Version) -> Option<(String, String)> {
    // A beta or nightly has what the release has.
    let released = (version.major, version.minor, version.patch);
    let open: Vec<_> = HOLES
        .iter()
        .filter(|(fixed, _)| released < *fixed)
        .collect();
    let ((major, minor, _), _) = open.last()?;
    let names: Vec<&str> = open
        .iter()
        .flat_map(|(_, names)| names.iter().copied())
        .collect();
    Some((format!("{major}.{minor}"), names.join(", ")))
}

/// What a cargo of this version has of trouble with the keyring, on Linux
/// alone (cargo facts §1c and §1d).
fn keyring(version: &Version) -> Option<Check> {
    if !cfg!(target_os = "linux") {
        return None;
    }
    match cargo_home::check_version(version) {
        VersionVerdict::NeedsLibsecretDevelopmentFiles { better } => {
            let sentence = format!(
                "cargo {version} finds libsecret only where its development files are installed; {better} does not need them. Run `rustup update`."
            );
            Some(Check::warning(KEYRING, "development-files", sentence).with("fixed", better))
        }
        VersionVerdict::Outdated { recommended } => {
            let sentence = format!(
                "cargo {version} may hang when it asks the keyring; {recommended} does not. Run `rustup update`."
            );
            Some(Check::warning(KEYRING, "hangs", sentence).with("fixed", recommended))
        }
        VersionVerdict::Refused { .. } | VersionVerdict::Fine => None,
    }
}

async fn keychain(computer: &Computer) -> Check {
    let is_listed = is_listed(computer).await;
    if is_listed && cargo_home::libsecret(computer) == Libsecret::Missing {
        let sentence = "cargo:libsecret is listed, but libsecret is not installed. Every private registry fails. Install libsecret (libsecret-1-0 on Debian and Ubuntu, libsecret on Fedora).";
        return Check::failed(KEYCHAIN, "library", sentence).at("libsecret-1.so.0");
    }
    let store = StoreKind::of_this_system();
    let open = async {
        let tokens = RegistryTokens::open(computer).await?;
        tokens.is_locked().await
    };
    let opened = tokio::time::timeout(KEYCHAIN_LIMIT, open).await;
    let check = match opened {
        Ok(Ok(true) | Err(TokenStoreError::Locked)) => Check::warning(
            KEYCHAIN,
            "locked",
            "The keychain is locked. Unlock it; as long as nobody does, cargo finds no token.",
        ),
        Ok(Ok(false)) => Check::ok(
            KEYCHAIN,
            format!("{} answers.", capital(&store.to_string())),
        ),
        Ok(Err(TokenStoreError::UnsupportedSystem { .. })) => Check::skipped(
            KEYCHAIN,
            "unsupported",
            format!("this version cannot read {store}"),
        ),
        _ if is_listed && cfg!(target_os = "linux") => Check::failed(
            KEYCHAIN,
            "libsecret",
            "cargo:libsecret is listed, but no keychain answers. Every private registry fails. Start a Secret Service such as gnome-keyring.",
        ),
        Ok(Err(error)) => Check::of_failure(KEYCHAIN, &error.into()),
        Err(_) => return Check::timed_out(KEYCHAIN, &store.to_string(), KEYCHAIN_LIMIT.as_secs()),
    };
    check.with("store", store)
}

/// Whether the user's own configuration names the keychain.
async fn is_listed(computer: &Computer) -> bool {
    let computer = computer.clone();
    let listed = tokio::task::spawn_blocking(move || {
        let merged = MergedConfiguration::read(&computer.home, &computer);
        let keychain = user_level_providers().pop();
        merged.is_ok_and(|merged| {
            let mut providers = merged.credential_providers().into_iter();
            providers.any(|provider| Some(provider.value) == keychain)
        })
    });
    listed.await.unwrap_or_default()
}

/// A store's name at the beginning of a sentence.
fn capital(name: &str) -> String {
    let mut characters = name.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
