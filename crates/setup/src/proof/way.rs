//! Whether Cargo's own way to the feed is blocked where ours is not: a proxy or
//! an authority that only one of the two knows, or a sign-in that the proxy
//! wants of Cargo. It is found by a look along that way, not by Cargo's words.

use crate::error_code::ErrorCode;
use crate::failure::Failure;
use crate::network::{Agreement, CargoWay, Ways, asked_for, cargo_source, is_here, look_as_cargo};
use crate::plan::Level;
use crate::setup::{Prepared, Setup};
use azure_devops::network::{Distrust, NetworkFailure, ProbeOutcome, can_sign_in};
use cargo_home::{CargoProxySource, MergedConfiguration};
use std::path::Path;
use std::time::Duration;

/// How long the look may take.
const LIMIT: Duration = Duration::from_secs(5);
/// What to do where Cargo was not told the way.
const TELL_CARGO: &str = "Let the plan tell Cargo the way, too: configure-cargo = true below [network] in the profile, or --configure-cargo.";

/// What to do where a file hides the variable that has name and password.
const FILE_GOES_FIRST: &str = "Cargo's http.proxy goes before HTTPS_PROXY. Take it out of the file, and set HTTPS_PROXY to the proxy's address with your name and password where Cargo runs.";

/// What is in Cargo's way; none when it is free, or nothing can be told.
pub(super) async fn blocked(setup: &Setup, prepared: &Prepared) -> Option<Failure> {
    let url = asked_for(&prepared.computer.index).filter(|url| !is_here(url))?;
    let merged = configuration(setup, prepared)?;
    let ways = Ways::of(setup, &prepared.profile, &url, &merged);
    let seen = look_as_cargo(&ways, &url, &merged, LIMIT).await;
    let failure = of_outcome(&ways, seen.outcome)?;
    Some(match &ways.cargos {
        Some(way) => failure.at(format!(
            "Cargo's proxy {}, from {}",
            way.proxy
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            cargo_source(&way.source)
        )),
        None => failure.at(format!(
            "Cargo's way to {}",
            url.host_str().unwrap_or_default()
        )),
    })
}

/// Cargo's view where it was run: with the first repository's file, if the
/// registry is in one.
fn configuration(setup: &Setup, prepared: &Prepared) -> Option<MergedConfiguration> {
    let mut files = prepared.computer.files.iter();
    let repository = files.find(|file| file.level == Level::Repository);
    let folder = repository.and_then(|file| file.path.parent().and_then(Path::parent));
    match folder {
        Some(folder) => MergedConfiguration::read(folder, &setup.computer).ok(),
        None => MergedConfiguration::of_user(&setup.computer).ok(),
    }
}

fn of_outcome(ways: &Ways, outcome: ProbeOutcome) -> Option<Failure> {
    let only_ours = ways.agreement() == Agreement::OnlyOurs;
    Some(match outcome {
        ProbeOutcome::ProxySignIn { ways: offered } => {
            let NetworkFailure { kind, detail } = NetworkFailure::of_ways(&offered);
            let failure = Failure::new(Failure::code_of_network(kind));
            let failure = match &ways.cargos {
                Some(way) if can_sign_in(&offered) && is_of_file(way) => {
                    failure.hint(FILE_GOES_FIRST)
                }
                _ => failure,
            };
            match detail {
                Some(detail) => failure.because(crate::failure::sentence(&detail)),
                None => failure,
            }
        }
        ProbeOutcome::SignInPage => ErrorCode::NetworkSignIn.into(),
        ProbeOutcome::NotTrusted { reason, issuer } => of_certificate(reason, issuer.as_deref()),
        ProbeOutcome::NoTrust { reason } => {
            Failure::new(ErrorCode::CertificateUnknown).because(reason)
        }
        ProbeOutcome::ProxyRefused { status } => Failure::new(ErrorCode::Unreachable)
            .because(format!(
                "The proxy opens no connection to the host (status {status})."
            ))
            .hint("Ask for a rule that lets the server's hosts through."),
        ProbeOutcome::NotReached { reason, .. } => {
            let failure = Failure::new(ErrorCode::Unreachable);
            match only_ours {
                true => failure
                    .because("Cargo does not know the proxy that Feedwright uses.")
                    .hint(TELL_CARGO),
                false => failure.because(crate::failure::sentence(&reason)),
            }
        }
        _ => return None,
    })
}

fn is_of_file(way: &CargoWay) -> bool {
    !matches!(way.source, CargoProxySource::Environment { .. })
}

fn of_certificate(reason: Distrust, issuer: Option<&str>) -> Failure {
    let issuer = issuer.unwrap_or("an unknown issuer");
    let failure = |code| Failure::new(code).because(format!("It is signed by {issuer:?}."));
    match reason {
        Distrust::UnknownIssuer => failure(ErrorCode::CertificateUnknown).hint(TELL_CARGO),
        Distrust::OtherHost => failure(ErrorCode::CertificateOtherHost),
        Distrust::Expired | Distrust::NotYetValid => failure(ErrorCode::CertificateNotNow),
        Distrust::Other => failure(ErrorCode::TlsFailed),
    }
}
