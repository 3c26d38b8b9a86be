//! What a program that holds tokens allows itself: no core dump, and no panic
//! that quotes a value. A second line behind wiping: where the system refuses,
//! the program works all the same, so that a sandbox costs nobody their build.

use std::panic;

/// Keeps other processes of this user from reading this one's memory, and the
/// system from dumping it. What is started from here is as it always is.
/// Linux alone knows this; elsewhere nothing is done.
pub fn keep_own_memory_private() {
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// Leaves no core dump of this process and of what it starts. Unix alone.
pub fn leave_no_core_dumps() {
    #[cfg(unix)]
    let _ = rustix::process::setrlimit(
        rustix::process::Resource::Core,
        rustix::process::Rlimit {
            current: Some(0),
            maximum: Some(0),
        },
    );
}

/// Lets a panic tell its place and nothing that it quotes: `say` gets one
/// sentence.
pub fn tell_only_places_of_panics(say: fn(&str)) {
    panic::set_hook(Box::new(move |information| {
        let place = information.location().map(ToString::to_string);
        let place = place.unwrap_or_else(|| "an unknown place".to_owned());
        say(&format!("There is a defect in this program, at {place}."));
    }));
}
