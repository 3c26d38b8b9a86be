//! The name of a registry.
