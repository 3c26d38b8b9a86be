//! What this process allows itself: no core dump, no debugger of the same user,
//! no panic that quotes a value, and an end after a fixed time whatever hangs.

use std::panic;
use std::thread;
use std::time::Duration;

use crate::complain;

/// How long the process may live. Cargo itself waits for a provider without an
/// end (threats §4.3).
pub(crate) const LONGEST_LIFE: Duration = Duration::from_secs(20);

/// Keeps the memory of this process from being written or read by others.
pub(crate) fn keep_memory_private() {
    // A second line behind wiping: where the system refuses, the token is still
    // handed out, so that a sandbox costs nobody their build.
    #[cfg(unix)]
    let _ = rustix::process::setrlimit(
        rustix::process::Resource::Core,
        rustix::process::Rlimit {
            current: Some(0),
            maximum: Some(0),
        },
    );
    // Also where dumps go to a program, for which the limit above is ignored.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
    panic::set_hook(Box::new(|information| {
        let place = information.location().map(ToString::to_string);
        let place = place.unwrap_or_else(|| "an unknown place".to_owned());
        complain(&format!("There is a defect in this program, at {place}."));
    }));
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
