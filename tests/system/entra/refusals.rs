//! What a tenant, an organization or a network refuses: one clear sentence,
//! what to do, and nothing kept.

use std::time::Duration;

use practice_server::{EntraOptions, Fault, FaultRule, SignInFault, TokenCreation, TokenPolicies};

use super::Person;
use crate::support::Ran;

/// What a person reads of a failure, with what differs from run to run taken out.
fn told(person: &Person, ran: &Ran) -> String {
    assert_eq!(ran.status, 1, "{}\n{}", ran.stdout, ran.stderr);
    let controls = |c: char| c.is_control() && c != '\n';
    assert!(!ran.stderr.contains(controls), "{:?}", ran.stderr);
    let error = ran.line("error");
    let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
    let mut why = text("why");
    // What follows in Entra's own words differs each time.
    if let Some(end) = why.find(" Trace ID") {
        why.replace_range(end.., " …");
    }
    let told = format!("{}: {why} {}", text("code"), text("hint"));
    let port = person.site.server.address().port().to_string();
    told.replace(&port, "PORT")
        .replace(&person.client_id, "CLIENT")
}

async fn refused(person: &Person, fault: impl Into<FaultRule>) -> String {
    person.site.server.set_fault(fault);
    let ran = person.browse(&[]).await;
    person.site.server.clear_faults();
    person.check_nothing_is_kept(&ran.stderr).await;
    told(person, &ran)
}

#[tokio::test]
async fn what_entra_refuses_is_told_and_nothing_is_kept() {
    let person = Person::start().await;
    let mut all = Vec::new();
    for fault in [
        SignInFault::MultiFactorRequired,
        SignInFault::ConditionalAccess,
        SignInFault::ConsentRequired,
        SignInFault::UnknownApplication,
        SignInFault::OtherTenantsUser,
        SignInFault::AccountDisabled,
        SignInFault::BlockedByPolicy,
        SignInFault::Refused,
        SignInFault::RefusedWithEscapeCodes,
        SignInFault::ExpiryMissing,
        SignInFault::TokenWithControls,
        SignInFault::TokenHuge,
        SignInFault::CallbackDeclined,
        SignInFault::AuthorityForeign,
        SignInFault::AuthorityLookAlike,
        SignInFault::AuthorityPlain,
    ] {
        let told = refused(&person, fault).await;
        all.push(format!("{}\n  {told}", fault.name()));
    }
    insta::assert_snapshot!(all.join("\n"));
}

#[tokio::test]
async fn a_page_of_a_proxy_is_no_answer() {
    let person = Person::start().await;
    let page = FaultRule::from(Fault::CaptivePortal).on("POST", "/oauth2/");
    insta::assert_snapshot!(refused(&person, page).await);
}

#[tokio::test]
async fn without_an_application_nothing_is_sent_and_the_ways_on_are_named() {
    let person = Person::start().await;
    let ran = person.feedwright("sign-in", &["--browser"]).run().await;
    insta::assert_snapshot!(told(&person, &ran));
    assert!(person.site.server.token_requests().is_empty());
    person.check_nothing_is_kept("no client id").await;
}

#[tokio::test]
async fn a_device_code_that_is_declined_or_over_keeps_nothing() {
    let person = Person::with(EntraOptions {
        device_code_interval: Duration::from_secs(1),
        ..EntraOptions::default()
    })
    .await;
    let server = &person.site.server;
    let mut all = Vec::new();
    for declined in [true, false] {
        let running = person.start_device_code(&[]).await;
        let code = server.next_user_code().await;
        let decided = match declined {
            true => server.decline_device_code(&code),
            false => server.expire_device_code(&code),
        };
        assert!(decided);
        let (ran, _) = running.end().await;
        all.push(told(&person, &ran));
        person.check_nothing_is_kept("a device code").await;
    }
    insta::assert_snapshot!(all.join("\n"));
}

#[tokio::test]
async fn a_policy_against_minting_is_told_and_nothing_is_kept() {
    let policies = [
        TokenPolicies {
            creation: TokenCreation::Forbidden,
            ..TokenPolicies::default()
        },
        TokenPolicies {
            longest_lifetime: Some(Duration::from_secs(86_400)),
            ..TokenPolicies::default()
        },
    ];
    let mut all = Vec::new();
    for token_policies in policies {
        let person = Person::with(EntraOptions {
            token_policies,
            ..EntraOptions::default()
        })
        .await;
        let ran = person.browse(&["--mint"]).await;
        all.push(told(&person, &ran));
        person.check_nothing_is_kept("a policy").await;
    }
    insta::assert_snapshot!(all.join("\n"));
}
