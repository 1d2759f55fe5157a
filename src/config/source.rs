//! The file's text, and places in it.

use std::fs::File;
use std::io::Read as _;
use std::ops::Range;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};

/// A configuration beyond this many bytes is a mistake: the wrong file was named.
const LIMIT: u64 = 1 << 18;

/// The text that is read, and the name it goes by in messages.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    /// The file, as the user named it.
    pub(super) file: &'a str,
    /// Its text.
    pub(super) text: &'a str,
}

impl Source<'_> {
    /// An error at some bytes of the text.
    pub(super) fn error(&self, span: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(message).at(self.place(span))
    }

    /// A warning at some bytes of the text.
    pub(super) fn warning(&self, span: &Range<usize>, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(message).at(self.place(span))
    }

    /// The place of some bytes of the text.
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        Place::in_text(self.file, self.text, span.start, span.end)
    }
}

/// The file's text, without a byte order mark.
pub(super) fn read(path: &Path, file: &str) -> Result<String, Box<Diagnostic>> {
    let mut bytes = Vec::new();
    File::open(path).and_then(|opened| opened.take(LIMIT + 1).read_to_end(&mut bytes)).map_err(|error| {
        let fault = Diagnostic::error(format!("cannot read the configuration: {error}")).at(Place::file(file));
        Box::new(fault.hint("`briefer init` writes one that works"))
    })?;
    if bytes.len() as u64 > LIMIT {
        let message = "the configuration is larger than 256 KB";
        return Err(Box::new(Diagnostic::error(message).at(Place::file(file)).hint("is this the right file?")));
    }
    decode(bytes, file)
}

/// The bytes as UTF-8; another encoding is refused rather than guessed.
fn decode(mut bytes: Vec<u8>, file: &str) -> Result<String, Box<Diagnostic>> {
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
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
