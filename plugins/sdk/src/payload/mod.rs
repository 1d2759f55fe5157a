//! What crosses a border, as JSON: the parameters and the result of each method.
//!
//! The host writes parameters and reads results with the functions here; a plugin's side is [`Answering`]. A library,
//! a worker and a command carry the same bytes, so that a plugin's answer is the same through every host.

mod answering;
mod document;

pub use answering::Answering;

use serde::{Deserialize, Serialize};

use crate::wire::{Cursor, Read, write_annotation, write_json, write_list, write_string};
use crate::{Annotation, Claim, Document, Link, LinkMention, Links, PluginError, SectionData};

/// What a plugin is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Say what is in one document.
    Annotate,
    /// Say which entities of single documents are one.
    Link,
    /// Add tables and data to its section.
    Section,
}

impl Method {
    /// All of them.
    pub const ALL: [Method; 3] = [Method::Annotate, Method::Link, Method::Section];

    /// Its number in the table of a library.
    ///
    /// ```
    /// use briefer_plugin::Method;
    /// assert!(Method::ALL.iter().all(|&method| Method::from_number(method.number()) == Some(method)));
    /// assert!(Method::ALL.iter().all(|&method| Method::from_name(method.name()) == Some(method)));
    /// ```
    pub const fn number(self) -> u32 {
        match self {
            Method::Annotate => 1,
            Method::Link => 2,
            Method::Section => 3,
        }
    }

    /// The method with that number.
    pub fn from_number(number: u32) -> Option<Self> {
        Method::ALL.into_iter().find(|method| method.number() == number)
    }

    /// Its name on a line of JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Method::Annotate => "annotate",
            Method::Link => "link",
            Method::Section => "section",
        }
    }

    /// The method with that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Method::ALL.into_iter().find(|method| method.name() == name)
    }
}

/// The parameters of `annotate`: the document, the annotations the plugin consumes, and whether reasons are wanted.
///
/// # Panics
/// When an annotation's span does not fit the document's text.
pub fn annotate_params(document: &Document<'_>, earlier: &[Annotation], explain: bool) -> Vec<u8> {
    let mut out =
        Vec::with_capacity(document.text.len() * 9 / 8 + document.sentences.len() * 20 + 512 + earlier.len() * 256);
    out.extend_from_slice(b"{\"document\":");
    document::write(document, &mut out);
    out.extend_from_slice(b",\"annotations\":");
    write_list(earlier, &mut out, |annotation, out| write_annotation(None, annotation, document.text, out));
    if explain {
        out.extend_from_slice(b",\"explain\":true");
    }
    out.push(b'}');
    out
}

/// The annotations of a result of `annotate` on `text`.
///
/// Spans lie in the text, and the words that each annotation repeats stand where it says; whether it is sound otherwise
/// [`validate`](crate::validate) says.
///
/// ```
/// use briefer_plugin::payload::annotate_result;
/// let result = br#"{"annotations":[{"kind":"war","start":5,"end":8,"text":"war","attributes":{}}]}"#;
/// assert!(annotate_result(result, "Cold war").is_ok());
/// let error = annotate_result(result, "Café war").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "a war's span 5..8 is ` wa`, but `text` says `war`: these offsets count characters; in UTF-8 bytes it is 6..9",
/// );
/// ```
///
/// # Errors
/// [`PluginError::Failed`] with one sentence that says what does not fit.
pub fn annotate_result(result: &[u8], text: &str) -> Result<Vec<Annotation>, PluginError> {
    #[derive(Deserialize)]
    struct Answer<'a> {
        #[serde(borrow)]
        annotations: Read<'a>,
    }
    let annotations = match canonical(result, canonical_answer) {
        Some(annotations) => annotations,
        None => read_result::<Answer<'_>>(result)?.annotations,
    };
    annotations.on(text).map_err(PluginError::Failed)
}

fn canonical_answer<'a>(cursor: &mut Cursor<'a>) -> Option<Read<'a>> {
    cursor.eat("{\"annotations\":")?;
    let annotations = cursor.annotations()?;
    cursor.eat("}")?;
    Some(annotations)
}

/// Reads the whole of a payload that looks as this crate writes it; whatever else it is, serde reads it.
fn canonical<'a, T>(json: &'a [u8], read: impl FnOnce(&mut Cursor<'a>) -> Option<T>) -> Option<T> {
    let mut cursor = Cursor::new(std::str::from_utf8(json).ok()?);
    read(&mut cursor).filter(|_| cursor.is_done())
}

/// The parameters of `link`: the mentions of all documents, in corpus order.
pub fn link_params(mentions: &[LinkMention]) -> Vec<u8> {
    let mut out = b"{\"mentions\":".to_vec();
    write_json(&mentions, &mut out);
    out.push(b'}');
    out
}

/// The links of a result of `link`.
///
/// # Errors
/// [`PluginError::Failed`] with one sentence that says what does not fit.
pub fn link_result(result: &[u8]) -> Result<Links, PluginError> {
    #[derive(Deserialize)]
    struct Answer {
        links: Vec<Link>,
    }
    read_result(result).map(|result: Answer| result.links)
}

/// The parameters of `section`: the claims of the plugin's own kinds and of those it consumes.
pub fn section_params(claims: &[Claim]) -> Vec<u8> {
    let mut out = b"{\"claims\":".to_vec();
    write_json(&claims, &mut out);
    out.push(b'}');
    out
}

/// What a result of `section` adds.
///
/// # Errors
/// [`PluginError::Failed`] with one sentence that says what does not fit.
pub fn section_result(result: &[u8]) -> Result<SectionData, PluginError> {
    read_result(result)
}

fn read_result<'a, T: Deserialize<'a>>(result: &'a [u8]) -> Result<T, PluginError> {
    read(result).map_err(|misfit| PluginError::Failed(format!("the answer does not fit: {misfit}")))
}

fn read<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, String> {
    let json = std::str::from_utf8(json).map_err(|error| format!("not UTF-8: {error}"))?;
    serde_json::from_str(json).map_err(|error| error.to_string())
}

/// The result of `annotate`.
fn annotate_answer(annotations: &[Annotation], text: &str) -> Result<Vec<u8>, PluginError> {
    for annotation in annotations {
        // What is not sound cannot always be written: JSON knows no infinity. The host would say the same.
        crate::validate(annotation, text).map_err(PluginError::Failed)?;
    }
    let mut out = Vec::with_capacity(32 + annotations.len() * 256);
    out.extend_from_slice(b"{\"annotations\":");
    write_list(annotations, &mut out, |annotation, out| write_annotation(None, annotation, text, out));
    out.push(b'}');
    Ok(out)
}

/// The result of `link`.
fn link_answer(links: &[Link]) -> Vec<u8> {
    let mut out = b"{\"links\":".to_vec();
    write_list(links, &mut out, |link, out| {
        for (name, text) in [("{\"document\":", &link.document), (",\"entity\":", &link.entity), (",\"to\":", &link.to)]
        {
            out.extend_from_slice(name.as_bytes());
            write_string(text, out);
        }
        if !link.why.is_empty() {
            out.extend_from_slice(b",\"why\":");
            write_json(&link.why, out);
        }
        out.push(b'}');
    });
    out.push(b'}');
    out
}

/// The result of `section`.
fn section_answer(section: &impl Serialize) -> Vec<u8> {
    let mut out = Vec::new();
    write_json(section, &mut out);
    out
}
