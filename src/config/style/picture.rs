//! A picture that becomes part of every page.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::svg;

/// More than this would weigh on every edition.
const MOST: u64 = 200 << 10;

/// A picture's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// `image/png`, `image/jpeg`, `image/webp` or `image/svg+xml`.
    pub media_type: &'static str,
    /// The file as it is.
    pub bytes: Vec<u8>,
}

/// Why a file cannot be part of a page.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct PictureError {
    /// What is wrong with it, to be read behind its name.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl PictureError {
    pub(super) fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        PictureError { message: message.into(), hint: hint.into() }
    }
}

impl Picture {
    /// Reads a picture, whatever its name ends with.
    ///
    /// # Errors
    /// The file is not there, is larger than 200 KB, is none of the four sorts of picture, or is an SVG that does anything but
    /// draw.
    pub fn read(path: &Path) -> Result<Picture, PictureError> {
        let unreadable = |why: &dyn std::fmt::Display| {
            PictureError::new(
                format!("cannot be read: {why}"),
                "the path is relative to the folder of the configuration",
            )
        };
        if path.is_dir() {
            return Err(unreadable(&"it is a folder"));
        }
        let mut bytes = Vec::new();
        let read = File::open(path).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes));
        read.map_err(|error| unreadable(&error))?;
        if bytes.len() as u64 > MOST {
            let hint = "it is part of every page; make it smaller: 600 pixels across are enough";
            return Err(PictureError::new("is larger than 200 KB", hint));
        }
        let media_type = sort_of(&bytes).ok_or_else(|| {
            PictureError::new("is no picture that pages can hold", "take a PNG, JPEG, WebP or SVG file")
        })?;
        if media_type == SVG {
            svg::check(&bytes)?;
        }
        Ok(Picture { media_type, bytes })
    }
}

const SVG: &str = "image/svg+xml";

/// What a file is, by its first bytes.
fn sort_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => {
            let text = std::str::from_utf8(bytes).ok()?;
            let start = text.trim_start_matches('\u{feff}').trim_start();
            (start.starts_with('<') && text.contains("<svg")).then_some(SVG)
        }
    }
}
