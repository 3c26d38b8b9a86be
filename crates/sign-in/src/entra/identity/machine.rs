//! The identity that Azure gives a machine or an application's host. It is asked
//! for at an address of this machine alone, without TLS and without a proxy.

use std::net::IpAddr;
use std::time::Duration;

use azure_identity::{ManagedIdentityCredential, ManagedIdentityCredentialOptions, UserAssignedId};
use reqwest::redirect::Policy;
use url::{Host, Url};

use super::refused::Answerer;
use super::surroundings::Surroundings;
use super::transport::BoundedTransport;
use super::{EntraAccount, EntraError, EntraNetwork, EntraTokens};

/// Who is asked, in words.
const NAME: &str = "This machine";
/// Where a virtual machine asks; the same everywhere in Azure.
const VIRTUAL_MACHINE: &str = "http://169.254.169.254/metadata/identity/oauth2/token";
/// Where the host of an application wants to be asked, if it is one.
const ENDPOINT: &str = "IDENTITY_ENDPOINT";
/// What is next to us answers at once; elsewhere nobody has that address.
const CONNECT_TIME: Duration = Duration::from_secs(3);

pub(super) async fn access_token(
    entra: &EntraAccount,
    network: &EntraNetwork,
    here: &Surroundings,
) -> Result<EntraTokens, EntraError> {
    let endpoint = endpoint(here)?;
    let network = EntraNetwork {
        http: client()?,
        way: None,
        ..network.clone()
    };
    let transport = BoundedTransport::new(&network, &[(&endpoint, Answerer::Other(NAME))]);
    let id = entra.client_id;
    let options = ManagedIdentityCredentialOptions {
        user_assigned_id: id.map(|id| UserAssignedId::ClientId(id.to_string())),
        client_options: transport.options(None),
    };
    let credential = ManagedIdentityCredential::new(Some(options));
    let credential = credential.map_err(|_| no_token("its kind of identity is not known"))?;
    transport.token_from(credential).await
}

/// The library reads the variable as well: what is checked here is where the
/// machine's secret may go, and the transport lets it go nowhere else.
fn endpoint(here: &Surroundings) -> Result<Url, EntraError> {
    let text = here.text(ENDPOINT);
    let text = text.as_deref().unwrap_or(VIRTUAL_MACHINE);
    let url = Url::parse(text).ok().filter(is_of_this_machine);
    url.ok_or_else(|| no_token("IDENTITY_ENDPOINT names another machine"))
}

fn is_of_this_machine(url: &Url) -> bool {
    let near = |ip: IpAddr| match ip {
        IpAddr::V4(ip) => ip.is_loopback() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback(),
    };
    let host = match url.host() {
        Some(Host::Ipv4(ip)) => near(ip.into()),
        Some(Host::Ipv6(ip)) => near(ip.into()),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    host && url.scheme() == "http" && url.username().is_empty() && url.password().is_none()
}

fn client() -> Result<reqwest::Client, EntraError> {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(Policy::none())
        .referer(false)
        .connect_timeout(CONNECT_TIME)
        // Nothing is asked over TLS: do not load certificates that nothing uses.
        .tls_certs_only([])
        .build()
        .map_err(|_| no_token("no client could be made"))
}

fn no_token(words: &str) -> EntraError {
    EntraError::NoToken {
        source_name: NAME,
        words: words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machine_s_secret_goes_to_the_machine() {
        let check = |text: &str, expect: bool| {
            assert_eq!(
                is_of_this_machine(&Url::parse(text).unwrap()),
                expect,
                "{text}"
            );
        };
        check(VIRTUAL_MACHINE, true);
        check("http://127.0.0.1:41741/msi/token", true);
        check("http://localhost:42356/msi/token", true);
        check("http://169.254.130.5:8081/msi/token", true);
        check("http://[::1]:80/", true);
        check("https://localhost/", false);
        check("http://10.0.0.1/", false);
        check("http://localhost.example/", false);
        check("http://127.0.0.1.example/", false);
        check("http://user@127.0.0.1/", false);
        check("http://[::ffff:10.0.0.1]/", false);
        check("file:///etc/passwd", false);
    }
}
