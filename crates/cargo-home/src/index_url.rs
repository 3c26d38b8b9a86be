//! The URL of a sparse index.
