//! The address of a proxy as a value. Name and password in it are a secret:
//! nothing prints them, and the address can be had without them.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use secrecy::{ExposeSecret as _, SecretString};
use thiserror::Error;
use url::Url;
use zeroize::Zeroizing;

/// The longest address that is read, in bytes.
const LONGEST: usize = 2048;

/// How one talks to a proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProxyScheme {
    /// Plain HTTP, with a tunnel for what is secure; the usual one.
    Http,
    /// The same, itself secured.
    Https,
    /// SOCKS 5, and 4 before it, with and without names resolved there.
    Socks(&'static str),
}

/// Where a proxy is, and what it is told of who asks.
#[derive(Clone)]
pub struct ProxyAddress {
    scheme: ProxyScheme,
    host: String,
    port: u16,
    /// Name and password as the address spells them.
    user_info: Option<SecretString>,
}

/// Why a text is no address of a proxy. It never contains the text, which may
/// hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ProxyAddressError {
    /// Nothing, or more than anybody writes.
    #[error("The proxy's address is empty or too long.")]
    Length,
    /// A space, a line break, another control character.
    #[error("The proxy's address has a space or a control character.")]
    Character,
    /// A scheme that no proxy has here.
    #[error("A proxy's address begins with http://, https:// or socks5://.")]
    Scheme,
    /// It is none.
    #[error("The proxy's address is not understood.")]
    NotAnAddress,
}

impl ProxyAddress {
    /// Reads an address; one without a scheme means plain HTTP, and one
    /// without a port has this one, where its scheme has none of its own:
    /// Feedwright takes 80, as its HTTP client does, and Cargo 1080, as curl.
    ///
    /// # Errors
    /// When it is none, without repeating it.
    pub fn parse(text: &str, port_of_http: u16) -> Result<ProxyAddress, ProxyAddressError> {
        let text = text.trim();
        if text.is_empty() || text.len() > LONGEST {
            return Err(ProxyAddressError::Length);
        }
        if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err(ProxyAddressError::Character);
        }
        let whole = Zeroizing::new(match text.contains("://") {
            true => text.to_owned(),
            false => format!("http://{text}"),
        });
        let url = Url::parse(&whole).map_err(|_| ProxyAddressError::NotAnAddress)?;
        let scheme = scheme_of(&url).ok_or(ProxyAddressError::Scheme)?;
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or(ProxyAddressError::NotAnAddress)?.to_owned();
        let default = match scheme {
            ProxyScheme::Http => port_of_http,
            ProxyScheme::Https => 443,
            ProxyScheme::Socks(_) => 1080,
        };
        // An address with `:80` is the same to `Url` as one without a port.
        let port = url
            .port()
            .or_else(|| written_port(&whole))
            .unwrap_or(default);
        Ok(ProxyAddress {
            scheme,
            host,
            port,
            user_info: user_info(&url),
        })
    }

    /// How one talks to it.
    #[must_use]
    pub fn scheme(&self) -> ProxyScheme {
        self.scheme
    }

    /// Its host.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Its port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Whether the address has a name or a password.
    #[must_use]
    pub fn has_credentials(&self) -> bool {
        self.user_info.is_some()
    }

    /// The same place, with nothing that is a secret.
    #[must_use]
    pub fn without_credentials(&self) -> ProxyAddress {
        ProxyAddress {
            user_info: None,
            ..self.clone()
        }
    }

    /// The whole address, for the HTTP client alone.
    pub(crate) fn whole(&self) -> SecretString {
        let place = self.to_string();
        match (&self.user_info, place.split_once("://")) {
            (Some(secret), Some((scheme, rest))) => {
                SecretString::from(format!("{scheme}://{}@{rest}", secret.expose_secret()))
            }
            _ => SecretString::from(place),
        }
    }

    /// The value of `Proxy-Authorization`, as Feedwright and Cargo send it.
    pub(crate) fn authorization(&self) -> Option<SecretString> {
        let secret = self.user_info.as_ref()?.expose_secret();
        let (name, password) = secret.split_once(':').unwrap_or((secret, ""));
        let mut plain = Zeroizing::new(Vec::with_capacity(secret.len() + 1));
        plain.extend(percent_decode_str(name));
        plain.push(b':');
        plain.extend(percent_decode_str(password));
        Some(SecretString::from(format!(
            "Basic {}",
            STANDARD.encode(&plain)
        )))
    }
}

fn scheme_of(url: &Url) -> Option<ProxyScheme> {
    let socks = ["socks4", "socks4a", "socks5", "socks5h"];
    match url.scheme() {
        "http" => Some(ProxyScheme::Http),
        "https" => Some(ProxyScheme::Https),
        other => socks
            .into_iter()
            .find(|name| *name == other)
            .map(ProxyScheme::Socks),
    }
}

/// The port as it is written, which `Url` leaves out when it is the scheme's own.
fn written_port(text: &str) -> Option<u16> {
    let (_, rest) = text.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    host.rsplit_once(':')?.1.parse().ok()
}

fn user_info(url: &Url) -> Option<SecretString> {
    match (url.username(), url.password()) {
        ("", None) => None,
        (name, None) => Some(SecretString::from(name.to_owned())),
        (name, Some(password)) => Some(SecretString::from(format!("{name}:{password}"))),
    }
}

impl fmt::Display for ProxyScheme {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            ProxyScheme::Http => "http",
            ProxyScheme::Https => "https",
            ProxyScheme::Socks(name) => name,
        })
    }
}

/// The place alone.
impl fmt::Display for ProxyAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}://{}:{}", self.scheme, self.host, self.port)
    }
}

impl fmt::Debug for ProxyAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "ProxyAddress({self})")
    }
}

/// The same place: who asks there makes no other proxy of it.
impl PartialEq for ProxyAddress {
    fn eq(&self, other: &ProxyAddress) -> bool {
        (self.scheme, &self.host, self.port) == (other.scheme, &other.host, other.port)
    }
}

impl Eq for ProxyAddress {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expect: &str) {
        let found = ProxyAddress::parse(text, 1080);
        let shown = match &found {
            Ok(address) => address.to_string(),
            Err(error) => format!("{error:?}"),
        };
        assert_eq!(shown, expect, "{text}");
    }

    #[test]
    fn addresses_are_read_as_people_write_them() {
        check("http://proxy.corp:8080", "http://proxy.corp:8080");
        check(" proxy.corp:8080 ", "http://proxy.corp:8080");
        check("proxy.corp", "http://proxy.corp:1080");
        check("http://proxy.corp/", "http://proxy.corp:1080");
        check("http://proxy.corp:80/", "http://proxy.corp:80");
        check("http://ann:pw@proxy.corp:80", "http://proxy.corp:80");
        check("https://proxy.corp", "https://proxy.corp:443");
        check("socks5h://proxy.corp", "socks5h://proxy.corp:1080");
        check("http://[::1]:3128", "http://[::1]:3128");
        check("", "Length");
        check(&"x".repeat(3000), "Length");
        check("http://a b:1", "Character");
        check("http://a\n:1", "Character");
        check("ftp://proxy", "Scheme");
        check("http://", "NotAnAddress");
        check("http://proxy:99999", "NotAnAddress");
    }

    #[test]
    fn a_missing_port_is_the_readers() {
        let ours = ProxyAddress::parse("http://proxy", 80).unwrap();
        let cargos = ProxyAddress::parse("http://proxy", 1080).unwrap();
        assert_ne!(ours, cargos);
        assert_eq!(ours, ProxyAddress::parse("http://proxy:80", 1080).unwrap());
    }

    #[test]
    fn name_and_password_are_never_shown() {
        let canary = "c".repeat(30);
        let address = ProxyAddress::parse(&format!("http://ann:{canary}%40@proxy:1"), 80).unwrap();
        let shown = format!("{address} {address:?} {:?}", address.scheme());
        assert!(
            !shown.contains(&canary) && !shown.contains("ann"),
            "{shown}"
        );
        assert!(address.has_credentials());
        assert!(!address.without_credentials().has_credentials());
        let sent = address.authorization().unwrap();
        let expect = format!("Basic {}", STANDARD.encode(format!("ann:{canary}@")));
        assert_eq!(sent.expose_secret(), expect);
        let whole = address.whole();
        assert_eq!(
            whole.expose_secret(),
            format!("http://ann:{canary}%40@proxy:1")
        );
        let broken = ProxyAddress::parse(&format!("http://ann:{canary}@:1"), 80).unwrap_err();
        assert!(!format!("{broken} {broken:?}").contains(&canary));
    }
}
