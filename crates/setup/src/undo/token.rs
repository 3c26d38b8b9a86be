//! Taking back what a run did with Cargo's keychain entry. A token that came
//! later is the person's own and stays.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::journal::{self, Run, RunChange};
use cargo_home::{IndexUrl, RegistryTokens, TokenStoreError};
use secrecy::{ExposeSecret as _, SecretString};

/// Takes back that a token was stored. One that came later is the person's own and stays.
pub(super) async fn take_back(
    run: &Run,
    change: &RunChange,
    index: &IndexUrl,
    replaces: bool,
    tokens: &RegistryTokens,
) -> Result<(), Failure> {
    let kept = tokens.take(&run.id, index).await?;
    if kept.is_none() && replaces {
        // It was put back and forgotten before.
        return Ok(());
    }
    if let Some(now) = now(tokens, index).await? {
        let ours = change.fingerprint.as_ref();
        let is_ours = ours.is_none_or(|ours| *ours == journal::fingerprint(&run.id, &now));
        let is_old = kept
            .as_ref()
            .is_some_and(|kept| kept.token.expose_secret() == now.expose_secret());
        if !is_ours && !is_old {
            return Err(changed(index));
        }
    }
    if kept.is_some() {
        tokens.restore(&run.id, index).await?;
        tokens.forget(&run.id, index).await?;
    } else {
        tokens.remove(index).await?;
    }
    Ok(())
}

/// Takes back that a token was removed.
pub(super) async fn put_back(
    run: &Run,
    index: &IndexUrl,
    tokens: &RegistryTokens,
) -> Result<(), Failure> {
    // Nothing was kept when the run ended first, or it was put back before.
    let Some(kept) = tokens.take(&run.id, index).await? else {
        return Ok(());
    };
    let now = now(tokens, index).await?;
    if now.is_some_and(|now| now.expose_secret() != kept.token.expose_secret()) {
        return Err(changed(index));
    }
    tokens.restore(&run.id, index).await?;
    tokens.forget(&run.id, index).await?;
    Ok(())
}

/// What only Cargo may read was stored by somebody else: it is not ours.
async fn now(tokens: &RegistryTokens, index: &IndexUrl) -> Result<Option<SecretString>, Failure> {
    match tokens.read(index).await {
        Err(TokenStoreError::OnlyForCargo { .. }) => Err(changed(index)),
        now => Ok(now?),
    }
}

fn changed(index: &IndexUrl) -> Failure {
    Failure::new(ErrorCode::ChangedSince)
        .at(format!("the token for {index}"))
        .because("Another token was stored since.")
        .hint("Remove it with `cargo logout --registry NAME` and undo again, or keep it.")
}
