//! Signing in without a person, whole: the organization is asked where its
//! people sign in, the identity gets its token, and the organization accepts it.
//! Each in a process of its own, because the environment tells who it is.

#[cfg(test)]
#[cfg(unix)]
mod flows;
#[cfg(test)]
#[cfg(unix)]
mod place;
