//! From the wish and what is there to the ordered changes: a function without
//! side effects.

use super::{Change, Plan, notices, unified};
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::inspection::{
    ComputerState, FileState, OwnProvider, RegistrationsState, ServerState, TokenState,
};
use crate::profile::Profile;
use azure_devops::FeedScope;
use cargo_home::StoreKind;
use cargo_home::edit::{self, Edit};

/// Cargo's own providers for this system, lowest first: later ones win
/// (cargo facts §1a).
pub(crate) fn user_level_providers() -> Vec<String> {
    vec![
        "cargo:token".to_owned(),
        StoreKind::of_this_system().credential_provider().to_owned(),
    ]
}

/// The plan. Without a server's state only this computer is planned.
pub(crate) fn build(
    profile: &Profile,
    server: Option<&ServerState>,
    computer: &ComputerState,
) -> Result<Plan, Failure> {
    let mut changes = Vec::new();
    if let Some(server) = server {
        changes.extend(on_the_server(profile, server));
    }
    // What hands the token out comes before what takes the other way away.
    let registrations = computer.registrations.as_ref();
    let onto = registrations.filter(|state| !state.removes);
    let off = registrations.filter(|state| state.removes);
    changes.extend(token(computer));
    changes.extend(onto.map(|state| register(profile, computer, state)));
    for file in &computer.files {
        changes.extend(configuration(profile, computer, file)?);
    }
    changes.extend(off.map(|state| register(profile, computer, state)));
    changes.extend(entry_of_ours(computer));
    let notices = notices::notices(profile, computer, &changes);
    Ok(Plan {
        organization: profile.endpoints.organization_url().to_string(),
        project: project(profile),
        feed: profile.feed.name.clone(),
        registry: computer.registry.as_str().to_owned(),
        index: computer.index.as_str().to_owned(),
        changes,
        notices,
        store: profile.store,
        store_means: profile.store.meaning(),
    })
}

/// The feed's project; none for the whole organization.
pub(crate) fn project(profile: &Profile) -> Option<String> {
    match &profile.feed.scope {
        FeedScope::Project(project) => Some(project.clone()),
        FeedScope::Organization => None,
    }
}

fn on_the_server(profile: &Profile, server: &ServerState) -> Vec<Change> {
    let mut changes = Vec::new();
    let name = profile.feed.name.clone();
    match (&server.feed, &server.missing_upstream) {
        (None, Some(upstream)) => {
            changes.push(Change::CreateFeed {
                project: project(profile),
                name: name.clone(),
                upstream: upstream.clone(),
            });
        }
        (Some(_), Some(upstream)) => {
            changes.push(Change::AddUpstream {
                feed: name.clone(),
                upstream: upstream.clone(),
            });
        }
        (_, None) => {}
    }
    if let Some(visibility) = profile
        .feed
        .visibility
        .filter(|_| server.visibility_differs)
    {
        changes.push(Change::SetVisibility {
            feed: name,
            visibility,
        });
    }
    changes
}

fn token(computer: &ComputerState) -> Option<Change> {
    let replaces = match computer.token {
        TokenState::Same | TokenState::NotWanted | TokenState::Ours => return None,
        TokenState::Missing => false,
        TokenState::Different => true,
    };
    Some(Change::StoreToken {
        store: StoreKind::of_this_system().to_string(),
        key: computer.index.as_str().to_owned(),
        label: label(computer),
        replaces,
    })
}

fn label(computer: &ComputerState) -> String {
    format!("cargo-registry:{}", computer.registry.as_str())
}

fn entry_of_ours(computer: &ComputerState) -> Option<Change> {
    (computer.token == TokenState::Ours).then(|| Change::RemoveToken {
        store: StoreKind::of_this_system().to_string(),
        key: computer.index.as_str().to_owned(),
        label: label(computer),
    })
}

fn register(profile: &Profile, computer: &ComputerState, state: &RegistrationsState) -> Change {
    let before = String::from_utf8_lossy(state.before.as_deref().unwrap_or_default());
    let new = state.before.is_none();
    let (diff, added, removed) = unified(&state.path, &before, &state.after, new);
    Change::RegisterProvider {
        path: state.path.clone(),
        index: computer.index.as_str().to_owned(),
        organization: profile.endpoints.organization_url().to_string(),
        removes: state.removes,
        new,
        diff,
        added,
        removed,
        before: state.before.clone(),
        after: state.after.clone().into_bytes(),
    }
}

fn configuration(
    profile: &Profile,
    computer: &ComputerState,
    file: &FileState,
) -> Result<Option<Change>, Failure> {
    let located = |error: edit::EditError| Failure::of_edit(&error, &file.path);
    let before = match &file.before {
        Some(bytes) => edit::decode(bytes).map_err(located)?,
        None => "",
    };
    let after = edit::apply(before, &edits(profile, computer, file)).map_err(located)?;
    if after == before {
        return Ok(None);
    }
    let new = file.before.is_none();
    let (diff, added, removed) = unified(&file.path, before, &after, new);
    if added == 0 && removed == 0 {
        return Err(Failure::new(ErrorCode::Internal)
            .at(file.path.display())
            .because("An edit changed bytes but no line."));
    }
    let (path, level) = (file.path.clone(), file.level);
    let (before, after) = (file.before.clone(), after.into_bytes());
    Ok(Some(Change::WriteConfiguration {
        path,
        level,
        new,
        diff,
        added,
        removed,
        before,
        after,
    }))
}

fn edits(profile: &Profile, computer: &ComputerState, file: &FileState) -> Vec<Edit> {
    let mut edits = Vec::new();
    if file.registry_here {
        let name = computer.registry.clone();
        edits.push(Edit::SetRegistryIndex {
            name: name.clone(),
            index: computer.index.clone(),
        });
        if profile.registry.replace_crates_io {
            edits.push(Edit::ReplaceCratesIo { name });
        }
    }
    let name = computer.registry.clone();
    match &file.own_provider {
        OwnProvider::Leave => {}
        OwnProvider::Set(provider) => {
            let provider = provider.clone();
            edits.push(Edit::SetRegistryProvider { name, provider });
        }
        OwnProvider::Remove => edits.push(Edit::RemoveRegistryProvider { name }),
    }
    if file.providers_here {
        edits.push(Edit::EnsureGlobalProviders {
            providers: user_level_providers(),
        });
    }
    edits.extend(file.network.iter().cloned());
    edits
}
