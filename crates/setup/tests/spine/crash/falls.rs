//! GNOME Keyring (42 to 50 at least) may end itself by a fatal error when callers
//! come and go (docs/decisions/0016). Ours no longer lead it there by themselves,
//! but some here are killed at any moment. A desktop starts it again; here what it
//! held goes with it. So a test whose keychain has fallen begins again with a new
//! one; whatever else fails it fails it at once.

use super::scene::Around;
use cargo_home::faults::disarm;
use std::rc::Rc;
use tokio::task::{LocalSet, spawn_local};

/// More than this is no accident any more.
const FALLS: usize = 5;

/// What `test` returns, with a keychain that stood to the end.
pub(super) async fn with_keychain<F, T>(test: impl Fn(Rc<Around>) -> F) -> T
where
    F: Future<Output = T> + 'static,
    T: 'static,
{
    let mut fallen = 0;
    loop {
        let around = Rc::new(Around::start().await);
        let tried = Box::pin(test(Rc::clone(&around)));
        let here = LocalSet::new();
        let tried = here.run_until(async { spawn_local(tried).await });
        match tried.await {
            Ok(told) => return told,
            Err(failed) if fallen < FALLS && !around.keychain_stands().await => {
                println!("The keychain fell: {failed}. Again with a new one.");
                fallen += 1;
                disarm();
            }
            Err(failed) => std::panic::resume_unwind(failed.into_panic()),
        }
    }
}
