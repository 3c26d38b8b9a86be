//! Which role the account has in a feed, where the feed's permissions say it.
//! Groups are named there without their members, so that often nothing is
//! known; then nothing is said.

use crate::contract::FeedRoleName;
use azure_devops::{Client, Feed, FeedPermission, FeedRole, FeedScope};

/// How the descriptor of a person begins; others are groups and services.
const PERSON: &str = "Microsoft.IdentityModel.Claims.ClaimsIdentity";

/// The role of the account that asks; none where it cannot be known.
pub(super) async fn of_this_account(
    client: &Client,
    scope: &FeedScope,
    feed: &Feed,
) -> Option<FeedRoleName> {
    let (identity, permissions) = tokio::join!(
        client.connection_data(),
        client.permissions(scope, &feed.id)
    );
    role_in(&permissions.ok()?, &identity.ok()?.authenticated_user.id)
}

fn role_in(permissions: &[FeedPermission], id: &str) -> Option<FeedRoleName> {
    let own = permissions.iter().find(|permission| {
        let own = permission.identity_id.as_deref();
        own.is_some_and(|own| own.eq_ignore_ascii_case(id))
    })?;
    let role = name(&own.role)?;
    let of_group = |permission: &&FeedPermission| {
        !permission.identity_descriptor.starts_with(PERSON)
            && permission.identity_id != own.identity_id
    };
    // A group may give it more than its own entry does.
    let mut groups = permissions.iter().filter(of_group);
    let may_have_more = groups.any(|group| name(&group.role).is_none_or(|theirs| theirs > role));
    (!may_have_more).then_some(role)
}

fn name(role: &FeedRole) -> Option<FeedRoleName> {
    match role {
        FeedRole::Reader => Some(FeedRoleName::Reader),
        FeedRole::Collaborator => Some(FeedRoleName::Collaborator),
        FeedRole::Contributor => Some(FeedRoleName::Contributor),
        FeedRole::Administrator => Some(FeedRoleName::Owner),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_guessed() {
        let permission = |id: &str, kind: &str, role: FeedRole| FeedPermission {
            role,
            identity_descriptor: format!("{kind};x"),
            identity_id: Some(id.to_owned()),
            ..FeedPermission::default()
        };
        let check = |permissions: &[FeedPermission], expect: Option<FeedRoleName>| {
            assert_eq!(role_in(permissions, "me"), expect, "{permissions:?}");
        };
        let mine = permission("ME", PERSON, FeedRole::Collaborator);
        let group = |role| permission("all", "Microsoft.TeamFoundation.Identity", role);
        check(&[], None);
        check(&[group(FeedRole::Administrator)], None);
        check(
            std::slice::from_ref(&mine),
            Some(FeedRoleName::Collaborator),
        );
        check(
            &[mine.clone(), group(FeedRole::Reader)],
            Some(FeedRoleName::Collaborator),
        );
        check(&[mine.clone(), group(FeedRole::Administrator)], None);
        check(&[mine, group(FeedRole::Other("x".to_owned()))], None);
        check(&[permission("me", PERSON, FeedRole::Custom)], None);
    }
}
