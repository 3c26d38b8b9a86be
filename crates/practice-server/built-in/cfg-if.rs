//! A small stand-in for `cfg-if`, made for practice: one condition, two ways.
#![no_std]

/// Keeps the items of the way whose condition holds.
#[macro_export]
macro_rules! cfg_if {
    (if #[cfg($condition:meta)] { $($then:item)* } else { $($other:item)* }) => {
        $(#[cfg($condition)] $then)*
        $(#[cfg(not($condition))] $other)*
    };
}
