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

const CARGO: &str = "cargo-version";
const KEYCHAIN: &str = "keychain";
/// The first cargo without CVE-2026-5222, which sends a token to an index
/// whose address is only alike (cargo facts §1c).
const SECURE: (u64, u64) = (1, 96);

pub(super) fn look(looks: &mut Looks, setup: &Setup, set_ups: &[RecordedSetUp]) {
    let computer = setup.computer.clone();
    looks.add(&[CARGO], "cargo", LIMIT, async move {
        vec![cargo(&computer).await]
    });
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

async fn cargo(computer: &Computer) -> Check {
    let found = match cargo_home::find_cargo(computer).await {
        Ok(found) => found,
        Err(error @ CargoNotFound::Nowhere { .. }) => {
            return Check::failed(
                CARGO,
                "missing",
                Failure::from(error).code.row().sentence.to_owned()
                    + ". Install Rust with rustup, then open a new terminal.",
            );
        }
        Err(error) => return Check::of_failure(CARGO, &error.into()),
    };
    let version = &found.version;
    let check = if let VersionVerdict::Refused { .. } = cargo_home::check_version(version) {
        let sentence =
            format!("cargo {version} is too old; 1.74 or newer is needed. Run `rustup update`.");
        Check::failed(CARGO, "old", sentence)
    } else if (version.major, version.minor) < SECURE {
        let fixed = format!("{}.{}", SECURE.0, SECURE.1);
        let sentence = format!(
            "cargo {version} has a known security problem, mended in {fixed}. Run `rustup update`."
        );
        Check::warning(CARGO, "insecure", sentence).with("fixed", fixed)
    } else {
        Check::ok(
            CARGO,
            format!("cargo {version} has no known security problem."),
        )
    };
    check.with("version", version).at(found.path.display())
}

async fn keychain(computer: &Computer) -> Check {
    let is_listed = is_listed(computer).await;
    if is_listed && cargo_home::libsecret(computer) == Libsecret::Missing {
        let sentence = "cargo:libsecret is listed, but libsecret is not installed. Every private registry fails. Install libsecret (libsecret-1-0 on Debian and Ubuntu, libsecret on Fedora).";
        return Check::failed(KEYCHAIN, "library", sentence).at("libsecret-1.so.0");
    }
    let store = StoreKind::of_this_system();
    let opened = tokio::time::timeout(KEYCHAIN_LIMIT, RegistryTokens::open(computer)).await;
    let check = match opened {
        Ok(Ok(_)) => Check::ok(
            KEYCHAIN,
            format!("{} answers.", capital(&store.to_string())),
        ),
        Ok(Err(TokenStoreError::UnsupportedSystem { .. })) => Check::skipped(
            KEYCHAIN,
            "unsupported",
            format!("this version cannot read {store}"),
        ),
        Ok(Err(TokenStoreError::Locked)) => {
            Check::skipped(KEYCHAIN, "locked", "the keychain is locked")
        }
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
