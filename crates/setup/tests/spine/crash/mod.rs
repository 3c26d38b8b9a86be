//! The whole `apply` and the whole `undo`, stopped in the middle: by a kill at
//! a random moment, by a stop at each single step, and by each way in which a
//! disk fails at each single step. Files, journal and keychain are real. Every
//! file then has its old bytes or its new ones; the next start goes on or takes
//! back; and nothing of ours is left.

mod child;
mod falls;
mod kills;
mod scene;
mod steps;
