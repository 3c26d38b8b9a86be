//! Entra behind a network that wants something first: told apart from Entra's
//! own refusals and from a host that is not there.

use azure_devops::network::{NetworkOptions, ProxyAddress};
use azure_devops::{ClientOptions, ErrorKind};
use practice_server::ProxyHabit;
use secrecy::SecretString;

use super::support::Practice;
use crate::account::AccountKind;
use crate::entra::identity::access_token_in;
use crate::entra::identity::surroundings::Surroundings;
use crate::entra::{EntraError, EntraNetwork};

/// Asks through the practice proxy, as a set-up's options lead.
async fn asked(practice: &Practice, authorities: bool) -> EntraError {
    let account = practice.account();
    let file = practice.proxy.ca_certificate_file().to_owned();
    let options = ClientOptions {
        network: NetworkOptions {
            proxy: ProxyAddress::parse(practice.proxy.url().as_str(), 80).ok(),
            authority_files: authorities.then_some(file).into_iter().collect(),
            ..NetworkOptions::default()
        },
        ..ClientOptions::default()
    };
    let network = EntraNetwork::new(&account, &options).unwrap();
    let here = Surroundings::made(&[]);
    let secret = SecretString::from("s".repeat(40));
    let kind = AccountKind::ServicePrincipal;
    let asked = access_token_in(&here, kind, &account, Some(&secret), &network);
    Box::pin(asked).await.unwrap_err()
}

#[tokio::test]
async fn what_the_network_wants_is_told() {
    let practice = Practice::start().await;
    let check = async |habit: ProxyHabit, authorities, expect, words: &str| {
        practice.proxy.set_habit(habit);
        let error = asked(&practice, authorities).await;
        let EntraError::Network { kind, .. } = &error else {
            panic!("{error:?}");
        };
        assert_eq!(*kind, expect, "{error}");
        let said = format!("{error} {}", error.advice().unwrap_or_default());
        assert!(said.contains(words), "{said}");
    };
    let value = "Basic eA==".to_owned();
    let basic = ProxyHabit::Basic { value };
    check(basic, true, ErrorKind::ProxyRefused, "HTTPS_PROXY").await;
    let domain = ErrorKind::ProxyDomainSignIn;
    check(ProxyHabit::Domain, true, domain, "Negotiate, NTLM").await;
    let page = ProxyHabit::SignInPage { status: 302 };
    check(page, true, ErrorKind::NetworkSignIn, "in a browser first").await;
    let other = ErrorKind::CertificateOtherHost;
    check(ProxyHabit::OtherHost, true, other, "another host").await;
    let late = ErrorKind::CertificateNotNow;
    check(ProxyHabit::Expired, true, late, "clock").await;
    let unknown = ErrorKind::CertificateUnknown;
    let issuer = "Practice certificate authority";
    check(ProxyHabit::Open, false, unknown, issuer).await;
}
