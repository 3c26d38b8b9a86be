//! Accounts of Entra through the whole window: the plan, the set-up, the list
//! of accounts, and signing out; and where nothing is kept at all.

use crate::support::{Place, write};
use practice_server::{EntraClient, EntraOptions, SignInFault};
use std::os::unix::fs::PermissionsExt as _;
use url::Url;
use uuid::Uuid;
use window::Session;
use window::contract::{
    Answers, ChangeView, SetUpEnd, SignInEvent, SignInWay, SignOutEnd, SignedInView, StoreReason,
    StoreWay,
};

/// A profile whose people sign in in the browser, with this in `[credentials]`.
fn profile(place: &Place, client: Uuid, more: &str) -> String {
    let url = place.server.organization_url();
    let text = format!(
        "schema = 1\n[organization]\nurl = \"{url}\"\n[feed]\nname = \"crates-mirror\"\nproject = \"Practice\"\n[credentials]\naccount = \"browser\"\nclient-id = \"{client}\"\n{more}\n[workstation]\nrepositories = [\"~/app\"]\n"
    );
    write(&place.home, "mirror.toml", &text);
    "~/mirror.toml".to_owned()
}

/// The place of a person who opened such a profile.
async fn opened(more: &str) -> (Place, Answers) {
    let client = Uuid::new_v4();
    let mut place = Place::with(EntraOptions {
        on_server_form: true,
        clients: vec![EntraClient::public(client)],
        ..EntraOptions::default()
    })
    .await;
    // A program that is there and gives no token.
    write(
        &place.home,
        "bin/cargo-credential-feedwright",
        "#!/bin/sh\nexit 1\n",
    );
    let program = place.home.join("bin/cargo-credential-feedwright");
    let mode = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(&program, mode).expect("a program");
    place.options.provider_program = Some(program);
    place.session = Session::new(place.options.clone());
    let path = profile(&place, client, more);
    let opened = place.session.open_profile(path).await.expect("opened");
    place.hear(&opened);
    (place, opened.answers)
}

/// Signs in; the browser is an HTTP client.
async fn sign_in(place: &Place) -> SignedInView {
    let open = |page: &str| {
        let page = page.to_owned();
        tokio::spawn(async move {
            let policy = reqwest::redirect::Policy::none();
            let client = reqwest::Client::builder().no_proxy().redirect(policy);
            let client = client.build().expect("a client");
            let answer = client.get(page).send().await.expect("a page");
            let back = answer.headers().get("location").expect("a way back");
            let back = Url::parse(back.to_str().expect("text")).expect("an address");
            client.get(back).send().await.expect("the last page");
        });
    };
    let mut events: Vec<SignInEvent> = Vec::new();
    let mut report = |event| events.push(event);
    let signing_in = place
        .session
        .sign_in_with(SignInWay::Browser, &open, &mut report);
    let view = signing_in.await.expect("signed in");
    place.hear(&(&view, events));
    view
}

/// No run of characters of what was said is as long as a token.
fn assert_no_token_was_said(place: &Place) {
    let said = place.everything_said();
    assert!(said.len() > 1_000, "little was said");
    let of_tokens = |c: char| c.is_ascii_alphanumeric() || "._~+".contains(c);
    let longest = said.split(|c| !of_tokens(c)).max_by_key(|run| run.len());
    let longest = longest.unwrap_or_default();
    assert!(longest.len() < 64, "{longest}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_plan_fits_the_account_or_says_why_not() {
    let (place, answers) = opened("").await;
    assert_eq!(answers.store, None, "what fits the account");
    let ways = place.session.sign_in_ways().await.expect("ways");
    assert_eq!(ways[0].way, SignInWay::Browser, "as the profile says");
    sign_in(&place).await;
    let stores = place.session.store_ways().await.expect("stores");
    let found: Vec<_> = stores
        .iter()
        .map(|it| (it.way, it.chosen, it.reason))
        .collect();
    let expected = [
        (StoreWay::Provider, true, None),
        (StoreWay::Environment, false, None),
        (StoreWay::Keychain, false, Some(StoreReason::TokenEnds)),
    ];
    assert_eq!(found, expected);
    let plan = place.session.make_plan(answers.clone()).await;
    let plan = plan.expect("a plan");
    assert!(plan.keeps_account && plan.store == StoreWay::Provider);
    let registers = |change: &ChangeView| match change {
        ChangeView::RegisterProvider { index, removes, .. } => *index == plan.index && !removes,
        _ => false,
    };
    assert!(plan.changes.iter().any(registers), "{plan:?}");
    let stores_token = |change: &ChangeView| matches!(change, ChangeView::StoreToken { .. });
    assert!(!plan.changes.iter().any(stores_token), "{plan:?}");
    let keychain = Answers {
        store: Some(StoreWay::Keychain),
        ..answers.clone()
    };
    let refused = place.session.make_plan(keychain).await;
    assert_eq!(refused.expect_err("it ends").code, "store-unsuitable");
    let saved = place.session.save_profile("~/out.toml".to_owned(), answers);
    saved.await.expect("saved");
    let text = std::fs::read_to_string(place.home.join("out.toml")).expect("a profile");
    assert!(text.contains("account = \"browser\""), "{text}");
    place.hear(&(ways, stores, plan));
    assert_no_token_was_said(&place);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_person_sets_variables_nothing_is_kept() {
    let (place, answers) = opened("").await;
    sign_in(&place).await;
    let answers = Answers {
        store: Some(StoreWay::Environment),
        ..answers
    };
    let plan = place.session.make_plan(answers).await.expect("a plan");
    assert!(!plan.keeps_account && plan.store == StoreWay::Environment);
    let (end, _) = place.set_up(|_| {}).await;
    let SetUpEnd::Done { summary, .. } = end else {
        panic!("{end:?}");
    };
    assert!(!summary.keychain);
    assert!(!place.keychain_holds(&plan.index).await);
    let accounts = place.session.list_accounts().await.expect("accounts");
    assert_eq!(accounts, []);
    place.hear(&plan);
    assert_no_token_was_said(&place);
}

/// A set-up whose tokens are minted, to its good end.
async fn with_minted_tokens() -> Place {
    let (place, answers) = opened("store = \"keychain\"\nmint = true\nmint-days = 7").await;
    assert_eq!(answers.store, Some(StoreWay::Keychain));
    sign_in(&place).await;
    let plan = place.session.make_plan(answers).await.expect("a plan");
    assert_eq!(place.server.minted_tokens(), [], "a plan changes nothing");
    place.set_up_well().await;
    assert!(place.keychain_holds(&plan.index).await);
    let minted = place.server.minted_tokens();
    assert_eq!(minted.len(), 1, "{minted:?}");
    place.hear(&plan);
    place
}

#[tokio::test(flavor = "multi_thread")]
async fn a_minted_token_is_proved_listed_and_revoked() {
    let place = with_minted_tokens().await;
    let session = &place.session;
    let accounts = session.list_accounts().await.expect("accounts");
    let [account] = &accounts[..] else {
        panic!("{accounts:?}");
    };
    assert_eq!(account.kind, "browser");
    assert!(account.renews && account.minted && !account.in_keychain);
    assert!(account.ends.is_some() && account.tenant.is_some());
    place.hear(&accounts);
    let url = place.server.organization_url().to_string();
    let end = session.sign_out(url).await.expect("signed out");
    let nothing = SignOutEnd {
        still_good_until: None,
        page: None,
    };
    assert_eq!(end, nothing);
    assert!(place.server.minted_tokens()[0].revoked);
    assert_eq!(session.list_accounts().await.expect("accounts"), []);
    assert_no_token_was_said(&place);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_out_hears_of_a_token_that_stays_good() {
    let place = with_minted_tokens().await;
    let session = &place.session;
    let accounts = session.list_accounts().await.expect("accounts");
    let ends = accounts[0].ends.clone().expect("an end");
    place.server.set_fault(SignInFault::TokenApiRefused.rule());
    let url = place.server.organization_url().to_string();
    let end = session.sign_out(url.clone()).await.expect("signed out");
    assert_eq!(end.still_good_until, Some(ends));
    let page = end.page.expect("where it is revoked by hand");
    assert!(
        page.starts_with(&url) && page.ends_with("/tokens"),
        "{page}"
    );
    assert!(!place.server.minted_tokens()[0].revoked);
    assert_eq!(session.list_accounts().await.expect("accounts"), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_in_instead_leaves_no_minted_token_behind() {
    let place = with_minted_tokens().await;
    let session = &place.session;
    let opened = session.open_profile("~/mirror.toml".to_owned()).await;
    sign_in(&place).await;
    let answers = opened.expect("opened").answers;
    session.make_plan(answers).await.expect("a plan");
    place.set_up_well().await;
    let minted = place.server.minted_tokens();
    let revoked: Vec<bool> = minted.iter().map(|token| token.revoked).collect();
    assert_eq!(revoked, [true, false], "{minted:?}");
}
