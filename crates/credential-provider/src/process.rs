//! What this process allows itself: no core dump, no debugger of the same user,
//! no panic that quotes a value, and an end after a fixed time whatever hangs.

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;

use std::thread;
use std::time::Duration;

use crate::complain;

/// How long the process may live. Cargo itself waits for a provider without an
/// end (threats §4.3).
pub(crate) const LONGEST_LIFE: Duration = Duration::from_secs(20);

/// Keeps the memory of this process from being written or read by others.
pub(crate) fn keep_memory_private() {
    sign_in::leave_no_core_dumps();
    // Also where dumps go to a program, for which the limit above is ignored.
    sign_in::keep_own_memory_private();
    sign_in::tell_only_places_of_panics(complain);
}

/// Ends the process after [`LONGEST_LIFE`].
pub(crate) fn end_in_time() {
    let watch = thread::Builder::new().name("end".to_owned());
    let started = watch.spawn(|| {
        thread::sleep(LONGEST_LIFE);
        let seconds = LONGEST_LIFE.as_secs();
        complain(&format!("Stopped, because it took {seconds} seconds."));
        std::process::exit(1);
    });
    if started.is_err() {
        // Without a watch nothing would end a process that hangs.
        complain("This computer cannot start another thread.");
        std::process::exit(1);
    }
}
