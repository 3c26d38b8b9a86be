//! Tables of addresses: good ones with what they name, bad ones with what is
//! wrong, and properties over generated ones.

mod bad;
mod good;
mod properties;
