//! The two ways to the network, ours and Cargo's, side by side: who asks which
//! proxy, and whose certificates each trusts. What a repository's configuration
//! says of either is told to people and never followed by Feedwright: a hostile
//! one must not lead our connections.

use crate::profile::{NetworkWish, Profile};
use crate::setup::Setup;
use azure_devops::network::{
    NetworkOptions, Probe, Probed, ProxyAddress, ProxySource, Route, Trust, route,
    with_credentials_of,
};
use cargo_home::{
    CargoProxySource, Computer, MergedConfiguration, PORT_OF_PLAIN_PROXY, cargo_proxy,
};
use secrecy::ExposeSecret as _;
use std::time::Duration;
use url::Url;

/// The way to the network for our own connections on this computer: what the
/// profile wishes; for want of a proxy in environment and system, that of the
/// user's own Cargo or git configuration; and the authorities that Cargo was
/// given there, beside the system's.
#[must_use]
pub fn network_options(computer: &Computer, wish: &NetworkWish) -> NetworkOptions {
    // A file that cannot be read is told where it matters more.
    let user = MergedConfiguration::of_user(computer).ok();
    let of_cargo = user.as_ref().and_then(|user| user.authority_file());
    let named = user.and_then(|user| named_for_all(&user, computer));
    let wished = wish.proxy.clone();
    NetworkOptions {
        proxy: wished.map(|proxy| with_credentials(proxy, named.as_ref(), computer)),
        last_proxy: named,
        authority_files: wish
            .ca_file
            .clone()
            .into_iter()
            .chain(
                of_cargo
                    .map(|file| file.value)
                    .filter(|file| file.is_file()),
            )
            .collect(),
    }
}

/// What of it the provider is told beside the registration, as it reads neither
/// profiles nor Cargo's configuration. A setting of Cargo that the same plan may
/// write is left out: a second plan has to be empty.
pub(crate) fn of_provider(computer: &Computer, wish: &NetworkWish) -> NetworkOptions {
    let whole = network_options(computer, wish);
    let may_look = !wish.configure_cargo;
    NetworkOptions {
        last_proxy: whole
            .last_proxy
            .filter(|_| may_look && wish.proxy.is_none()),
        authority_files: match &wish.ca_file {
            Some(file) => vec![file.clone()],
            None if may_look => whole.authority_files,
            None => Vec::new(),
        },
        proxy: whole.proxy,
    }
}

/// A profile's proxy has no name and password; where this computer knows them
/// for the same place, they are used.
fn with_credentials(
    wished: ProxyAddress,
    of_cargo: Option<&ProxyAddress>,
    computer: &Computer,
) -> ProxyAddress {
    let variables = |name: &str| computer.variable(name)?.to_str().map(str::to_owned);
    let of_cargo = of_cargo.filter(|known| **known == wished && known.has_credentials());
    let found = with_credentials_of(&variables, &wished).or_else(|| of_cargo.cloned());
    found.unwrap_or(wished)
}

/// The proxy of Cargo's or git's configuration, for whatever host.
fn named_for_all(user: &MergedConfiguration, computer: &Computer) -> Option<ProxyAddress> {
    let proxy = cargo_home::named_proxy(user, computer)?;
    let is_configured = !matches!(proxy.source, CargoProxySource::Environment { .. });
    let read = ProxyAddress::parse(proxy.address.expose_secret(), PORT_OF_PLAIN_PROXY);
    read.ok().filter(|_| is_configured)
}

impl Setup {
    /// The same engine with a profile's way to the network, for what is asked
    /// before [`Setup::prepare`], which takes that way by itself.
    #[must_use]
    pub fn reached_by(&self, wish: &NetworkWish) -> Setup {
        let mut setup = self.clone();
        setup.client_options.network = network_options(&self.computer, wish);
        setup
    }

    fn variable(&self, name: &str) -> Option<String> {
        let value = self.computer.variables.get(std::ffi::OsStr::new(name))?;
        value.to_str().map(str::to_owned)
    }
}

/// The proxy that Cargo asks.
#[derive(Clone, Debug)]
pub(crate) struct CargoWay {
    /// None when its address is none that we understand.
    pub(crate) proxy: Option<ProxyAddress>,
    pub(crate) source: CargoProxySource,
}

/// Who asks which proxy for a feed.
#[derive(Clone, Debug)]
pub(crate) struct Ways {
    pub(crate) ours: Option<Route>,
    pub(crate) cargos: Option<CargoWay>,
}

/// How the two compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// Both connect directly.
    Direct,
    /// Both ask the same proxy.
    Same,
    /// Cargo connects directly.
    OnlyOurs,
    /// Feedwright connects directly.
    OnlyCargos,
    /// Each asks another one.
    Different,
}

impl Ways {
    /// As Cargo sees it with this configuration. Through it, our own way is that
    /// of the profile.
    pub(crate) fn of(
        setup: &Setup,
        profile: &Profile,
        url: &Url,
        configuration: &MergedConfiguration,
    ) -> Ways {
        let network = network_options(&setup.computer, &profile.network);
        let ours = route(url, &network, &|name| setup.variable(name));
        let host = url.host_str().unwrap_or_default();
        let cargos = cargo_proxy(host, configuration, &setup.computer).map(|found| CargoWay {
            proxy: ProxyAddress::parse(found.address.expose_secret(), PORT_OF_PLAIN_PROXY).ok(),
            source: found.source,
        });
        Ways { ours, cargos }
    }

    pub(crate) fn agreement(&self) -> Agreement {
        match (&self.ours, &self.cargos) {
            (None, None) => Agreement::Direct,
            (Some(_), None) => Agreement::OnlyOurs,
            (None, Some(_)) => Agreement::OnlyCargos,
            (Some(ours), Some(cargos)) if Some(&ours.proxy) == cargos.proxy.as_ref() => {
                Agreement::Same
            }
            (Some(_), Some(_)) => Agreement::Different,
        }
    }
}

/// Who named our proxy, in words.
pub(crate) fn our_source(source: ProxySource) -> String {
    match source {
        ProxySource::Told => "the profile".to_owned(),
        ProxySource::Environment { variable } => format!("the environment variable {variable}"),
        ProxySource::System => "this computer's own setting".to_owned(),
        ProxySource::Last => "Cargo's own configuration".to_owned(),
    }
}

/// Who named Cargo's, in words.
pub(crate) fn cargo_source(source: &CargoProxySource) -> String {
    match source {
        CargoProxySource::Configuration(origin) => origin.to_string(),
        CargoProxySource::Git(path) => path.display().to_string(),
        CargoProxySource::Environment { variable } => {
            format!("the environment variable {variable}")
        }
    }
}

/// A look along our own way.
pub(crate) async fn look_as_we(
    setup: &Setup,
    profile: &Profile,
    ways: &Ways,
    url: &Url,
    limit: Duration,
) -> Probed {
    let network = network_options(&setup.computer, &profile.network);
    let probe = Probe {
        url: url.clone(),
        proxy: ways.ours.as_ref().map(|route| route.proxy.clone()),
        trust: Trust::System {
            files: network.trusted_files(),
        },
        limit,
    };
    probe.look().await
}

/// A look along Cargo's way, with the certificates that Cargo trusts: those of
/// `http.cainfo` alone, or the system's.
pub(crate) async fn look_as_cargo(
    ways: &Ways,
    url: &Url,
    configuration: &MergedConfiguration,
    limit: Duration,
) -> Probed {
    let trust = match configuration.authority_file() {
        Some(file) => Trust::Only { file: file.value },
        None => Trust::System { files: Vec::new() },
    };
    let proxy = ways.cargos.as_ref().and_then(|way| way.proxy.clone());
    let probe = Probe {
        url: url.clone(),
        proxy,
        trust,
        limit,
    };
    probe.look().await
}

/// The address that is asked for when somebody looks along the way to a feed.
pub(crate) fn asked_for(index: &cargo_home::IndexUrl) -> Option<Url> {
    let url = Url::parse(index.as_http()).ok()?;
    url.join("config.json").ok()
}

/// Whether the feed is on this machine, where there is no network to speak of.
pub(crate) fn is_here(url: &Url) -> bool {
    url.scheme() != "https"
}
