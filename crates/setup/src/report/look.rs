//! What a report says of this computer by itself: its cargo, and whether its
//! keychain answers. Both are looked at at once, for three seconds at most.

use super::facts::{CargoFact, KeychainFact};
use super::names::Names;
use crate::error_code::ErrorCode;
use crate::failure::Failure;
use cargo_home::{CargoNotFound, Computer, Libsecret, RegistryTokens, StoreKind};
use std::time::Duration;
use tokio::time::timeout;

const LIMIT: Duration = Duration::from_secs(3);

pub(super) async fn at(computer: &Computer, names: &Names) -> (CargoFact, KeychainFact) {
    tokio::join!(cargo(computer, names), keychain(computer))
}

async fn cargo(computer: &Computer, names: &Names) -> CargoFact {
    let code = match timeout(LIMIT, cargo_home::find_cargo(computer)).await {
        Ok(Ok(cargo)) => {
            return CargoFact::Found {
                version: names.own(&cargo.version.to_string()),
                path: names.place(&cargo.path.display().to_string()),
            };
        }
        Ok(Err(CargoNotFound::Nowhere { .. })) => ErrorCode::CargoMissing,
        Ok(Err(error)) => Failure::from(error).code,
        Err(_) => ErrorCode::CargoBroken,
    };
    CargoFact::Unusable { code: code.id() }
}

async fn keychain(computer: &Computer) -> KeychainFact {
    let store = match StoreKind::of_this_system() {
        StoreKind::SecretService => "Secret Service",
        StoreKind::WindowsCredentialManager => "Windows Credential Manager",
        StoreKind::MacosKeychain => "macOS keychain",
    };
    let code = if cargo_home::libsecret(computer) == Libsecret::Missing {
        ErrorCode::KeychainMissing
    } else {
        match timeout(LIMIT, RegistryTokens::open(computer)).await {
            Ok(Ok(_)) => return KeychainFact::Answers { store },
            Ok(Err(error)) => Failure::from(error).code,
            Err(_) => ErrorCode::KeychainTimedOut,
        }
    };
    KeychainFact::Unusable { code: code.id() }
}
