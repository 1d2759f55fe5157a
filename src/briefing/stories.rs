//! Which story each document tells.

use std::collections::BTreeMap;

use super::model::DocumentInfo;
use super::record::Record;
use crate::corpus::group;

/// The first document of each document's story, by the document's id.
pub(super) struct Stories<'a>(BTreeMap<&'a str, &'a Record>);

impl<'a> Stories<'a> {
    /// Groups the records.
    pub(super) fn of(records: &[&'a Record]) -> Self {
        let tellings: Vec<_> = records.iter().map(|record| &record.telling).collect();
        let first = group(&tellings);
        Stories(records.iter().zip(first).map(|(record, first)| (record.id.as_str(), records[first])).collect())
    }

    /// The first document of the story that this one tells.
    pub(super) fn first<'r>(&self, record: &'r Record) -> &'r Record
    where
        'a: 'r,
    {
        self.0.get(record.id.as_str()).copied().unwrap_or(record)
    }

    /// What a briefing says of a document.
    pub(super) fn info(&self, record: &Record) -> DocumentInfo {
        let first = self.first(record);
        DocumentInfo {
            id: record.id.clone(),
            title: record.title.clone(),
            date: record.date.map(|dated| dated.date),
            date_from: record.date_from(),
            date_guessed: record.date.is_some_and(|dated| dated.guessed),
            source: record.source.clone(),
            url: record.url.clone(),
            language: record.language.clone(),
            marking: record.marking,
            chain: record.chain.clone(),
            story: first.id.clone(),
            told_first: (first.id != record.id).then(|| first.title.clone()),
        }
    }
}
