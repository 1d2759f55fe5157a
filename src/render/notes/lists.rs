//! What a computed number is counted from.

use std::collections::BTreeMap;

use briefer_plugin::Statement;
use schemars::JsonSchema;
use serde::Serialize;

use super::index::Index;
use crate::briefing::{Briefing, DocumentInfo};
use crate::corpus::Credit;
use crate::render::sources::Sources;

/// One thing counted: a story, a document or a publisher.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub(super) struct Entry<'a> {
    /// The title of its first document; of a publisher, its name.
    title: &'a str,
    /// The publisher of its first document; null for an entry that is one.
    source: Option<&'a str>,
    /// The publishers its first document came through, where that is one of the period.
    chain: &'a [Credit],
    date: Option<String>,
    /// The address of its first document's page.
    page: Option<String>,
    /// Publishers of its other documents, in corpus order, each once.
    also: Vec<&'a str>,
}

/// The address of a document's page, where there is one.
type PageOf<'p> = dyn Fn(&str) -> Option<String> + 'p;

/// The entries of the list that `id` names; `None` where there is no such list.
pub(super) fn entries<'a>(
    briefing: &'a Briefing,
    sources: Option<&Sources<'_>>,
    index: &Index<'a>,
    id: &str,
) -> Option<Vec<Entry<'a>>> {
    let page = |document: &str| sources.and_then(|sources| sources.page_of(&briefing.audience.name, document));
    match id {
        "documents" => Some(briefing.documents.iter().map(|document| Entry::of(document, &page)).collect()),
        "stories" => Some(stories(&briefing.documents, &page)),
        "sources" => Some(publishers(&briefing.documents)),
        _ => {
            let (id, period) = id.split_once('/').map_or((id, None), |(id, period)| (id, Some(period)));
            let finding = index.finding(id)?;
            let said = match period {
                None => &finding.statements,
                Some(period) => &finding.before.iter().find(|past| past.period == period)?.statements,
            };
            Some(told(said, index, &page))
        }
    }
}

impl<'a> Entry<'a> {
    fn of(document: &'a DocumentInfo, page: &PageOf<'_>) -> Self {
        Entry {
            title: &document.title,
            source: document.source.as_deref(),
            chain: &document.chain,
            date: document.date.map(|date| date.to_string()),
            page: page(&document.id),
            also: Vec::new(),
        }
    }

    fn adds(&mut self, source: Option<&'a str>) {
        if let Some(source) = source.filter(|source| self.source != Some(source) && !self.also.contains(source)) {
            self.also.push(source);
        }
    }
}

/// A period's stories, by their first documents.
fn stories<'a>(documents: &'a [DocumentInfo], page: &PageOf<'_>) -> Vec<Entry<'a>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut stories: Vec<Entry<'_>> = Vec::new();
    for document in documents {
        let place = *places.entry(&document.story).or_insert(stories.len());
        match stories.get_mut(place) {
            Some(story) => story.adds(document.source.as_deref()),
            None => stories.push(Entry::of(document, page)),
        }
    }
    stories
}

fn publishers(documents: &[DocumentInfo]) -> Vec<Entry<'_>> {
    let named: std::collections::BTreeSet<&str> = documents.iter().filter_map(|d| d.source.as_deref()).collect();
    named
        .into_iter()
        .map(|name| Entry { title: name, source: None, chain: &[], date: None, page: None, also: Vec::new() })
        .collect()
}

/// The stories that statements come from, in the order of their first statements.
fn told<'a>(statements: &'a [Statement], index: &Index<'a>, page: &PageOf<'_>) -> Vec<Entry<'a>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut stories: Vec<Entry<'_>> = Vec::new();
    for (story, evidence) in statements.iter().flat_map(|s| s.evidence.iter().map(move |e| (&*s.story, e))) {
        let place = *places.entry(story).or_insert(stories.len());
        match stories.get_mut(place) {
            Some(entry) => entry.adds(evidence.source.as_deref()),
            None => stories.push(Entry {
                title: &evidence.title,
                source: evidence.source.as_deref(),
                chain: index.document(&evidence.document).map_or(&[][..], |document| &document.chain),
                date: evidence.date.map(|date| date.to_string()),
                page: page(&evidence.document),
                also: Vec::new(),
            }),
        }
    }
    stories
}
