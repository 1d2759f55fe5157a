//! What editions say by themselves in each of their languages, as far as it tells a reader of them what something is.

use std::collections::BTreeSet;

use super::dates::Calendar;
use super::fold::fold;
use crate::render::{Given, Renderer};

/// The kinds of findings that a badge may say.
const KINDS: [&str; 10] =
    ["confirmed", "denied", "falling", "in-conflict", "new", "repeated", "revised", "rising", "silent", "stated"];

/// The languages of editions.
#[derive(Clone, Debug, Default)]
pub(super) struct Tongues {
    pub(super) calendar: Calendar,
    badges: BTreeSet<String>,
    analyst: BTreeSet<String>,
    unknown_sources: BTreeSet<String>,
    pub(super) glosses: Vec<GlossForm>,
}

/// How a language explains the names of a note: `“She”: Ana Karimova; place: Karsa`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GlossForm {
    pub(super) separator: String,
    pub(super) open: String,
    pub(super) close: String,
    /// Between an attribute and its name.
    pub(super) colon: String,
}

impl Tongues {
    /// The languages that a renderer has.
    pub(super) fn of(renderer: &Renderer) -> Self {
        let said = |name: &str| renderer.said(name, &[]).into_iter();
        let badge = |kind: &str| said(&format!("badge-{kind}")).chain([kind.replace('-', " ")]).collect::<Vec<_>>();
        Tongues {
            calendar: Calendar::of(renderer),
            badges: KINDS.iter().flat_map(|kind| badge(kind)).collect(),
            analyst: said("analyst").map(|words| plain(&words)).collect(),
            unknown_sources: said("unknown-source")
                .chain(said("unknown-source-alone"))
                .map(|words| fold(&words))
                .collect(),
            glosses: gloss_forms(renderer),
        }
    }

    /// Whether the words are those of a badge, which makes no statement beyond what stands beside it.
    pub(super) fn is_badge(&self, words: &str) -> bool {
        self.badges.contains(words.trim())
    }

    /// Whether an analyst's own words begin so.
    pub(super) fn is_analyst(&self, words: &str) -> bool {
        self.analyst.contains(&plain(words))
    }

    /// Whether the words stand where a document has no source.
    pub(super) fn is_unknown_source(&self, words: &str) -> bool {
        self.unknown_sources.contains(&fold(words))
    }
}

/// Words whose spaces are all the same.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn gloss_forms(renderer: &Renderer) -> Vec<GlossForm> {
    let written = renderer.said("gloss-written", &[("written", Given::Safe("\u{1}")), ("name", Given::Safe("\u{1}"))]);
    let attributes =
        renderer.said("gloss-attribute", &[("attribute", Given::Safe("\u{1}")), ("name", Given::Safe("\u{1}"))]);
    let mut forms = Vec::new();
    for ((written, attribute), separator) in written.iter().zip(&attributes).zip(renderer.said("semicolon", &[])) {
        let (mut written, mut attribute) = (written.split('\u{1}'), attribute.split('\u{1}'));
        let mut next = || written.next().unwrap_or_default().to_owned();
        let (open, close) = (next(), next());
        let colon = attribute.nth(1).unwrap_or_default().to_owned();
        let form = GlossForm { separator, open, close, colon };
        if !forms.contains(&form) && [&form.open, &form.close, &form.colon].iter().all(|part| !part.is_empty()) {
            forms.push(form);
        }
    }
    forms
}
