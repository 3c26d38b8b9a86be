//! Files with a key or a token: which are taken, and what the refused ones tell.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rcgen::{CertificateParams, KeyPair, PKCS_ECDSA_P256_SHA256};
use tempfile::tempdir;
use url::Url;
use uuid::Uuid;

use super::support::{LOGIN, Signer, is_silent_about, private_file};
use crate::entra::identity::assertion::CertificateAssertion;
use crate::entra::identity::key_file;
use crate::entra::{EntraError, TenantId};

fn read(path: &Path) -> Result<CertificateAssertion, EntraError> {
    let tenant = TenantId::parse("contoso.onmicrosoft.com").unwrap();
    CertificateAssertion::read(path, &Url::parse(LOGIN).unwrap(), &tenant, "the client")
}

fn reason(error: &EntraError) -> &str {
    match error {
        EntraError::File { reason, .. } => reason,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_assertion_says_who_for_whom_and_until_when() {
    use azure_identity::ClientAssertion as _;

    let (folder, signer, other) = (tempdir().unwrap(), Signer::new(), Signer::new());
    // The key's own certificate is found wherever it stands.
    let text = format!("{}{}{}", other.certificate, signer.certificate, signer.key);
    let assertion = read(&private_file(folder.path(), "key.pem", &text)).unwrap();
    let text = assertion.secret(None).await.unwrap();
    let parts: Vec<&str> = text.split('.').collect();
    let json = |part: &str| -> serde_json::Value {
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
    };
    let (header, claims) = (json(parts[0]), json(parts[1]));
    let thumbprint = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, &signer.der);
    assert_eq!(header["alg"], "PS256");
    assert_eq!(header["x5t#S256"], URL_SAFE_NO_PAD.encode(thumbprint));
    let end = "https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/token";
    assert_eq!(claims["aud"], end);
    assert_eq!(
        (&claims["iss"], &claims["sub"]),
        (&"the client".into(), &"the client".into())
    );
    let life = claims["exp"].as_i64().unwrap() - claims["nbf"].as_i64().unwrap();
    assert!((300..=600).contains(&life), "{life}");
    let again = assertion.secret(None).await.unwrap();
    assert_ne!(json(again.split('.').nth(1).unwrap())["jti"], claims["jti"]);
    let shown = format!("{assertion:?}");
    assert!(!shown.contains("key"), "{shown}");
}

#[test]
fn files_without_a_usable_key_and_its_certificate_are_refused() {
    let (folder, signer, other) = (tempdir().unwrap(), Signer::new(), Signer::new());
    let curve = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    let curved = CertificateParams::new(Vec::new())
        .unwrap()
        .self_signed(&curve)
        .unwrap();
    let curved = format!("{}{}", curve.serialize_pem(), curved.pem());
    let two = format!("{}{}", signer.pem(), other.key);
    let foreign = format!("{}{}", signer.key, other.certificate);
    let broken = signer.pem().replacen("\nMII", "\n!II", 1);
    let table: [(&str, &str); 8] = [
        ("", "it holds no private key without a passphrase"),
        (
            &signer.certificate,
            "it holds no private key without a passphrase",
        ),
        (&signer.key, "it holds no certificate"),
        (&two, "it holds more than one key"),
        (&foreign, "its key belongs to none of its certificates"),
        (&curved, "its key is no RSA key that can be used"),
        (&broken, "it is no valid PEM"),
        (&"x".repeat(300_000), "it is larger than 256 KiB"),
    ];
    for (text, expect) in table {
        let error = read(&private_file(folder.path(), "key.pem", text)).unwrap_err();
        assert_eq!(reason(&error), expect);
        let line = signer.key.lines().nth(4).unwrap();
        is_silent_about(&error, &[line, "BEGIN"]);
    }
    let error = read(Path::new("key.pem")).unwrap_err();
    assert_eq!(reason(&error), "its path is not absolute");
    let error = read(folder.path()).unwrap_err();
    assert_eq!(reason(&error), "it is no file");
    assert!(matches!(
        read(&folder.path().join("none")),
        Err(EntraError::File { .. })
    ));
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_or_change_is_refused() {
    use super::support::set_mode;

    let (folder, signer) = (tempdir().unwrap(), Signer::new());
    let path = private_file(folder.path(), "key.pem", &signer.pem());
    for (mode, expect) in [
        (0o600, None),
        (0o400, None),
        (0o640, None),
        (0o644, Some("everybody on this computer may read it")),
        (0o660, Some("others may write to it")),
        (0o602, Some("others may write to it")),
    ] {
        set_mode(&path, mode);
        let error = read(&path).err();
        assert_eq!(error.as_ref().map(reason), expect, "{mode:o}");
    }
    // A pipe is not waited for.
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    assert_eq!(reason(&read(&pipe).unwrap_err()), "it is no file");
}

#[test]
fn a_token_is_one_line_of_visible_characters() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("token");
    let token = Uuid::new_v4().to_string();
    let check = |text: &str, expect: Option<&str>| {
        fs::write(&path, text).unwrap();
        let error = key_file::token(&path).err();
        assert_eq!(error.as_ref().map(reason), expect);
        if let Some(error) = error {
            is_silent_about(&error, &[&token]);
        }
    };
    check(&format!(" {token}\r\n"), None);
    check(" \n", Some("it is empty"));
    let other = Some("it holds something else than a token");
    check(&format!("{token}\n{token}"), other);
    check(&format!("{token}\u{1b}"), other);
    check(&format!("{token}ä"), other);
    check(&"a".repeat(16385), Some("it is too long for a token"));
}
