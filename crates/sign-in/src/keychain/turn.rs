//! One call to the keychain after the other, each on a thread of its own and
//! within a limit. It knows no keychain.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use tokio::sync::{Mutex, oneshot};

use super::KEYCHAIN_LIMIT;
use crate::error::KeychainError;

static ONE_AT_A_TIME: LazyLock<Arc<Mutex<()>>> = LazyLock::new(Arc::default);

pub(super) async fn limited<T: Send + 'static>(
    job: impl FnOnce() -> Result<T, KeychainError> + Send + 'static,
) -> Result<T, KeychainError> {
    limited_to(KEYCHAIN_LIMIT, Arc::clone(&ONE_AT_A_TIME), job).await
}

/// Runs `job` on its own thread when its turn comes. The turn is held by the
/// thread, not by the caller: a call that hangs keeps all later ones waiting
/// (and timing out) instead of piling up behind the keychain.
async fn limited_to<T: Send + 'static>(
    limit: Duration,
    turns: Arc<Mutex<()>>,
    job: impl FnOnce() -> Result<T, KeychainError> + Send + 'static,
) -> Result<T, KeychainError> {
    let answer = async {
        let turn = turns.lock_owned().await;
        let (send, receive) = oneshot::channel();
        let started = std::thread::Builder::new()
            .name("keychain".to_owned())
            .spawn(move || {
                let _turn = turn;
                // Nobody listens any more after a time-out; that is fine.
                let _ = send.send(job());
            });
        if let Err(error) = started {
            return Err(KeychainError::Refused {
                reason: error.to_string(),
            });
        }
        receive.await.unwrap_or_else(|_| {
            Err(KeychainError::Refused {
                reason: "the keychain's library failed".to_owned(),
            })
        })
    };
    tokio::time::timeout(limit, answer)
        .await
        .unwrap_or(Err(timed_out(limit)))
}

pub(super) fn timed_out(limit: Duration) -> KeychainError {
    KeychainError::TimedOut {
        seconds: limit.as_secs(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn a_call_that_hangs_ends_in_a_typed_error_and_holds_its_turn() {
        let turns: Arc<Mutex<()>> = Arc::default();
        let limit = Duration::from_millis(50);
        let (release, wait) = mpsc::channel::<()>();
        let hung = limited_to(limit, Arc::clone(&turns), move || {
            let _ = wait.recv();
            Ok(())
        });
        assert_eq!(hung.await, Err(KeychainError::TimedOut { seconds: 0 }));
        let behind = limited_to(limit, Arc::clone(&turns), || Ok(())).await;
        assert_eq!(behind, Err(KeychainError::TimedOut { seconds: 0 }));
        release.send(()).unwrap();
        let generous = Duration::from_secs(30);
        assert_eq!(limited_to(generous, turns, || Ok(7)).await, Ok(7));
    }

    #[tokio::test]
    async fn a_library_that_panics_ends_in_a_typed_error() {
        let failed: Result<(), _> =
            limited_to(Duration::from_secs(30), Arc::default(), || panic!("broken")).await;
        assert!(matches!(failed, Err(KeychainError::Refused { .. })));
    }
}
