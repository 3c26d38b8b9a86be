//! The merged configuration.
