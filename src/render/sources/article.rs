//! A document's text as HTML, cut wherever a mark begins or ends.

use std::collections::BTreeMap;
use std::fmt::Write;

use briefer_plugin::Role;
use schemars::JsonSchema;
use serde::Serialize;

use crate::briefing::{Highlight, ReadSentence, Reading};
use crate::render::escape_html;

/// A text as HTML, and what is marked in it.
pub(super) struct Article {
    pub(super) html: String,
    pub(super) legend: Vec<Legend>,
}

/// A kind of mark, and how often it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(in crate::render) struct Legend {
    /// The class of its marks.
    class: &'static str,
    /// `mention`, `figure`, `quotation`, or a plugin's own.
    kind: String,
    /// How many pieces of text are marked so.
    count: usize,
}

/// Makes the HTML of a text; `anchors` are where sentences start that are evidence, with the ids they have, in order.
pub(super) fn article(reading: &Reading, anchors: &[(u32, &str)]) -> Article {
    let mut writer =
        Writer { text: &reading.text, out: String::new(), highlights: &reading.highlights, open: Vec::new(), anchors };
    let mut role = None;
    let mut end = 0;
    for sentence in &reading.sentences {
        let between = writer.text.get(end..sentence.span.range().start).unwrap_or_default();
        if role.is_none() || sentence.starts_paragraph || role != Some(sentence.role) {
            writer.paragraph(role.is_some(), sentence.role);
        } else {
            writer.out.push_str(between);
        }
        writer.sentence(sentence);
        role = Some(sentence.role);
        end = sentence.span.range().end;
    }
    if role.is_some() {
        writer.out.push_str("</p>\n");
    }
    Article { html: writer.out, legend: legend(&reading.highlights) }
}

fn legend(highlights: &[Highlight]) -> Vec<Legend> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for highlight in highlights {
        *counts.entry(&highlight.kind).or_default() += 1;
    }
    counts.into_iter().map(|(kind, count)| Legend { class: class(kind), kind: kind.to_owned(), count }).collect()
}

fn class(kind: &str) -> &'static str {
    match kind {
        "mention" => "m-mention",
        "figure" => "m-figure",
        "quotation" => "m-quotation",
        _ => "m-other",
    }
}

struct Writer<'a> {
    text: &'a str,
    out: String,
    /// Marks still to come, by where they start.
    highlights: &'a [Highlight],
    /// Marks that have begun and may not have ended, outermost first.
    open: Vec<&'a Highlight>,
    /// Anchors still to come.
    anchors: &'a [(u32, &'a str)],
}

impl Writer<'_> {
    fn paragraph(&mut self, closes: bool, role: Role) {
        self.out.push_str(if closes { "</p>\n" } else { "" });
        self.out.push_str(match role {
            Role::Headline => "<p class=\"headline\">",
            Role::Byline => "<p class=\"byline\">",
            Role::Furniture => "<p class=\"furniture\">",
            Role::Body => "<p>",
        });
    }

    fn sentence(&mut self, sentence: &ReadSentence) {
        let range = sentence.span.range();
        self.out.push_str("<span class=\"sentence\">");
        while let [(start, id), rest @ ..] = self.anchors
            && (*start as usize) < range.end
        {
            let _ = write!(self.out, "<span id=\"e-{}\"></span>", escape_html(id));
            self.anchors = rest;
        }
        let mut at = range.start;
        while at < range.end {
            self.begin(at);
            let next = self.next_border(at, range.end);
            self.piece(at, next);
            at = next;
        }
        self.out.push_str("</span>");
    }

    /// Takes up the marks that start by `at`, and drops those that have ended.
    fn begin(&mut self, at: usize) {
        while let [highlight, rest @ ..] = self.highlights
            && highlight.span.range().start <= at
        {
            self.open.push(highlight);
            self.highlights = rest;
        }
        self.open.retain(|highlight| highlight.span.range().end > at);
    }

    /// Where the next mark begins or ends after `at`, at most `end`.
    fn next_border(&self, at: usize, end: usize) -> usize {
        let ends = self.open.iter().map(|highlight| highlight.span.range().end);
        let starts = self.highlights.first().map(|highlight| highlight.span.range().start);
        ends.chain(starts).filter(|border| *border > at).fold(end, usize::min)
    }

    fn piece(&mut self, from: usize, to: usize) {
        // Offsets of a plugin are checked to lie on characters' borders before they are kept.
        let text = escape_html(self.text.get(from..to).unwrap_or_default());
        let Some(inner) = self.open.last() else { return self.out.push_str(&text) };
        let mut classes: Vec<&str> = self.open.iter().map(|highlight| class(&highlight.kind)).collect();
        classes.sort_unstable();
        classes.dedup();
        let label = if inner.label.is_empty() { String::new() } else { format!(": {}", inner.label) };
        let title = escape_html(&format!("{}{label}", inner.kind));
        let _ = write!(self.out, "<mark class=\"{}\" title=\"{title}\">{text}</mark>", classes.join(" "));
    }
}

#[cfg(test)]
mod tests {
    use briefer_plugin::{Role, Span};

    use super::article;
    use crate::briefing::{Highlight, ReadSentence, Reading};

    fn reading(text: &str, sentences: &[(u32, u32)], highlights: &[(u32, u32, &str)]) -> Reading {
        let sentence = |&(start, end): &(u32, u32)| ReadSentence {
            span: Span { start, end },
            role: Role::Body,
            starts_paragraph: start == 0,
        };
        let highlight = |&(start, end, kind): &(u32, u32, &str)| Highlight {
            span: Span { start, end },
            kind: kind.to_owned(),
            label: String::new(),
        };
        Reading {
            text: text.to_owned(),
            sentences: sentences.iter().map(sentence).collect(),
            highlights: highlights.iter().map(highlight).collect(),
        }
    }

    #[test]
    fn marks_may_overlap_and_cross_sentences() {
        let made = article(&reading("Ab <c. De f", &[(0, 6), (7, 11)], &[(0, 9, "quotation"), (3, 5, "mention")]), &[]);
        assert_eq!(
            made.html,
            "<p><span class=\"sentence\"><mark class=\"m-quotation\" title=\"quotation\">Ab </mark>\
             <mark class=\"m-mention m-quotation\" title=\"mention\">&lt;c</mark>\
             <mark class=\"m-quotation\" title=\"quotation\">.</mark></span> \
             <span class=\"sentence\"><mark class=\"m-quotation\" title=\"quotation\">De</mark> f</span></p>\n"
        );
        assert_eq!(
            made.legend.iter().map(|l| (l.kind.as_str(), l.count)).collect::<Vec<_>>(),
            [("mention", 1), ("quotation", 1)]
        );
    }

    #[test]
    fn every_anchor_is_written_once() {
        let made = article(&reading("A. B.", &[(0, 2), (3, 5)], &[]), &[(0, "x"), (3, "y"), (3, "z")]);
        for id in ["x", "y", "z"] {
            assert_eq!(made.html.matches(&format!("id=\"e-{id}\"")).count(), 1, "{}", made.html);
        }
    }

    #[test]
    fn an_empty_text_is_an_empty_page() {
        assert_eq!(article(&reading("", &[], &[]), &[]).html, "");
    }
}
