//! How a report is told of its speaker in the past tense: "denied that", "called for", "asked".

use briefer_plugin::Form;
use briefer_plugin::words::function::is_function_word;
use briefer_plugin::words::reporting::{Governs, ReportingVerb};

use crate::lexis::Class;
use crate::rule::Rule;
use crate::text::Text;

/// How many words between the cue and what is reported are kept: "told reporters that".
const KEPT: usize = 4;

/// The predicate of words that begin at the token `from`, as far as the text shows one.
pub(crate) fn predicate(text: &Text<'_>, rule: Rule, form: Form, cue: (usize, usize), from: usize) -> Option<String> {
    if form == Form::Direct && rule != Rule::NounContent || opens_with_name(text, from) {
        return None;
    }
    let verb = text.verb(cue.1 - 1).map(|form| form.verb);
    match rule {
        Rule::Responsibility => Some(verb.map_or("took", |_| "claimed").to_owned()),
        Rule::SubjectVerb | Rule::NounContent | Rule::Participle | Rule::Coordinated => {
            before_words(text, rule, form, cue, from)
        }
        Rule::Trailing | Rule::Inverted | Rule::Split | Rule::Nominal => clause_of(verb?),
        Rule::AccordingFront | Rule::AccordingEnd | Rule::AccordingSplit | Rule::QuotedAs => {
            Some("said that".to_owned())
        }
        _ => None,
    }
}

/// "Flooding was expected, she said": whether the capital is the word's or the sentence's, the text does not show.
fn opens_with_name(text: &Text<'_>, from: usize) -> bool {
    let opens = from == 0 || !text.is(from - 1, Class::WORD.or(Class::COMMA).or(Class::COLON));
    let plain = |word: String| word == "responsibility" || is_function_word(&word);
    opens && text.is(from, Class::CAPITAL) && !plain(text.word(from).to_lowercase())
}

/// "denied" with the words up to what is reported; "that" where a clause follows without it.
fn before_words(text: &Text<'_>, rule: Rule, form: Form, cue: (usize, usize), from: usize) -> Option<String> {
    let Some(verb) = text.verb(cue.1 - 1).map(|form| form.verb) else {
        // "drew attention to"
        let first = (cue.0..from).find(|token| !text.is(*token, Class::ADVERB))?;
        return (cue.1 == from).then(|| text.slice(first, cue.1).to_owned());
    };
    let noun = rule == Rule::NounContent;
    let between = between(text, verb, cue.1, from).or_else(|| {
        let object = noun && verb.governs.any(Governs::NOUN) && text.word(from) != "to";
        object.then_some("")
    })?;
    let needs_somebody = is_told_to_somebody(verb) && matches!(between, "" | "that");
    if noun && needs_somebody {
        return None;
    }
    let verb_told = if noun { verb.past() } else { told(verb, needs_somebody) };
    let opener = ["how", "whether", "if", "why", "what", "where", "when", "who", "to"].contains(&text.word(from));
    // "recalled the summit" may go on with a noun as well.
    let clause = !noun && !opener && form == Form::Indirect && !verb.governs.any(Governs::NOUN);
    Some(match between {
        "" if clause || needs_somebody && !opener => verb_told + " that",
        "" => verb_told,
        between => format!("{verb_told} {between}"),
    })
}

/// The words between a verb and what is reported, or only the last where others are days or names: "denied [on Thursday] that".
fn between<'t>(text: &Text<'t>, verb: &ReportingVerb, first: usize, from: usize) -> Option<&'t str> {
    let plain = |token| text.is_lower_word(token) && !text.is(token, Class::TIME.or(Class::PUNCTUATION));
    if from - first <= KEPT && (first..from).all(plain) {
        return Some(text.slice(first, from));
    }
    let last = text.word(from - 1);
    let governed = verb.prepositions.split(' ').any(|preposition| last == preposition);
    (last == "that" || governed).then_some(last)
}

/// "said that", whatever stood where: "the bridge was safe, she said", "her claim that".
fn clause_of(verb: &ReportingVerb) -> Option<String> {
    let question = matches!(verb.lemma, "ask" | "wonder" | "question");
    let that = verb.governs.any(Governs::THAT);
    let told = if that { told(verb, is_told_to_somebody(verb)) } else { "said".to_owned() };
    (!question).then(|| told + " that")
}

/// The verb in the past tense; "said" for one that needs somebody who is told, or goes on with what was said before.
fn told(verb: &ReportingVerb, needs_somebody: bool) -> String {
    let goes_on = matches!(verb.lemma, "add" | "continue" | "begin" | "repeat" | "reply" | "respond" | "read");
    if needs_somebody || goes_on { "said".to_owned() } else { verb.past() }
}

fn is_told_to_somebody(verb: &ReportingVerb) -> bool {
    matches!(
        verb.lemma,
        "tell" | "inform" | "remind" | "assure" | "reassure" | "notify" | "order" | "instruct" | "direct"
    )
}
