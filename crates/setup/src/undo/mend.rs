//! Taking back what only the doctor's plans do: the token that was cut out of a
//! file, and the right to write that was taken away.

use crate::apply::{kept_name, mode_of, read, salted, set_mode};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::journal::{Recorded, Run, RunChange};
use secrecy::ExposeSecret as _;
use sign_in::Accounts;
use std::path::Path;
use zeroize::Zeroizing;

/// Puts the token back where it stood, if the file is as we left it.
pub(super) async fn put_token_back(
    run: &Run,
    change: &RunChange,
    accounts: &Accounts,
) -> Result<(), Failure> {
    let Recorded::RemovePlainToken {
        path,
        at,
        before,
        after,
        ..
    } = &change.change
    else {
        return Err(ErrorCode::Internal.into());
    };
    let name = kept_name(&run.id, change.number);
    let text = read(path)?;
    let now = salted(&run.id, &text);
    let changed = |why: &str| {
        Failure::new(ErrorCode::ChangedSince)
            .at(path.display())
            .because(why)
    };
    if now != *before {
        if now != *after {
            return Err(changed("It was edited since a token was taken out of it."));
        }
        let taken = accounts.kept_for_undo(&name).await?;
        let taken = taken.ok_or_else(|| changed("The token is not in the keychain any more."))?;
        let (head, tail) = text.split_at_checked(*at).ok_or(ErrorCode::Internal)?;
        let whole = Zeroizing::new([head, taken.expose_secret(), tail].concat());
        if salted(&run.id, &whole) != *before {
            return Err(ErrorCode::Internal.into());
        }
        cargo_home::file::replace(path, Some(text.as_bytes()), whole.as_bytes())?;
    }
    accounts.forget_for_undo(&name).await?;
    Ok(())
}

/// Gives the mode of before, if nobody has set another one since.
pub(super) fn give_mode_back(path: &Path, before: &str, after: &str) -> Result<(), Failure> {
    match mode_of(path) {
        Some(now) if now == before => Ok(()),
        Some(now) if now == after => set_mode(path, before),
        _ => Err(Failure::new(ErrorCode::ChangedSince)
            .at(path.display())
            .because("Its rights were changed since.")),
    }
}
