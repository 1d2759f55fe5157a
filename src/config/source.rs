//! The file's text, and places in it.

use std::fs::File;
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place, Severity};

/// A configuration beyond this many bytes is a mistake: the wrong file was named.
const LIMIT: u64 = 1 << 18;

/// How many problems are told one by one: a file with more is another sort of file.
const MOST: usize = 100;

/// A problem before its place is worked out.
pub(super) struct Fault {
    severity: Severity,
    span: Range<usize>,
    pub(super) message: String,
    hint: Option<String>,
}

impl Fault {
    /// An error at some bytes of the text.
    pub(super) fn error(span: &Range<usize>, message: impl Into<String>) -> Self {
        Fault { severity: Severity::Error, span: span.clone(), message: message.into(), hint: None }
    }

    /// A warning at some bytes of the text.
    pub(super) fn warning(span: &Range<usize>, message: impl Into<String>) -> Self {
        Fault { severity: Severity::Warning, ..Fault::error(span, message) }
    }

    /// Says what to do.
    pub(super) fn hint(self, hint: impl Into<String>) -> Self {
        self.hint_if(Some(hint.into()))
    }

    /// Says what to do, if there is something to say.
    pub(super) fn hint_if(self, hint: Option<String>) -> Self {
        Fault { hint, ..self }
    }
}

/// The text that is read, and the name it goes by in messages.
pub(super) struct Source<'a> {
    file: &'a str,
    text: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> Source<'a> {
    /// A text under the name of its file.
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        let line_ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(line_ends.map(|(at, _)| at + 1)).collect();
        Source { file, text, line_starts }
    }

    /// The name of its file.
    pub(super) fn file(&self) -> &str {
        self.file
    }

    /// The line of a byte, counted from one.
    pub(super) fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset)
    }

    /// What stands behind a byte on its line.
    pub(super) fn rest_of_line(&self, offset: usize) -> &str {
        self.text.get(offset..).and_then(|rest| rest.lines().next()).unwrap_or_default()
    }

    /// The problems in the order of the text, each with its place; beyond a hundred, how many more.
    pub(super) fn tell(&self, mut faults: Vec<Fault>) -> Vec<Diagnostic> {
        faults.sort_by_key(|fault| fault.span.start);
        let rest = faults.split_off(MOST.min(faults.len()));
        let mut told: Vec<Diagnostic> = faults.into_iter().map(|fault| self.diagnostic(fault)).collect();
        // An error among the rest must not be lost with them.
        if let Some(severity) = rest.iter().map(|fault| fault.severity).max() {
            let more = Diagnostic::error(format!("{} more problems", rest.len())).at(Place::file(self.file));
            told.push(Diagnostic { severity, ..more });
        }
        told
    }

    fn diagnostic(&self, fault: Fault) -> Diagnostic {
        let Fault { severity, span, message, hint } = fault;
        let place = Place::in_text(self.file, self.text, span.start, span.end);
        Diagnostic { severity, message, place: Some(place), hint }
    }
}

/// The mark that some editors put before the text.
pub(super) const MARK: &[u8] = b"\xef\xbb\xbf";

/// The file's text, without a byte order mark.
pub(super) fn read(path: &Path, file: &str) -> Result<String, Box<Diagnostic>> {
    decode(bytes(path, file)?, file)
}

/// The file's bytes, if they are not too many for a configuration.
pub(super) fn bytes(path: &Path, file: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut bytes = Vec::new();
    File::open(path).and_then(|opened| opened.take(LIMIT + 1).read_to_end(&mut bytes)).map_err(|error| {
        let fault = Diagnostic::error(format!("cannot read the configuration: {error}")).at(Place::file(file));
        Box::new(fault.hint("`briefer init` writes one that works"))
    })?;
    if bytes.len() as u64 > LIMIT {
        let message = "the configuration is larger than 256 KB";
        return Err(Box::new(Diagnostic::error(message).at(Place::file(file)).hint("is this the right file?")));
    }
    Ok(bytes)
}

/// The bytes as UTF-8, without a byte order mark; another encoding is refused rather than guessed.
pub(super) fn decode(mut bytes: Vec<u8>, file: &str) -> Result<String, Box<Diagnostic>> {
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let before = String::from_utf8_lossy(&bytes[..valid]);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let mut place = Place::line(file, before.matches('\n').count() + 1);
        place.column = Some(before[line_start..].chars().count() + 1);
        let found = if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") { ", but UTF-16" } else { "" };
        let fault = Diagnostic::error(format!("the configuration is not UTF-8{found}")).at(place);
        Box::new(fault.hint("save the file as UTF-8"))
    })
}
