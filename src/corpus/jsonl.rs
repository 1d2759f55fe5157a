//! JSON lines: one document a line, streamed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::document::{Origin, Problem};
use super::draft::{Draft, Fields, Unread, found};
use super::raw::{Format, Raw};
use super::{encoding, markings};
use crate::diagnostic::{Diagnostic, Place};
use crate::marking::Marking;

/// The lines of one file, read one at a time.
#[derive(Debug)]
pub(crate) struct Lines {
    /// `None` once nothing more is to be read.
    reader: Option<BufReader<File>>,
    file: String,
    shown: String,
    line: usize,
    cap: usize,
}

impl Lines {
    /// Reads `file` line by line; a line of more than `cap` bytes is a problem, and the next one is read.
    pub(crate) fn new(reader: File, file: String, shown: String, cap: usize) -> Self {
        let reader = Some(BufReader::with_capacity(256 * 1024, reader));
        Lines { reader, file, shown, line: 0, cap }
    }

    /// The next line that is not blank, or what is wrong with it.
    pub(crate) fn next_raw(&mut self) -> Option<Result<Raw, Problem>> {
        loop {
            let mut bytes = Vec::new();
            self.line += 1;
            // One byte more than the cap tells a long line from one that just fits.
            match self.reader.as_mut()?.take(self.cap as u64 + 1).read_until(b'\n', &mut bytes) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => return Some(Err(self.stop(&error))),
            }
            if self.line == 1 && (bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")) {
                return Some(Err(self.refuse_utf16()));
            }
            if self.line == 1 && bytes.starts_with(b"\xEF\xBB\xBF") {
                bytes.drain(..3);
            }
            if bytes.len() > self.cap && !bytes.ends_with(b"\n") {
                return Some(Err(self.skip_rest()));
            }
            if bytes.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            bytes.shrink_to_fit();
            let (file, shown, line) = (self.file.clone(), self.shown.clone(), Some(self.line));
            return Some(Ok(Raw { file, shown, line, format: Format::Jsonl, bytes }));
        }
    }

    fn skip_rest(&mut self) -> Problem {
        if self.reader.as_mut().is_some_and(|reader| reader.skip_until(b'\n').is_err()) {
            self.reader = None;
        }
        let diagnostic = Diagnostic::warning(format!("the line is longer than {} bytes", self.cap));
        self.problem(diagnostic.hint("split it into several documents"))
    }

    fn stop(&mut self, error: &io::Error) -> Problem {
        self.reader = None;
        let diagnostic = Diagnostic::warning(format!("the file could not be read further: {error}"));
        self.problem(diagnostic.hint("the lines before this one were read"))
    }

    fn refuse_utf16(&mut self) -> Problem {
        self.reader = None;
        self.problem(Diagnostic::warning("the file is UTF-16, and JSON lines are UTF-8").hint("save the file as UTF-8"))
    }

    fn problem(&self, diagnostic: Diagnostic) -> Problem {
        Problem::skipped(&self.file, Some(self.line), diagnostic.at(Place::line(&self.shown, self.line)))
    }
}

/// The fields that are read; all others are ignored.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Record {
    id: Option<String>,
    title: Option<String>,
    date: Option<String>,
    source: Option<String>,
    url: Option<String>,
    language: Option<String>,
    #[serde(alias = "Marking", alias = "MARKING")]
    marking: Option<String>,
    #[serde(alias = "Tlp", alias = "TLP")]
    tlp: Option<String>,
    text: Option<String>,
}

/// Reads one line; its place in the file is `shown` and `line`.
///
/// # Errors
/// When the line is no JSON object, or has no `text`.
pub(crate) fn read(bytes: Vec<u8>, shown: &str, line: usize) -> Result<Draft, Unread> {
    let (json, replaced) = encoding::utf8_or_replaced(bytes);
    let json = json.trim_end_matches(['\n', '\r']);
    let doubts = replaced.then(encoding::replaced).into_iter().collect();
    read_object(json, shown, line, doubts).map_err(|fault| {
        // What the line says about itself is not to be relied on.
        let marking = markings::seems_to_state(json).then_some(Marking::Red);
        Unread { fault, marking }
    })
}

fn read_object(json: &str, shown: &str, line: usize, mut doubts: Vec<Diagnostic>) -> Result<Draft, Diagnostic> {
    if !json.trim_start().starts_with('{') {
        // Serde would take a list for a record's fields in order.
        let what = Diagnostic::warning("the line is no JSON object")
            .at(Place { line: Some(line), ..Place::in_text(shown, json, 0, 1) });
        return Err(what.hint(OBJECT));
    }
    let record = match serde_json::from_str::<Record>(json) {
        Ok(record) => record,
        Err(error) if error.is_data() => lenient(json, shown, line, &error, &mut doubts)?,
        Err(error) => return Err(broken(json, shown, line, &error)),
    };
    let Some(text) = record.text else {
        return Err(Diagnostic::warning("the line has no `text`")
            .at(Place::line(shown, line))
            .hint("every line needs a `text` field that holds the article"));
    };
    if text.trim().is_empty() {
        return Err(Diagnostic::warning("the line's `text` is empty")
            .at(place_of_field(json, "text", shown, line))
            .hint("put the article's text into it, or remove the line"));
    }
    let stated = [("marking", record.marking), ("tlp", record.tlp)];
    let stated =
        stated.into_iter().filter_map(|(name, value)| Some((value?, Some(place_of_field(json, name, shown, line)))));
    let marking = markings::stated(stated, &mut doubts);
    let field = |value: Option<String>| value.and_then(|value| found(&value, Origin::Field));
    let fields = Fields {
        title: field(record.title),
        date: field(record.date),
        source: field(record.source),
        url: field(record.url).map(|url| url.value),
        language: field(record.language).map(|language| language.value),
        marking,
        language_hint: None,
    };
    // `text` is handed on verbatim, and whoever reads the line has it there.
    Ok(Draft { text, differs: false, id: record.id.filter(|id| !id.trim().is_empty()), fields, doubts })
}

/// Takes what can be taken from a line with a field of the wrong type.
fn lenient(
    json: &str,
    shown: &str,
    line: usize,
    error: &serde_json::Error,
    doubts: &mut Vec<Diagnostic>,
) -> Result<Record, Diagnostic> {
    let Ok(Value::Object(mut object)) = serde_json::from_str(json) else {
        return Err(broken(json, shown, line, error));
    };
    if let Some(value) = object.get("text").filter(|value| !value.is_string() && !value.is_null()) {
        return Err(Diagnostic::warning(format!("`text` is {}, not a string", kind_of(value)))
            .at(place_of_field(json, "text", shown, line))
            .hint("put the article's text between quotation marks"));
    }
    let [marking, tlp] = markings::FIELDS.map(|name| take_marking(&mut object, json, name));
    let before = doubts.len();
    let mut take = |name: &str| match object.remove(name)? {
        Value::String(value) => Some(value),
        Value::Number(value) => Some(value.to_string()),
        Value::Null => None,
        other => {
            let diagnostic = Diagnostic::warning(format!("`{name}` is {}, not a string; ignored", kind_of(&other)));
            doubts.push(diagnostic.at(place_of_field(json, name, shown, line)).hint("write it as a string"));
            None
        }
    };
    let record = Record {
        id: take("id"),
        title: take("title"),
        date: take("date"),
        source: take("source"),
        url: take("url"),
        language: take("language"),
        marking,
        tlp,
        text: take("text"),
    };
    if doubts.len() == before && error.to_string().starts_with("duplicate field") {
        let diagnostic = Diagnostic::warning("a field occurs twice in the line; the last one was taken");
        doubts.push(diagnostic.at(place_of_error(json, shown, line, error)).hint("keep one of them"));
    }
    Ok(record)
}

/// All that a line says under a marking's field, in any case; what is no string, or more than one, will not be a marking.
fn take_marking(object: &mut Map<String, Value>, json: &str, name: &str) -> Option<String> {
    let keys: Vec<String> = object.keys().filter(|key| key.eq_ignore_ascii_case(name)).cloned().collect();
    let values = keys.iter().filter_map(|key| object.remove(key)).filter(|value| !value.is_null());
    let mut values: Vec<String> =
        values.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)).collect();
    // Of a field that occurs twice under one name only the last value is left.
    let named = json.to_ascii_lowercase().matches(&format!("\"{name}\"")).count();
    if named > keys.len() && !keys.is_empty() {
        values.push("…".to_owned());
    }
    (!values.is_empty()).then(|| values.join(", "))
}

const OBJECT: &str = "each line must be one complete object: {\"id\": \"…\", \"text\": \"…\"}";

fn broken(json: &str, shown: &str, line: usize, error: &serde_json::Error) -> Diagnostic {
    let message = error.to_string();
    // serde_json adds " at line 1 column 7", and the place says where better.
    let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    Diagnostic::warning(format!("the line is no JSON object: {message}"))
        .at(place_of_error(json, shown, line, error))
        .hint(OBJECT)
}

fn place_of_error(json: &str, shown: &str, line: usize, error: &serde_json::Error) -> Place {
    let at = error.column().saturating_sub(1).min(json.len());
    Place { line: Some(line), ..Place::in_text(shown, json, at, at + 1) }
}

/// The place of the key `"name"`, or of the line's start.
fn place_of_field(json: &str, name: &str, shown: &str, line: usize) -> Place {
    let quoted = format!("\"{name}\"");
    let (at, width) = json.find(&quoted).map_or((0, 1), |at| (at, quoted.len()));
    Place { line: Some(line), ..Place::in_text(shown, json, at, at + width) }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(json: &str) -> (String, Option<usize>) {
        let Unread { fault, .. } = read(json.into(), "a.jsonl", 7).unwrap_err();
        let place = fault.place.unwrap();
        assert_eq!((place.file.as_str(), place.line), ("a.jsonl", Some(7)));
        (fault.message, place.column)
    }

    #[test]
    fn text_is_verbatim_and_unknown_fields_are_ignored() {
        let draft = read(r#"{"id":"a","text":" Two\n\nlines ","extra":[{"x":1}]}"#.into(), "a", 1).unwrap();
        assert_eq!(draft.text, " Two\n\nlines ");
        assert_eq!(draft.id.as_deref(), Some("a"));
        assert!(draft.doubts.is_empty() && !draft.differs);
    }

    #[test]
    fn broken_line_says_where() {
        assert_eq!(fault(r#"{"text": "é", ]"#), ("the line is no JSON object: key must be a string".into(), Some(15)));
        assert!(fault("[1]").0.starts_with("the line is no JSON object"));
        assert!(fault(r#"{"text": "cut"#).0.contains("EOF"));
    }

    #[test]
    fn missing_and_wrong_text_are_told_apart() {
        assert_eq!(fault(r#"{"id": "x"}"#), ("the line has no `text`".into(), None));
        assert_eq!(fault(r#"{"text": null}"#).0, "the line has no `text`");
        assert_eq!(fault(r#"{"id": 1, "text": ["x"]}"#), ("`text` is a list, not a string".into(), Some(11)));
        assert_eq!(fault(r#"{"text": " \n"}"#).0, "the line's `text` is empty");
    }

    #[test]
    fn wrong_metadata_is_ignored_with_a_doubt_and_the_document_kept() {
        let draft = read(r#"{"id": 17, "title": ["x"], "source": null, "text": "x"}"#.into(), "a", 1).unwrap();
        assert_eq!(draft.id.as_deref(), Some("17"));
        assert_eq!(draft.doubts.len(), 1);
        assert_eq!(draft.doubts[0].message, "`title` is a list, not a string; ignored");
    }

    #[test]
    fn marking_is_read_and_what_is_none_is_red() {
        let marking = |fields: &str| {
            let draft = read(format!(r#"{{"text": "x", {fields}}}"#).into(), "a", 1).unwrap();
            (draft.fields.marking, draft.doubts.len())
        };
        assert_eq!(marking(r#""marking": "amber""#), (Some(Marking::Amber), 0));
        assert_eq!(marking(r#""TLP": "TLP:GREEN""#), (Some(Marking::Green), 0));
        assert_eq!(marking(r#""tlp": "green", "marking": "TLP:AMBER+STRICT""#), (Some(Marking::AmberStrict), 0));
        assert_eq!(marking(r#""tlp": null, "note": "marking: red""#), (None, 0));
        assert_eq!(marking(r#""title": 3, "MARKING": "amber""#), (Some(Marking::Amber), 0));
        for fields in [r#""marking": "ambr""#, r#""marking": ["red"]"#, r#""tlp": 3"#] {
            assert_eq!(marking(fields), (Some(Marking::Red), 1), "{fields}");
        }
        for fields in [r#""marking": "red", "marking": "green""#, r#""marking": "red", "Marking": "green""#] {
            assert_eq!(marking(fields).0, Some(Marking::Red), "{fields}");
        }
    }

    #[test]
    fn line_that_cannot_be_read_and_names_a_marking_is_red() {
        let marking = |json: &str| read(json.into(), "a", 1).unwrap_err().marking;
        assert_eq!(marking(r#"{"marking": "green", "title": "x"}"#), Some(Marking::Red));
        assert_eq!(marking(r#"{"text": "cut", "tlp": "#), Some(Marking::Red));
        assert_eq!(marking(r#"{"title": "the marking"}"#), None);
    }

    #[test]
    fn deep_nesting_is_refused_without_a_crash() {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert!(fault(&format!(r#"{{"title": {deep}, "text": "x"}}"#)).0.contains("the line is no JSON object"));
        assert!(read(format!(r#"{{"unknown": {deep}, "text": "x"}}"#).into(), "a", 1).is_ok());
    }
}
