//! More than two hundred index URLs that resemble the registered ones: no
//! token, no call to the keychain, no request to any server (threats §4.4 T1).

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::os::unix::net::UnixListener;

use azure_devops::Endpoints;

use super::{Desk, NOT_OURS, answers, request};

const FEED: &str = "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/";
const HOST: &str = "pkgs.dev.azure.com";

/// Hosts that are not the one, among them ports, user info and other spellings.
const HOSTS: [&str; 66] = [
    "pkgs.dev.azure.com.evil.example",
    "pkgs.dev.azure.com.",
    "pkgs.dev.azure.com..",
    ".pkgs.dev.azure.com",
    "evil.pkgs.dev.azure.com",
    "evilpkgs.dev.azure.com",
    "xpkgs.dev.azure.com",
    "pkgs-dev-azure-com.evil.example",
    "pkgs.dev.azure.com-evil.example",
    "pkgs.dev.azure.com_evil.example",
    "pkgs.dev.azure.comevil.example",
    "pkgs.dev.azure.co",
    "pkgs.dev.azure.cm",
    "pkgs.dev.azure.org",
    "pkgs.dev.azur.com",
    "pkgs.dev-azure.com",
    "pkgsdev.azure.com",
    "pkgs.devazure.com",
    "dev.azure.com",
    "feeds.dev.azure.com",
    "vssps.dev.azure.com",
    "azure.com",
    "contoso.pkgs.visualstudio.com",
    "contoso.visualstudio.com",
    "evil.example",
    "evil.example:443",
    "localhost",
    "127.0.0.1",
    "[::1]",
    "2130706433",
    "0x7f.1",
    "PKGS.DEV.AZURE.COM",
    "Pkgs.dev.azure.com",
    "pkgs.dev.azure.Com",
    "pkgs.dev.azure.com:443",
    "pkgs.dev.azure.com:0443",
    "pkgs.dev.azure.com:80",
    "pkgs.dev.azure.com:8443",
    "pkgs.dev.azure.com:0",
    "pkgs.dev.azure.com:",
    "pkgs.dev.azure.com:65536",
    "user@pkgs.dev.azure.com",
    "@pkgs.dev.azure.com",
    ":@pkgs.dev.azure.com",
    "user:word@pkgs.dev.azure.com",
    "pkgs.dev.azure.com@evil.example",
    "pkgs.dev.azure.com:443@evil.example",
    "pkgs.dev.azure.com%40evil.example",
    "evil.example#pkgs.dev.azure.com",
    "evil.example?pkgs.dev.azure.com",
    "evil.example\\pkgs.dev.azure.com",
    "pkgs.dev.azure.com\\evil.example",
    "pkgs.dev.azure.com%2fevil.example",
    "pkgs%2edev.azure.com",
    "pkgs.dev.azure%2ecom",
    "%70kgs.dev.azure.com",
    "pkgs\u{3002}dev.azure.com",
    "pkgs.dev.\u{430}zure.com",
    "\u{440}kgs.dev.azure.com",
    "pkgs.dev.azure.c\u{43e}m",
    "pkgs.dev.\u{ff41}zure.com",
    "xn--pkgs-dev-azure-com.evil.example",
    "pkgs.dev.xn--zure-3ve.com",
    "pkgs.dev.azure.com\u{200b}",
    "pkgs.\u{ad}dev.azure.com",
    "pkgs.dev.\u{202e}moc.eruza",
];

/// What may stand before the host.
const SCHEMES: [&str; 26] = [
    "",
    "//",
    "http://",
    "https://",
    "sparse+http://",
    "SPARSE+https://",
    "Sparse+https://",
    "sparse+HTTPS://",
    "sparse+HTTPs://",
    "sparse+ftp://",
    "sparse+file://",
    "sparse+git://",
    "sparse+ssh://",
    "sparse://",
    "sparse+://",
    "sparse+sparse+https://",
    "registry+https://",
    "git+https://",
    "sparse+https:/",
    "sparse+https:",
    "sparse+https:///",
    "sparse+https:////",
    "sparse+https:\\\\",
    " sparse+https://",
    "\tsparse+https://",
    "sparse%2bhttps://",
];

/// Paths that are not the one.
const PATHS: [&str; 72] = [
    "",
    "/",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index//",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/.",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/./",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/..",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/../index/",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/.git",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/.git/",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index.git",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index.git/",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/?",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/?a=b",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/#",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/#a",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/config.json",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/ ",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/%20",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/%00",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/\u{0}",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/\n",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/\r\n",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/\t",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/in\tdex/",
    "/contoso/My%20Project/_packaging/mir\nror@Local/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index\\",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo\\index/",
    "\\contoso\\My%20Project\\_packaging\\mirror@Local\\Cargo\\index\\",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index%2f",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index%2F",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo%2findex/",
    "/contoso/My%20Project/_packaging/mirror@Local%2fCargo/index/",
    "/contoso%2fMy%20Project/_packaging/mirror@Local/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@Local%2f..%2fother/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@Local/../other/Cargo/index/",
    "/contoso/../evil/My%20Project/_packaging/mirror@Local/Cargo/index/",
    "/contoso/%2e%2e/evil/_packaging/mirror@Local/Cargo/index/",
    "/./contoso/My%20Project/_packaging/mirror@Local/Cargo/index/",
    "//contoso/My%20Project/_packaging/mirror@Local/Cargo/index/",
    "/contoso//My%20Project/_packaging/mirror@Local/Cargo/index/",
    "/contoso/My%20Project//_packaging/mirror@Local/Cargo/index/",
    "/contoso/My Project/_packaging/mirror@Local/Cargo/index/",
    "/contoso/My+Project/_packaging/mirror@Local/Cargo/index/",
    "/contoso/My%2520Project/_packaging/mirror@Local/Cargo/index/",
    "/contoso/my%20project/_packaging/mirror@Local/Cargo/index/",
    "/Contoso/My%20Project/_packaging/mirror@Local/Cargo/index/",
    "/CONTOSO/My%20Project/_packaging/mirror@Local/Cargo/index/",
    "/contos%6f/My%20Project/_packaging/mirror@Local/Cargo/index/",
    "/contoso2/My%20Project/_packaging/mirror@Local/Cargo/index/",
    "/contos/My%20Project/_packaging/mirror@Local/Cargo/index/",
    "/fabrikam/My%20Project/_packaging/mirror@Local/Cargo/index/",
    "/contoso/_packaging/mirror@Local/Cargo/index/",
    "/contoso/Other/_packaging/mirror@Local/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror/Cargo/index/",
    "/contoso/My%20Project/_packaging/other@Local/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@Release/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@local/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror%40Local/Cargo/index/",
    "/contoso/My%20Project/_packaging/Mirror@Local/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@Local~force-auth/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror~force-auth@Local/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@Local;x/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@Local/cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/Index/",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/api/",
    "/contoso/My%20Project/_packaging/mirror@Local/npm/registry/",
    "/contoso/My%20Project/_packaging/mirror@Local/nuget/v3/index.json/",
    "/contoso/My%20Project/_Packaging/mirror@Local/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirr\u{f6}r@Local/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@Local\u{200d}/Cargo/index/",
    "/contoso/My%20Project/_packaging/mirror@Local/Cargo/index/\u{feff}",
];

/// Ways to write a letter of the address as another character.
pub(crate) fn respelled(address: &str) -> Vec<String> {
    let mut all = Vec::new();
    for (place, letter) in address.char_indices() {
        let (before, after) = (&address[..place], &address[place + letter.len_utf8()..]);
        all.push(format!("{before}{after}"));
        all.push(format!("{before}%{:02x}{after}", u32::from(letter)));
        all.push(format!("{before}{letter}\t{after}"));
    }
    all
}

pub(crate) fn hostile() -> BTreeSet<String> {
    let registered = format!("sparse+https://{HOST}{FEED}");
    let mut all: BTreeSet<String> = BTreeSet::new();
    all.extend(HOSTS.map(|host| format!("sparse+https://{host}{FEED}")));
    all.extend(SCHEMES.map(|scheme| format!("{scheme}{HOST}{FEED}")));
    all.extend(PATHS.map(|path| format!("sparse+https://{HOST}{path}")));
    all.extend(HOSTS.map(|host| format!("sparse+http://{host}{FEED}")));
    let by_hand = HOSTS.len() * 2 + SCHEMES.len() + PATHS.len();
    assert_eq!(all.len(), by_hand, "one is listed twice");
    all.extend(respelled(&registered));
    assert!(!all.contains(&registered));
    all
}

/// A desk whose keychain is a socket that nobody serves, so that a call shows.
async fn desk_with_a_watched_keychain() -> (Desk, UnixListener, String) {
    let desk = Desk::start().await;
    let contoso = Endpoints::parse("https://dev.azure.com/contoso").expect("an organization");
    let registered = format!("sparse+https://{HOST}{FEED}");
    let list = desk.registrations().with(&registered, &contoso);
    desk.write_list(&list.expect("a registration"));
    let socket = desk.site.workplace.root().join("watched");
    let listener = UnixListener::bind(&socket).expect("a socket");
    listener.set_nonblocking(true).expect("a socket");
    let address = format!("unix:path={}", socket.display());
    (desk, listener, address)
}

#[tokio::test]
async fn no_hostile_index_gets_a_token_or_a_call() {
    let (desk, listener, address) = desk_with_a_watched_keychain().await;
    let before = desk.site.server.requests().len();
    let own = desk.index();
    let mut all = hostile();
    all.extend(respelled(&own));
    assert!(all.len() > 400, "{}", all.len());
    let ask = |kind: &str| all.iter().map(|url| request(url, kind)).collect::<String>();
    for kind in ["get", "login", "logout"] {
        let asked = desk
            .provider()
            .variable("DBUS_SESSION_BUS_ADDRESS", &address);
        let ran = asked.input(ask(kind)).run().await;
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        let answers = answers(&ran);
        assert_eq!(answers.len(), all.len());
        for (url, answer) in all.iter().zip(answers) {
            assert_eq!(answer, NOT_OURS, "{kind} {url:?}");
        }
    }
    let called = listener.accept().expect_err("nobody called the keychain");
    assert_eq!(called.kind(), ErrorKind::WouldBlock);
    assert_eq!(desk.site.server.requests().len(), before);
    // The watch sees a call where there is one.
    let asked = desk
        .provider()
        .variable("DBUS_SESSION_BUS_ADDRESS", &address);
    asked.input(request(&own, "get")).run().await;
    assert!(listener.accept().is_ok());
}
