//! Everything a briefer plugin is built from.
//!
//! A plugin looks at one document and says what is there: it returns [`Annotation`]s, each a typed
//! observation on a [`Span`] of the document's text. Everything over documents and over time (change,
//! conflict, sources, ranking, evidence) the core does, once, for every plugin, from what the plugin's
//! [`Manifest`] declares.
//!
//! | to | see |
//! |---|---|
//! | write a plugin | [`Plugin`], [`Manifest`], [`PluginError`] |
//! | read the document | [`Document`], [`Sentence`], [`Token`], [`Role`] |
//! | return observations | [`Annotation`], [`Body`], [`Mention`], [`Figure`], [`Quotation`] |
//! | test it | [`testkit::PluginTest`] |
//! | share vocabulary | [`words`], [`fold`] |
//! | make a library of it | [`export_plugin!`], and for C `include/briefer_plugin.h` |
//! | make a program of it | [`serve()`] |
//! | write a host | [`payload`] (the JSON), [`abi`] (the table), [`Answering`], [`Served`], [`guarded`] |
//!
//! **Offsets.** Every offset in this crate is a UTF-8 byte offset into the document's text, half-open, on
//! character boundaries.
//!
//! # Example
//!
//! ```
//! use briefer_plugin::{
//!     Annotation, Document, Erased, KindSpec, Manifest, Options, Other, Plugin, PluginError, ValueKind,
//! };
//!
//! /// Finds every token that is written "war".
//! struct War;
//!
//! #[derive(Default, serde::Deserialize, schemars::JsonSchema)]
//! struct NoOptions {}
//!
//! impl Plugin for War {
//!     type Options = NoOptions;
//!     fn manifest() -> Manifest {
//!         Manifest::new("war", "0.1.0", "marks the word war")
//!             .provides(KindSpec::new("war", ValueKind::Presence).key(["word"]))
//!     }
//!     fn new(_: NoOptions) -> Result<Self, PluginError> {
//!         Ok(War)
//!     }
//!     fn annotate(&self, document: &Document<'_>, _: &[Annotation], _: bool) -> Result<Vec<Annotation>, PluginError> {
//!         let hits = document.tokens.iter().filter(|t| t.text(document.text).eq_ignore_ascii_case("war"));
//!         Ok(hits.map(|t| Annotation::new(t.span(), Other::new("war").with("word", "war"))).collect())
//!     }
//! }
//!
//! let plugin = Erased::of::<War>(&Options::default()).unwrap();
//! let segments = briefer_plugin::segment("The war ended.");
//! let document = segments.document("a", "The war ended.");
//! assert_eq!(plugin.annotate(&document, &[], false).unwrap()[0].span.slice(document.text), "war");
//! ```

pub mod abi;
mod annotation;
mod check;
mod claim;
mod document;
mod error;
mod figure;
mod fold;
mod guard;
mod links;
mod manifest;
mod mention;
pub mod payload;
mod plugin;
mod quotation;
mod rules;
mod section;
mod segment;
pub mod serve;
mod span;
pub mod testkit;
mod wire;
pub mod words;

pub use annotation::{Annotation, Attributes, Body, Other, Why};
pub use check::{explain_mismatch, validate};
pub use claim::{Claim, Evidence, Statement};
pub use document::{Document, Role, Sentence, Shape, Token, TokenKind};
pub use error::PluginError;
pub use figure::{AsOf, Basis, Figure, Modality, Qualifier, QuantityKind};
pub use fold::{fold, fold_into};
pub use guard::{guarded, keep_plugin_panics_quiet};
pub use jiff::civil::Date;
pub use links::{Link, LinkMention, LinkReason, Links};
pub use manifest::{Example, KindSpec, Manifest, ProtocolRange, ValueKind};
pub use mention::{Gender, GrammaticalNumber, Mention, MentionType};
pub use payload::{Answering, Method};
pub use plugin::{Erased, Options, Plugin, Registration};
pub use quotation::{Form, Quotation};
pub use rules::rule_name;
pub use section::{SectionData, Table};
pub use segment::{Segments, segment};
pub use serve::{Served, serve, serve_any};
pub use span::Span;
pub use wire::{WireAnnotation, write_annotation};
