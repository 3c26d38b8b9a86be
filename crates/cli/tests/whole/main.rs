//! The program as a process: its exit statuses, its streams, Ctrl-C, a real
//! keychain and a real terminal.

#[cfg(test)]
#[cfg(unix)]
mod process;
#[cfg(test)]
#[cfg(unix)]
mod program;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod sign_in;
