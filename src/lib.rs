//! briefer turns a folder of news and reports into briefings in which every name, figure and quotation leads back
//! to the sentence it came from.
//!
//! ```text
//! files -> corpus -> annotations (plugins) -> claims -> findings -> briefing -> one edition per audience
//! ```
//!
//! | module | holds |
//! |---|---|
//! | [`corpus`] | readers, metadata, sentence roles, stories |
//! | [`plugin`] | the hosts that reach a plugin, and the checks on its answers |
//! | [`analysis`] | ordering plugins and running them over documents |
//! | [`briefing`] | periods, claims, findings, ranking, evidence |
//! | [`render`] | Tera to Markdown to HTML |
//! | [`serve`] | a preview in the browser |
//! | [`verify`] | a finished edition, checked against its own notes |
//! | [`scaffold`] | what a new plugin begins with |
//! | [`config`] | `config.yaml`, read and validated |
//! | [`marking`] | who may read a document |
//! | [`diagnostic`] | what went wrong, where, and what to do |
//! | [`cli`] | one module per command |
//!
//! Arrows run one way: cli -> verify, serve -> render -> briefing -> analysis -> plugin -> corpus -> the SDK; configuration stands beside them.

pub mod analysis;
pub mod briefing;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod diagnostic;
pub mod marking;
pub mod plugin;
mod quotes;
pub mod render;
pub mod scaffold;
pub mod serve;
pub mod verify;
