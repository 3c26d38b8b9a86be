//! A small stand-in for `serde`, made for practice: types can say their name.
#![cfg_attr(not(feature = "std"), no_std)]

#[cfg(feature = "serde_derive")]
pub use serde_derive::{Deserialize, Serialize};

/// A type that can be written.
pub trait Serialize {
    /// The type's name.
    fn type_name(&self) -> &'static str;
}

/// A type that can be read.
pub trait Deserialize<'de>: Sized {
    /// The type's name.
    fn expected() -> &'static str;
}
