//! A plugin of closures, each of which a test may break.

use serde_json::{Value, json};

use crate::testkit::{Failure, Subject};
use crate::{
    Annotation, Claim, Document, KindSpec, Link, LinkMention, Links, Manifest, Options, Other, PluginError,
    SectionData, ValueKind, Why, WireAnnotation, segment,
};

type Answers<T> = Result<T, Failure>;
type Call<A, T> = Box<dyn Fn(&A) -> Answers<T> + Sync>;
type Annotate = dyn Fn(&Document<'_>, &[Annotation], bool) -> Answers<Vec<Annotation>> + Sync;
type Raw = dyn Fn(&str, &[u8]) -> Option<Answers<Vec<u8>>> + Sync;

/// A plugin that marks the word war.
pub(super) struct Fake {
    pub(super) manifest: Manifest,
    pub(super) annotate: Box<Annotate>,
    pub(super) link: Call<[LinkMention], Links>,
    pub(super) section: Call<[Claim], SectionData>,
    pub(super) create: Call<Options, ()>,
    pub(super) raw: Box<Raw>,
}

impl Fake {
    /// One that keeps the contract.
    pub(super) fn good() -> Self {
        let mut mark = KindSpec::new("mark", ValueKind::Presence).key(["length"]);
        mark.attributes =
            json!({"type": "object", "properties": {"length": {"type": "integer"}}, "required": ["length"]});
        let mut manifest =
            Manifest::new("marker", "0.1.0", "marks the word war").provides(mark).consumes(["mention"]).links();
        manifest.options_schema = json!({
            "type": "object",
            "properties": {"word": {"type": "string", "description": "What is marked", "default": "war"}},
            "additionalProperties": false,
        });
        Fake {
            manifest: manifest.example("He said war is war.", "mark", &["war", "war"]),
            annotate: Box::new(marks),
            link: Box::new(|mentions| Ok(links(mentions))),
            section: Box::new(|_| Ok(SectionData::default())),
            create: Box::new(create),
            raw: Box::new(|method, params| {
                Some(raw(method, params).map_err(|error| PluginError::BadRequest(error).into()))
            }),
        }
    }

    /// The same in a host that has no payloads.
    pub(super) fn without_payloads(mut self) -> Self {
        self.raw = Box::new(|_, _| None);
        self
    }
}

impl Subject for Fake {
    fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn annotate(&self, document: &Document<'_>, earlier: &[Annotation], explain: bool) -> Answers<Vec<Annotation>> {
        (self.annotate)(document, earlier, explain)
    }

    fn link(&self, mentions: &[LinkMention]) -> Answers<Links> {
        (self.link)(mentions)
    }

    fn section(&self, claims: &[Claim]) -> Answers<SectionData> {
        (self.section)(claims)
    }

    fn create(&self, options: &Options) -> Answers<()> {
        (self.create)(options)
    }

    fn raw(&self, method: &str, params: &[u8]) -> Option<Answers<Vec<u8>>> {
        (self.raw)(method, params)
    }
}

/// A mark of so many bytes.
pub(super) fn mark(length: usize) -> Other {
    Other::new("mark").with("length", length)
}

/// Every word `war` of a document.
pub(super) fn marks(document: &Document<'_>, _: &[Annotation], explain: bool) -> Answers<Vec<Annotation>> {
    let words = document.tokens.iter().filter(|token| token.text(document.text) == "war");
    let annotation = |span| {
        let mut annotation = Annotation::new(span, mark(span.len()));
        annotation.why.extend(explain.then(|| Why::new("listed", span, "")));
        annotation
    };
    Ok(words.map(|token| annotation(token.span())).collect())
}

fn links(mentions: &[LinkMention]) -> Links {
    let link = |mention: &LinkMention| Link::new(&mention.document, &mention.entity, &mention.attributes.name);
    let mut links: Links = mentions.iter().map(link).collect();
    links.sort();
    links.dedup();
    links
}

fn create(options: &Options) -> Answers<()> {
    let problem = options.iter().find_map(|(name, value)| match (name.as_str(), value) {
        ("word", Value::String(_)) => None,
        ("word", _) => Some("`word` is a text".to_owned()),
        _ => Some(format!("there is no option `{name}`")),
    });
    problem.map_or(Ok(()), |problem| Err(PluginError::Options(problem).into()))
}

fn raw(method: &str, params: &[u8]) -> Result<Vec<u8>, String> {
    let params: Value = serde_json::from_slice(params).map_err(|error| error.to_string())?;
    match method {
        "annotate" => {
            let text = params["document"]["text"].as_str().ok_or("there is no text")?;
            let found = marks(&segment(text).document("a", text), &[], params["explain"] == true).unwrap_or_default();
            let wire: Vec<_> = found.iter().map(|annotation| WireAnnotation::of(annotation, text)).collect();
            Ok(json!({"annotations": wire}).to_string().into_bytes())
        }
        _ => Err(format!("there is no method `{method}`")),
    }
}
