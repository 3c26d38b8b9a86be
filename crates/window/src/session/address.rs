//! What a pasted text names, and why it cannot be used. It asks no server, and
//! nothing of a text with a password reaches an answer.

use super::{Answer, Session};
use crate::contract::{AccountName, Address, AddressProblem, Understood};
use azure_devops::{AddressProblem as Wrong, PastedAddress};
use sign_in::Accounts;
use url::Url;

const PLAIN: &str = "http://";
const SECURE: &str = "https://";

impl Session {
    /// Reads a pasted text, without a network.
    ///
    /// # Errors
    /// None today: what is wrong with the text is an answer.
    pub async fn understand_address(&self, text: String) -> Answer<Understood> {
        Ok(match PastedAddress::parse(&text) {
            Ok(pasted) => {
                // Whoever needs the accounts reports that they cannot be read.
                let accounts = self.setup().ok().map(|setup| setup.accounts);
                let address = described(&pasted, accounts.as_ref());
                Understood::Fine { address }
            }
            Err(error) => {
                let reason = reason(text.trim(), &error.problem);
                Understood::Refused { reason }
            }
        })
    }
}

/// The address in parts, with the account that is known for it.
pub(crate) fn described(pasted: &PastedAddress, accounts: Option<&Accounts>) -> Address {
    let endpoints = &pasted.endpoints;
    let account = accounts
        .and_then(|accounts| accounts.find(endpoints).ok().flatten())
        .map(|account| AccountName {
            name: account.user_display_name,
        });
    Address {
        url: endpoints.organization_url().to_string(),
        host: host(endpoints.organization_url()),
        organization: endpoints.name().to_owned(),
        server: !endpoints.is_cloud(),
        project: pasted.project.clone(),
        feed: pasted.feed.clone(),
        account,
    }
}

fn reason(text: &str, problem: &Wrong) -> AddressProblem {
    match problem {
        Wrong::Empty => AddressProblem::Empty,
        Wrong::UserInfo => AddressProblem::Credentials,
        Wrong::PlainHttp => plain_http(text),
        _ if has_password(text) => AddressProblem::Credentials,
        _ => AddressProblem::NotAzure,
    }
}

/// Says to use https only where that would be understood.
fn plain_http(text: &str) -> AddressProblem {
    let rest = text.get(PLAIN.len()..).unwrap_or_default();
    let secure = format!("{SECURE}{rest}");
    match PastedAddress::parse(&secure).map_err(|error| error.problem) {
        Ok(_) | Err(Wrong::NoCollection | Wrong::NoOrganization) => {
            let host = Url::parse(&secure).map_or_else(|_| String::new(), |url| host(&url));
            AddressProblem::PlainHttp { host }
        }
        Err(_) => AddressProblem::NotAzure,
    }
}

/// `user:password@host` in front of a path, with or without a scheme.
fn has_password(text: &str) -> bool {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority
        .rsplit_once('@')
        .is_some_and(|(user, _)| user.contains(':'))
}

fn host(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> AddressProblem {
        let error = PastedAddress::parse(text).expect_err("a refusal");
        reason(text, &error.problem)
    }

    #[test]
    fn every_refusal_has_its_words() {
        let check = |text: &str, expected: AddressProblem| assert_eq!(refused(text), expected);
        let secret = "x".repeat(20);
        check("", AddressProblem::Empty);
        for text in [
            "two words",
            "example.com",
            "https://example.com/",
            "ftp://x/y",
        ] {
            check(text, AddressProblem::NotAzure);
        }
        check("https://dev.azure.com.example/x", AddressProblem::NotAzure);
        check("http://dev.azure.com.example/x", AddressProblem::NotAzure);
        check(&"a".repeat(5000), AddressProblem::NotAzure);
        for text in [
            format!("https://ada:{secret}@dev.azure.com/contoso"),
            format!("http://ada:{secret}@server.example/tfs/C"),
            format!("ada:{secret}@dev.azure.com/contoso"),
            format!("ssh://ada:{secret}@ssh.dev.azure.com/v3/a/b/c"),
        ] {
            check(&text, AddressProblem::Credentials);
        }
        for text in [
            "http://server.example/tfs/DefaultCollection/P",
            "HTTP://Server.example/",
        ] {
            let host = "server.example".to_owned();
            check(text, AddressProblem::PlainHttp { host });
        }
    }

    #[test]
    fn an_address_is_told_in_parts() {
        let text = "https://contoso.visualstudio.com/My%20Project/_packaging?_a=feed&feed=rust";
        let address = described(&PastedAddress::parse(text).expect("an address"), None);
        assert_eq!(address.url, "https://dev.azure.com/contoso");
        assert_eq!(address.host, "dev.azure.com");
        assert_eq!(address.organization, "contoso");
        assert_eq!(address.project.as_deref(), Some("My Project"));
        assert_eq!(address.feed.as_deref(), Some("rust"));
        assert!(!address.server && address.account.is_none());
    }
}
