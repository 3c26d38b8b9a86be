//! `quickstart`: everything from one command, against an organization or in
//! practice mode.

use practice::{PracticeHome, PracticeWish};
use setup::{Checked, Failure, Profile, ProofWish, Setup};

use super::set_up::{self, WayWish};
use super::{Context, sign_in};
use crate::arguments::QuickstartArguments;
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
        return practice(context, &arguments, proof).await;
    }
    let setup = context.setup()?;
    let profile = match &arguments.profile {
        Some(path) => set_up::from_file(&setup.computer, path)?,
        None => set_up::from_options(&setup.computer, &arguments.set_up)?,
    };
    if !arguments.yes && !arguments.token_stdin {
        context.prompt.require("--yes")?;
    }
    let checked = ensure_signed_in(context, &setup, &profile, arguments.token_stdin).await?;
    let wish = WayWish {
        yes: arguments.yes,
        always_prove: true,
        undo_hint: true,
        proof,
    };
    set_up::go(context, &setup, profile, checked, &wish).await
}

/// A token from stdin is always used; else the kept one, else one is asked for,
/// after this computer was looked at: what was found is handed on.
async fn ensure_signed_in(
    context: &Context,
    setup: &Setup,
    profile: &Profile,
    from_stdin: bool,
) -> Result<Option<Checked>, Failure> {
    if !from_stdin && setup.accounts.find(&profile.endpoints)?.is_some() {
        return Ok(None);
    }
    let checked = context
        .unless_cancelled(setup.check_computer(profile))
        .await?;
    sign_in::sign_in(context, setup, &profile.endpoints, from_stdin).await?;
    Ok(Some(checked))
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
