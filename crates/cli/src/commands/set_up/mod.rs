//! What `quickstart`, `plan`, `apply` and `status` share: from options or a
//! file to a profile, from a plan to text, and the way from plan to proof.

mod show;
mod way;
mod wish;

pub(super) use show::{plan_text, proof_text};
pub(super) use way::{WayWish, go};
pub(super) use wish::{from_file, from_options};
