//! The profile's word on the way to the network. A proxy's name and password
//! have no place in it: a profile is shared. Whether the file is there is asked
//! when a plan is made, because a profile is also what the journal remembers.

use super::parse::absolute;
use super::raw::RawNetwork;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use azure_devops::network::{ProxyAddress, ProxyScheme};
use std::path::{Path, PathBuf};

/// The way to the network, where environment and system do not tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkWish {
    /// The proxy that Feedwright asks, whatever environment and system say.
    pub proxy: Option<ProxyAddress>,
    /// Authorities that Feedwright trusts beside the system's; absolute.
    pub ca_file: Option<PathBuf>,
    /// The person agrees that Cargo is told, too.
    pub configure_cargo: bool,
}

impl NetworkWish {
    /// The wish of somebody who has no profile: a proxy as [`RawNetwork`] has it,
    /// and a file, relative to `folder`. `locate` names the option of a key.
    ///
    /// # Errors
    /// [`ErrorCode::ProfileInvalid`] for what no profile may hold,
    /// [`ErrorCode::ProfileHoldsSecret`] for a proxy with name or password.
    pub fn of_options(
        proxy: Option<&str>,
        ca_file: Option<&str>,
        locate: &dyn Fn(&str) -> String,
        home: &Path,
        folder: &Path,
    ) -> Result<NetworkWish, Failure> {
        let raw = RawNetwork {
            proxy: proxy.map(str::to_owned),
            ca_file: ca_file.map(str::to_owned),
            configure_cargo: false,
        };
        network(&raw, locate, home, folder)
    }
}

pub(super) fn network(
    raw: &RawNetwork,
    locate: &dyn Fn(&str) -> String,
    home: &Path,
    folder: &Path,
) -> Result<NetworkWish, Failure> {
    let proxy = raw.proxy.as_deref();
    let ca_file = raw.ca_file.as_deref();
    Ok(NetworkWish {
        proxy: proxy.map(|text| address(text, locate)).transpose()?,
        ca_file: ca_file
            .map(|text| file(text, locate, home, folder))
            .transpose()?,
        configure_cargo: raw.configure_cargo,
    })
}

/// A missing port would be another one for Feedwright than for Cargo.
fn address(text: &str, locate: &dyn Fn(&str) -> String) -> Result<ProxyAddress, Failure> {
    let place = locate("network.proxy");
    let refused = |why: &str| {
        Failure::new(ErrorCode::ProfileInvalid)
            .at(&place)
            .because(why)
            .hint("Write it like http://proxy.example:8080.")
    };
    // The two readers of a missing port.
    let read = |port| ProxyAddress::parse(text, port);
    let proxy = read(1).map_err(|error| refused(&error.to_string()))?;
    let other = read(2).map_err(|error| refused(&error.to_string()))?;
    if proxy.has_credentials() {
        return Err(Failure::new(ErrorCode::ProfileHoldsSecret)
            .at(place)
            .because("The proxy's address holds a name or a password.")
            .hint("Remove them. They belong into the address in HTTPS_PROXY, on each computer."));
    }
    if proxy.port() != other.port() {
        return Err(refused("The address has no port."));
    }
    match proxy.scheme() {
        ProxyScheme::Socks(name) if name != "socks5" && name != "socks5h" => Err(refused(
            "A proxy's address begins with http://, https:// or socks5://.",
        )),
        _ => Ok(proxy),
    }
}

fn file(
    text: &str,
    locate: &dyn Fn(&str) -> String,
    home: &Path,
    folder: &Path,
) -> Result<PathBuf, Failure> {
    if text.trim().is_empty() || text.contains(char::is_control) {
        return Err(Failure::new(ErrorCode::ProfileInvalid)
            .at(locate("network.ca-file"))
            .because("The file's name is empty or holds control characters."));
    }
    Ok(absolute(text, home, folder))
}

impl From<&NetworkWish> for RawNetwork {
    fn from(wish: &NetworkWish) -> RawNetwork {
        let path = wish.ca_file.as_ref();
        RawNetwork {
            proxy: wish.proxy.as_ref().map(ToString::to_string),
            ca_file: path.map(|path| path.to_string_lossy().into_owned()),
            configure_cargo: wish.configure_cargo,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    const GOOD: &str = "schema = 1\norganization.url = 'https://dev.azure.com/contoso'\nfeed.name = 'x'\nworkstation.user-level = true\n";

    fn parse(text: &str) -> Result<Profile, Failure> {
        let (home, folder) = (Path::new("/home/ada"), Path::new("/srv/profiles"));
        Profile::parse(text, "feedwright.toml", home, folder)
    }

    fn with_network(lines: &str) -> Result<Profile, Failure> {
        parse(&format!("{GOOD}[network]\n{lines}"))
    }

    #[test]
    fn the_way_to_the_network_is_read_and_written_again() {
        let none = parse(GOOD).unwrap();
        assert!(!none.to_toml().contains("[network]"));
        let lines = "proxy = 'proxy.example:8080'\nca-file = 'corp.pem'\nconfigure-cargo = true\n";
        let profile = with_network(lines).unwrap();
        let text = profile.to_toml();
        let (_, written) = text.split_once("[network]").unwrap();
        insta::assert_snapshot!(written, @r#"

    proxy = "http://proxy.example:8080"
    ca-file = "/srv/profiles/corp.pem"
    configure-cargo = true
    "#);
        assert_eq!(parse(&text).unwrap().network, profile.network);
        for proxy in ["https://p.example", "socks5://p.example", "http://[::1]:80"] {
            let read = with_network(&format!("proxy = '{proxy}'"));
            assert!(read.is_ok(), "{proxy}: {read:?}");
        }
    }

    #[test]
    fn a_wrong_way_to_the_network_is_blamed_on_its_line_and_not_repeated() {
        use ErrorCode::{ProfileHoldsSecret, ProfileInvalid};
        let check = |line: &str, code, key: &str| {
            let failure = with_network(line).expect_err(line);
            assert_eq!(failure.code, code, "{line}: {failure}");
            let place = format!("`network.{key}` in feedwright.toml:6");
            assert_eq!(failure.place.as_deref(), Some(place.as_str()), "{line}");
            let shown = format!("{failure:?} {failure} {}", failure.advice());
            assert!(!shown.contains("canary"), "{shown}");
        };
        check(
            "proxy = 'http://ann:canary@p.example:1'",
            ProfileHoldsSecret,
            "proxy",
        );
        check(
            "proxy = 'http://canary@p.example:1'",
            ProfileHoldsSecret,
            "proxy",
        );
        for wrong in [
            "",
            "http://",
            "ftp://p.example:1",
            "socks4://p.example",
            "a b:1",
            "p.example",
        ] {
            check(&format!("proxy = '{wrong}'"), ProfileInvalid, "proxy");
        }
        check("proxy = 'http://canary:x'", ProfileInvalid, "proxy");
        check("ca-file = ' '", ProfileInvalid, "ca-file");
        check(r#"ca-file = "a\nb""#, ProfileInvalid, "ca-file");
    }
}
