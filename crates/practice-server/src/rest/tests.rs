//! The small pure functions below the answers of the REST side.
