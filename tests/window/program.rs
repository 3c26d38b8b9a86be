//! The window as a program: one for each person, seen only when it is painted,
//! ended in good order, with a log that says little.

use rustix::process::Signal;

use crate::desk::{Desk, until};

#[test]
fn a_second_start_brings_up_the_first_and_ends() {
    let desk = Desk::set_up();
    let first = desk.start();
    desk.until_logged("shown");
    let mut second = desk.start();
    assert_eq!(second.ends(), Some(0));
    let there = desk.window_process().map(|pid| pid.as_raw_nonzero().get());
    assert_eq!(there, Some(first.number()));

    // Somebody else's window, by a home of its own, opens beside it.
    let other = desk.start_elsewhere("elsewhere");
    let log = desk.home().join("elsewhere/state/log/feedwright.log");
    until("the other window is shown", || {
        std::fs::read_to_string(&log).is_ok_and(|text| text.contains("shown"))
    });
    drop((first, other));
}

#[test]
fn signals_end_it_in_good_order() {
    let desk = Desk::set_up();
    for (signal, status) in [(Signal::TERM, 143), (Signal::INT, 130), (Signal::HUP, 129)] {
        let mut window = desk.start();
        desk.until_logged("shown");
        window.signal(signal);
        assert_eq!(window.ends(), Some(status), "{signal:?}");
        assert!(desk.log().contains(" end\n"), "{}", desk.log());
        std::fs::remove_dir_all(desk.feedwright_home().join("state/log")).unwrap();
    }
    assert_eq!(desk.leftovers(), Vec::<std::ffi::OsString>::new());
}

#[test]
fn the_log_says_what_was_done_and_nothing_more() {
    let desk = Desk::set_up();
    let mut window = desk.start();
    desk.until_logged("shown");
    window.signal(Signal::TERM);
    window.ends();
    let home = desk.home().display().to_string();
    let log = desk.log();
    assert!(!log.contains(&home), "{log}");
    for line in log.lines() {
        let (time, text) = line.split_once(' ').unwrap();
        assert!(time.ends_with('Z'), "{line}");
        let plain = |c: char| c.is_ascii_alphanumeric() || " _-.".contains(c);
        assert!(text.chars().all(plain), "{line}");
    }
}
