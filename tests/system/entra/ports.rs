//! Who listens: a sign-in in the browser, on this computer alone, and nothing
//! else that waits.

use super::{Person, visit};
use crate::open_ports;
use crate::support::until;

/// The sockets at which somebody else could begin to talk: of TCP those that
/// listen, of UDP all.
fn listening(process: u32) -> Vec<String> {
    let mut open = open_ports::of(process);
    open.retain(|socket| socket.starts_with("udp") || socket.ends_with(" 0A"));
    open
}

#[tokio::test]
async fn only_a_sign_in_in_the_browser_listens_and_on_loopback_alone() {
    let person = Person::start().await;
    let waiting = person.start_device_code(&[]).await;
    until("somebody asks for a device code", || {
        let requests = person.site.server.requests();
        let mut paths = requests.iter().map(|request| &request.path);
        paths.any(|path| path.ends_with("/devicecode"))
    })
    .await;
    assert_eq!(listening(waiting.number()), Vec::<String>::new());
    drop(waiting);

    let wish = ["--browser", "--client-id", &person.client_id];
    let (program, pipe) = person.with_browser(person.feedwright("sign-in", &wish));
    let running = program.start().await;
    let page = tokio::task::spawn_blocking(move || std::fs::read_to_string(pipe));
    let page = page.await.expect("a reader").expect("an address");
    let listening = listening(running.number());
    assert!(!listening.is_empty(), "the browser comes back to a port");
    let loopback = ["tcp 0100007F:", "tcp6 00000000000000000000000001000000:"];
    for socket in &listening {
        let is_here = loopback.iter().any(|place| socket.starts_with(place));
        assert!(is_here, "{socket}");
    }
    visit(&page).await;
    assert_eq!(running.end().await.0.status, 0);
}
