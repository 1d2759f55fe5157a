//! A document as it crosses a border: its text and sentences; tokens are made anew on the other side.

use serde::Deserialize;

use crate::check::check_span;
use crate::wire::{Cursor, Text, write_json, write_list, write_string};
use crate::{Date, Document, Role, Segments, Sentence, Span, Token, segment};

/// Writes a document.
pub(super) fn write(document: &Document<'_>, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"id\":");
    write_string(document.id, out);
    out.extend_from_slice(b",\"title\":");
    write_string(document.title, out);
    out.extend_from_slice(b",\"date\":");
    write_json(&document.date, out);
    out.extend_from_slice(b",\"source\":");
    write_known(document.source, out);
    out.extend_from_slice(b",\"language\":");
    write_known(document.language, out);
    out.extend_from_slice(b",\"text\":");
    write_string(document.text, out);
    out.extend_from_slice(b",\"sentences\":");
    write_list(document.sentences, out, |sentence, out| {
        write_json(&(sentence.span.start, sentence.span.end, sentence.role), out);
    });
    out.push(b'}');
}

fn write_known(text: Option<&str>, out: &mut Vec<u8>) {
    match text {
        Some(text) => write_string(text, out),
        None => out.extend_from_slice(b"null"),
    }
}

/// A document as it was received.
#[derive(Deserialize)]
#[serde(expecting = "a document")]
pub(super) struct Received<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow, default)]
    title: Option<Text<'a>>,
    #[serde(default)]
    date: Option<Date>,
    #[serde(borrow, default)]
    source: Option<Text<'a>>,
    #[serde(borrow, default)]
    language: Option<Text<'a>>,
    #[serde(borrow)]
    text: Text<'a>,
    sentences: Vec<(u32, u32, Role)>,
}

impl<'a> Received<'a> {
    /// Reads a document that looks as [`write`] writes it.
    pub(super) fn canonical(cursor: &mut Cursor<'a>) -> Option<Self> {
        cursor.eat("{\"id\":")?;
        let id = Text(cursor.text()?);
        cursor.eat(",\"title\":")?;
        let title = cursor.known()?.map(Text);
        cursor.eat(",\"date\":")?;
        let date = if cursor.finds("null") { None } else { Some(cursor.word()?) };
        cursor.eat(",\"source\":")?;
        let source = cursor.known()?.map(Text);
        cursor.eat(",\"language\":")?;
        let language = cursor.known()?.map(Text);
        cursor.eat(",\"text\":")?;
        let text = Text(cursor.text()?);
        cursor.eat(",\"sentences\":")?;
        let mut sentences = Vec::new();
        cursor.list(|cursor| {
            cursor.eat("[")?;
            let start = cursor.offset()?;
            cursor.eat(",")?;
            let end = cursor.offset()?;
            cursor.eat(",")?;
            sentences.push((start, end, cursor.word()?));
            cursor.eat("]")
        })?;
        cursor.eat("}")?;
        Some(Received { id, title, date, source, language, text, sentences })
    }
}

impl Received<'_> {
    /// Its text.
    pub(super) fn text(&self) -> &str {
        &self.text.0
    }

    /// Its sentences and tokens. Where its sentences are those that [`segment`] finds, they differ in their roles at most.
    ///
    /// # Errors
    /// One sentence that says which sentence does not fit the text.
    pub(super) fn segments(&self) -> Result<Segments, String> {
        let text = self.text();
        let mut end = 0;
        for &(start, stop, _) in &self.sentences {
            let span = Span { start, end: stop };
            check_span(span, text, "sentence")?;
            if start < end {
                return Err(format!("the sentence at {start}..{stop} begins before the one in front of it ends"));
            }
            end = stop;
        }
        let mut segments = segment(text);
        let same = segments.sentences.len() == self.sentences.len()
            && segments
                .sentences
                .iter()
                .zip(&self.sentences)
                .all(|(ours, theirs)| ours.span == (theirs.0, theirs.1).into());
        if !same {
            return Ok(self.split_otherwise(&segments.tokens));
        }
        for (ours, theirs) in segments.sentences.iter_mut().zip(&self.sentences) {
            ours.role = theirs.2;
        }
        Ok(segments)
    }

    /// The sentences as they were received, with the tokens that lie in them: no token crosses a border, none lies
    /// outside, and no sentence is without one.
    fn split_otherwise(&self, tokens: &[Token]) -> Segments {
        let mut segments =
            Segments { sentences: Vec::with_capacity(self.sentences.len()), tokens: Vec::with_capacity(tokens.len()) };
        let mut end = 0;
        let mut next = 0;
        for &(start, stop, role) in &self.sentences {
            let first_token = segments.tokens.len();
            next += tokens[next..].partition_point(|token| token.end <= start);
            let inside = tokens[next..].iter().take_while(|token| token.start < stop && start < stop);
            let cut = |token: &Token| Token { start: token.start.max(start), end: token.end.min(stop), ..*token };
            segments.tokens.extend(inside.map(cut));
            let gap = &self.text()[end as usize..start as usize];
            let starts_paragraph = segments.sentences.is_empty() || gap.contains(['\n', '\r']);
            if segments.tokens.len() > first_token {
                segments.sentences.push(Sentence {
                    span: Span { start, end: stop },
                    role,
                    first_token: first_token as u32,
                    end_token: segments.tokens.len() as u32,
                    starts_paragraph,
                });
                end = stop;
            }
        }
        segments
    }

    /// The document over its segments.
    pub(super) fn document<'a>(&'a self, segments: &'a Segments) -> Document<'a> {
        let known = |text: &'a Option<Text<'_>>| text.as_ref().map(|text| text.0.as_ref());
        Document {
            id: &self.id.0,
            text: &self.text.0,
            title: known(&self.title).unwrap_or_default(),
            date: self.date,
            source: known(&self.source),
            language: known(&self.language),
            sentences: &segments.sentences,
            tokens: &segments.tokens,
        }
    }
}
