//! What a person chooses on the way to the plan, by the window's own commands:
//! against the practice server over real HTTP, with a computer in a temporary
//! folder. A keychain runs only where a test is about one.

#[cfg(test)]
mod azure_cli;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod device_code;
#[cfg(test)]
mod feeds;
#[cfg(test)]
mod here;
#[cfg(test)]
mod no_keychain;
#[cfg(test)]
mod organizations;
#[cfg(test)]
mod practice;
#[cfg(test)]
mod projects;
#[cfg(test)]
mod repositories;
#[cfg(test)]
mod secrets;
#[cfg(test)]
mod sign_in_ways;
#[cfg(test)]
mod signing_in;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tokens;
