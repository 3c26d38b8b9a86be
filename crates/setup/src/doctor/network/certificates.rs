//! Whether Feedwright and Cargo trust whoever answers for the feed, and who
//! that is when not.

use super::{CERTIFICATES, Found};
use crate::doctor::check::Check;
use azure_devops::network::{Distrust, ProbeOutcome, Trust};

/// How one of the two ways ended, as far as certificates matter.
enum Seen<'a> {
    Trusted,
    Refused(Distrust, &'a str),
    /// The file that was to be trusted cannot be used.
    Unusable(&'a str),
    /// It did not come so far.
    Unknown,
}

pub(super) fn check(found: &Found<'_>) -> Check {
    let (ours, cargos) = (seen(&found.ours.outcome), seen(&found.cargos.outcome));
    judge(found, &ours, &cargos)
        .with("host", &found.host)
        .at(place(found))
}

fn seen(outcome: &ProbeOutcome) -> Seen<'_> {
    match outcome {
        ProbeOutcome::Answered { .. } | ProbeOutcome::NotHttp => Seen::Trusted,
        ProbeOutcome::NotTrusted { reason, issuer } => {
            Seen::Refused(*reason, issuer.as_deref().unwrap_or("an unknown issuer"))
        }
        ProbeOutcome::NoTrust { reason } => Seen::Unusable(reason),
        _ => Seen::Unknown,
    }
}

fn judge(found: &Found<'_>, ours: &Seen<'_>, cargos: &Seen<'_>) -> Check {
    let host = &found.host;
    match (ours, cargos) {
        (Seen::Trusted, Seen::Trusted) => {
            let sentence = format!("Feedwright and Cargo trust the certificate of {host}.");
            Check::ok(CERTIFICATES, sentence)
        }
        (Seen::Trusted, Seen::Refused(_, issuer)) => {
            let sentence = format!(
                "Feedwright trusts the certificate of {host}, signed by {issuer:?}, and Cargo does not."
            );
            let check = Check::failed(CERTIFICATES, "cargo", sentence).with("issuer", issuer);
            check.mended_by(found.tell_cargo())
        }
        (_, Seen::Unusable(why)) => {
            let sentence = format!(
                "Cargo connects to nothing, because the file of http.cainfo cannot be used: {why}"
            );
            let check = Check::failed(CERTIFICATES, "file", sentence);
            let wish = &found.set_up.profile.network;
            check.mended_by(wish.ca_file.as_ref().and_then(|_| found.tell_cargo()))
        }
        (Seen::Unusable(why), _) => {
            let sentence = format!("The certificate authorities cannot be read: {why}");
            Check::failed(CERTIFICATES, "file", sentence)
        }
        (Seen::Refused(reason, issuer), other) => refused(host, *reason, issuer, other),
        (Seen::Unknown, _) | (Seen::Trusted, Seen::Unknown) => {
            let reason = format!("no certificate of {host} was seen");
            Check::skipped(CERTIFICATES, "not-seen", reason)
        }
    }
}

/// Our own way ended at a certificate.
fn refused(host: &str, reason: Distrust, issuer: &str, cargos: &Seen<'_>) -> Check {
    let (variant, sentence) = match reason {
        Distrust::UnknownIssuer if matches!(cargos, Seen::Trusted) => (
            "ours",
            format!(
                "Cargo trusts the certificate of {host}, signed by {issuer:?}, and Feedwright does not. Name the file of that authority as ca-file below [network] in the profile, or in SSL_CERT_FILE."
            ),
        ),
        Distrust::UnknownIssuer => (
            "unknown",
            format!(
                "{issuer:?} has signed the certificate of {host}, and this computer does not trust it. If that is your network's own authority, ask for its file and name it as ca-file below [network] in the profile, or in SSL_CERT_FILE."
            ),
        ),
        Distrust::OtherHost => (
            "other-host",
            format!(
                "Another host answers in place of {host}. This network may want you to sign in in a browser first: open any page there."
            ),
        ),
        Distrust::Expired | Distrust::NotYetValid => (
            "not-now",
            format!(
                "The certificate of {host} is not valid at this computer's time. Check the clock."
            ),
        ),
        Distrust::Other => (
            "refused",
            format!("The certificate of {host}, signed by {issuer:?}, is refused."),
        ),
    };
    Check::failed(CERTIFICATES, variant, sentence).with("issuer", issuer)
}

/// What Cargo trusts, if it is one file alone.
fn place(found: &Found<'_>) -> String {
    match &found.cargo_trusts {
        Some(Trust::Only { file }) => file.display().to_string(),
        _ => found.host.clone(),
    }
}
