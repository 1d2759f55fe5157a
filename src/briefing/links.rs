//! Entities of single documents, linked to entities of the corpus.

use std::collections::BTreeMap;

use briefer_plugin::{Attributes, KindSpec, Link, LinkMention, Links, fold};
use serde_json::Value;

use super::corrections::SameNames;
use super::record::Record;
use crate::plugin::{Fault, Hosted};

/// Which corpus-wide entity each entity of each document stands for.
#[derive(Debug, Default)]
pub(super) struct LinkTable {
    by_document: BTreeMap<String, BTreeMap<String, String>>,
    /// Names that are of one entity, as an analyst says.
    same: SameNames,
    /// The links that the plugin is not sure of.
    doubts: Vec<Link>,
}

impl LinkTable {
    /// Asks the plugin that links, if there is one. Where it fails, nothing is linked.
    ///
    /// # Errors
    /// The plugin's [`Fault`], with the empty table to go on with.
    pub(super) fn ask(plugins: &[Hosted], records: &[&Record]) -> Result<LinkTable, (LinkTable, Fault)> {
        match links(plugins, records.iter().copied()) {
            Ok(links) => Ok(LinkTable::of(links)),
            Err(fault) => Err((LinkTable::default(), fault)),
        }
    }

    fn of(links: Vec<Link>) -> Self {
        let mut table = LinkTable::default();
        for link in links {
            if !link.perhaps.is_empty() {
                table.doubts.push(link.clone());
            }
            let Link { document, entity, to, .. } = link;
            table.by_document.entry(document).or_default().insert(entity, to);
        }
        table
    }

    /// Replaces each attribute that names an entity of `document` by the corpus-wide entity; plain words stay as they are.
    pub(super) fn apply(&self, document: &str, spec: &KindSpec, attributes: &mut Attributes) {
        for name in spec.refers.keys() {
            let Some(Value::String(value)) = attributes.get_mut(name) else { continue };
            if let Some(to) = self.linked(document, value) {
                to.clone_into(value);
            }
            if let Some(shown) = self.same.shown(value) {
                shown.clone_into(value);
            }
        }
    }

    /// The links that the plugin is not sure of.
    pub(super) fn doubts(&self) -> &[Link] {
        &self.doubts
    }

    /// Whom an analyst says a name to be.
    pub(super) fn said_to_be(&self, name: &str) -> Option<&str> {
        self.same.shown(name)
    }

    /// The name by which a corpus-wide entity is shown.
    pub(super) fn shown<'n>(&'n self, name: &'n str) -> &'n str {
        self.same.shown(name).unwrap_or(name)
    }

    /// The corpus-wide entity that an entity of `document` stands for.
    pub(super) fn linked(&self, document: &str, entity: &str) -> Option<&str> {
        let entities = self.by_document.get(document)?;
        entities.get(entity).or_else(|| entities.get(&fold(entity))).map(String::as_str)
    }

    /// Shows an entity of a document that nothing links by a name.
    pub(super) fn keep(&mut self, document: String, entity: String, name: String) {
        self.by_document.entry(document).or_default().entry(entity).or_insert(name);
    }

    /// Takes names for one entity, after all else was linked.
    pub(super) fn join(&mut self, same: SameNames) {
        self.same = same;
    }
}

/// What the plugin that links, if there is one, says of the entities of these documents.
///
/// # Errors
/// The plugin's [`Fault`].
pub fn links<'r>(plugins: &[Hosted], records: impl Iterator<Item = &'r Record>) -> Result<Links, Fault> {
    let Some(plugin) = plugins.iter().find(|plugin| plugin.manifest().links) else { return Ok(Links::new()) };
    let mentions: Vec<LinkMention> = records.flat_map(mentions).collect();
    plugin.link(&mentions)
}

fn mentions(record: &Record) -> impl Iterator<Item = LinkMention> {
    record.mentions.iter().map(|(text, mention)| LinkMention {
        document: record.id.clone(),
        date: record.date.map(|dated| dated.date),
        entity: mention.entity.clone(),
        text: text.clone(),
        attributes: mention.clone(),
    })
}
