//! The window as a program: one for each person, seen only when it is painted,
//! ended in good order, with a log that says little.

use rustix::process::Signal;

use crate::desk::{Desk, until};
use crate::open_ports;

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
fn an_idle_window_holds_no_socket_of_the_network() {
    let desk = Desk::set_up();
    let window = desk.start();
    desk.until_logged("shown");
    let family = family_of(window.number().unsigned_abs());
    assert!(
        family.len() > 1,
        "the page has processes of its own: {family:?}"
    );
    for process in family {
        assert_eq!(open_ports::of(process), Vec::<String>::new(), "{process}");
    }
}

/// The process and all that it has started, with what those have started.
fn family_of(process: u32) -> Vec<u32> {
    let parent = |number: u32| {
        let status = std::fs::read_to_string(format!("/proc/{number}/status")).ok()?;
        let mut lines = status.lines();
        lines.find_map(|line| line.strip_prefix("PPid:")?.trim().parse::<u32>().ok())
    };
    let all = std::fs::read_dir("/proc").unwrap().flatten();
    let numbers = all.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let pairs: Vec<(u32, Option<u32>)> = numbers.map(|number| (number, parent(number))).collect();
    let mut family = vec![process];
    let mut at = 0;
    while let Some(one) = family.get(at).copied() {
        let children = pairs.iter().filter(|(_, parent)| *parent == Some(one));
        family.extend(children.map(|(number, _)| *number));
        at += 1;
    }
    family
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
