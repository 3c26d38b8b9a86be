//! Lossless edits of configuration files.
