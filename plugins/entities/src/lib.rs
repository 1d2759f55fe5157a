//! The standard entities plugin: people, organizations, places, groups and events, with aliases folded.
//!
//! It needs no model. Runs of capitalized words become candidates (`candidates`); every candidate collects typed
//! evidence from its words and its neighbours (`typing`); the whole document votes on each spelling, and short
//! forms fold into full ones (`surfaces`, `folding`, `resolve`). Every decision is explained by the rules behind it.

mod atoms;
mod attributes;
mod candidates;
mod evidence;
mod folding;
mod lexicon;
mod link;
mod names;
mod options;
mod resolve;
mod section;
mod surfaces;
mod typing;
mod vote;

use briefer_plugin::{
    Annotation, Claim, Document, KindSpec, LinkMention, Links, Manifest, Mention, Plugin, PluginError, SectionData,
    ValueKind,
};

use atoms::Atoms;
use evidence::{RULES, Rules, Scribe};
use lexicon::Lexicon;
pub use options::{EntitiesOptions, NamesFile, OwnName};
pub use section::{Companion, Counted, EntitiesSection, EntityProfile, FirstSeen};

/// The names of all rules, as explanations show them and `without-rules` takes them.
pub fn rules() -> &'static [&'static str] {
    RULES
}

/// Finds what a document names.
///
/// ```
/// use briefer_entities::Entities;
/// use briefer_plugin::{Erased, Options, segment};
///
/// let entities = Erased::of::<Entities>(&Options::default()).unwrap();
/// let text = "Ana Karimova, head of the Northern Council, spoke in Velm.";
/// let segments = segment(text);
/// let mentions = entities.annotate(&segments.document("a", text), &[], false).unwrap();
/// let person = mentions[0].as_mention().unwrap();
/// assert_eq!(person.role.as_deref(), Some("head of the Northern Council"));
/// ```
pub struct Entities {
    lexicon: Lexicon,
    rules: Rules,
    profiles: usize,
}

impl Plugin for Entities {
    type Options = EntitiesOptions;

    fn manifest() -> Manifest {
        let kind = KindSpec::new("mention", ValueKind::Presence)
            .key(["entity"])
            .refers_to_entities(["entity"])
            .attributes::<Mention>();
        let manifest = Manifest::new(
            "entities",
            env!("CARGO_PKG_VERSION"),
            "Finds people, organizations, places, groups and events, and folds their names",
        )
        .license("MIT OR Apache-2.0")
        .provides(kind)
        .links()
        .example(
            "Ana Karimova, head of the Northern Council, spoke in Nairobi.",
            "mention",
            &["Ana Karimova", "Northern Council", "Nairobi"],
        )
        .example(
            "The Collective Northern Union (CNU) met. The CNU is new.",
            "mention",
            &["Collective Northern Union", "CNU", "CNU"],
        )
        .example("Iraqi citizens left Syria on Monday.", "mention", &["Iraqi", "Syria"]);
        Manifest { section_schema: schemars::schema_for!(EntitiesSection).to_value(), ..manifest }
    }

    fn new(options: EntitiesOptions) -> Result<Self, PluginError> {
        let rules = Rules::all_but(&options.without_rules)?;
        let profiles = options.profiles;
        let own = lexicon::own_names(options)?;
        Ok(Entities { lexicon: Lexicon::load(own), rules, profiles })
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        _earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let atoms = Atoms::read(document, &self.lexicon);
        Ok(resolve::mentions(&atoms, &self.lexicon, Scribe { rules: self.rules, explain }))
    }

    fn link(&self, mentions: &[LinkMention]) -> Result<Links, PluginError> {
        Ok(link::link(mentions, &self.lexicon, self.rules))
    }

    fn section(&self, claims: &[Claim]) -> Result<SectionData, PluginError> {
        Ok(section::section(claims, self.profiles))
    }
}
