//! No committed program accepts a certificate that its verifier refuses, or
//! tells another program to (threat T35). The words are put together while the
//! test runs, so that it does not find itself.

use crate::repository::{Breach, SourceFile, assert_none, files};

/// What switches a check off: of our HTTP client and its forerunners, of
/// rustls, where only these two say that something was verified, of Node, git,
/// curl, Python and OpenSSL.
fn switches() -> Vec<String> {
    let parts = [
        ("accept_", "invalid"),
        ("danger_accept", "_"),
        ("ServerCertVerified::", "assertion"),
        ("HandshakeSignatureValid::", "assertion"),
        ("REJECT_", "UNAUTHORIZED"),
        ("http.ssl", "Verify"),
        ("SSL_NO_", "VERIFY"),
        ("--ins", "ecure"),
        ("verify=", "False"),
        ("VERIFY_", "NONE"),
    ];
    parts.iter().map(|(a, b)| format!("{a}{b}")).collect()
}

fn check(file: &SourceFile) -> Vec<Breach> {
    let switches = switches();
    let lines = file.text.lines().enumerate();
    lines
        .filter(|(_, line)| switches.iter().any(|switch| line.contains(switch)))
        .map(|(index, _)| Breach::new(&file.path, index + 1, "a check of certificates is off"))
        .collect()
}

#[test]
fn no_check_of_certificates_is_switched_off() {
    let breaches: Vec<Breach> = files().iter().flat_map(check).collect();
    assert_none(&breaches);
}

#[test]
fn the_check_sees_every_switch() {
    let count = |line: &str| check(&SourceFile::new("a.rs", line)).len();
    assert_eq!(count("builder.tls_certs_merge(files)"), 0);
    for switch in switches() {
        assert_eq!(count(&format!("    .{switch}(true)")), 1, "{switch}");
    }
}
