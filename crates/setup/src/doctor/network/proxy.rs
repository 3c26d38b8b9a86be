//! Whether Feedwright and Cargo ask the same proxy, and whether it lets them
//! through. A repository that names another one for Cargo is told.

use super::{Found, PROXY};
use crate::doctor::check::{Check, Verdict};
use crate::doctor::recorded::RecordedSetUp;
use crate::network::{Agreement, CargoWay, cargo_source, our_source};
use crate::setup::Setup;
use azure_devops::network::{ProbeOutcome, ProxyAddress, can_sign_in, proxies_differ_by_case};
use cargo_home::{Computer, MergedConfiguration};
use std::ffi::OsStr;

pub(super) fn check(found: &Found<'_>, computer: &Computer) -> Check {
    let ours = found.ways.ours.as_ref().map(|route| &route.proxy);
    let cargos = found.ways.cargos.as_ref();
    // The proxy that is in the way of both is told before that they differ.
    let blocked = ours.and_then(|proxy| blocked(&found.ours.outcome, proxy));
    let of_cargo = || {
        let proxy = cargos?.proxy.as_ref()?;
        let check = self::blocked(&found.cargos.outcome, proxy)?;
        // Ours is free: Cargo may be told that way.
        let is_other = found.ways.agreement() == Agreement::Different;
        Some(check.mended_by(found.tell_cargo().filter(|_| is_other)))
    };
    if let Some(check) = blocked {
        return check;
    }
    if found.ways.agreement() == Agreement::OnlyOurs {
        return compared(found, computer);
    }
    of_cargo().unwrap_or_else(|| compared(found, computer))
}

/// What the proxy itself says.
fn blocked(outcome: &ProbeOutcome, proxy: &ProxyAddress) -> Option<Check> {
    let check = match outcome {
        ProbeOutcome::ProxySignIn { ways } => {
            let names: Vec<String> = ways.iter().map(ToString::to_string).collect();
            let offered = names.join(", ");
            let check = match can_sign_in(ways) {
                true => Check::failed(
                    PROXY,
                    "sign-in",
                    format!("The proxy {proxy} wants a name and a password. Set HTTPS_PROXY to its address with them, for Feedwright and Cargo: http://NAME:PASSWORD@HOST:PORT."),
                ),
                false => Check::failed(
                    PROXY,
                    "domain-sign-in",
                    format!("The proxy {proxy} wants a sign-in by {offered}, which neither Feedwright nor Cargo can do. Run a relay on this computer that signs in for you, such as px or cntlm, and name it in HTTPS_PROXY; or ask for a rule that lets the server's hosts through."),
                ),
            };
            check.with("ways", offered)
        }
        ProbeOutcome::SignInPage => Check::failed(
            PROXY,
            "sign-in-page",
            "This network wants you to sign in in a browser first. Open any page there, then check again.",
        ),
        ProbeOutcome::ProxyRefused { status } => Check::failed(
            PROXY,
            "refused",
            format!("The proxy {proxy} opens no connection to the feed's host (status {status}). Ask for a rule that lets it through."),
        )
        .with("status", status),
        ProbeOutcome::NotReached {
            proxy: true,
            reason,
        } => Check::failed(
            PROXY,
            "unreachable",
            format!("The proxy {proxy} cannot be reached: {reason}."),
        ),
        ProbeOutcome::NotLookedAt => {
            Check::skipped(PROXY, "socks", "a SOCKS proxy is not looked into")
        }
        _ => return None,
    };
    Some(check.with("proxy", proxy).at(proxy))
}

/// What the two ways are, where nothing is in them.
fn compared(found: &Found<'_>, computer: &Computer) -> Check {
    let read = |name: &str| {
        let value = computer.variables.get(OsStr::new(name))?;
        value.to_str().map(str::to_owned)
    };
    let host = &found.host;
    let (ours, cargos) = (found.ways.ours.as_ref(), found.ways.cargos.as_ref());
    match (found.ways.agreement(), ours, cargos) {
        (Agreement::Same, Some(ours), _) => {
            let sentence = format!("Feedwright and Cargo use the proxy {}.", ours.proxy);
            let check = Check::ok(PROXY, sentence).with("proxy", &ours.proxy);
            check.at(our_source(ours.source))
        }
        (Agreement::OnlyOurs, Some(ours), _) => {
            let proxy = &ours.proxy;
            let sentence = format!("Cargo does not know the proxy {proxy} that Feedwright uses.");
            let check = match found.cargos.outcome {
                ProbeOutcome::Answered { .. } => Check::warning(PROXY, "not-told", sentence),
                _ => Check::failed(PROXY, "only-ours", sentence),
            };
            let check = check.with("proxy", proxy).mended_by(found.tell_cargo());
            check.at(our_source(ours.source))
        }
        (Agreement::OnlyCargos, _, Some(cargos)) => {
            let other = shown(cargos);
            let sentence =
                format!("Cargo uses the proxy {other}, and Feedwright connects directly.");
            about_cargos(Check::warning(PROXY, "only-cargo", sentence), cargos)
        }
        (Agreement::Different, Some(ours), Some(cargos)) => {
            let (proxy, other) = (&ours.proxy, shown(cargos));
            let (variant, sentence) = match proxies_differ_by_case(&read) {
                true => (
                    "case",
                    format!(
                        "HTTPS_PROXY and https_proxy name two proxies: Feedwright uses {proxy}, and Cargo uses {other}. Unset one of them."
                    ),
                ),
                false => (
                    "different",
                    format!("Feedwright uses the proxy {proxy}, and Cargo uses {other}."),
                ),
            };
            let check = Check::warning(PROXY, variant, sentence).with("proxy", proxy);
            about_cargos(check, cargos)
        }
        _ => {
            let sentence = format!("Feedwright and Cargo reach {host} without a proxy.");
            Check::new(PROXY, Verdict::Ok, "direct", sentence).with("host", host)
        }
    }
}

fn about_cargos(check: Check, cargos: &CargoWay) -> Check {
    let check = check.with("other", shown(cargos));
    check.at(cargo_source(&cargos.source))
}

fn shown(cargos: &CargoWay) -> String {
    let proxy = cargos.proxy.as_ref().map(ToString::to_string);
    proxy.unwrap_or_else(|| "an address that is none".to_owned())
}

/// Repositories whose own configuration sends Cargo another way. Feedwright
/// does not follow it.
pub(super) fn of_repositories(setup: &Setup, set_up: &RecordedSetUp) -> Vec<Check> {
    let folders = set_up.profile.workstation.repositories.iter();
    folders
        .filter_map(|folder| {
            let merged = MergedConfiguration::read(folder, &setup.computer).ok()?;
            let proxy = merged.proxy().map(|found| found.origin);
            let authorities = merged.authority_file().map(|found| found.origin);
            let is_own = |origin: &cargo_home::Origin| {
                let file = origin.file();
                file.is_some_and(|file| !file.starts_with(&setup.computer.cargo_home))
            };
            let origin = [proxy, authorities].into_iter().flatten().find(is_own)?;
            let path = folder.display();
            let sentence = format!(
                "{path} sends Cargo through a proxy or authority of its own. Feedwright does not follow it; check that you trust it."
            );
            let check = Check::warning(PROXY, "repository", sentence).with("path", path);
            Some(check.at(origin))
        })
        .collect()
}
