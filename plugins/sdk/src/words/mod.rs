//! Closed word lists that several plugins share.
