//! An HTTPS proxy with a private certificate authority, which leads cloud host names here.
