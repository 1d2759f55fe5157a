//! Plain text: the file is the text.

use super::draft::Draft;
use super::encoding;
use crate::diagnostic::Diagnostic;

/// Reads a plain text file.
pub(crate) fn read(bytes: Vec<u8>) -> Result<Draft, Diagnostic> {
    let decoded = encoding::decode(bytes, None)?;
    Ok(Draft { text: decoded.text, differs: decoded.differs, doubts: decoded.doubts, ..Draft::default() })
}
