//! One working set-up, on which each case breaks exactly one thing, sees
//! exactly that finding, mends it as the doctor says, and sees the real cargo
//! build again. The set-up is well after each case, so that the next one can
//! use it.

use crate::doctor::{check, find_variant};
use crate::support::{Place, server_options};
use practice_server::TokenRequest;
use setup::profile::StoreKind;
use setup::{Fix, Verdict};
use std::future::Future;
use std::path::Path;
use std::pin::Pin;
use std::process::Command;

/// What a case does to the place.
pub(crate) type Act = for<'a> fn(&'a mut Place) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>>;

/// What the real cargo does with the one thing broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cargo {
    /// It does not build.
    Stops,
    /// It builds all the same: the finding is about tomorrow, or about safety.
    Builds,
    /// It would ask somebody else than this server.
    NotAsked,
}

/// How it is mended.
#[derive(Clone, Copy)]
pub(crate) enum Mended {
    /// By the plan of the fix.
    Plan,
    /// By hand, as the sentence says; there is no fix that claims to do it.
    Hand(Act),
    /// By signing in again, and the plan of the set-up.
    SignIn,
}

/// One case.
pub(crate) struct Case {
    /// What is found.
    pub(crate) found: (&'static str, Verdict, &'static str),
    /// What else cannot be looked at, because of it.
    pub(crate) skipped: &'static [(&'static str, &'static str)],
    pub(crate) breaks: Act,
    pub(crate) cargo: Cargo,
    pub(crate) mended: Mended,
}

/// Most cases: nothing is skipped, and a plan mends it.
pub(crate) const fn case(
    id: &'static str,
    verdict: Verdict,
    variant: &'static str,
    cargo: Cargo,
    breaks: Act,
) -> Case {
    Case {
        found: (id, verdict, variant),
        skipped: &[],
        breaks,
        cargo,
        mended: Mended::Plan,
    }
}

impl Case {
    pub(crate) const fn by_hand(self, act: Act) -> Case {
        Case {
            mended: Mended::Hand(act),
            ..self
        }
    }

    pub(crate) const fn by_sign_in(self) -> Case {
        Case {
            mended: Mended::SignIn,
            ..self
        }
    }

    pub(crate) const fn skips(self, skipped: &'static [(&'static str, &'static str)]) -> Case {
        Case { skipped, ..self }
    }

    async fn play(&self, place: &mut Place) {
        let (id, verdict, variant) = self.found;
        eprintln!("{id} {variant}");
        (self.breaks)(place).await;
        let mut expect = vec![self.found];
        let skipped = self.skipped.iter();
        expect.extend(skipped.map(|(id, reason)| (*id, Verdict::Skipped, *reason)));
        let examined = check(place, &expect).await;
        match (self.cargo, builds(place)) {
            (Cargo::Stops, Ok(())) => panic!("cargo builds in spite of {id} {variant}"),
            (Cargo::Builds, Err(words)) => panic!("{id} {variant} stops cargo: {words}"),
            _ => {}
        }
        let fix = find_variant(&examined, id, variant).fix.clone();
        assert_eq!(find_variant(&examined, id, variant).verdict, verdict);
        match (self.mended, fix) {
            (Mended::Plan, Some(fix @ (Fix::Mend { .. } | Fix::Apply { .. }))) => {
                let mut prepared = place.setup.plan_fix(&fix).await.expect("a plan");
                assert!(!prepared.plan.is_empty(), "{id} {variant}");
                place.apply(&mut prepared).await.expect("applied");
            }
            (Mended::Hand(act), None) => act(place).await,
            (Mended::SignIn, Some(Fix::SignIn { .. })) => {
                place.sign_in(TokenRequest::default()).await;
                let mut prepared = place.prepare().await.expect("a plan");
                place.apply(&mut prepared).await.expect("applied");
            }
            (_, fix) => panic!("{id} {variant} is mended in another way: {fix:?}"),
        }
        check(place, &[]).await;
        builds(place).expect("cargo builds again");
    }
}

/// Plays the cases one after the other on one set-up.
pub(crate) async fn play(cases: &[Case]) {
    play_on(working().await, cases).await;
}

pub(crate) async fn play_on(mut place: Place, cases: &[Case]) {
    check(&place, &[]).await;
    builds(&place).expect("the set-up works");
    for case in cases {
        case.play(&mut place).await;
    }
}

/// A set-up that works, with a crate that needs another one.
pub(crate) async fn working() -> Place {
    let place = Place::with(server_options(), TokenRequest::default()).await;
    a_crate(&place);
    let mut prepared = place.prepare().await.expect("a plan");
    place.apply(&mut prepared).await.expect("applied");
    place
}

/// The repository's crate, which needs one of crates.io.
pub(crate) fn a_crate(place: &Place) {
    let write = |path: &str, text: &str| {
        let path = place.home().join(path);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    };
    write(
        "app/Cargo.toml",
        "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2021\"\n[dependencies]\nlog = \"0.4\"\n",
    );
    write("app/src/lib.rs", "pub use log as log;\n");
}

/// Whether the real cargo builds the crate, with nothing that it could know
/// from before.
pub(crate) fn builds(place: &Place) -> Result<(), String> {
    let app = place.home().join("app");
    let _ = std::fs::remove_file(app.join("Cargo.lock"));
    for folder in [
        place.setup.computer.cargo_home.join("registry"),
        app.join("target"),
    ] {
        let _ = std::fs::remove_dir_all(folder);
    }
    let output = cargo(place, &app, &["build", "--quiet"]);
    // The next look is at the files that somebody wrote.
    for path in [
        app.join("target"),
        place.setup.computer.cargo_home.join("registry"),
    ] {
        let _ = std::fs::remove_dir_all(path);
    }
    let _ = std::fs::remove_file(app.join("Cargo.lock"));
    output
}

/// Runs the real cargo as a person would, in the environment of the place.
pub(crate) fn cargo(place: &Place, folder: &Path, arguments: &[&str]) -> Result<(), String> {
    let computer = &place.setup.computer;
    let program = computer.search_path.iter().map(|path| path.join("cargo"));
    let program = program.into_iter().find(|path| path.is_file());
    let mut command = Command::new(program.expect("a cargo"));
    let path = std::env::join_paths(&computer.search_path).expect("a search path");
    command
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(computer.child_environment())
        .envs(computer.variables.iter().filter(|(name, _)| {
            name.to_str()
                .is_some_and(|name| name.starts_with("CARGO_REGISTR"))
        }))
        .env("HOME", place.home())
        .env("CARGO_HOME", &computer.cargo_home)
        .env("CARGO_NET_RETRY", "0")
        .env("PATH", path);
    if let Some(address) = &computer.secret_service_address {
        command.env("DBUS_SESSION_BUS_ADDRESS", address);
    }
    let output = command.output().map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// A working set-up whose token does not come from the keychain, with a program
/// in our provider's place from which the real cargo gets it.
pub(crate) async fn with_store(store: StoreKind) -> Place {
    let place = crate::stores::place().await;
    a_crate(&place);
    let program = place.setup.provider_program.clone().expect("a program");
    let token = place.token(&place.endpoints()).await;
    let header = azure_devops::Credential::PersonalAccessToken(token).header_value();
    let header = secrecy::ExposeSecret::expose_secret(&header).to_owned();
    let file = place.folder("header");
    std::fs::write(&file, header).expect("a file");
    let answers = format!(
        "#!/bin/sh\necho '{{\"v\":[1]}}'\nread -r request\nprintf '{{\"Ok\":{{\"kind\":\"get\",\"token\":\"%s\",\"cache\":\"session\",\"operation_independent\":true}}}}\\n' \"$(cat '{}')\"\n",
        file.display()
    );
    std::fs::write(program, answers).expect("a program");
    crate::stores::apply(&place, store).await;
    place
}
