//! `quickstart`: everything from one command, against an organization or in
//! practice mode.

use practice::{PracticeHome, PracticeWish};
use setup::profile::StoreKind;
use setup::{Checked, Failure, Profile, ProofWish, Setup};

use super::Context;
use super::context::pasted;
use super::set_up::{self, WayWish};
use super::sign_in::{self, SignInWish};
use crate::arguments::{QuickstartArguments, WayArguments};
use crate::exit_status::ExitStatus;

pub(super) async fn run(
    context: &Context,
    arguments: QuickstartArguments,
) -> Result<ExitStatus, Failure> {
    let proof = ProofWish {
        package: arguments
            .crate_name
            .clone()
            .unwrap_or_else(|| ProofWish::default().package),
        build: true,
        ..ProofWish::default()
    };
    proof.check()?;
    if arguments.practice {
        return Box::pin(practice(context, &arguments, proof)).await;
    }
    let setup = context.setup()?;
    let profile = match &arguments.profile {
        Some(path) => set_up::from_file(&setup.computer, path)?,
        None => from_options(&setup, &arguments)?,
    };
    // Signing in goes the same way as all that follows.
    let setup = setup.reached_by(&profile.network);
    if !arguments.yes && !arguments.way.reads_stdin() {
        context.prompt.require("--yes")?;
    }
    let (setup, checked) = ensure_signed_in(context, setup, &profile, &arguments.way).await?;
    let wish = WayWish {
        yes: arguments.yes,
        always_prove: true,
        undo_hint: true,
        proof,
    };
    Box::pin(set_up::go(context, &setup, profile, checked, &wish)).await
}

/// A profile from options, with the account that is kept for the organization.
fn from_options(setup: &Setup, arguments: &QuickstartArguments) -> Result<Profile, Failure> {
    let address = arguments.set_up.organization.as_deref().unwrap_or_default();
    let endpoints = pasted(address)?.endpoints;
    let kept = setup.accounts.find(&endpoints)?;
    let (wish, way) = (&arguments.set_up, &arguments.way);
    set_up::from_options(&setup.computer, wish, way, kept.as_ref())
}

/// A way that was named is always gone; else the kept account is used, else
/// somebody signs in as the profile says, after this computer was looked at:
/// what was found is handed on. Where Cargo gets its token from the environment
/// and there is no keychain, as in a container, the account is used for this run
/// alone.
async fn ensure_signed_in(
    context: &Context,
    setup: Setup,
    profile: &Profile,
    way: &WayArguments,
) -> Result<(Setup, Option<Checked>), Failure> {
    if way.kind().is_none() && setup.accounts.find(&profile.endpoints)?.is_some() {
        return Ok((setup, None));
    }
    let checked = context
        .unless_cancelled(setup.check_computer(profile))
        .await?;
    let wish = SignInWish::of_profile(profile, way, &setup.computer)?;
    let needs_keychain = profile.store != StoreKind::Environment;
    if needs_keychain || setup.accounts.check_store().await.is_ok() {
        sign_in::sign_in(context, &setup, &profile.endpoints, wish).await?;
        return Ok((setup, Some(checked)));
    }
    context.printer.note(
        "No keychain can be used here: the account is used for this run alone and is not kept.",
    );
    let setup = setup.without_keychain()?;
    sign_in::sign_in_for_now(context, &setup, &profile.endpoints, wish).await?;
    Ok((setup, Some(checked)))
}

/// The same way in a throw-away home, against our own server.
async fn practice(
    context: &Context,
    arguments: &QuickstartArguments,
    proof: ProofWish,
) -> Result<ExitStatus, Failure> {
    let printer = &context.printer;
    printer.note("Practice mode: everything happens in a throw-away folder, with a built-in server. Nothing of yours is touched.");
    let real = (context.computer)()?;
    let home = context.unless_cancelled(PracticeHome::start(&real)).await?;
    printer.note(home.upstream_in_words());
    let profile = home.profile(&practice_wish(arguments))?;
    let wish = WayWish {
        yes: true,
        always_prove: true,
        undo_hint: false,
        proof,
    };
    let done = set_up::go(context, home.setup(), profile, None, &wish).await;
    let ended = home.end().await;
    let done = done?;
    ended?;
    printer.note("Practice is over: its folder, its keychain and its server are gone.");
    Ok(done)
}

fn practice_wish(arguments: &QuickstartArguments) -> PracticeWish {
    let set_up = &arguments.set_up;
    PracticeWish {
        feed: set_up.feed.clone(),
        project: set_up.project.clone(),
        registry: set_up.registry.clone(),
        user_level: set_up.user_level,
    }
}
