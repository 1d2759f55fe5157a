//! The standard entities plugin.
