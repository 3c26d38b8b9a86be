//! Whole-system tests: the built `feedwright`, the real cargo, a real Secret
//! Service and the practice server over real HTTP. One binary, one module a
//! subject; whatever can be shown nearer to the code is shown there.

mod again;
mod bad_input;
mod cloud;
mod interrupted;
mod practice;
mod set_up;
mod support;
mod undo;
