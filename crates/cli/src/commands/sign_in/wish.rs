//! From options, a profile and the environment to who shall be signed in. Asks
//! nobody and reads no secret.

use std::path::PathBuf;
use std::time::Duration;

use cargo_home::Computer;
use setup::profile::NetworkWish;
use setup::{ErrorCode, Failure, FoundClientId, Policy, Profile};
use sign_in::{AccountKind, ClientId, EntraWish};

use crate::arguments::{ReachedArguments, WayArguments};

/// Seconds of a day.
const DAY: u64 = 86_400;

/// The way to the network, for this command alone.
pub(super) fn network(
    arguments: &ReachedArguments,
    computer: &Computer,
) -> Result<NetworkWish, Failure> {
    // Only a file's name may mean the current folder, which may be gone.
    let here = match &arguments.ca_file {
        Some(_) => std::env::current_dir().map_err(|error| invalid("the current folder", error))?,
        None => PathBuf::new(),
    };
    let text = |path: &std::path::Path| {
        let place = path.display().to_string();
        let named = path.to_str().map(str::to_owned);
        named.ok_or_else(|| invalid(&place, "Its name is not UTF-8."))
    };
    let file = arguments.ca_file.as_deref().map(text).transpose()?;
    // Never with what was given, which may hold a password.
    let locate = |key: &str| match key {
        "network.proxy" => "--proxy".to_owned(),
        _ => "--ca-file".to_owned(),
    };
    let proxy = arguments.proxy.as_deref();
    NetworkWish::of_options(proxy, file.as_deref(), &locate, &computer.home, &here)
}

/// Who shall be signed in, and where its secret comes from.
#[derive(Clone, Debug)]
pub(crate) struct SignInWish {
    /// The way.
    pub(crate) kind: AccountKind,
    /// What Entra needs for it.
    pub(crate) entra: EntraWish,
    /// The token, or the application's secret, comes from stdin.
    pub(crate) from_stdin: bool,
}

impl SignInWish {
    /// As the options say alone.
    pub(crate) fn of_options(way: &WayArguments, computer: &Computer) -> Result<Self, Failure> {
        let kind = way.kind().unwrap_or(AccountKind::PersonalAccessToken);
        let entra = EntraWish {
            client_id: client_id(kind, way.client_id, computer)?,
            tenant: way.tenant.clone(),
            file: file(way)?,
            service_connection: way.service_connection.clone(),
            mint: way.mint.then(|| days(way.mint_days)),
        };
        Ok(Self {
            kind,
            entra,
            from_stdin: way.reads_stdin(),
        })
    }

    /// As the options say, else as the profile does.
    pub(crate) fn of_profile(
        profile: &Profile,
        way: &WayArguments,
        computer: &Computer,
    ) -> Result<Self, Failure> {
        let mut wish = Self::of_options(way, computer)?;
        let kind: AccountKind = profile.account.into();
        if way.kind().is_some_and(|named| named != kind) {
            return Ok(wish);
        }
        wish.kind = kind;
        let entra = EntraWish::from(&profile.entra);
        let named = way.client_id.or(entra.client_id);
        wish.entra.client_id = client_id(wish.kind, named, computer)?;
        wish.entra.tenant = wish.entra.tenant.or(entra.tenant);
        wish.entra.mint = wish.entra.mint.or(entra.mint);
        Ok(wish)
    }
}

fn days(days: u16) -> Duration {
    Duration::from_secs(u64::from(days) * DAY)
}

/// What is set for everybody, else the option, else the variable, else what
/// this build was made with; but for the option, these name the application that
/// people sign in with, and no other.
fn client_id(
    kind: AccountKind,
    named: Option<ClientId>,
    computer: &Computer,
) -> Result<Option<ClientId>, Failure> {
    let person = matches!(kind, AccountKind::Browser | AccountKind::DeviceCode);
    if !person {
        return Ok(named);
    }
    let policy = Policy::here(computer)?;
    policy.check(kind)?;
    let named = policy.client_id(named)?;
    if named.is_some() {
        return Ok(named);
    }
    Ok(FoundClientId::of(computer)?.map(|found| found.id))
}

fn invalid(place: &str, why: impl std::fmt::Display) -> Failure {
    Failure::new(ErrorCode::ProfileInvalid)
        .at(place)
        .because(why)
        .hint("Correct the value, or take it away.")
}

/// The file that the account is proved by; its path is kept, so that it must
/// mean the same from every folder.
fn file(way: &WayArguments) -> Result<Option<PathBuf>, Failure> {
    let Some(path) = way
        .certificate
        .as_deref()
        .or(way.federated_token_file.as_deref())
    else {
        return Ok(None);
    };
    let place = path.display().to_string();
    let absolute = std::path::absolute(path).map_err(|error| invalid(&place, error))?;
    match absolute.to_str() {
        Some(_) => Ok(Some(absolute)),
        None => Err(invalid(&place, "Its name is not UTF-8.")),
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;
    use clap::Parser as _;
    use std::os::unix::fs::PermissionsExt as _;

    #[derive(clap::Parser)]
    struct Options {
        #[command(flatten)]
        way: WayArguments,
    }

    /// A development build reads the policy where the variable says.
    #[test]
    fn what_is_set_for_everybody_counts_before_options() {
        const SET: &str = "11111111-0000-4000-8000-000000000001";
        const OTHER: &str = "22222222-0000-4000-8000-000000000001";
        let home = tempfile::tempdir().unwrap();
        let policy = home.path().join("policy.toml");
        let variables = [
            ("HOME", home.path().as_os_str()),
            ("FEEDWRIGHT_POLICY", policy.as_os_str()),
            ("FEEDWRIGHT_CLIENT_ID", OTHER.as_ref()),
        ];
        let variables = variables.map(|(name, value)| (name.into(), value.to_owned()));
        let computer = Computer::from_variables(variables).unwrap();
        let wish = |arguments: &[&str]| {
            let all = [&["sign-in"], arguments].concat();
            let options = Options::try_parse_from(all).unwrap();
            let wish = SignInWish::of_options(&options.way, &computer);
            wish.map(|wish| wish.entra.client_id.map(|id| id.to_string()))
                .map_err(|failure| failure.code)
        };
        let write = |text: &str, mode: u32| {
            std::fs::write(&policy, text).unwrap();
            std::fs::set_permissions(&policy, std::fs::Permissions::from_mode(mode)).unwrap();
        };
        assert_eq!(wish(&["--browser"]), Ok(Some(OTHER.to_owned())));
        write(
            &format!("client-id = \"{SET}\"\ndevice-code = false\n"),
            0o644,
        );
        assert_eq!(wish(&["--browser"]), Ok(Some(SET.to_owned())));
        assert_eq!(
            wish(&["--browser", "--client-id", OTHER]),
            Err(ErrorCode::PolicyForbids)
        );
        assert_eq!(wish(&["--device-code"]), Err(ErrorCode::PolicyForbids));
        assert_eq!(wish(&["--azure-cli"]), Ok(None));
        write("device-code = false\n", 0o666);
        assert_eq!(wish(&["--browser"]), Err(ErrorCode::PolicyInvalid));
    }
}
