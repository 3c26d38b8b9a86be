//! This computer's cargo, as the window tells of it. A cargo that is missing
//! or does not work is a finding here, no failure of the command.

use super::Session;
use super::shown::shown;
use crate::contract::CargoHere;
use cargo_home::{Cargo, CargoNotFound, Computer, VersionVerdict, check_version, find_cargo};
use setup::{ErrorCode, Failure};
use std::time::Duration;
use tokio::time::timeout;

/// How long the window waits for cargo to tell its version.
const LIMIT: Duration = Duration::from_secs(3);

impl Session {
    /// The cargo that would be used; takes at most three seconds.
    pub(crate) async fn cargo_here(&self, computer: &Computer) -> CargoHere {
        let found = match timeout(LIMIT, find_cargo(computer)).await {
            Ok(Err(CargoNotFound::Nowhere { .. })) => return CargoHere::Missing,
            Ok(Ok(cargo)) => new_enough(cargo),
            Ok(Err(error)) => Err(error.into()),
            Err(_) => Err(Failure::new(ErrorCode::CargoBroken).because(format!(
                "It did not tell its version within {} seconds.",
                LIMIT.as_secs()
            ))),
        };
        match found {
            Ok(cargo) => CargoHere::Found {
                version: cargo.version.to_string(),
                path: shown(&cargo.path, &computer.home),
            },
            Err(failure) => CargoHere::Unusable {
                problem: self.problem(failure),
            },
        }
    }
}

fn new_enough(cargo: Cargo) -> Result<Cargo, Failure> {
    match check_version(&cargo.version) {
        VersionVerdict::Refused { .. } => Err(Failure::new(ErrorCode::CargoTooOld)
            .at(cargo.path.display())
            .because(format!("It is version {}.", cargo.version))),
        _ => Ok(cargo),
    }
}
