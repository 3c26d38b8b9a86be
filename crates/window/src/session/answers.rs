//! From the answers of a person to a profile and back, value by value: neither
//! goes through text.

use crate::contract::{Answers, VisibilityChoice};
use azure_devops::{Endpoints, FeedScope};
use setup::profile::{
    self, RawCredentials, RawFeed, RawNetwork, RawOrganization, RawProfile, RawRegistry,
};
use setup::profile::{RawWorkstation, Visibility};
use setup::{Failure, Profile};
use sign_in::Account;
use std::path::Path;

/// The profile that the answers lead to, in this organization, as whoever is
/// signed in there and by the way of a profile that was opened.
///
/// # Errors
/// The first value that is not legal.
pub(crate) fn profile_of(
    answers: &Answers,
    endpoints: &Endpoints,
    account: Option<&Account>,
    network: RawNetwork,
    home: &Path,
) -> Result<Profile, Failure> {
    let credentials = account.map(RawCredentials::of_account).transpose()?;
    let credentials = credentials.unwrap_or_default();
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
            ..credentials
        },
        workstation: RawWorkstation {
            repositories: answers.repositories.clone(),
            user_level: answers.user_level,
        },
        network: RawNetwork {
            configure_cargo: answers.tell_cargo,
            ..network
        },
    };
    Profile::from_raw(raw, home, home)
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
        tell_cargo: profile.network.configure_cargo,
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
