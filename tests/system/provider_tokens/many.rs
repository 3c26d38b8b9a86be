//! Many at once, and the lock that one of them takes with it when it is killed.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use practice_server::Fault;
use rustix::process::Signal;

use super::{EntraDesk, answers, request};
use crate::support::until;

#[tokio::test]
async fn thirty_two_providers_at_once_make_one_request() {
    let desk = EntraDesk::with_an_old_token().await;
    assert_eq!(desk.renewals(), 0);
    let mut running = Vec::new();
    for _ in 0..32 {
        let asked = desk.desk.provider();
        let asked = asked.input(request(&desk.desk.index(), "get"));
        running.push(asked.start().await);
    }
    let mut given = BTreeSet::new();
    for provider in running {
        let (ran, _) = provider.end().await;
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        let answer: serde_json::Value = serde_json::from_str(answers(&ran)[0]).expect("JSON");
        let message = &answer["Err"]["message"];
        assert!(message.is_null(), "{message}");
        assert_eq!(answer["Ok"]["cache"], "expires");
        given.insert(answer["Ok"]["token"].as_str().expect("a token").to_owned());
    }
    assert_eq!(given.len(), 1, "they were given different tokens");
    assert_eq!(desk.renewals(), 1);
}

/// It really waits: whoever waits for one that waits for a server in vain has
/// an answer for Cargo all the same, before the process ends itself.
#[tokio::test]
async fn who_waits_in_vain_answers_in_time() {
    let desk = EntraDesk::with_an_old_token().await;
    let silence = Fault::Silence.rule().on("POST", "/oauth2/v2.0/token");
    desk.desk.site.server.set_fault(silence);
    let since = Instant::now();
    let mut running = Vec::new();
    for _ in 0..6 {
        let asked = desk.desk.provider();
        let asked = asked.input(request(&desk.desk.index(), "get"));
        running.push(asked.start().await);
    }
    for provider in running {
        let (ran, _) = provider.end().await;
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        let answer = answers(&ran)[0];
        assert!(answer.starts_with(r#"{"Err":{"kind":"other""#), "{answer}");
    }
    let taken = since.elapsed();
    assert!(taken < Duration::from_secs(20), "{taken:?}");
}

#[tokio::test]
async fn who_dies_while_renewing_locks_nobody_out() {
    let desk = EntraDesk::with_an_old_token().await;
    let server = &desk.desk.site.server;
    let silence = Fault::Silence.rule().on("POST", "/oauth2/v2.0/token");
    server.set_fault(silence);
    let asked = desk.desk.provider();
    let asked = asked.input(request(&desk.desk.index(), "get"));
    let holder = asked.start().await;
    until("it asks for a token", || desk.renewals() == 1).await;
    holder.signal(Signal::KILL);
    holder.end().await;
    server.clear_faults();
    let ran = desk.get().await;
    assert!(answers(&ran)[0].starts_with(r#"{"Ok":"#), "no token");
}
