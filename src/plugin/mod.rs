//! The hosts that reach a plugin, and the checks on its answers.
