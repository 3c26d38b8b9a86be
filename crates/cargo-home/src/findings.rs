//! What stands in the way.
