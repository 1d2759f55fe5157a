//! What went wrong, where, and what to do about it.

use std::fmt::{self, Write as _};
use std::io::Write as _;
use std::ops::Range;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing was lost.
    Note,
    /// Something was skipped or is doubtful; the run went on.
    Warning,
    /// What was asked for could not be done.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

/// Where it went wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, as the user would name it.
    pub file: String,
    /// The line, counted from one.
    pub line: Option<usize>,
    /// The column in characters, counted from one.
    pub column: Option<usize>,
    /// The line, for showing.
    pub snippet: Option<Snippet>,
}

/// A line, or of a long one what stands around the place, with “…” where it is cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The words.
    pub text: String,
    /// The characters of it that are meant: at least one, which may lie behind the end.
    pub marked: Range<usize>,
}

impl Snippet {
    fn of(line: &str, marked: Range<usize>) -> Self {
        let length = line.chars().count();
        if length <= WHOLE {
            return Snippet { text: line.to_owned(), marked };
        }
        let from = marked.start.min(length).saturating_sub(AROUND);
        let to = (marked.end.min(marked.start + AROUND) + AROUND).min(length);
        let (before, after) = (if from > 0 { "…" } else { "" }, if to < length { "…" } else { "" });
        let cut: String = line.chars().skip(from).take(to - from).collect();
        let at = |place: usize| place.min(to) - from + before.chars().count();
        Snippet {
            text: format!("{before}{cut}{after}"),
            marked: at(marked.start)..at(marked.end).max(at(marked.start) + 1),
        }
    }
}

/// A line of so many characters is shown whole.
const WHOLE: usize = 160;
/// How much of a longer one is shown before a place, and behind it.
const AROUND: usize = 60;

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Place { file: file.into(), ..Place::default() }
    }

    /// A line of a file, counted from one.
    pub fn line(file: impl Into<String>, line: usize) -> Self {
        Place { file: file.into(), line: Some(line), ..Place::default() }
    }

    /// The place of the bytes `start..end` of `text`, with the line as snippet.
    ///
    /// Offsets past the end are taken as the end; of a line longer than 160 characters what stands around the place is shown.
    pub fn in_text(file: impl Into<String>, text: &str, start: usize, end: usize) -> Self {
        let start = floor_boundary(text, start);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let line_text = text[line_start..line_end].trim_end_matches('\r');
        let end = floor_boundary(text, end.clamp(start, line_end));
        let column = text[line_start..start].chars().count();
        let width = text[start..end].chars().count().max(1);
        Place {
            file: file.into(),
            line: Some(before.bytes().filter(|&b| b == b'\n').count() + 1),
            column: Some(column + 1),
            snippet: Some(Snippet::of(line_text, column..column + width)),
        }
    }
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
            if let Some(column) = self.column {
                write!(f, ":{column}")?;
            }
        }
        Ok(())
    }
}

/// One thing that went wrong.
///
/// ```
/// use briefer::diagnostic::{Diagnostic, Place};
/// let text = "corpus:\n  undatd: list\n";
/// let diagnostic = Diagnostic::error("unknown key `undatd`")
///     .at(Place::in_text("config.yaml", text, 10, 16))
///     .hint("did you mean `undated`?");
/// assert_eq!(
///     diagnostic.to_string(),
///     "error: unknown key `undatd`\n --> config.yaml:2:3\n  |\n2 |   undatd: list\n  |   ^^^^^^\nhint: did you mean `undated`?\n"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// What was wrong: lower case, no final stop.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// What to do.
    pub hint: Option<String>,
}

impl Diagnostic {
    /// An error.
    pub fn error(message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Error, message: message.into(), place: None, hint: None }
    }

    /// A warning.
    pub fn warning(message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(message) }
    }

    /// A note.
    pub fn note(message: impl Into<String>) -> Self {
        Diagnostic { severity: Severity::Note, ..Diagnostic::error(message) }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Says what to do, if there is something to say.
    #[must_use]
    pub fn hint_if(mut self, hint: Option<String>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }

    /// Prints it to stderr; a closed stderr is no error.
    pub fn print(&self) {
        let _ = std::io::stderr().lock().write_all(self.to_string().as_bytes());
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}: {}", self.severity, printable(&self.message))?;
        if let Some(place) = &self.place {
            writeln!(f, " --> {}", printable(&place.to_string()).replace('\n', "\\u{a}"))?;
            if let (Some(line), Some(Snippet { text, marked })) = (place.line, &place.snippet) {
                let margin = " ".repeat(line.to_string().len());
                let indent = " ".repeat(marked.start);
                let carets = "^".repeat(marked.len());
                let snippet = printable(&text.replace('\t', " "));
                writeln!(f, "{margin} |\n{line} | {snippet}\n{margin} | {indent}{carets}")?;
            }
        }
        if let Some(hint) = &self.hint {
            writeln!(f, "hint: {}", printable(hint))?;
        }
        Ok(())
    }
}

/// The text without control characters, so that corpus text cannot drive a terminal.
pub(crate) fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() && c != '\n' {
            let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// The candidate nearest to a mistyped `word`, if one is near enough to suggest.
///
/// ```
/// assert_eq!(briefer::diagnostic::nearest("undatd", ["include", "undated"]), Some("undated"));
/// assert_eq!(briefer::diagnostic::nearest("colour", ["include", "undated"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (word.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// "did you mean `x`?" for the nearest candidate, or the list of all where none is near.
pub fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> Option<String> {
    if let Some(candidate) = nearest(word, candidates.clone()) {
        return Some(format!("did you mean `{candidate}`?"));
    }
    let all: Vec<&str> = candidates.into_iter().collect();
    let more = all.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!all.is_empty()).then(|| format!("known: {}{rest}", all[..all.len() - more].join(", ")))
}

/// At most so many known names are listed.
const NAMED: usize = 40;

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn of_a_long_line_what_stands_around_the_place_is_shown() {
        let line = format!("{}é here ü{}", "a".repeat(200), "b".repeat(300));
        let start = line.find("here").unwrap();
        let place = Place::in_text("f", &format!("x\n{line}\ny"), 2 + start, 2 + start + 4);
        let snippet = place.snippet.unwrap();
        let marked: String = snippet.text.chars().skip(snippet.marked.start).take(snippet.marked.len()).collect();
        assert_eq!((marked.as_str(), place.column), ("here", Some(203)));
        assert_eq!((&snippet.text[..4], snippet.text.chars().count()), ("…a", 1 + 60 + 4 + 60 + 1));
        for (start, end) in [(0, 600), (500, 504), (599, 900)] {
            let snippet = Place::in_text("f", &line, start, end).snippet.unwrap();
            assert!(snippet.text.chars().count() <= 182 && snippet.marked.start < 130, "{snippet:?}");
        }
    }
}
