//! Attacks on the port, over TCP: each gets a page or nothing, and the wait
//! goes on until the browser comes.

use secrecy::ExposeSecret as _;
use tokio::task::JoinHandle;

use super::*;

struct Target {
    port: u16,
    state: String,
    addresses: Vec<SocketAddr>,
    waiting: JoinHandle<Arrived>,
}

impl Target {
    async fn open() -> Target {
        Target::with_limit(CONNECTION_LIMIT).await
    }

    async fn with_limit(limit: Duration) -> Target {
        let mut port = Loopback::open().await.unwrap();
        port.limit = limit;
        let listeners = [&port.v4, &port.v6].into_iter().flatten();
        let addresses = listeners.map(|one| one.local_addr().unwrap()).collect();
        let state = uuid::Uuid::new_v4().to_string();
        Target {
            port: port.port,
            addresses,
            waiting: tokio::spawn(port.callback(SecretString::from(state.as_str()))),
            state,
        }
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.addresses[0]).await.unwrap()
    }

    /// Sends a text and reads the whole answer.
    async fn send(&self, text: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut answer = String::new();
        // A connection that is cut off is an answer as well.
        let _ = stream.read_to_string(&mut answer).await;
        answer
    }

    async fn get(&self, target: &str) -> String {
        let port = self.port;
        self.send(&format!(
            "GET {target} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n"
        ))
        .await
    }

    fn good(&self) -> String {
        format!("/?code=the-code&state={}", self.state)
    }

    /// The browser comes with the right answer, and gets its page.
    async fn finish(self) -> String {
        assert!(!self.waiting.is_finished());
        let port = self.port;
        let request = format!(
            "GET {} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n",
            self.good()
        );
        let mut stream = self.connect().await;
        stream.write_all(request.as_bytes()).await.unwrap();
        let (callback, waiting) = self.waiting.await.unwrap();
        let Callback::Code(code) = callback else {
            panic!("no code");
        };
        assert_eq!(code.expose_secret(), "the-code");
        // The browser closes when it has read its page.
        let reading = async move {
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await.unwrap();
            answer
        };
        let (answer, ()) = tokio::join!(reading, waiting.show(Page::Done));
        answer
    }
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[tokio::test]
async fn the_port_listens_on_loopback_alone() {
    let target = Target::open().await;
    for address in &target.addresses {
        assert!(address.ip().is_loopback(), "{address}");
        assert_eq!(address.port(), target.port);
    }
    assert!(!target.addresses.is_empty());
}

#[test]
fn only_peers_of_this_computer_are_let_in() {
    let check = |text: &str, expect: bool| {
        assert_eq!(is_from_here(text.parse().unwrap()), expect, "{text}");
    };
    check("127.0.0.1", true);
    check("127.9.9.9", true);
    check("::1", true);
    check("::ffff:127.0.0.1", true);
    for bad in [
        "10.0.0.1",
        "192.168.1.2",
        "0.0.0.0",
        "::",
        "fe80::1",
        "::ffff:10.0.0.1",
    ] {
        check(bad, false);
    }
}

#[tokio::test]
async fn every_address_of_localhost_takes_the_answer() {
    for index in 0..Target::open().await.addresses.len() {
        let mut target = Target::open().await;
        target.addresses.swap(0, index);
        let answer = target.finish().await;
        assert!(answer.contains("You are signed in."), "{answer}");
    }
}

#[tokio::test]
async fn what_is_not_the_answer_gets_a_page_and_the_wait_goes_on() {
    let target = Target::open().await;
    let good = target.good();
    let bad_state = format!("/?code=the-code&state={}", uuid::Uuid::new_v4());
    for (request, expect) in [
        (bad_state.as_str(), "400"),
        ("/?code=the-code", "400"),
        (&format!("/?state={}", target.state), "400"),
        (&format!("{good}&error=access_denied"), "400"),
        (&format!("{good}{}", "c".repeat(5_000)), "400"),
        ("/favicon.ico", "404"),
    ] {
        let answer = target.get(request).await;
        assert_eq!(status(&answer), expect, "{request}");
        assert!(!answer.contains(&target.state) && !answer.contains("the-code"));
    }
    for (text, expect) in [
        (
            format!("GET {good} HTTP/1.1\r\nHost: evil.example\r\n\r\n"),
            "421",
        ),
        (
            format!(
                "POST {good} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
                target.port
            ),
            "405",
        ),
        (
            format!("GET {good} HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(50_000)),
            "431",
        ),
        ("\u{16}\u{3}\u{1}\r\n\r\n".to_owned(), "400"),
    ] {
        assert_eq!(status(&target.send(&text).await), expect, "{expect}");
    }
    assert!(target.finish().await.contains("200 OK"));
}

#[tokio::test]
async fn nobody_gets_a_second_answer_in() {
    let target = Target::open().await;
    let address = target.addresses[0];
    target.finish().await;
    let second = TcpStream::connect(address).await;
    assert_eq!(second.unwrap_err().kind(), io::ErrorKind::ConnectionRefused);
}

#[tokio::test]
async fn an_answer_that_arrives_while_the_first_is_exchanged_is_not_taken() {
    let target = Target::open().await;
    let address = target.addresses[0];
    let request = format!(
        "GET {} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
        target.good(),
        target.port
    );
    let mut first = target.connect().await;
    first.write_all(request.as_bytes()).await.unwrap();
    let (_, waiting) = target.waiting.await.unwrap();
    // The browser of the first still waits for its page.
    assert!(TcpStream::connect(address).await.is_err());
    let reading = async move {
        let mut answer = String::new();
        first.read_to_string(&mut answer).await.unwrap();
        answer
    };
    let (answer, ()) = tokio::join!(reading, waiting.show(Page::Failed));
    assert!(answer.contains("That did not work."));
}

#[tokio::test]
async fn idle_clients_and_a_flood_do_not_keep_the_browser_out() {
    let target = Target::open().await;
    let mut idle = Vec::new();
    for _ in 0..MOST_CONNECTIONS * 2 {
        let mut stream = target.connect().await;
        stream.write_all(b"GET /").await.unwrap();
        idle.push(stream);
    }
    for _ in 0..MANY_CONNECTIONS {
        let answer = target.get("/?code=x&state=y").await;
        assert_eq!(status(&answer), "400");
    }
    assert!(target.finish().await.contains("You are signed in."));
}

#[tokio::test]
async fn a_slow_client_is_cut_off() {
    let target = Target::with_limit(Duration::from_millis(50)).await;
    assert_eq!(target.send("GET / HTTP/1.1\r\nHost: ").await, "");
    assert!(target.finish().await.contains("You are signed in."));
}

#[tokio::test]
async fn stopping_closes_the_port_at_once() {
    let target = Target::open().await;
    let open = target.connect().await;
    let address = target.addresses[0];
    target.waiting.abort();
    assert!(
        target
            .waiting
            .await
            .is_err_and(|error| error.is_cancelled())
    );
    assert!(TcpStream::connect(address).await.is_err());
    // Also the connections that were open.
    let mut buffer = [0; 1];
    let mut open = open;
    assert!(matches!(open.read(&mut buffer).await, Ok(0) | Err(_)));
}

#[tokio::test]
async fn a_refusal_with_the_right_state_is_the_answer() {
    let target = Target::open().await;
    let address = target.addresses[0];
    let request = format!(
        "GET /?error=access_denied&error_description=AADSTS65004%3A+no&state={} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n",
        target.state, target.port
    );
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    match target.waiting.await.unwrap().0 {
        Callback::Refused(refused) => assert_eq!(refused.codes(), [65_004]),
        Callback::Code(_) => panic!("a code"),
    }
}
