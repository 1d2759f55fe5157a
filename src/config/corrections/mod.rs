//! `corrections.yaml`: what an analyst corrects, in words of the documents. Read and checked as `config.yaml` is.

use briefer_plugin::{MentionType, fold};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value as Json, json};

use super::source::{self, Source};
use super::tree::{self, Node, Value};
use super::{Config, check};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::marking::Marking;

mod rules;

/// The file that is read where the configuration names no other; it need not exist.
pub(super) const FILE_NAME: &str = "corrections.yaml";

/// One correction.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// What it says.
    pub change: Change,
    /// Its marking, its own or the one that all documents have by default: it is applied in no edition below.
    pub marking: Option<Marking>,
    /// Why, for readers of the annex.
    pub because: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// What a correction says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Whatever bears this name is left out.
    NotAnEntity(String),
    /// Whatever bears the name is of this type.
    Is(TypedName),
    /// The names are of one entity, which is shown by the first.
    SameAs(Vec<String>),
    /// A number forms no claim.
    WrongFigure(WrongFigure),
    /// Findings are left out.
    Suppress(Quoted),
    /// Findings come first.
    Pin(Quoted),
    /// Findings bear a note.
    Note(Quoted, String),
}

/// Words of a sentence, and which findings of it are meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// The words.
    pub words: String,
    /// The kind of annotation that the findings are of; any where there is none.
    pub kind: Option<String>,
}

/// A name and its type.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct TypedName {
    /// The name, as the briefing shows it.
    pub name: String,
    /// What it is.
    #[serde(rename = "type")]
    pub is: MentionType,
}

/// A number of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct WrongFigure {
    /// The sentence, or at least four words of it that follow each other.
    pub sentence: String,
    /// The number, as it is written there: `412`.
    pub words: String,
}

/// A note of the analyst's.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Note {
    /// The sentence, or at least four words of it that follow each other.
    on: String,
    /// The note, as readers see it.
    text: String,
}

/// An entry of the file. It says one thing: exactly one of the first seven keys.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct Entry {
    /// A name that is none: what bears it is left out.
    not_an_entity: Option<String>,
    /// What bears the name is of this type.
    is: Option<TypedName>,
    /// Names of one entity; the first is shown.
    #[schemars(length(min = 2))]
    same_as: Option<Vec<String>>,
    /// A number that forms no claim.
    wrong_figure: Option<WrongFigure>,
    /// Words of a sentence, at least four or all of it: findings that rest on it are left out.
    suppress: Option<String>,
    /// Words of a sentence, at least four or all of it: findings that rest on it come first.
    pin: Option<String>,
    /// A note on the findings that rest on a sentence.
    note: Option<Note>,
    /// With `suppress`, `pin` and `note`: the kind of the findings that are meant (figure, quotation, mention).
    kind: Option<String>,
    /// Its marking; where there is none, the default of the documents.
    marking: Option<Marking>,
    /// Why: shown in the annex.
    because: Option<String>,
}

/// The keys of which an entry has exactly one.
const CHANGES: [&str; 7] = ["not-an-entity", "is", "same-as", "wrong-figure", "suppress", "pin", "note"];

/// The keys that may stand beside it.
const KEYS_BESIDE: [&str; 3] = ["kind", "marking", "because"];

impl Change {
    /// The key it has in the file.
    pub fn key(&self) -> &'static str {
        CHANGES[match self {
            Change::NotAnEntity(_) => 0,
            Change::Is(_) => 1,
            Change::SameAs(_) => 2,
            Change::WrongFigure(_) => 3,
            Change::Suppress(_) => 4,
            Change::Pin(_) => 5,
            Change::Note(..) => 6,
        }]
    }

    /// The words of a sentence that it quotes.
    pub fn quoted(&self) -> Option<&str> {
        match self {
            Change::WrongFigure(wrong) => Some(&wrong.sentence),
            Change::Suppress(quoted) | Change::Pin(quoted) | Change::Note(quoted, _) => Some(&quoted.words),
            Change::NotAnEntity(_) | Change::Is(_) | Change::SameAs(_) => None,
        }
    }

    /// The kind of annotation that it is about, where it names one.
    pub fn kind(&self) -> Option<&str> {
        match self {
            Change::Suppress(quoted) | Change::Pin(quoted) | Change::Note(quoted, _) => quoted.kind.as_deref(),
            _ => None,
        }
    }
}

/// Reads the corrections of a project; none where the file of the usual name does not exist.
///
/// # Errors
/// Every problem of the file, each with its place.
///
/// ```
/// let config = briefer::config::Config::default_for("no/such/project");
/// assert!(briefer::config::corrections(&config).unwrap().is_empty());
/// ```
pub fn corrections(config: &Config) -> Result<Vec<Correction>, Vec<Diagnostic>> {
    let path = &config.corrections;
    let file = path.display().to_string();
    if !path.exists() {
        let missing = Diagnostic::error("the file of corrections does not exist").at(Place::file(&file));
        let missing =
            missing.hint(format!("`corrections` in the configuration names it; `{FILE_NAME}` may be missing"));
        return if *path == config.root.join(FILE_NAME) { Ok(Vec::new()) } else { Err(vec![missing]) };
    }
    let text = source::read(path, &file).map_err(|fault| vec![renamed(*fault)])?;
    parse(&file, &text, config.markings.default)
}

/// Checks the text of a file of corrections, named `file` in messages; `default` is the marking of those that have none.
///
/// # Errors
/// As [`corrections`].
///
/// ```
/// use briefer::config::parse_corrections;
/// let text = "- pin: The bridge at Orvale was closed\n  becuase: it matters\n- is: {name: Karsa, type: plase}\n";
/// let problems = parse_corrections("corrections.yaml", text, None).unwrap_err();
/// assert_eq!(problems[0].hint.as_deref(), Some("did you mean `because`?"));
/// assert_eq!(problems[1].message, "`correction.is.type`: unknown value `plase`");
/// ```
pub fn parse(file: &str, text: &str, default: Option<Marking>) -> Result<Vec<Correction>, Vec<Diagnostic>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = tree::parse(file, text).map_err(|fault| vec![renamed(*fault)])?;
    let items = match &tree.value {
        Value::Null => &[][..],
        Value::List(items) => items,
        _ => {
            let fault = Diagnostic::error("the corrections are no list").at(Place::in_text(file, text, 0, 0));
            return Err(vec![fault.hint("write a line for each: `- pin: words of the sentence`")]);
        }
    };
    let (source, schema) = (Source::new(file, text), entry_schema());
    let faults = items.iter().flat_map(|item| {
        let start = rules::start(item);
        let subject = check::Subject { node: item, path: "correction", label: &start };
        let mut faults = check::check(subject, &schema, &check::Homes::new());
        rules::rules(&source, item, &mut faults);
        faults
    });
    let problems = source.tell(faults.collect());
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(problems);
    }
    let typed = items.iter().map(|item| typed(item, default, file, text));
    typed.collect::<Result<_, _>>().map_err(|fault| vec![fault])
}

/// JSON Schema of the file, as `briefer schema corrections` prints it.
pub fn corrections_schema() -> Json {
    let mut entry = entry_schema();
    let defs = entry.as_object_mut().and_then(|entry| entry.remove("$defs")).unwrap_or(json!({}));
    entry["oneOf"] = CHANGES.iter().map(|key| json!({"required": [key]})).collect();
    let name = |schema: &mut Json, key: &str| schema.as_object_mut().and_then(|schema| schema.remove(key));
    let (draft, _) = (name(&mut entry, "$schema"), name(&mut entry, "title"));
    json!({"$schema": draft, "title": "Corrections", "type": ["array", "null"], "items": entry, "$defs": defs})
}

/// What an entry is checked against; that it says one thing is checked apart, to be told in plain words.
fn entry_schema() -> Json {
    let mut schema = schemars::schema_for!(Entry).to_value();
    for property in
        schema.get_mut("properties").and_then(Json::as_object_mut).into_iter().flat_map(|all| all.values_mut())
    {
        without_null(property);
    }
    schema
}

/// A key that may be left out is a value where it stands: nothing says nothing.
fn without_null(property: &mut Json) {
    let Some(property) = property.as_object_mut() else { return };
    property.remove("default");
    if let Some(Json::Array(types)) = property.get_mut("type") {
        types.retain(|kind| kind != "null");
    }
    if let Some(Json::Array(branches)) = property.get_mut("anyOf") {
        branches.retain(|branch| branch.get("type").is_none_or(|kind| kind != "null"));
    }
}

fn typed(item: &Node, default: Option<Marking>, file: &str, text: &str) -> Result<Correction, Diagnostic> {
    let start = rules::start(item);
    let place = Place::in_text(file, text, start.start, start.end);
    // The check knows all that the types know, so this is for the day when they part.
    let entry: Entry = serde_json::from_value(item.to_json())
        .map_err(|error| Diagnostic::error(error.to_string()).at(place.clone()))?;
    let (marking, because) = (entry.marking.or(default), entry.because.clone());
    let change = change(entry).ok_or_else(|| Diagnostic::error("the correction says nothing").at(place.clone()))?;
    Ok(Correction { change, marking, because, place })
}

fn change(entry: Entry) -> Option<Change> {
    let kind = entry.kind;
    let quoted = |words| Quoted { words, kind: kind.clone() };
    let named = entry.not_an_entity.map(Change::NotAnEntity).or(entry.is.map(Change::Is));
    let named = named.or(entry.same_as.map(Change::SameAs)).or(entry.wrong_figure.map(Change::WrongFigure));
    named
        .or_else(|| entry.suppress.map(|words| Change::Suppress(quoted(words))))
        .or_else(|| entry.pin.map(|words| Change::Pin(quoted(words))))
        .or_else(|| entry.note.map(|note| Change::Note(quoted(note.on), note.text)))
}

/// Whether words hold a letter or digit to look for.
fn says_something(words: &str) -> bool {
    fold(words).contains(char::is_alphanumeric)
}

/// A problem of reading, which is worded for configurations.
fn renamed(fault: Diagnostic) -> Diagnostic {
    let hint = fault.hint.filter(|hint| !hint.contains("briefer init"));
    Diagnostic { message: fault.message.replace("the configuration", "the file of corrections"), hint, ..fault }
}
