//! The user's own names in files: CSV or YAML.
//!
//! A list has many authors and few readers, so every mistake is reported at once, each with file and line.

use std::io::ErrorKind;
use std::path::Path;

use briefer_plugin::{MentionType, PluginError};
use csv::{Position, ReaderBuilder, StringRecord, Trim};
use serde::Deserialize;
use serde_yaml::Spanned;

use crate::evidence::TYPES;
use crate::options::{EntitiesOptions, NamesFile, OwnName};

/// At most so many mistakes are reported in one message.
const REPORTED: usize = 5;

/// The columns of a CSV file.
const COLUMNS: [&str; 3] = ["name", "type", "aliases"];

/// All names of the user: those among the options, then those of the files, in their order.
///
/// # Errors
/// [`PluginError::Options`] with everything that is wrong with them.
pub(crate) fn own_names(options: EntitiesOptions) -> Result<Vec<OwnName>, PluginError> {
    let mut own = options.lexicon;
    for (at, name) in own.iter().enumerate() {
        if is_empty(&name.name) {
            return Err(PluginError::Options(format!(
                "lexicon: the name of entry {} is empty (aliases {:?})",
                at + 1,
                name.aliases
            )));
        }
    }
    let mut list = List { names: Vec::new(), problems: Vec::new() };
    for NamesFile(path) in &options.lexicon_files {
        list.read(path);
    }
    if list.problems.is_empty() {
        own.append(&mut list.names);
        return Ok(own);
    }
    let mut message = format!("lexicon-files: {}", list.problems[..list.problems.len().min(REPORTED)].join("; "));
    if let more @ 1.. = list.problems.len().saturating_sub(REPORTED) {
        message.push_str(&format!("; and {more} more"));
    }
    Err(PluginError::Options(message))
}

/// Whether there is nothing in a name that could be found.
fn is_empty(name: &str) -> bool {
    !name.contains(char::is_alphanumeric)
}

/// Names as they are read.
struct List {
    names: Vec<OwnName>,
    problems: Vec<String>,
}

impl List {
    fn read(&mut self, path: &Path) {
        let shown = path.display();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.problems.push(unread(&shown.to_string(), &error)),
        };
        let text = match std::str::from_utf8(&bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}'),
            Err(error) => {
                let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
                return self.problems.push(format!("{shown}:{line}: not UTF-8; hint: save the file as UTF-8"));
            }
        };
        let file = shown.to_string();
        match path.extension().map(|ending| ending.to_ascii_lowercase()) {
            Some(ending) if ending == "csv" => self.read_csv(&file, text),
            Some(ending) if ending == "yaml" || ending == "yml" => self.read_yaml(&file, text),
            _ => self.problems.push(format!("{file}: neither CSV nor YAML; hint: a file is named .csv, .yaml or .yml")),
        }
    }

    fn add(&mut self, place: &str, name: &str, kind: &str, aliases: Vec<String>) {
        if is_empty(name) {
            return self.problems.push(format!("{place}: the name is empty"));
        }
        match type_named(kind) {
            Ok(mention_type) => self.names.push(OwnName { name: name.trim().to_owned(), mention_type, aliases }),
            Err(problem) => self.problems.push(format!("{place}: {problem}")),
        }
    }

    fn read_csv(&mut self, file: &str, text: &str) {
        let mut reader = ReaderBuilder::new().trim(Trim::All).flexible(true).from_reader(text.as_bytes());
        let place = |position: Option<&Position>| format!("{file}:{}", line_of(text, position));
        let columns = match reader.headers().map_err(|error| error.to_string()).map(columns) {
            Ok(Ok(columns)) => columns,
            Ok(Err(problem)) | Err(problem) => return self.problems.push(format!("{file}:1: {problem}")),
        };
        for record in reader.records() {
            let record = match record {
                Ok(record) => record,
                Err(error) => {
                    self.problems.push(format!("{}: {error}", place(error.position())));
                    continue;
                }
            };
            // Spreadsheets like to end with rows of nothing.
            if record.iter().all(str::is_empty) {
                continue;
            }
            let place = place(record.position());
            if record.len() > columns.len() {
                self.problems.push(format!(
                    "{place}: {} columns where the first line has {}; hint: a name with a comma needs quotation marks",
                    record.len(),
                    columns.len()
                ));
                continue;
            }
            let cell = |wanted: &str| {
                columns.iter().position(|column| *column == wanted).and_then(|at| record.get(at)).unwrap_or("")
            };
            let aliases = cell("aliases").split(';').map(str::trim).filter(|alias| !alias.is_empty());
            self.add(&place, cell("name"), cell("type"), aliases.map(str::to_owned).collect());
        }
    }

    fn read_yaml(&mut self, file: &str, text: &str) {
        let options = serde_yaml::options! {
            with_snippet: false,
            // As many as several ten thousand names have.
            budget: serde_yaml::budget! { max_nodes: 2_000_000, max_events: 8_000_000, max_depth: 8 },
        };
        match serde_yaml::from_str_with_options::<Vec<Spanned<YamlName>>>(text, options) {
            Ok(names) => {
                for Spanned { value: name, referenced, .. } in names {
                    let place = format!("{file}:{}", referenced.line());
                    self.add(&place, &name.name, &name.kind, name.aliases.unwrap_or_default());
                }
            }
            Err(error) => {
                let line = error.location().map_or(1, |location| location.line());
                let said = error.without_snippet().to_string();
                let said = said.split(" at line ").next().unwrap_or(&said);
                self.problems.push(format!(
                    "{file}:{line}: {said}; hint: the file is a list of `name`, `type` and, where wanted, `aliases`"
                ));
            }
        }
    }
}

/// One name of a YAML file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YamlName {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    aliases: Option<Vec<String>>,
}

/// The names of a CSV file's columns, by its first line.
fn columns(header: &StringRecord) -> Result<Vec<&'static str>, String> {
    let known = |column: &str| COLUMNS.into_iter().find(|known| column.eq_ignore_ascii_case(known));
    let mut columns = Vec::new();
    for column in header {
        match known(column) {
            Some(column) if columns.contains(&column) => return Err(format!("two columns are called `{column}`")),
            Some(column) => columns.push(column),
            None if column.contains([';', '\t']) => {
                return Err("the columns are not separated by commas; hint: save the file with commas; aliases alone \
                            are separated by `;`"
                    .to_owned());
            }
            None => return Err(format!("no column is called `{column}`; hint: {}", nearest_column(column))),
        }
    }
    match COLUMNS[..2].iter().find(|needed| !columns.contains(needed)) {
        Some(lacking) => Err(format!("the column `{lacking}` is missing; hint: the first line is `name,type,aliases`")),
        None => Ok(columns),
    }
}

/// The known column that is nearest; where none is, the first line is most likely missing.
fn nearest_column(column: &str) -> String {
    match nearest(column, &COLUMNS) {
        near if near.starts_with("did") => near,
        _ => "the first line is `name,type,aliases`".to_owned(),
    }
}

/// Why a file could not be read.
fn unread(file: &str, error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => {
            format!("{file}: there is no such file; hint: paths are relative to the folder of the configuration")
        }
        _ => format!("{file}: {error}"),
    }
}

/// The line of a record; the reader's own position lies before the blank lines that it skips.
fn line_of(text: &str, position: Option<&Position>) -> u64 {
    let (from, line) = position.map_or((0, 1), |position| (position.byte(), position.line()));
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    let blank = text.as_bytes().get(from..).unwrap_or_default().iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    line + blank.filter(|byte| **byte == b'\n').count() as u64
}

/// The type of that name.
fn type_named(name: &str) -> Result<MentionType, String> {
    let label = name.trim().to_ascii_lowercase();
    if label.is_empty() {
        return Err(format!("the type is missing; hint: {}", nearest("", &briefer_lexicon::TYPES)));
    }
    let known = briefer_lexicon::TYPES.iter().position(|known| *known == label);
    known.and_then(|at| TYPES.get(at).copied()).ok_or_else(|| {
        format!("no type is called `{}`; hint: {}", name.trim(), nearest(&label, &briefer_lexicon::TYPES))
    })
}

/// The known word that is nearest to a mistyped one; all of them where none is near.
fn nearest(word: &str, known: &[&str]) -> String {
    const NEAR: f64 = 0.8;
    let near = known.iter().map(|known| (strsim::jaro_winkler(&word.to_lowercase(), known), known));
    match near.max_by(|a, b| a.0.total_cmp(&b.0)) {
        Some((likeness, near)) if likeness >= NEAR => format!("did you mean `{near}`?"),
        _ => format!("known are `{}`", known.join("`, `")),
    }
}

#[cfg(test)]
mod tests;
