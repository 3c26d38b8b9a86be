//! The spine against the practice server, in this process: every fault that
//! the server can play, feeds that are created exactly once, and what comes of
//! the states in which a server can be found. The cargo, the files and the
//! keychain are real.

#![cfg(target_os = "linux")]

#[cfg(test)]
mod crash;
#[cfg(test)]
mod doctor;
#[cfg(test)]
mod doctor_bench;
#[cfg(test)]
mod doctor_catalogue;
#[cfg(test)]
mod doctor_feeds;
#[cfg(test)]
mod doctor_files;
#[cfg(test)]
mod doctor_names;
#[cfg(test)]
mod doctor_providers;
#[cfg(test)]
mod doctor_stores;
#[cfg(test)]
mod doctor_tokens;
#[cfg(test)]
mod doctor_undo;
#[cfg(test)]
mod doctor_ways;
#[cfg(test)]
mod edited;
#[cfg(test)]
mod entra;
#[cfg(test)]
mod exactly_once;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod network;
#[cfg(test)]
mod network_ways;
#[cfg(test)]
mod outcomes;
#[cfg(test)]
mod resume;
#[cfg(test)]
mod stores;
#[cfg(test)]
mod support;
