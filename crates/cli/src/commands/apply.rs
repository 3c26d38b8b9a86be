//! `apply`: makes a profile true and proves it. A second time it writes
//! nothing.

use setup::{Failure, ProofWish};

use super::Context;
use super::set_up::{self, WayWish};
use crate::arguments::ApplyArguments;
use crate::exit_status::ExitStatus;

pub(super) async fn run(
    context: &Context,
    arguments: &ApplyArguments,
) -> Result<ExitStatus, Failure> {
    let setup = context.setup()?;
    let profile = set_up::from_file(&setup.computer, &arguments.profile)?;
    let wish = WayWish {
        yes: arguments.yes,
        always_prove: arguments.prove,
        undo_hint: true,
        proof: ProofWish::default(),
    };
    set_up::go(context, &setup, profile, None, &wish).await
}
