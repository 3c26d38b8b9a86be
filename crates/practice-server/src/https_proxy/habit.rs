//! What the proxy does before it opens a tunnel, as networks of companies and hotels do.

use super::connect::{ESTABLISHED, FORBIDDEN};

/// What stands between a client and a tunnel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProxyHabit {
    /// Nothing.
    #[default]
    Open,
    /// A name and a password, which the client sends as `Basic`: this is the whole value of the
    /// header that lets it through.
    Basic {
        /// The value of `Proxy-Authorization`.
        value: String,
    },
    /// The sign-in of a Windows domain (407 with Negotiate and NTLM), which nobody passes.
    Domain,
    /// A network's log-in page instead of a tunnel, with this status.
    SignInPage {
        /// 200, 302 or 511.
        status: u16,
    },
    /// No host is let through (403).
    Refuses,
    /// The tunnel leads to a host with a certificate of another name.
    OtherHost,
    /// The tunnel leads to a host whose certificate has expired.
    Expired,
}

impl ProxyHabit {
    /// The answer to a request for a tunnel, which ends it when it is none.
    pub(super) fn answer(&self, authorization: Option<&str>) -> Vec<u8> {
        match self {
            Self::Basic { value } if authorization != Some(value) => {
                challenge(&["Basic realm=\"practice\""])
            }
            Self::Domain => challenge(&["Negotiate", "NTLM"]),
            Self::SignInPage { status } => page(*status),
            Self::Refuses => FORBIDDEN.to_vec(),
            Self::Open | Self::Basic { .. } | Self::OtherHost | Self::Expired => {
                ESTABLISHED.to_vec()
            }
        }
    }
}

fn challenge(ways: &[&str]) -> Vec<u8> {
    let headers: String = ways
        .iter()
        .map(|way| format!("proxy-authenticate: {way}\r\n"))
        .collect();
    format!("HTTP/1.1 407 Proxy Authentication Required\r\n{headers}content-length: 0\r\nconnection: close\r\n\r\n").into_bytes()
}

fn page(status: u16) -> Vec<u8> {
    let page = "<html>Welcome to our network</html>";
    let length = page.len();
    format!("HTTP/1.1 {status} Portal\r\nlocation: http://portal.example/\r\ncontent-type: text/html\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{page}").into_bytes()
}
