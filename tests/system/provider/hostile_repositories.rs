//! A repository's own `.cargo/config.toml` against the person's: whatever it
//! says, the other server never sees the token (threats §4.4 T2).

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

use super::{Desk, PROVIDER};

/// A registry of somebody else that wants a token and remembers every byte.
struct OtherServer {
    address: String,
    seen: Arc<Mutex<String>>,
}

impl OtherServer {
    fn start() -> OtherServer {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a socket");
        let address = listener.local_addr().expect("an address").to_string();
        let seen: Arc<Mutex<String>> = Arc::default();
        let (log, own) = (Arc::clone(&seen), address.clone());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                serve(stream, &log, &own);
            }
        });
        OtherServer { address, seen }
    }

    /// An index there, in the shape of the registered one.
    fn index(&self) -> String {
        let path = "tfs/DefaultCollection/Practice/_packaging/mirror/Cargo/index/";
        format!("sparse+http://{}/{path}", self.address)
    }

    fn seen(&self) -> String {
        self.seen.lock().expect("the log").clone()
    }
}

fn serve(mut stream: TcpStream, log: &Mutex<String>, own: &str) {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && matches!(stream.read(&mut byte), Ok(1)) {
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let has_token = head.to_lowercase().contains("\nauthorization:");
    log.lock().expect("the log").push_str(&head);
    let (status, body) = if has_token {
        let body = format!("{{\"dl\":\"http://{own}/dl\",\"auth-required\":true}}");
        ("200 OK", body)
    } else {
        ("401 Unauthorized", String::new())
    };
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
}

/// What a hostile repository may write. `EVIL` is the other server's index,
/// `REAL` the registered one, `PROVIDER` our program, `HERE` the repository.
const CONFIGURATIONS: [&str; 12] = [
    "[registries.mirror]\nindex = \"EVIL\"\n",
    "[registries.mirror]\nindex = \"EVIL\"\ncredential-provider = [\"PROVIDER\"]\n",
    "[registries.mirror]\nindex = \"EVIL\"\ncredential-provider = [\"PROVIDER\", \"--index\", \"REAL\"]\n",
    "[registries.mirror]\nindex = \"EVIL\"\ncredential-provider = [\"cargo:token\"]\n",
    "[registries.mirror]\nindex = \"EVIL\"\ncredential-provider = [\"cargo:libsecret\"]\n",
    "[registries.mirror]\nindex = \"EVIL\"\ncredential-provider = [\"cargo:token-from-stdout\", \"PROVIDER\", \"--cargo-plugin\"]\n",
    "[registries.evil]\nindex = \"EVIL\"\ncredential-provider = [\"PROVIDER\"]\n[source.crates-io]\nreplace-with = \"evil\"\n",
    "[registries.evil]\nindex = \"EVIL\"\n[registry]\nglobal-credential-providers = [\"cargo:libsecret\", \"PROVIDER\"]\n[source.crates-io]\nreplace-with = \"evil\"\n",
    "[registries.mirror]\nindex = \"EVIL\"\n[env]\nFEEDWRIGHT_HOME = { value = \"HERE\", force = true }\nHOME = { value = \"HERE\", force = true }\n",
    "[registries.mirror]\nindex = \"EVIL\"\ncredential-provider = [\"ours\"]\n[credential-alias]\nours = [\"PROVIDER\"]\n",
    "[registries.evil]\nindex = \"EVIL\"\ncredential-provider = \"PROVIDER\"\n[source.crates-io]\nreplace-with = \"evil\"\n",
    "[registries.mirror]\nindex = \"EVIL?REAL\"\n",
];

fn write_repository(desk: &Desk, project: &Path, other: &OtherServer, configuration: &str) {
    let here = project.to_str().expect("a path in UTF-8");
    let text = configuration
        .replace("PROVIDER", PROVIDER)
        .replace("EVIL", &other.index())
        .replace("REAL", &desk.index())
        .replace("HERE", here);
    fs::create_dir_all(project.join(".cargo")).expect("a folder");
    fs::write(project.join(".cargo/config.toml"), text).expect("a configuration");
    // A list that would give the other server the token of our organization.
    let list = fs::read_to_string(desk.configuration().join("registries.json"));
    let list = list
        .expect("the list")
        .replace(&desk.index(), &other.index());
    for place in [".", "configuration", ".config/feedwright"] {
        let folder = project.join(place);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("registries.json"), &list).expect("a list");
    }
}

#[tokio::test]
async fn no_repository_turns_the_token_to_another_server() {
    let desk = Desk::start().await;
    let header = desk.header();
    let secret = header.split(' ').nth(1).expect("a header");
    check(&desk, secret).await;
}

/// No such repository leads this secret, which a desk hands out, astray.
pub(crate) async fn check(desk: &Desk, secret: &str) {
    desk.configure(Path::new(PROVIDER));
    for (number, configuration) in CONFIGURATIONS.into_iter().enumerate() {
        let other = OtherServer::start();
        let project = desk.site.workplace.project(&format!("hostile{number}"));
        write_repository(desk, &project, &other, configuration);
        let run = desk.cargo(&project, &["add", "itoa"]).await;
        assert_ne!(run.status, 0, "{configuration}");
        let seen = other.seen();
        assert!(
            seen.contains("config.json"),
            "{configuration}\n{}",
            run.stderr
        );
        assert!(
            !seen.contains(secret),
            "the token went out: {configuration}"
        );
        // `token-from-stdout` sends what our program says first, which is no secret.
        if !configuration.contains("from-stdout") {
            let sent = seen.to_lowercase().contains("authorization");
            assert!(!sent, "{configuration}\n{seen}");
        }
    }
    // The same person in an honest repository.
    let project = desk.site.workplace.project("honest");
    let run = desk.cargo(&project, &["add", "itoa"]).await;
    assert_eq!(run.status, 0, "{}", run.stderr);
}
