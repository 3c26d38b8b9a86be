//! Signing in, setting up, building, renewing and signing out.

use std::time::Duration;

use practice_server::{EntraOptions, HeaderShape};

use super::Person;

#[tokio::test]
async fn a_person_signs_in_in_the_browser_and_the_provider_answers() {
    let person = Person::start().await;
    let ran = person.browse(&[]).await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let account = person.account().await;
    assert_eq!(account["kind"], "browser");
    assert_eq!(account["mints"], false);
    assert_eq!(account["expires"], serde_json::Value::Null);
    let tenant = person.site.server.options().entra.tenant.to_string();
    assert_eq!(account["tenant"], tenant);

    let app = person.site.workplace.project("app");
    let folder = app.to_str().expect("a path");
    let wish = ["--yes", "--project", "Practice", "--feed", "mirror"];
    let quickstart = person.feedwright("quickstart", &wish);
    let ran = quickstart.argument("--repository").argument(folder);
    let ran = ran.run().await;
    assert_eq!(ran.status, 0, "{}\n{}", ran.stdout, ran.stderr);
    assert!(person.site.workplace.cargo_items().await.is_empty());

    let cargo = person.site.workplace.cargo(&["add", "itoa"]).within(&app);
    let ran = cargo.run().await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let requests = person.site.server.requests();
    let of_cargo = |path: &str| path.contains("/Cargo/index/");
    let bearer = requests
        .iter()
        .filter(|request| of_cargo(&request.path) && request.status == Some(200))
        .filter(|request| request.authorization == HeaderShape::Bearer);
    assert!(bearer.count() > 0, "cargo came with the account's token");
    assert_eq!(
        person
            .site
            .server
            .count_of_token_requests("authorization_code"),
        1
    );
    assert_eq!(
        person.site.server.count_of_token_requests("refresh_token"),
        0
    );

    let ran = person.feedwright("sign-out", &[]).run().await;
    assert_eq!(ran.line("signed-out")["removed"], true);
    person.check_nothing_is_kept("signed out").await;
}

#[tokio::test]
async fn a_profile_names_the_application_and_the_life_of_minted_tokens() {
    let person = Person::start().await;
    let app = person.site.workplace.project("app");
    let profile = person.site.profile(&[&app]);
    let mut text = std::fs::read_to_string(&profile).expect("a profile");
    text.push_str(&format!(
        "[credentials]\naccount = \"browser\"\nclient-id = \"{}\"\nmint = true\nmint-days = 3\n",
        person.client_id
    ));
    std::fs::write(&profile, text).expect("a profile");
    let quickstart = person.site.with_profile("quickstart", &profile);
    let quickstart = quickstart.argument("--browser").argument("--yes");
    let ran = person.browse_for(quickstart.argument("--json")).await;
    assert_eq!(ran.status, 0, "{}\n{}", ran.stdout, ran.stderr);
    let minted = person.site.server.minted_tokens();
    assert_eq!(minted.len(), 1);
    let life = minted[0].valid_to - minted[0].valid_from;
    assert!((life.whole_hours() - 3 * 24).abs() <= 1, "{life}");
}

#[tokio::test]
async fn a_minted_token_is_handed_out_and_revoked_at_sign_out() {
    let person = Person::start().await;
    let ran = person.browse(&["--mint", "--mint-days", "7"]).await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let minted = person.site.server.minted_tokens();
    assert_eq!(minted.len(), 1);
    assert_eq!(minted[0].scope, "vso.packaging_write");
    assert!(!minted[0].all_organizations);
    let week = minted[0].valid_to - minted[0].valid_from;
    assert!((week.whole_days() - 7).abs() <= 1, "{week}");
    let account = person.account().await;
    assert_eq!(account["mints"], true);
    assert!(account["expires"].is_string(), "{account}");

    let ran = person.feedwright("sign-out", &[]).run().await;
    assert_eq!(
        ran.line("signed-out")["still_good_until"],
        serde_json::Value::Null
    );
    assert!(person.site.server.minted_tokens()[0].revoked);
    person.check_nothing_is_kept("signed out").await;
}

#[tokio::test]
async fn whoever_signs_in_instead_leaves_no_minted_token_behind() {
    let person = Person::start().await;
    for (way, good) in [(&["--mint"][..], 1), (&["--mint"], 1), (&[], 0)] {
        let ran = person.browse(way).await;
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let minted = person.site.server.minted_tokens();
        let left = minted.iter().filter(|token| !token.revoked).count();
        assert_eq!(left, good, "{minted:?}");
        let newest = minted.last().expect("a minted token");
        assert_eq!(newest.revoked, good == 0, "{minted:?}");
    }
}

#[tokio::test]
async fn a_device_code_is_shown_and_waited_for() {
    let person = Person::with(EntraOptions {
        device_code_interval: Duration::from_secs(1),
        ..EntraOptions::default()
    })
    .await;
    let running = person.start_device_code(&[]).await;
    let code = person.site.server.next_user_code().await;
    assert!(person.site.server.approve_device_code(&code));
    let (ran, _) = running.end().await;
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains(&code), "{}", ran.stderr);
    assert_eq!(person.account().await["kind"], "device-code");
}
