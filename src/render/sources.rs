//! The pages of the documents that an edition rests on: each text as it was read, with all that was marked in it.

mod article;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use briefer_plugin::{Evidence, fold};
use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};
use tera::{Context, Tera, Value};

pub(super) use self::article::Legend;
use self::article::{Article, article};
use crate::briefing::{Briefing, Composition, Original};
use crate::corpus::Credit;
use crate::marking::Marking;

/// The longest part of a page's name that comes from the title, in bytes.
const SLUG: usize = 60;

/// The documents that editions may lead to; each page's text is made once, when it is first asked for.
pub(super) struct Sources<'a> {
    documents: BTreeMap<&'a str, Source<'a>>,
}

struct Source<'a> {
    original: &'a Original,
    file: String,
    /// Where each sentence that is evidence starts, and the ids it has, in order.
    anchors: Vec<(u32, &'a str)>,
    article: OnceLock<Article>,
}

/// A page beside an edition: its name in the folder of sources, and its HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// `camp-grows-0a1b2c3d.html`.
    pub name: String,
    /// The whole page.
    pub html: String,
}

impl<'a> Sources<'a> {
    /// The documents of a composition.
    pub(super) fn of(composition: &'a Composition) -> Self {
        let mut documents: BTreeMap<&str, Source<'_>> = BTreeMap::new();
        for original in composition.originals() {
            let source = Source { original, file: file_name(original), anchors: Vec::new(), article: OnceLock::new() };
            documents.insert(&original.info.id, source);
        }
        for evidence in composition.evidence() {
            if let Some(source) = documents.get_mut(&*evidence.document) {
                source.anchors.push((sentence_start(evidence), &evidence.id));
            }
        }
        for source in documents.values_mut() {
            source.anchors.sort_unstable();
            source.anchors.dedup();
        }
        Sources { documents }
    }

    /// The address of a piece of evidence, relative to the edition of `audience`.
    pub(super) fn address(&self, audience: &str, evidence: &Evidence) -> Option<String> {
        Some(format!("{}#e-{}", self.page_of(audience, &evidence.document)?, evidence.id))
    }

    /// The address of a document's page, relative to the edition of `audience`.
    pub(super) fn page_of(&self, audience: &str, document: &str) -> Option<String> {
        self.documents.get(document).map(|source| format!("{audience}/sources/{}", source.file))
    }

    /// The pages of the documents that a briefing rests on: those of its period, and those its findings quote.
    pub(super) fn pages(&self, briefing: &Briefing, tera: &Tera, shell: &Context) -> Result<Vec<Page>, tera::Error> {
        let quoted = briefing.findings.iter().flat_map(|finding| finding.evidence().map(|e| &*e.document));
        let own = briefing.documents.iter().map(|document| document.id.as_str());
        let wanted: std::collections::BTreeSet<&str> = own.chain(quoted).collect();
        let sources = wanted.into_iter().filter_map(|id| self.documents.get(id));
        sources.map(|source| source.page(tera, shell)).collect()
    }
}

/// What `shared/source.html` sees of a document.
#[derive(Serialize, JsonSchema)]
pub(super) struct Shown<'a> {
    title: &'a str,
    source: Option<&'a str>,
    chain: &'a [Credit],
    date: Option<String>,
    date_guessed: bool,
    url: Option<&'a str>,
    marking: Option<Marking>,
    /// Whether the address may be a link: `http` or `https`.
    is_web: bool,
    /// Its language, where that is known.
    language: Option<&'a str>,
    legend: &'a [Legend],
}

impl Source<'_> {
    fn page(&self, tera: &Tera, shell: &Context) -> Result<Page, tera::Error> {
        let article = self.article.get_or_init(|| article(&self.original.reading, &self.anchors));
        let info = &self.original.info;
        let url = info.url.as_deref();
        let shown = Shown {
            title: &info.title,
            source: info.source.as_deref(),
            chain: &info.chain,
            date: info.date.map(|date| date.to_string()),
            date_guessed: info.date_guessed,
            url,
            marking: info.marking,
            is_web: url.is_some_and(super::links::is_web),
            language: info.language.as_deref(),
            legend: &article.legend,
        };
        let mut context = shell.clone();
        context.insert("document", &shown);
        context.insert_value("article", Value::safe_string(&article.html));
        let html = tera.render("shared/source.html", &context)?;
        Ok(Page { name: self.file.clone(), html })
    }
}

/// Where the sentence of a piece of evidence starts in its document's text.
fn sentence_start(evidence: &Evidence) -> u32 {
    let first = evidence.spans.first().map_or(0, |span| span.start);
    evidence.start.saturating_sub(first)
}

/// Words of the title, and eight hex digits of the document's id: the same wherever the corpus lies.
fn file_name(original: &Original) -> String {
    let folded = fold(&original.info.title);
    let mut slug = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if slug.len() + word.len() >= SLUG {
            break;
        }
        slug.push_str(word);
        slug.push('-');
    }
    let digest = Sha256::digest(original.info.id.as_bytes());
    let hash: String = digest[..4].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{slug}{hash}.html")
}
