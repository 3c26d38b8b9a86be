//! From the answers of a person to a profile and back, value by value: neither
//! goes through text.

use crate::contract::{Answers, VisibilityChoice};
use azure_devops::{Endpoints, FeedScope};
use setup::profile::{self, RawCredentials, RawFeed, RawOrganization, RawProfile, RawRegistry};
use setup::profile::{RawWorkstation, Visibility};
use setup::{Failure, Profile};
use sign_in::{Account, Minting};
use std::path::Path;

const DAY: u64 = 86_400;

/// The profile that the answers lead to, in this organization and as whoever is
/// signed in there.
///
/// # Errors
/// The first value that is not legal.
pub(crate) fn profile_of(
    answers: &Answers,
    endpoints: &Endpoints,
    account: Option<&Account>,
    home: &Path,
) -> Result<Profile, Failure> {
    let raw = RawProfile {
        schema: profile::SCHEMA,
        organization: RawOrganization {
            url: endpoints.organization_url().to_string(),
        },
        feed: RawFeed {
            name: answers.feed.clone(),
            project: answers.project.clone(),
            create: answers.create,
            visibility: answers.visibility.map(visibility),
        },
        registry: RawRegistry {
            name: answers.registry.clone(),
            ..RawRegistry::default()
        },
        credentials: RawCredentials {
            store: answers.store.map(super::stores::kind_of),
            ..credentials(account)?
        },
        workstation: RawWorkstation {
            repositories: answers.repositories.clone(),
            user_level: answers.user_level,
        },
    };
    Profile::from_raw(raw, home, home)
}

/// How others sign in as this account is signed in: nothing of it is a secret.
fn credentials(account: Option<&Account>) -> Result<RawCredentials, Failure> {
    let Some(account) = account else {
        return Ok(RawCredentials::default());
    };
    let client_id = account.entra.as_ref().and_then(|entra| entra.client_id);
    let days = |minting: &Minting| minting.lifetime.as_secs().div_ceil(DAY);
    let days = account.minting.as_ref().map(days);
    Ok(RawCredentials {
        account: super::stores::kind(account)?,
        client_id: client_id.map(|id| id.to_string()),
        mint: days.is_some(),
        mint_days: days.map(|days| u16::try_from(days).unwrap_or(u16::MAX)),
        ..RawCredentials::default()
    })
}

/// What a profile answers.
pub(crate) fn answers_of(profile: &Profile) -> Answers {
    let folders = profile.workstation.repositories.iter();
    let project = match &profile.feed.scope {
        FeedScope::Project(project) => Some(project.clone()),
        FeedScope::Organization => None,
    };
    let registry = &profile.registry;
    Answers {
        project,
        feed: profile.feed.name.clone(),
        create: profile.feed.create,
        visibility: profile.feed.visibility.map(choice),
        registry: registry.chosen.then(|| registry.name.as_str().to_owned()),
        repositories: folders.map(|path| path.display().to_string()).collect(),
        user_level: profile.workstation.user_level,
        // What fits the profile's account need not fit whoever signs in here.
        store: (profile.store != profile.account.usual_store())
            .then(|| super::stores::way_of(profile.store)),
    }
}

fn visibility(choice: VisibilityChoice) -> Visibility {
    match choice {
        VisibilityChoice::SpecificPeople => Visibility::SpecificPeople,
        VisibilityChoice::Organization => Visibility::Organization,
        VisibilityChoice::Tenant => Visibility::Tenant,
    }
}

/// The choice that stands for a visibility.
pub(crate) fn choice(visibility: Visibility) -> VisibilityChoice {
    match visibility {
        Visibility::SpecificPeople => VisibilityChoice::SpecificPeople,
        Visibility::Organization => VisibilityChoice::Organization,
        Visibility::Tenant => VisibilityChoice::Tenant,
    }
}
