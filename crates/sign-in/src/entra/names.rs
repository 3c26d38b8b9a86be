//! The two names by which Entra knows who asks: the application and the
//! directory. Both end up in addresses and requests, so both are checked.

use std::fmt;

use azure_devops::Tenant;
use uuid::Uuid;

/// The longest name of a directory: that of a DNS name.
const LONGEST_NAME: usize = 253;

/// An application that is registered with Entra.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientId(Uuid);

/// Why a text is no name that Entra knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NameError {
    /// A client id is a UUID and nothing else.
    #[error("A client id has the form 00000000-0000-0000-0000-000000000000.")]
    ClientId,
    /// A tenant is a UUID, or the name of a domain.
    #[error(
        "A tenant is an identifier like 00000000-0000-0000-0000-000000000000, or a domain like contoso.onmicrosoft.com."
    )]
    Tenant,
}

impl ClientId {
    /// The application that this build was made for, by the variable
    /// `FEEDWRIGHT_CLIENT_ID` of its build; there is no other default.
    #[must_use]
    pub fn of_this_build() -> Option<ClientId> {
        ClientId::parse(option_env!("FEEDWRIGHT_CLIENT_ID")?).ok()
    }

    /// Reads a client id as the portal shows it.
    ///
    /// # Errors
    /// When it is no UUID, or the one of zeros.
    pub fn parse(text: &str) -> Result<ClientId, NameError> {
        match Uuid::try_parse(text.trim()) {
            Ok(id) if !id.is_nil() => Ok(ClientId(id)),
            _ => Err(NameError::ClientId),
        }
    }
}

impl fmt::Display for ClientId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A directory of Entra: its identifier, one of its domains, or one of the two
/// words for "whichever the person belongs to".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TenantId(String);

impl TenantId {
    /// Reads a tenant as people have it.
    ///
    /// # Errors
    /// When it is neither a UUID nor the name of a domain.
    pub fn parse(text: &str) -> Result<TenantId, NameError> {
        let text = text.trim().to_ascii_lowercase();
        if let Ok(id) = Uuid::try_parse(&text) {
            return match id.is_nil() {
                true => Err(NameError::Tenant),
                false => Ok(TenantId(id.to_string())),
            };
        }
        let word = matches!(text.as_str(), "organizations" | "common");
        match word || is_domain(&text) {
            true => Ok(TenantId(text)),
            false => Err(NameError::Tenant),
        }
    }

    /// The tenant that an organization named.
    #[must_use]
    pub fn of(tenant: Tenant) -> TenantId {
        TenantId(tenant.to_string())
    }

    /// As it stands in Entra's addresses.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TenantId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        let hyphen = label.starts_with('-') || label.ends_with('-');
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        !label.is_empty() && label.len() <= 63 && !hyphen && label.chars().all(letters)
    };
    text.len() <= LONGEST_NAME && text.contains('.') && text.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_fit_into_an_address_are_taken() {
        let check = |text: &str, expect: Option<&str>| {
            let tenant = TenantId::parse(text);
            assert_eq!(tenant.ok().as_ref().map(TenantId::as_str), expect, "{text}");
        };
        let id = Uuid::new_v4().to_string();
        check(&id, Some(&id));
        check(&format!(" {} \n", id.to_uppercase()), Some(&id));
        check("contoso.onmicrosoft.com", Some("contoso.onmicrosoft.com"));
        check("Contoso.example", Some("contoso.example"));
        check("organizations", Some("organizations"));
        check(&Uuid::nil().to_string(), None);
        for bad in [
            "", "contoso", "a..b", "-a.b", "a/b.c", "a.b/..", "a.b?x", "ä.de", "a b.c", "a.b.",
        ] {
            check(bad, None);
        }
        check(&format!("{}.de", "a".repeat(64)), None);
    }

    #[test]
    fn a_client_id_is_a_uuid() {
        let id = Uuid::new_v4();
        let parsed = ClientId::parse(&format!(" {id}\n")).unwrap();
        assert_eq!(parsed.to_string(), id.to_string());
        for bad in ["", "x", "00000000-0000-0000-0000-000000000000", "a/b"] {
            assert_eq!(ClientId::parse(bad), Err(NameError::ClientId), "{bad}");
        }
    }
}
