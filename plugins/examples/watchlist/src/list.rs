//! The list of names: from a CSV file, from the options, or both.
//!
//! A list has many authors and few readers, so every mistake is reported at once, each with file and line.

use std::path::Path;

use briefer_plugin::PluginError;
use csv::{ErrorKind, Position, ReaderBuilder, StringRecord, Trim};

use crate::options::{Name, WatchlistOptions};

/// At most so many mistakes are reported in one message.
const REPORTED: usize = 5;

/// One thing that is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The name, then its aliases.
    pub(crate) forms: Vec<String>,
    pub(crate) category: Option<String>,
    /// Where the list has it: `names.csv:7`.
    pub(crate) place: String,
}

impl Entry {
    /// The name to show.
    pub(crate) fn name(&self) -> &str {
        &self.forms[0]
    }

    fn new(place: String, name: &str, aliases: impl IntoIterator<Item: AsRef<str>>, category: &str) -> Self {
        let mut forms = vec![name.trim().to_owned()];
        let aliases = aliases.into_iter().map(|alias| alias.as_ref().trim().to_owned());
        forms.extend(aliases.filter(|alias| !alias.is_empty()));
        let category = category.trim();
        Entry { forms, category: (!category.is_empty()).then(|| category.to_owned()), place }
    }
}

/// Reads all names the options give.
///
/// # Errors
/// [`PluginError::Options`] where the file cannot be read or has mistakes: each with its line.
pub(crate) fn read(options: &WatchlistOptions) -> Result<Vec<Entry>, PluginError> {
    let mut entries = Vec::new();
    let mut problems = Vec::new();
    if let Some(path) = &options.file {
        read_file(path, &mut entries, &mut problems);
    }
    for (index, Name { name, aliases, category }) in options.names.iter().enumerate() {
        let place = format!("names: entry {}", index + 1);
        entries.push(Entry::new(place, name, aliases, category.as_deref().unwrap_or_default()));
    }
    let nameless = entries.iter().filter(|entry| !entry.name().contains(char::is_alphanumeric));
    problems.extend(nameless.map(|entry| format!("{}: the name is empty", entry.place)));
    report(&problems).map(|()| entries)
}

/// One error for all problems, if there are any.
pub(crate) fn report(problems: &[String]) -> Result<(), PluginError> {
    if problems.is_empty() {
        return Ok(());
    }
    let mut message = problems[..problems.len().min(REPORTED)].join("; ");
    if let more @ 1.. = problems.len().saturating_sub(REPORTED) {
        message.push_str(&format!("; and {more} more"));
    }
    Err(PluginError::Options(message))
}

fn read_file(path: &Path, entries: &mut Vec<Entry>, problems: &mut Vec<String>) {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => return problems.push(format!("{}: {error}", path.display())),
    };
    let file = ListFile { path, bytes: &bytes };
    let mut reader = ReaderBuilder::new().trim(Trim::All).from_reader(&bytes[..]);
    let columns = match reader.headers().map_err(|error| file.problem(&error)).and_then(|header| file.columns(header)) {
        Ok(columns) => columns,
        Err(problem) => return problems.push(problem),
    };
    for record in reader.records() {
        match record {
            // Spreadsheets like to end with rows of nothing.
            Ok(record) if record.iter().all(str::is_empty) => {}
            Ok(record) => entries.push(columns.entry(&record, file.place(record.position()))),
            Err(error) => problems.push(file.problem(&error)),
        }
    }
}

/// Where each column stands in a record.
struct Columns {
    name: usize,
    aliases: Option<usize>,
    category: Option<usize>,
}

impl Columns {
    fn entry(&self, record: &StringRecord, place: String) -> Entry {
        let cell = |column: Option<usize>| column.and_then(|column| record.get(column)).unwrap_or_default();
        Entry::new(place, cell(Some(self.name)), cell(self.aliases).split(';'), cell(self.category))
    }
}

/// A list, for messages about it.
struct ListFile<'a> {
    path: &'a Path,
    bytes: &'a [u8],
}

impl ListFile<'_> {
    /// Which column is which, by the first line.
    fn columns(&self, header: &StringRecord) -> Result<Columns, String> {
        let column = |name: &str| header.iter().position(|column| column.eq_ignore_ascii_case(name));
        let Some(name) = column("name") else {
            let (place, found) = (self.place(header.position()), header.iter().collect::<Vec<_>>().join("`, `"));
            return Err(format!("{place}: the first line must name a column `name`, but names `{found}`"));
        };
        Ok(Columns { name, aliases: column("aliases"), category: column("category") })
    }

    /// File and line: the `csv` crate's position of a record lies before the blank lines that it skips.
    fn place(&self, position: Option<&Position>) -> String {
        let (from, line) = position.map_or((0, 1), |position| (position.byte(), position.line()));
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        let blank = self.bytes.get(from..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let skipped = blank.filter(|byte| **byte == b'\n').count();
        format!("{}:{}", self.path.display(), line + skipped as u64)
    }

    /// What the `csv` crate found wrong, in the words of whoever keeps the list.
    fn problem(&self, error: &csv::Error) -> String {
        let what = match error.kind() {
            ErrorKind::UnequalLengths { expected_len, len, .. } => {
                format!(
                    "{len} columns where the first line has {expected_len} (a name with a comma needs quotation marks)"
                )
            }
            ErrorKind::Utf8 { .. } => "not UTF-8: save the list as UTF-8".to_owned(),
            _ => error.to_string(),
        };
        format!("{}: {what}", self.place(error.position()))
    }
}
