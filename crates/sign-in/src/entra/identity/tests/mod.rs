//! What this module does as a whole: programs that play `az` and `azd`, and the
//! practice server behind its https proxy as Entra.

mod applications;
#[cfg(unix)]
mod command_lines;
mod key_files;
mod network;
mod support;
mod transport;
