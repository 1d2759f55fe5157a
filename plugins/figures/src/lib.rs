//! The standard figures plugin.
