//! Which role the account has in the feed, as far as the feed's permissions
//! say it: groups are named there without their members.

use azure_devops::{FeedPermission, FeedRole};

/// How the descriptor of a person begins; others are groups and services.
const PERSON: &str = "Microsoft.IdentityModel.Claims.ClaimsIdentity";

/// What the permissions say of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RoleOf {
    /// It saves crates, in this role.
    Saves(FeedRole),
    /// It does not, and no group could give it more.
    DoesNotSave(FeedRole),
    /// A group may give it a role.
    Unknown,
}

/// The role of the account with this id.
pub(super) fn role_of(permissions: &[FeedPermission], id: &str) -> RoleOf {
    let is_own = |permission: &&FeedPermission| {
        let own = permission.identity_id.as_deref();
        own.is_some_and(|own| own.eq_ignore_ascii_case(id))
    };
    let mut own = permissions.iter().filter(is_own);
    if let Some(saving) = own.clone().find(|own| own.role.saves_from_upstream()) {
        return RoleOf::Saves(saving.role.clone());
    }
    let may_be_member = permissions.iter().any(|permission| {
        permission.role.saves_from_upstream() && !permission.identity_descriptor.starts_with(PERSON)
    });
    match own.next() {
        Some(own) if !may_be_member => RoleOf::DoesNotSave(own.role.clone()),
        _ => RoleOf::Unknown,
    }
}

/// The role's name in the interface (azure-devops facts §1.6).
pub(super) fn words(role: &FeedRole) -> String {
    match role {
        FeedRole::Reader => "Feed Reader",
        FeedRole::Collaborator => "Feed and Upstream Reader (Collaborator)",
        FeedRole::Contributor => "Feed Publisher (Contributor)",
        FeedRole::Administrator => "Feed Owner",
        other => other.as_str(),
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permission(id: &str, kind: &str, role: FeedRole) -> FeedPermission {
        FeedPermission {
            role,
            identity_descriptor: format!("{kind};x"),
            identity_id: Some(id.to_owned()),
            ..FeedPermission::default()
        }
    }

    #[test]
    fn only_what_the_permissions_say_counts() {
        let group = "Microsoft.TeamFoundation.Identity";
        let check = |permissions: &[FeedPermission], expect: RoleOf| {
            assert_eq!(role_of(permissions, "me"), expect, "{permissions:?}");
        };
        let mine = |role| permission("ME", PERSON, role);
        let (reader, saver) = (FeedRole::Reader, FeedRole::Collaborator);
        check(&[], RoleOf::Unknown);
        check(&[mine(saver.clone())], RoleOf::Saves(saver.clone()));
        check(&[mine(reader.clone())], RoleOf::DoesNotSave(reader.clone()));
        let others = permission("you", PERSON, FeedRole::Administrator);
        check(
            &[mine(reader.clone()), others.clone()],
            RoleOf::DoesNotSave(reader.clone()),
        );
        check(&[others], RoleOf::Unknown);
        let members = permission("all", group, saver);
        check(&[mine(reader.clone()), members], RoleOf::Unknown);
        let readers = permission("all", group, reader.clone());
        check(
            &[mine(reader.clone()), readers],
            RoleOf::DoesNotSave(reader),
        );
    }
}
