//! Tests of the whole program, as a user runs it.
//!
//! `UPDATE_GOLDEN=1 cargo test` rewrites the golden files under `tests/golden/`; read the difference before committing it.

#[path = "program/annex.rs"]
mod annex;
#[path = "program/bad_input.rs"]
mod bad_input;
#[path = "program/claims.rs"]
mod claims;
#[path = "program/commands.rs"]
mod commands;
#[path = "program/config.rs"]
mod config;
#[path = "program/config_edit.rs"]
mod config_edit;
#[path = "program/corrections.rs"]
mod corrections;
#[path = "program/explain.rs"]
mod explain;
#[path = "program/functions.rs"]
mod functions;
#[path = "program/golden.rs"]
mod golden;
#[path = "program/laws.rs"]
mod laws;
#[path = "program/markings.rs"]
mod markings;
#[path = "program/odd_corpora.rs"]
mod odd_corpora;
#[path = "program/pages.rs"]
mod pages;
#[path = "program/plugin_answers.rs"]
mod plugin_answers;
#[path = "program/plugin_examples.rs"]
mod plugin_examples;
#[path = "program/plugin_faults.rs"]
mod plugin_faults;
#[path = "program/plugin_hosts.rs"]
mod plugin_hosts;
#[path = "program/plugin_memory.rs"]
mod plugin_memory;
#[path = "program/plugin_new.rs"]
mod plugin_new;
#[cfg(target_os = "linux")]
#[path = "program/plugin_processes.rs"]
mod plugin_processes;
#[path = "program/plugin_refusals.rs"]
mod plugin_refusals;
#[path = "program/plugin_versions.rs"]
mod plugin_versions;
#[path = "program/plugins.rs"]
mod plugins;
#[path = "program/run.rs"]
mod run;
#[path = "program/serve.rs"]
mod serve;
#[path = "program/style.rs"]
mod style;
#[path = "program/templates.rs"]
mod templates;
#[path = "program/verify.rs"]
mod verify;
#[path = "program/verify_mutations.rs"]
mod verify_mutations;
