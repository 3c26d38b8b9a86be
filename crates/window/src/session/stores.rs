//! Where Cargo's token may live, for the account that is signed in and this
//! computer, and what is taken where nobody chooses. It keeps nothing itself.

use super::{Answer, Session};
use crate::contract::{StoreWay, StoreWayView};
use setup::profile::StoreKind;
use setup::{ErrorCode, Failure};

impl Session {
    /// Where Cargo's token may live: the possible places first.
    ///
    /// # Errors
    /// Not available yet.
    pub async fn store_ways(&self) -> Answer<Vec<StoreWayView>> {
        Err(self.problem(Failure::new(ErrorCode::NotAvailableYet)))
    }
}

/// The place in a profile.
pub(crate) fn kind_of(way: StoreWay) -> StoreKind {
    match way {
        StoreWay::Keychain => StoreKind::Keychain,
        StoreWay::Provider => StoreKind::Provider,
        StoreWay::Environment => StoreKind::Environment,
    }
}

/// The same the other way round; a plain file is in no profile that is legal.
pub(crate) fn way_of(kind: StoreKind) -> StoreWay {
    match kind {
        StoreKind::Keychain => StoreWay::Keychain,
        StoreKind::Provider => StoreWay::Provider,
        StoreKind::Environment | StoreKind::PlainFile => StoreWay::Environment,
    }
}
