//! What the profile's way to the network means for Cargo: which lines of the
//! user's own configuration tell it, and what a person should know of the rest.
//! Nothing is written for Cargo that the person did not agree to, and no name
//! or password of a proxy is ever copied.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::network::{Agreement, Ways, asked_for, cargo_source, is_here, our_source};
use crate::plan::Notice;
use crate::profile::Profile;
use crate::setup::{Prepared, Setup};
use azure_devops::network::{ProxyAddress, ProxySource, certificates_in};
use cargo_home::edit::Edit;
use cargo_home::{IndexUrl, MergedConfiguration, Origin, PORT_OF_PLAIN_PROXY};
use secrecy::ExposeSecret as _;
use std::path::{Path, PathBuf};

/// The edits of the user's file, and what to say.
#[derive(Debug, Default)]
pub(super) struct NetworkState {
    pub(super) edits: Vec<Edit>,
    pub(super) notices: Vec<Notice>,
}

/// Compares the two ways.
pub(super) fn inspect_network(
    setup: &Setup,
    profile: &Profile,
    index: &IndexUrl,
) -> Result<NetworkState, Failure> {
    let mut state = NetworkState::default();
    let Some(url) = asked_for(index).filter(|url| !is_here(url)) else {
        return Ok(state);
    };
    let user = MergedConfiguration::of_user(&setup.computer)?;
    let ways = Ways::of(setup, profile, &url, &user);
    proxy(&mut state, profile, &user, &ways);
    authorities(&mut state, setup, profile, &user);
    Ok(state)
}

impl Setup {
    /// Whether an agreement that Cargo is told the way (`configure-cargo`) makes
    /// a difference to this plan. Looks at this computer alone.
    #[must_use]
    pub fn may_tell_cargo(&self, prepared: &Prepared) -> bool {
        let mut agreed = prepared.profile().clone();
        agreed.network.configure_cargo = true;
        let told = || {
            let index = IndexUrl::parse(&prepared.plan.index)?;
            inspect_network(self, &agreed, &index)
        };
        // What cannot be read was told when the plan was made.
        !prepared.mends() && told().is_ok_and(|state| !state.edits.is_empty())
    }
}

/// A file that is not there, or holds nothing to trust, would be found out by
/// every connection; it is told once, by its name in the profile.
pub(crate) fn check_authorities(profile: &Profile) -> Result<(), Failure> {
    let Some(file) = &profile.network.ca_file else {
        return Ok(());
    };
    let read = certificates_in(file).map(|_| ());
    read.map_err(|why| {
        Failure::new(ErrorCode::ProfileInvalid)
            .at("network.ca-file")
            .because(why)
            .hint(
                "Ask whoever looks after the network for its certificate authority as a PEM file.",
            )
    })
}

fn proxy(state: &mut NetworkState, profile: &Profile, user: &MergedConfiguration, ways: &Ways) {
    let wish = &profile.network;
    let agreement = ways.agreement();
    let ours = ways.ours.as_ref();
    let only_here = ours
        .filter(|route| agreement == Agreement::OnlyOurs && route.source == ProxySource::System);
    // Ours may know the name and the password to what the profile wishes.
    let wished = wish.proxy.clone().map(|wished| match ours {
        Some(route) if route.proxy == wished => route.proxy.clone(),
        _ => wished,
    });
    let wanted = wished.or(only_here.map(|it| it.proxy.clone()));
    if let Some(wanted) = wanted.filter(|_| wish.configure_cargo) {
        if !wanted.has_credentials() {
            write_proxy(state, &wanted, user);
        } else if agreement != Agreement::Same {
            state.notices.push(credentials_stay(&wanted));
        }
        return;
    }
    let ours_alone = ours.filter(|_| agreement == Agreement::OnlyOurs);
    if let Some(route) = ours_alone.filter(|route| route.proxy.has_credentials()) {
        state.notices.push(credentials_stay(&route.proxy));
        return;
    }
    let Some((id, text)) = about(agreement, ways) else {
        return;
    };
    state.notices.push(Notice { id, text });
}

fn write_proxy(state: &mut NetworkState, wanted: &ProxyAddress, user: &MergedConfiguration) {
    let in_file = user.proxy().filter(|found| found.origin.file().is_some());
    let is_there = in_file.is_some_and(|found| {
        let read = ProxyAddress::parse(found.value.expose_secret(), PORT_OF_PLAIN_PROXY);
        // Somebody's own spelling, maybe with name and password, stays.
        read.is_ok_and(|there| there == *wanted)
    });
    if !is_there {
        let address = wanted.without_credentials().to_string();
        state.edits.push(Edit::SetProxy { address });
    }
}

/// Without them, a line in Cargo's configuration would go before a variable that
/// has them: nothing is written.
fn credentials_stay(wanted: &ProxyAddress) -> Notice {
    Notice {
        id: "proxy-credentials-stay",
        text: format!(
            "The proxy {wanted} wants a name and a password. They are not copied into Cargo's configuration: set HTTPS_PROXY with them where Cargo runs, and leave http.proxy out."
        ),
    }
}

fn about(agreement: Agreement, ways: &Ways) -> Option<(&'static str, String)> {
    let ours = ways
        .ours
        .as_ref()
        .map(|it| (&it.proxy, our_source(it.source)));
    let cargos = ways.cargos.as_ref().map(|way| {
        let shown = way.proxy.as_ref().map(ToString::to_string);
        (
            shown.unwrap_or_else(|| "an address that is none".to_owned()),
            cargo_source(&way.source),
        )
    });
    match (agreement, ours, cargos) {
        (Agreement::OnlyOurs, Some((proxy, source)), _) => Some((
            "cargo-without-proxy",
            format!(
                "Cargo does not know the proxy {proxy} that Feedwright uses (from {source}). With configure-cargo = true below [network] (--configure-cargo) the plan tells Cargo, too."
            ),
        )),
        (Agreement::Different, Some((proxy, source)), Some((other, from))) => Some((
            "cargo-other-proxy",
            format!(
                "Feedwright uses the proxy {proxy} (from {source}), and Cargo uses {other} (from {from})."
            ),
        )),
        (Agreement::OnlyCargos, _, Some((other, from))) => Some((
            "cargo-own-proxy",
            format!(
                "Cargo uses the proxy {other} (from {from}), and Feedwright connects directly."
            ),
        )),
        _ => None,
    }
}

fn authorities(
    state: &mut NetworkState,
    setup: &Setup,
    profile: &Profile,
    user: &MergedConfiguration,
) {
    let Some(wanted) = wanted_file(setup, profile) else {
        return;
    };
    let shown = wanted.display();
    let there = user.authority_file();
    let is_there = |path: &Path| path == wanted;
    if there.as_ref().is_some_and(|found| is_there(&found.value)) {
        return;
    }
    let (id, text) = match (&wanted.to_str(), profile.network.configure_cargo) {
        (Some(path), true) => {
            state.edits.push(Edit::SetAuthorityFile {
                path: (*path).to_owned(),
            });
            (
                "cargo-trusts-file-alone",
                format!(
                    "Cargo then trusts the authorities in {shown} and no others, for every project of this user. The file must hold all that Cargo needs."
                ),
            )
        }
        _ => (
            "cargo-without-authority",
            format!(
                "Cargo does not know the certificate authorities in {shown} that Feedwright trusts. With configure-cargo = true below [network] (--configure-cargo) the plan tells Cargo, too."
            ),
        ),
    };
    state.notices.push(Notice { id, text });
    if let Some(Origin::Environment { variable }) = there.map(|found| found.origin) {
        let text = format!("{variable} is set here and goes before Cargo's configuration.");
        let id = "cargo-authority-variable";
        state.notices.push(Notice { id, text });
    }
}

/// The file that we trust and Cargo may not know: the profile's, or where Cargo
/// uses the system's own TLS, that of `SSL_CERT_FILE`.
fn wanted_file(setup: &Setup, profile: &Profile) -> Option<PathBuf> {
    let named = || setup.computer.variable("SSL_CERT_FILE").map(PathBuf::from);
    let is_apart = cfg!(any(target_os = "macos", target_os = "windows"));
    let wished = profile.network.ca_file.clone();
    wished.or_else(|| named().filter(|path| is_apart && path.is_file()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::CargoWay;
    use azure_devops::network::Route;
    use cargo_home::{CargoProxySource, Computer};

    fn address(text: &str) -> ProxyAddress {
        ProxyAddress::parse(text, 80).unwrap()
    }

    /// What becomes of a proxy that wants a name and a password, beside Cargo's.
    fn judged(ours: ProxySource, cargos: Option<&str>, configure_cargo: bool) -> NetworkState {
        of_address("http://ann:pw@ours:1", ours, cargos, configure_cargo)
    }

    /// The same of one that wants none.
    fn plain(ours: ProxySource, cargos: Option<&str>, configure_cargo: bool) -> NetworkState {
        of_address("http://ours:1", ours, cargos, configure_cargo)
    }

    fn of_address(
        text: &str,
        source: ProxySource,
        cargos: Option<&str>,
        configure_cargo: bool,
    ) -> NetworkState {
        let proxy_address = address(text);
        let folder = tempfile::tempdir().unwrap();
        let variables = [("HOME", folder.path().as_os_str())];
        let variables = variables.map(|(name, value)| (name.into(), value.to_owned()));
        let computer = Computer::from_variables(variables).unwrap();
        let user = MergedConfiguration::of_user(&computer).unwrap();
        let text = format!(
            "schema = 1\norganization.url = 'https://dev.azure.com/contoso'\nfeed.name = 'x'\nworkstation.user-level = true\nnetwork.configure-cargo = {configure_cargo}\n"
        );
        let profile = Profile::parse(&text, "p", folder.path(), folder.path()).unwrap();
        let ways = Ways {
            ours: Some(Route {
                proxy: proxy_address,
                source,
            }),
            cargos: cargos.map(|text| CargoWay {
                proxy: Some(address(text)),
                source: CargoProxySource::Environment {
                    variable: "https_proxy",
                },
            }),
        };
        let mut state = NetworkState::default();
        proxy(&mut state, &profile, &user, &ways);
        state
    }

    fn check(state: NetworkState, edits: &[&str], notices: &[&str]) {
        let written: Vec<String> = state
            .edits
            .iter()
            .map(|edit| match edit {
                Edit::SetProxy { address } => address.clone(),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(written, edits);
        let ids: Vec<&str> = state.notices.iter().map(|notice| notice.id).collect();
        assert_eq!(ids, notices);
        let words = format!("{:?}", state.notices);
        assert!(!words.contains("pw"), "{words}");
    }

    #[test]
    fn a_proxy_of_the_system_is_told_to_cargo_where_that_is_agreed() {
        let system = ProxySource::System;
        check(plain(system, None, false), &[], &["cargo-without-proxy"]);
        let credentials = ["proxy-credentials-stay"];
        check(judged(system, None, false), &[], &credentials);
        check(judged(system, None, true), &[], &credentials);
        check(judged(system, Some("http://ours:1"), true), &[], &[]);
        let other = judged(system, Some("http://other:1"), true);
        check(other, &[], &["cargo-other-proxy"]);
        check(plain(system, None, true), &["http://ours:1"], &[]);
    }

    #[test]
    fn what_cargo_reads_itself_is_not_written() {
        let variable = "HTTPS_PROXY";
        let environment = ProxySource::Environment { variable };
        check(judged(environment, Some("http://ours:1"), true), &[], &[]);
        let without = ["cargo-without-proxy"];
        check(plain(environment, None, true), &[], &without);
    }
}
