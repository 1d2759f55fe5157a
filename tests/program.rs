//! Tests of the whole program, as a user runs it.
//!
//! `UPDATE_GOLDEN=1 cargo test` rewrites the golden files under `tests/golden/`; read the difference before committing it.

#[path = "program/bad_input.rs"]
mod bad_input;
#[path = "program/commands.rs"]
mod commands;
#[path = "program/config.rs"]
mod config;
#[path = "program/config_edit.rs"]
mod config_edit;
#[path = "program/golden.rs"]
mod golden;
#[path = "program/laws.rs"]
mod laws;
#[path = "program/odd_corpora.rs"]
mod odd_corpora;
#[path = "program/plugin_new.rs"]
mod plugin_new;
#[path = "program/run.rs"]
mod run;
