//! What the window finds instead of asking for it: cargo, the proxy and the
//! certificate authorities of the environment, the log folder.

use crate::contract::{FoundClient, FoundFile, FoundProxy, FoundSettings};
use crate::session::shown::shown;
use crate::session::{Answer, Session};
use cargo_home::Computer;
use setup::{FoundClientId, Policy};
use std::path::Path;

/// Where a proxy for https is looked for, in this order.
const PROXY_VARIABLES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
const AUTHORITIES_VARIABLE: &str = "SSL_CERT_FILE";

impl Session {
    /// Settings that are found, not set.
    ///
    /// # Errors
    /// When the list of accounts cannot be read.
    pub async fn found_settings(&self) -> Answer<FoundSettings> {
        let setup = self.setup().map_err(|failure| self.problem(failure))?;
        let computer = &setup.computer;
        let log_folder = self.options().log_folder();
        Ok(FoundSettings {
            cargo: self.cargo_here(computer).await,
            proxy: PROXY_VARIABLES
                .iter()
                .find_map(|name| proxy(computer, name)),
            authorities: computer
                .variable(AUTHORITIES_VARIABLE)
                .map(|path| FoundFile {
                    path: shown(Path::new(path), &computer.home),
                    from: AUTHORITIES_VARIABLE.to_owned(),
                }),
            client_id: client(computer, &self.policy(computer)),
            log_folder: shown(&log_folder, &self.options().computer.home),
        })
    }
}

impl Session {
    /// What is set for everybody. Where that cannot be understood, signing in
    /// says so; nothing here depends on it.
    pub(super) fn policy(&self, computer: &Computer) -> Policy {
        Policy::here(computer).unwrap_or_else(|failure| {
            self.problem(failure);
            Policy::default()
        })
    }
}

/// None also for a variable with another value; signing in tells of it.
fn client(computer: &Computer, policy: &Policy) -> Option<FoundClient> {
    if let (Some(id), Some(from)) = (policy.client_id, &policy.from) {
        let (id, from) = (id.to_string(), Some(from.display().to_string()));
        return Some(FoundClient { id, from });
    }
    let found = FoundClientId::of(computer).ok().flatten()?;
    Some(FoundClient {
        id: found.id.to_string(),
        from: found.variable.map(str::to_owned),
    })
}

fn proxy(computer: &Computer, name: &str) -> Option<FoundProxy> {
    let value = computer.variable(name)?.to_str()?;
    Some(FoundProxy {
        address: without_user(value),
        from: name.to_owned(),
    })
}

/// An address as it may be shown: what stands before an `@` may be a password.
fn without_user(address: &str) -> String {
    let (scheme, rest) = address.split_once("://").unwrap_or(("http", address));
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    // A password may itself hold a slash.
    let last = rest.rsplit('@').next().unwrap_or_default();
    let host = match rest.contains('@') {
        true => last.split(['/', '?', '#', '\\']).next().unwrap_or_default(),
        false => authority,
    };
    format!("{scheme}://{host}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxys_password_is_never_shown() {
        let check = |input: &str, expect: &str| assert_eq!(without_user(input), expect);
        check(
            "http://proxy.contoso.example:8080/",
            "http://proxy.contoso.example:8080",
        );
        check("proxy:3128", "http://proxy:3128");
        check("http://ada:secret@proxy:8080", "http://proxy:8080");
        check("socks5://ada:se/cr@et@proxy:1080/x", "socks5://proxy:1080");
        check("ada:secret@proxy", "http://proxy");
    }
}
