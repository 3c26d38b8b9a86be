//! The REST side of the practice server, asked by a plain HTTP client over loopback.

#[cfg(test)]
mod credentials;
#[cfg(test)]
mod discovery;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod feed_changes;
#[cfg(test)]
mod feeds;
#[cfg(test)]
mod packages;
#[cfg(test)]
mod projects;
#[cfg(test)]
mod support;
