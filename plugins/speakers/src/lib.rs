//! The standard speakers plugin.
