//! The pace and the pages. What the server says of a code is in `tests/entra`.

use std::cell::{Cell, RefCell};

use super::*;

/// Asks with these outcomes in turn: at which second each was asked, and at
/// which it ended.
async fn asked(
    pace: u64,
    life: u64,
    outcomes: Vec<Result<Asked<&'static str>, EntraError>>,
) -> (Vec<u64>, u64, Result<&'static str, EntraError>) {
    let now = Cell::new(Duration::ZERO);
    let times = RefCell::new(Vec::new());
    let outcomes = RefCell::new(outcomes.into_iter());
    let timer = Timer {
        elapsed: || now.get(),
        sleep: |time| {
            now.set(now.get() + time);
            std::future::ready(())
        },
    };
    let (pace, life) = (Duration::from_secs(pace), Duration::from_secs(life));
    let result = wait(pace, life, timer, || {
        times.borrow_mut().push(now.get().as_secs());
        let next = outcomes.borrow_mut().next();
        std::future::ready(next.unwrap_or(Ok(Asked::Later(Duration::ZERO))))
    })
    .await;
    (times.into_inner(), now.get().as_secs(), result)
}

fn missed() -> EntraError {
    EntraError::Unreachable {
        host: "login.example".to_owned(),
        reason: "no route".to_owned(),
    }
}

#[tokio::test]
async fn the_servers_pace_is_kept() {
    let later = || Ok(Asked::Later(Duration::ZERO));
    let slow = || Ok(Asked::Later(SLOWER));
    let outcomes = vec![later(), slow(), later(), slow(), Ok(Asked::Done("tokens"))];
    let (times, _, result) = asked(5, 900, outcomes).await;
    assert_eq!(times, [5, 10, 20, 30, 45]);
    assert_eq!(result.unwrap(), "tokens");
}

#[tokio::test]
async fn nobody_asks_after_the_end() {
    let (times, end, result) = asked(5, 12, Vec::new()).await;
    assert_eq!(times, [5, 10]);
    assert!(matches!(result, Err(EntraError::DeviceCodeExpired)));
    assert_eq!(end, 12);
}

#[tokio::test]
async fn a_network_that_comes_back_does_no_harm() {
    let miss = || Err(missed());
    let outcomes = vec![miss(), miss(), miss(), Ok(Asked::Done("tokens"))];
    let (_, _, result) = asked(1, 900, outcomes).await;
    assert_eq!(result.unwrap(), "tokens");
    let (times, _, result) = asked(1, 900, vec![miss(), miss(), miss(), miss()]).await;
    assert_eq!(times.len(), 4);
    assert!(matches!(result, Err(EntraError::Unreachable { .. })));
}

#[tokio::test]
async fn a_refusal_ends_it() {
    let (times, _, result) = asked(1, 900, vec![Err(EntraError::Declined)]).await;
    assert_eq!(times, [1]);
    assert!(matches!(result, Err(EntraError::Declined)));
}

#[test]
fn a_code_is_entered_at_microsofts_pages_only() {
    let authority = Url::parse("http://127.0.0.1:4321/login/").unwrap();
    let check = |text: &str, expect: bool| {
        let page = Url::parse(text).unwrap();
        assert_eq!(is_page(&page, &authority), expect, "{text}");
    };
    check("https://microsoft.com/devicelogin", true);
    check("https://login.microsoft.com/device", true);
    check("https://www.microsoft.com/link", true);
    check(
        "https://login.microsoftonline.com/common/oauth2/deviceauth",
        true,
    );
    check("https://login.microsoftonline.us/x", true);
    check("https://login.partner.microsoftonline.cn/x", true);
    check("https://login.live.com/oauth20_remoteconnect.srf", true);
    check("http://127.0.0.1:4321/login/device", true);
    for bad in [
        "http://microsoft.com/devicelogin",
        "https://microsoft.com:8443/devicelogin",
        "https://evilmicrosoft.com/devicelogin",
        "https://microsoft.com.evil.example/devicelogin",
        "https://microsoft.com@evil.example/",
        "https://user@microsoft.com/",
        "https://evil.example/microsoft.com",
        "https://micros\u{43e}ft.com/devicelogin",
        "https://microsoft.com./devicelogin",
        "https://x.blob.core.windows.net/",
        "http://127.0.0.1:4322/login/device",
        "https://127.0.0.1:4321/login/device",
        "data:text/html,microsoft.com",
        "file:///microsoft.com",
        "javascript:alert(1)",
    ] {
        check(bad, false);
    }
}
