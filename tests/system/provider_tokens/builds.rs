//! The real cargo builds while its tokens end and are renewed.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use practice_server::CredentialKind;
use uuid::Uuid;

use super::{EntraDesk, PROVIDER, SignInFault, answers};

/// How long cargo may need until it has used three tokens.
const LONGEST: Duration = Duration::from_secs(120);
/// How many tokens one run outlives.
const TOKENS: usize = 3;

/// Runs cargo again and again until it has sent three different tokens, and
/// returns them; every request carried one that was good at that moment.
async fn build_through(desk: &EntraDesk, kind: CredentialKind) -> BTreeSet<Uuid> {
    desk.desk.configure(Path::new(PROVIDER));
    let from = desk.desk.site.server.requests().len();
    let since = Instant::now();
    let mut commands = 0;
    loop {
        let project = desk.desk.site.workplace.project(&format!("app{commands}"));
        for arguments in [["add", "itoa"].as_slice(), &["build"], &["update"]] {
            let run = desk.desk.cargo(&project, arguments).await;
            assert_eq!(run.status, 0, "{arguments:?}: {}", run.stderr);
            commands += 1;
        }
        let sent = desk.sent_to_the_feed(from);
        let mut tokens = BTreeSet::new();
        for request in &sent {
            assert!(request.credential.is_valid(), "{request:?}");
            assert_eq!(request.credential.kind, Some(kind), "{request:?}");
            assert!(request.status < Some(400), "{request:?}");
            tokens.extend(request.credential.token);
        }
        if tokens.len() >= TOKENS {
            return tokens;
        }
        assert!(
            since.elapsed() < LONGEST,
            "{commands} commands and {} tokens only",
            tokens.len()
        );
    }
}

#[tokio::test]
async fn cargo_outlives_several_tokens_of_entra() {
    let desk = EntraDesk::with_tokens_of(Duration::from_secs(8)).await;
    desk.set_margin(4);
    desk.sign_in(&[]).await;
    let tokens = build_through(&desk, CredentialKind::EntraUser).await;
    // The first is the sign-in's own, which may have gone by before cargo came.
    assert!(desk.renewals() >= tokens.len() - 1);
    let items = desk.desk.site.workplace.cargo_items().await;
    assert!(items.is_empty(), "cargo's own entries have no token");
}

#[tokio::test]
async fn cargo_outlives_several_minted_tokens() {
    let desk = EntraDesk::with_tokens_of(Duration::from_secs(3_600)).await;
    let server = &desk.desk.site.server;
    desk.set_margin(4);
    // A life of eight seconds instead of a day.
    server.set_fault(SignInFault::MintedShorter.rule().amount(86_400 - 8));
    desk.sign_in(&["--mint", "--mint-days", "1"]).await;
    let used = build_through(&desk, CredentialKind::PersonalAccessToken).await;
    let minted = server.minted_tokens();
    assert!(minted.len() >= used.len());
    let name = &minted[0].display_name;
    assert!(name.starts_with("Feedwright on "), "{name}");
    for token in &minted {
        assert_eq!(&token.display_name, name);
        assert_eq!(token.scope, "vso.packaging_write");
        assert!(!token.all_organizations);
    }
    // Each was revoked as soon as the next was there.
    let good: Vec<Uuid> = minted
        .iter()
        .filter(|it| !it.revoked)
        .map(|it| it.id)
        .collect();
    assert_eq!(good, [minted[minted.len() - 1].id]);
    sign_out(&desk).await;
    assert!(
        desk.desk
            .site
            .server
            .minted_tokens()
            .iter()
            .all(|it| it.revoked)
    );
    let items = desk.desk.site.workplace.keychain_items().await;
    assert!(items.is_empty(), "{items:?}");
}

async fn sign_out(desk: &EntraDesk) {
    let organization = desk.desk.site.organization();
    let arguments = ["sign-out", "--organization", &organization];
    let ran = desk.desk.site.workplace.feedwright(&arguments).run().await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
}

#[tokio::test]
async fn a_cached_token_is_handed_out_with_its_true_end_and_no_network() {
    let desk = EntraDesk::with_tokens_of(Duration::from_secs(3_600)).await;
    desk.sign_in(&[]).await;
    let before = desk.desk.site.server.requests().len();
    let ran = desk.get().await;
    let answer: serde_json::Value = serde_json::from_str(answers(&ran)[0]).expect("JSON");
    let granted = &answer["Ok"];
    assert_eq!(granted["cache"], "expires");
    assert_eq!(granted["operation_independent"], true);
    let token = granted["token"].as_str().expect("a token");
    assert!(token.starts_with("Bearer "), "another scheme");
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).expect("a time");
    let left = granted["expiration"].as_u64().expect("a time") - now.as_secs();
    assert!((3_500..=3_600).contains(&left), "{left}");
    assert_eq!(desk.desk.site.server.requests().len(), before);
}
