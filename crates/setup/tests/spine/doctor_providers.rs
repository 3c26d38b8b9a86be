//! The doctor where Feedwright's provider hands out the token, with a stand-in
//! that the real cargo gets it from; and the repositories and this computer's
//! cargo.

use crate::doctor::{examine, find_variant};
use crate::doctor_bench::{Cargo, Case, builds, case, play, play_on, with_store, working};
use crate::doctor_names::edit;
use crate::support::{FEED, Place};
use azure_devops::network::{NetworkOptions, ProxyAddress};
use setup::Verdict::{self, Failed, Ok, Warning};
use setup::profile::StoreKind;
use sign_in::Registrations;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

fn list(place: &Place) -> PathBuf {
    Registrations::file(&place.setup.folders.configuration)
}

fn set_mode(path: &Path, mode: u32) {
    let mode = std::fs::Permissions::from_mode(mode);
    std::fs::set_permissions(path, mode).expect("a mode");
}

fn program(place: &Place) -> PathBuf {
    place.setup.provider_program.clone().expect("a program")
}

const OF_THE_PROVIDER: &[Case] = &[
    case(
        "provider-program",
        Failed,
        "missing",
        Cargo::Stops,
        |place| {
            Box::pin(async {
                let moved = place.folder("elsewhere");
                std::fs::create_dir_all(&moved).expect("a folder");
                let moved = moved.join(setup::PROVIDER_PROGRAM);
                std::fs::rename(program(place), &moved).expect("moved");
                place.setup.provider_program = Some(moved);
            })
        },
    ),
    case(
        "provider-list",
        Failed,
        "unlisted",
        Cargo::Builds,
        |place| {
            Box::pin(async {
                std::fs::write(list(place), Registrations::default().to_json()).expect("a list");
            })
        },
    ),
    case(
        "provider-list",
        Warning,
        "other-way",
        Cargo::Builds,
        |place| {
            Box::pin(async {
                // Of a proxy that is gone by now.
                let folder = &place.setup.folders.configuration;
                let before = Registrations::read(folder).expect("a list");
                let index = before.iter().next().expect("one").index().to_owned();
                let network = NetworkOptions {
                    last_proxy: ProxyAddress::parse("http://127.0.0.1:9", 80).ok(),
                    ..NetworkOptions::default()
                };
                let text = before.reached_by(&index, &network).to_json();
                std::fs::write(list(place), text).expect("a list");
            })
        },
    ),
    case(
        "provider-list",
        Failed,
        "registrations-invalid",
        Cargo::Builds,
        |place| {
            Box::pin(async {
                std::fs::write(list(place), "{").expect("a list");
                set_mode(&list(place), 0o622);
            })
        },
    ),
    case(
        "config-effective",
        Failed,
        "provider-unset",
        Cargo::Stops,
        |place| {
            Box::pin(async {
                std::fs::write(place.user_file(), "[net]\nretry = 1\n").expect("a file");
            })
        },
    ),
    case(
        "config",
        Failed,
        "two-providers",
        Cargo::NotAsked,
        |place| {
            Box::pin(async {
                let index = format!("{FEED} = {{ ");
                let second = format!("{index}credential-provider = ['cargo:token'], ");
                edit(&place.repository_file(), &index, &second);
            })
        },
    ),
];

#[tokio::test(flavor = "multi_thread")]
async fn the_way_over_the_provider_is_mended() {
    play_on(with_store(StoreKind::Provider).await, OF_THE_PROVIDER).await;
}

fn repository(place: &Place) -> PathBuf {
    place.home().join("app")
}

const OF_FILES: &[Case] = &[
    case(
        "config-effective",
        Warning,
        "missing",
        Cargo::Stops,
        |place| {
            Box::pin(async {
                std::fs::rename(repository(place), place.folder("moved")).expect("moved");
            })
        },
    )
    .by_hand(|place| {
        Box::pin(async {
            std::fs::rename(place.folder("moved"), repository(place)).expect("moved");
        })
    }),
    case(
        "config-effective",
        Failed,
        "configuration-invalid",
        Cargo::Stops,
        |place| Box::pin(async { edit(&place.repository_file(), "[build]", "[build") }),
    )
    .by_hand(|place| Box::pin(async { edit(&place.repository_file(), "[build", "[build]") })),
];

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_gone_or_broken_are_for_a_person() {
    play(OF_FILES).await;
}

/// A cargo that only says this version, before every other one.
fn cargo_that_says(place: &mut Place, version: &str) {
    let folder = place.folder(version);
    std::fs::create_dir_all(&folder).expect("a folder");
    let program = folder.join("cargo");
    std::fs::write(&program, format!("#!/bin/sh\necho cargo {version}\n")).expect("a file");
    set_mode(&program, 0o755);
    place.setup.computer.search_path.insert(0, folder);
}

/// What is found of a cargo by its version, and the security problems that are
/// named.
type OfCargo = (
    &'static str,
    &'static [(&'static str, Verdict, &'static str)],
    &'static str,
);

pub(crate) const CARGOS: &[OfCargo] = &[
    ("1.73.0", &[("cargo-version", Failed, "old")], ""),
    (
        "1.79.0",
        &[
            ("cargo-keyring", Warning, "development-files"),
            ("cargo-version", Warning, "insecure"),
        ],
        "CVE-2026-33055, CVE-2026-33056, CVE-2026-5222, CVE-2026-5223",
    ),
    (
        "1.89.0",
        &[
            ("cargo-keyring", Warning, "hangs"),
            ("cargo-version", Warning, "insecure"),
        ],
        "CVE-2026-33055, CVE-2026-33056, CVE-2026-5222, CVE-2026-5223",
    ),
    (
        "1.95.0",
        &[("cargo-version", Warning, "insecure")],
        "CVE-2026-5222, CVE-2026-5223",
    ),
    ("1.96.0", &[("cargo-version", Ok, "ok")], ""),
];

#[tokio::test(flavor = "multi_thread")]
async fn an_old_cargo_is_told_with_its_holes() {
    let mut place = working().await;
    let search_path = place.setup.computer.search_path.clone();
    for (version, expect, holes) in CARGOS {
        cargo_that_says(&mut place, version);
        let examined = examine(&place).await;
        let of_cargo = examined
            .checks
            .iter()
            .filter(|check| check.id.starts_with("cargo-v") || check.id.starts_with("cargo-k"));
        let found: Vec<_> = of_cargo.map(|it| (it.id, it.verdict, it.variant)).collect();
        assert_eq!(found, *expect, "{version}");
        let others = examined
            .checks
            .iter()
            .filter(|it| !it.id.starts_with("cargo-"));
        assert!(others.clone().all(|check| check.verdict == Ok), "{version}");
        let named = examined
            .checks
            .iter()
            .find_map(|it| it.arguments.get("holes"));
        assert_eq!(named.map_or("", String::as_str), *holes);
        // `rustup update` brings another one.
        place.setup.computer.search_path.clone_from(&search_path);
        builds(&place).expect("cargo builds");
    }
    let variables = place.setup.computer.variables.clone();
    let empty = place.folder("empty");
    place.setup.computer.search_path = vec![empty.clone()];
    let hidden = &mut place.setup.computer.variables;
    hidden.insert("RUSTUP_HOME".into(), empty.into());
    let examined = examine(&place).await;
    let found = find_variant(&examined, "cargo-version", "missing");
    assert_eq!(found.verdict, Failed);
    place.setup.computer.search_path = search_path;
    place.setup.computer.variables = variables;
    builds(&place).expect("cargo builds again");
}

/// Everything that these cases show.
pub(crate) fn shown() -> Vec<(&'static str, &'static str)> {
    let of_cargo = CARGOS.iter().flat_map(|(_, found, _)| found.iter());
    let mut shown: Vec<_> = of_cargo.map(|(id, _, variant)| (*id, *variant)).collect();
    shown.push(("cargo-version", "missing"));
    let cases = OF_THE_PROVIDER.iter().chain(OF_FILES);
    shown.extend(cases.map(|case| (case.found.0, case.found.2)));
    shown
}
