//! What a `scope` asks for: the resource, and whether a refresh token and an id token are wanted.

use super::{EntraError, errors};

/// Azure DevOps as a resource of Entra (facts §7).
pub(super) const AZURE_DEVOPS: &str = "499b84ac-1321-427f-aa17-267ca6975798";

/// What a token is for when no resource is named, as with the real Entra: not Azure DevOps.
pub(super) const GRAPH: &str = "00000003-0000-0000-c000-000000000000";

/// Resources that are Azure DevOps, and those that are not but exist everywhere.
const RESOURCES: [(&str, &str); 5] = [
    (AZURE_DEVOPS, AZURE_DEVOPS),
    ("https://app.vssps.visualstudio.com", AZURE_DEVOPS),
    ("https://app.vssps.visualstudio.com/", AZURE_DEVOPS),
    (GRAPH, GRAPH),
    ("https://graph.microsoft.com", GRAPH),
];

/// A scope, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Scopes {
    /// The id of the resource.
    pub(super) resource: &'static str,
    pub(super) offline_access: bool,
    pub(super) openid: bool,
    /// `.default` of the resource is asked for, and nothing else of it.
    pub(super) is_default: bool,
}

impl Scopes {
    pub(super) fn parse(text: &str) -> Result<Self, EntraError> {
        let mut scopes = Self {
            resource: GRAPH,
            offline_access: false,
            openid: false,
            is_default: false,
        };
        let mut named: Option<&'static str> = None;
        for word in text.split_ascii_whitespace() {
            match word {
                "offline_access" => scopes.offline_access = true,
                "openid" => scopes.openid = true,
                "profile" | "email" => {}
                _ => {
                    let (resource, permission) = word.rsplit_once('/').unwrap_or(("", word));
                    let found = known(resource)?;
                    if named.is_some_and(|other| other != found) {
                        let message = "More than one resource is asked for.";
                        return Err(EntraError::of(errors::SCOPE_INVALID).because(message));
                    }
                    scopes.is_default = named.is_none() && permission == ".default";
                    named = Some(found);
                }
            }
        }
        scopes.resource = named.unwrap_or(GRAPH);
        Ok(scopes)
    }

    /// As the answer says it.
    pub(super) fn granted(&self) -> String {
        format!("{0}/user_impersonation {0}/.default", self.resource)
    }

    pub(super) fn is_for_azure_devops(&self) -> bool {
        self.resource == AZURE_DEVOPS
    }
}

/// The resource that a text means.
pub(super) fn known(resource: &str) -> Result<&'static str, EntraError> {
    let mut all = RESOURCES.iter();
    all.find(|(known, _)| known.eq_ignore_ascii_case(resource))
        .map(|(_, id)| *id)
        .ok_or(EntraError::of(errors::UNKNOWN_RESOURCE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_resource_is_found_in_a_scope() {
        let parse = |text: &str| Scopes::parse(text).unwrap();
        let default = format!("{AZURE_DEVOPS}/.default");
        let scopes = parse(&format!("offline_access openid {default}"));
        assert!(scopes.offline_access && scopes.openid && scopes.is_default);
        assert!(scopes.is_for_azure_devops());
        assert!(!parse(&format!("{AZURE_DEVOPS}/user_impersonation")).is_default);
        assert!(parse("https://app.vssps.visualstudio.com//.default").is_for_azure_devops());
        assert!(!parse("openid profile").is_for_azure_devops());
        let unknown = Scopes::parse("11111111-1111-1111-1111-111111111111/.default");
        assert_eq!(unknown, Err(EntraError::of(errors::UNKNOWN_RESOURCE)));
        let two = Scopes::parse(&format!("{default} https://graph.microsoft.com/.default"));
        assert_eq!(two.unwrap_err().name(), "invalid_scope");
    }
}
