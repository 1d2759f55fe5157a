//! Cases in files: a text, and what a plugin finds in it.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde_json::Value;

use super::{Subject, compare, conformance};
use crate::{Annotation, Attributes, Example, Options, Span, WireAnnotation, explain_mismatch, fold, segment};

/// One case.
#[derive(Debug, Default)]
pub(super) struct Case {
    /// The class of error that it guards against.
    pub(super) class: String,
    /// The plugin's options.
    pub(super) options: Options,
    pub(super) text: String,
    title: String,
    source: Option<String>,
    date: Option<Date>,
    pub(super) given: Vec<Annotation>,
    expected: Vec<Expected>,
    more_allowed: bool,
}

/// An annotation that a case names.
#[derive(Debug)]
pub(super) struct Expected {
    pub(super) kind: String,
    /// Its pieces, at least one.
    pub(super) pieces: Vec<Span>,
    /// The attributes that are compared.
    pub(super) attributes: Attributes,
    /// The line of the case as written.
    pub(super) line: String,
}

/// The files with cases in a folder, sorted.
///
/// # Panics
/// When the folder cannot be read or holds none.
pub(super) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => panic!("cannot read the cases in {}: {error}", folder.display()),
        };
        let (below, here): (Vec<_>, Vec<_>) =
            entries.filter_map(|entry| Some(entry.ok()?.path())).partition(|path| path.is_dir());
        folders.extend(below);
        files.extend(here.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "txt")));
    }
    files.sort();
    assert!(!files.is_empty(), "{} holds no case (*.txt)", folder.display());
    files
}

impl Case {
    /// Reads a case from a file.
    pub(super) fn read(file: &Path) -> Result<Case, String> {
        let content = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
        Case::parse(&content)
    }

    /// Makes a case of an example in a manifest.
    pub(super) fn of_example(example: &Example) -> Result<Case, String> {
        let expected = example.annotations.iter().map(|annotation| {
            let span = Span { start: annotation.start, end: annotation.end };
            let pieces = if annotation.spans.is_empty() { vec![span] } else { annotation.spans.clone() };
            let words = annotation.text.as_str();
            if example.text.get(span.range()) != Some(words) {
                return Err(explain_mismatch(&example.text, span.start, span.end, words));
            }
            let line = format!("{} {words:?}", annotation.kind);
            Ok(Expected { kind: annotation.kind.clone(), pieces, attributes: annotation.attributes.clone(), line })
        });
        Ok(Case { text: example.text.clone(), expected: expected.collect::<Result<_, _>>()?, ..Case::default() })
    }

    /// Parses a case; every error names its line.
    pub(super) fn parse(content: &str) -> Result<Case, String> {
        let mut case = Case::default();
        let first = content.lines().next().unwrap_or_default();
        match first.strip_prefix('#').map(str::trim) {
            Some(class) if !class.is_empty() => class.clone_into(&mut case.class),
            _ => return Err("line 1: a case begins with `# ` and the class of error it guards against".to_owned()),
        }
        let sections = sections(content);
        case.text = sections.iter().find(|s| s.name == "text").ok_or("there is no `--- text`")?.joined();
        let mut has_expect = false;
        for section in &sections {
            match section.name {
                "text" => {}
                "document" => case.read_document(section)?,
                "options" => case.options = section.options()?,
                "given" => case.read_given(section)?,
                "expect" => {
                    has_expect = true;
                    case.read_expected(section)?;
                }
                other => return Err(format!("line {}: unknown section `{other}`", section.line)),
            }
        }
        if !has_expect {
            return Err("there is no `--- expect`".to_owned());
        }
        Ok(case)
    }

    fn read_document(&mut self, section: &Section<'_>) -> Result<(), String> {
        for (number, line) in section.entries() {
            let (key, value) = line.split_once(':').ok_or_else(|| format!("line {number}: no `key: value`"))?;
            let value = value.trim();
            match key.trim() {
                "title" => value.clone_into(&mut self.title),
                "source" => self.source = Some(value.to_owned()),
                "date" => self.date = Some(value.parse().map_err(|error| format!("line {number}: {error}"))?),
                other => return Err(format!("line {number}: unknown key `{other}`")),
            }
        }
        Ok(())
    }

    fn read_given(&mut self, section: &Section<'_>) -> Result<(), String> {
        let mut from = 0;
        for (number, line) in section.entries() {
            let expected = parse_annotation(line, &self.text, &mut from).map_err(|e| format!("line {number}: {e}"))?;
            let annotation = given(expected, &self.text).map_err(|error| format!("line {number}: {error}"))?;
            self.given.push(annotation);
        }
        self.given.sort_by_key(conformance::order);
        Ok(())
    }

    fn read_expected(&mut self, section: &Section<'_>) -> Result<(), String> {
        let mut from = 0;
        let mut nothing = false;
        for (number, line) in section.entries() {
            match line {
                "nothing" => nothing = true,
                "..." => self.more_allowed = true,
                _ => {
                    let expected = parse_annotation(line, &self.text, &mut from);
                    self.expected.push(expected.map_err(|error| format!("line {number}: {error}"))?);
                }
            }
        }
        let anything = self.more_allowed || !self.expected.is_empty();
        if nothing == anything {
            return Err(format!("line {}: `expect` either names annotations or says `nothing`", section.line));
        }
        Ok(())
    }

    /// Runs the case and says what is wrong, if anything.
    pub(super) fn run(&self, subject: &dyn Subject) -> Vec<String> {
        let segments = segment(&self.text);
        let mut document = segments.document("case", &self.text);
        document.title = &self.title;
        document.source = self.source.as_deref();
        document.date = self.date;
        match conformance::answer(subject, &document, &self.given, true) {
            Ok(found) => compare::differences(&self.expected, &found, &self.text, self.more_allowed),
            Err(problem) => vec![problem],
        }
    }
}

/// A part of a case's file, from a line `--- name` on.
struct Section<'a> {
    name: &'a str,
    /// Number of the line `--- name`, from 1.
    line: usize,
    lines: Vec<&'a str>,
}

impl<'a> Section<'a> {
    /// The lines as one text, without blank lines at its end.
    fn joined(&self) -> String {
        let text = self.lines.join("\n");
        text.trim_end_matches('\n').to_owned()
    }

    fn options(&self) -> Result<Options, String> {
        serde_json::from_str(&self.lines.join("\n")).map_err(|error| format!("options at line {}: {error}", self.line))
    }

    /// The lines that are not blank, with their numbers.
    fn entries(&self) -> impl Iterator<Item = (usize, &'a str)> {
        let numbered = self.lines.iter().enumerate().map(|(index, line)| (self.line + 1 + index, line.trim()));
        numbered.filter(|(_, line)| !line.is_empty())
    }
}

fn sections(content: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for (index, line) in content.split('\n').enumerate() {
        if let Some(name) = line.strip_prefix("--- ") {
            sections.push(Section { name: name.trim(), line: index + 1, lines: Vec::new() });
        } else if let Some(section) = sections.last_mut() {
            section.lines.push(line);
        }
    }
    sections
}

/// Parses `kind "words" + "more words"#2 attribute=value …`; the words are looked for from `from` on, which moves to
/// their start.
fn parse_annotation(line: &str, text: &str, from: &mut usize) -> Result<Expected, String> {
    let (kind, mut rest) = line.split_once(' ').ok_or("after the kind come the words in quotation marks")?;
    let mut pieces: Vec<Span> = Vec::new();
    loop {
        let words;
        (words, rest) = json_value(rest.trim_start())?;
        let Value::String(words) = words else { return Err(format!("not words in quotation marks: {words}")) };
        let nth;
        (nth, rest) = ordinal(rest)?;
        let start = match (nth, pieces.last()) {
            (Some(nth), _) => occurrence(text, &words, 0, nth),
            (None, Some(piece)) => occurrence(text, &words, piece.end as usize, 1),
            (None, None) => occurrence(text, &words, *from, 1),
        };
        let start = start.ok_or_else(|| format!("the text has no (further) {words:?}"))?;
        if pieces.is_empty() {
            *from = start;
        }
        pieces.push(Span::new(start, start + words.len()));
        rest = rest.trim_start();
        match rest.strip_prefix('+') {
            Some(more) => rest = more,
            None => break,
        }
    }
    Ok(Expected { kind: kind.to_owned(), pieces, attributes: parse_attributes(rest)?, line: line.to_owned() })
}

fn parse_attributes(mut rest: &str) -> Result<Attributes, String> {
    let mut attributes = Attributes::new();
    while !rest.trim_start().is_empty() {
        let (name, after) = rest.trim_start().split_once('=').ok_or_else(|| format!("no attribute=value: `{rest}`"))?;
        let value;
        (value, rest) = if after.starts_with(['"', '[', '{']) { json_value(after)? } else { bare_value(after) };
        attributes.insert(name.to_owned(), value);
    }
    Ok(attributes)
}

/// The JSON value that a line begins with, and the rest of the line.
fn json_value(line: &str) -> Result<(Value, &str), String> {
    let mut values = serde_json::Deserializer::from_str(line).into_iter::<Value>();
    match values.next() {
        Some(Ok(value)) => Ok((value, &line[values.byte_offset()..])),
        Some(Err(error)) => Err(format!("{error}: `{line}`")),
        None => Err("the line ends too early".to_owned()),
    }
}

/// A word without quotation marks: a number, true, false, null, or else itself.
fn bare_value(line: &str) -> (Value, &str) {
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let word = &line[..end];
    (serde_json::from_str(word).unwrap_or_else(|_| Value::from(word)), &line[end..])
}

/// The n of a leading `#n`.
fn ordinal(line: &str) -> Result<(Option<usize>, &str), String> {
    let Some(after) = line.strip_prefix('#') else { return Ok((None, line)) };
    let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    match after[..end].parse() {
        Ok(nth) if nth > 0 => Ok((Some(nth), &after[end..])),
        _ => Err(format!("no number from 1 on after `#`: `{line}`")),
    }
}

/// Where words stand in a text for the n-th time, from an offset on: whole words, or else any place.
fn occurrence(text: &str, words: &str, from: usize, nth: usize) -> Option<usize> {
    let places = || text[from..].match_indices(words).map(|(at, _)| from + at);
    let whole = |&at: &usize| {
        let joined = |a: Option<char>, b: Option<char>| {
            a.is_some_and(char::is_alphanumeric) && b.is_some_and(char::is_alphanumeric)
        };
        let end = at + words.len();
        !joined(text[..at].chars().next_back(), words.chars().next())
            && !joined(words.chars().next_back(), text[end..].chars().next())
    };
    places().filter(whole).nth(nth - 1).or_else(|| places().nth(nth - 1))
}

/// Makes an annotation of the kind's type, with what a case may leave out.
fn given(expected: Expected, text: &str) -> Result<Annotation, String> {
    let Expected { kind, pieces, mut attributes, .. } = expected;
    let words = pieces.iter().map(|piece| piece.slice(text)).collect::<Vec<_>>().join(" ");
    let mut default = |name: &str, value: &str| {
        attributes.entry(name).or_insert_with(|| Value::from(value));
    };
    match kind.as_str() {
        "mention" => {
            default("type", "other");
            default("name", &words);
            let entity = attributes.get("name").and_then(Value::as_str).map(fold).unwrap_or_default();
            attributes.entry("entity").or_insert_with(|| Value::from(entity));
        }
        "figure" => {
            default("qualifier", "exact");
            default("quantity", "count");
            default("modality", "asserted");
        }
        "quotation" => default("form", "direct"),
        _ => {}
    }
    let hull = pieces[0].hull(pieces[pieces.len() - 1]);
    let mut wire = WireAnnotation::bare(&kind, text, hull.start as usize, hull.end as usize);
    wire.spans = if pieces.len() > 1 { pieces } else { Vec::new() };
    wire.attributes = attributes;
    wire.typed().map_err(|error| error.to_string())
}
