//! What a page says of a sentence that the sentence itself does not: whom "she" names, where it is.

use briefer_plugin::{Statement, fold};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::briefing::{Finding, holds_words};
use crate::render::filters::{is_name, plain_name};

/// A name that the page takes from elsewhere in the document.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(super) struct Gloss<'a> {
    /// What it is: `speaker`, `subject`, `place`, or another attribute of the key.
    attribute: &'a str,
    /// How the sentence writes it, where that is known: "She".
    written: Option<&'a str>,
    /// The name.
    name: &'a str,
    /// What a speaker is, where the sentence does not say so.
    role: Option<&'a str>,
}

/// Adds what the finding and its statement name and the sentence does not, each once.
pub(super) fn add<'a>(
    glosses: &mut Vec<Gloss<'a>>,
    finding: &'a Finding,
    statement: Option<&'a Statement>,
    sentence: &str,
) {
    let sentence = plain(sentence);
    let stands = |words: &str| holds_words(&sentence, &plain(words));
    let text = |name: &str| statement.and_then(|s| s.attributes.get(name)).and_then(Value::as_str);
    let speaker = statement.and_then(|statement| statement.speaker.as_deref());
    let of_key = finding.key.iter().filter(|(name, _)| is_name(name));
    let names = of_key.filter_map(|(name, value)| Some((name.as_str(), value.as_deref()?)));
    let spoken = speaker.filter(|_| !finding.key.contains_key("speaker")).map(|speaker| ("speaker", speaker));
    for (attribute, name) in names.chain(spoken) {
        let is_speaker = attribute == "speaker";
        let name = plain_name(name);
        let written = text("speaker_as_written").filter(|written| is_speaker && fold(written) != fold(name));
        let role = text("role").filter(|role| is_speaker && !stands(role));
        if stands(name) && role.is_none() {
            continue;
        }
        match glosses.iter_mut().find(|known| (known.attribute, known.name) == (attribute, name)) {
            // A figure names its speaker without the role that a quotation in the same sentence knows.
            Some(known) => (known.written, known.role) = (known.written.or(written), known.role.or(role)),
            None => glosses.push(Gloss { attribute, written, name, role }),
        }
    }
}

/// Lower case, white space folded. Accents stay: where the sentence writes "António", the page's "Antonio" is explained.
fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
