//! Orders plugins, runs them over documents in parallel, checks and merges what they return.
