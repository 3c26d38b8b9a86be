//! What other programs of this computer, and pages in its browsers, may try
//! while a sign-in waits: none of it ends the sign-in or gets into it.

use practice_server::SignInFault;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use url::Url;
use uuid::Uuid;

use crate::support::{Visit, callback, entra_error, get, place};

/// The callback with one parameter changed or, without a value, taken out.
fn changed(callback: &Url, name: &str, value: Option<&str>) -> Url {
    let kept = callback.query_pairs().filter(|(key, _)| key != name);
    let mut pairs: Vec<(String, String)> = kept.map(|(k, v)| (k.into(), v.into())).collect();
    pairs.extend(value.map(|value| (name.to_owned(), value.to_owned())));
    let mut url = callback.clone();
    url.query_pairs_mut().clear().extend_pairs(pairs);
    url
}

/// A request by hand; the status of its answer.
async fn raw(callback: &Url, method: &str, host: &str) -> String {
    let port = callback.port().unwrap();
    let mut stream = TcpStream::connect(("localhost", port)).await.unwrap();
    let query = callback.query().unwrap();
    let request = format!("{method} /?{query} HTTP/1.1\r\nHost: {host}\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer.split(' ').nth(1).unwrap_or_default().to_owned()
}

/// Attacks, then comes back as the browser does.
fn attack(page: Url) -> Visit {
    tokio::spawn(async move {
        let good = callback(&page).await.unwrap();
        let port = good.port().unwrap();
        let wrong = Uuid::new_v4().to_string();
        let mut shown = Vec::new();
        for bad in [
            changed(&good, "state", Some(&wrong)),
            changed(&good, "state", None),
            changed(&good, "code", None),
            changed(&good, "code", Some("")),
            changed(&good, "code", Some(&"c".repeat(6_000))),
            changed(&good, "error", Some("access_denied")),
            changed(&good, "state", Some(&wrong))
                .join("/favicon.ico")
                .unwrap(),
        ] {
            shown.push(get(&bad).await);
        }
        for (method, host, expect) in [
            ("GET", "evil.example".to_owned(), "421"),
            ("GET", format!("evil.example:{port}"), "421"),
            ("GET", "localhost".to_owned(), "421"),
            ("POST", format!("localhost:{port}"), "405"),
            ("OPTIONS", format!("localhost:{port}"), "405"),
        ] {
            assert_eq!(raw(&good, method, &host).await, expect, "{method} {host}");
        }
        let mut idle = Vec::new();
        for _ in 0..100 {
            idle.push(TcpStream::connect(("localhost", port)).await.unwrap());
        }
        for _ in 0..200 {
            shown.push(get(&changed(&good, "state", Some(&wrong))).await);
        }
        shown.push(get(&good).await);
        shown
    })
}

#[tokio::test]
async fn attacks_do_not_end_a_sign_in_and_do_not_get_into_it() {
    let place = place().await;
    let (checked, mut shown) = place.in_browser(attack).await;
    let last = shown.pop().unwrap();
    assert!(checked.is_ok() && last.contains("You are signed in."));
    assert_eq!(shown.len(), 207);
    for page in shown {
        assert!(page.contains("That did not work."), "{page}");
    }
    assert_eq!(
        place.server.count_of_token_requests("authorization_code"),
        1
    );
}

/// Entra's answer as it came, then the state made right.
fn mend(page: Url) -> Visit {
    tokio::spawn(async move {
        let query = page.query_pairs();
        let state = query
            .into_owned()
            .find(|(key, _)| key == "state")
            .unwrap()
            .1;
        let odd = callback(&page).await.unwrap();
        let first = get(&odd).await;
        let mended = changed(&odd, "state", Some(&state));
        let mended = changed(&mended, "code", Some("stolen"));
        vec![first, get(&mended).await]
    })
}

#[tokio::test]
async fn a_callback_of_somebody_elses_sign_in_is_left_out() {
    for fault in [
        SignInFault::CallbackWrongState,
        SignInFault::CallbackWithoutState,
        SignInFault::CallbackWithoutCode,
    ] {
        let place = place().await;
        place.server.set_fault(fault);
        let (checked, shown) = place.in_browser(mend).await;
        assert!(shown[0].contains("That did not work."), "{fault}");
        // A code that is not Entra's brings no token.
        entra_error(checked);
        place.assert_nothing_kept().await;
    }
}

#[tokio::test]
async fn stopping_closes_the_port() {
    let place = place().await;
    let (send, mut receive) = tokio::sync::mpsc::unbounded_channel();
    let open = move |page: &Url| send.send(page.clone()).unwrap();
    let page = {
        let signing_in = place.accounts.sign_in_in_browser(
            &place.endpoints,
            place.wish.clone(),
            &open,
            crate::support::options(),
        );
        tokio::pin!(signing_in);
        tokio::select! {
            _ = &mut signing_in => panic!("nobody came back"),
            page = receive.recv() => page.unwrap(),
        }
    };
    let back = callback(&page).await.unwrap();
    let port = back.port().unwrap();
    assert!(TcpStream::connect(("localhost", port)).await.is_err());
    place.assert_nothing_kept().await;
}
