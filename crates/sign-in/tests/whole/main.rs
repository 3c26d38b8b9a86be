//! The crate from outside: against a scripted server, with the list in a
//! folder, and with the real keychain of Linux.

#[cfg(test)]
mod accounts_file;
#[cfg(test)]
mod against_a_server;
#[cfg(test)]
mod held;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod keychain;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod own_process;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod secret_service;
#[cfg(test)]
mod support;
