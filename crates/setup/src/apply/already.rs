//! What another Feedwright has made true while this one waited for its turn, or
//! since its plan was made: such a change is not made again, and stands in
//! nobody's journal twice, so that one undo takes it back. It only looks.

use super::server;
use crate::plan::Change;
use crate::setup::Prepared;
use cargo_home::file;
use secrecy::ExposeSecret as _;
use std::path::Path;

/// For each change of the plan, whether it is made already.
pub(super) async fn made(prepared: &mut Prepared) -> Vec<bool> {
    let mut made = Vec::new();
    for change in prepared.plan.changes.clone() {
        made.push(is_made(prepared, &change).await);
    }
    made
}

/// What cannot be looked at counts as not made: making it says why.
async fn is_made(prepared: &mut Prepared, change: &Change) -> bool {
    match change {
        Change::CreateFeed { .. } | Change::AddUpstream { .. } => {
            server::is_as_wished(prepared).await
        }
        Change::SetVisibility { .. }
        | Change::RemovePlainToken { .. }
        | Change::RestrictWriting { .. } => false,
        Change::RemoveFile { path, .. } => !path.exists(),
        Change::StoreToken { .. } => stores(prepared).await.unwrap_or(false),
        Change::RemoveToken { .. } => stores_none(prepared).await.unwrap_or(false),
        Change::RegisterProvider { path, after, .. }
        | Change::WriteConfiguration { path, after, .. } => holds(path, after),
    }
}

/// None where it cannot be told, as for a token that is still to be minted.
async fn stores(prepared: &Prepared) -> Option<bool> {
    let (wanted, tokens) = (prepared.header.as_ref()?, prepared.tokens().ok()?);
    let now = tokens.read(&prepared.computer.index).await.ok()?;
    Some(now.is_some_and(|now| now.expose_secret() == wanted.expose_secret()))
}

async fn stores_none(prepared: &Prepared) -> Option<bool> {
    let tokens = prepared.tokens().ok()?;
    Some(tokens.read(&prepared.computer.index).await.ok()?.is_none())
}

fn holds(path: &Path, bytes: &[u8]) -> bool {
    let now = file::read(path).ok().flatten();
    now.is_some_and(|now| now.bytes == bytes)
}
