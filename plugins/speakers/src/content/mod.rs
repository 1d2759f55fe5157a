//! Where reported words begin.

mod between;
mod determiner;

use briefer_plugin::words::reporting::{Governs, Inflection};

use crate::clause::is_main_verb;
use crate::cue::Cue;
use crate::lexis::Class;
use crate::marks::Region;
use crate::text::Text;

use between::{past_addressee, past_adjuncts};
use determiner::{is_adjectival, is_determiner};

/// How far adjuncts and addressees are skipped, in tokens.
const REACH: usize = 28;

/// Where the content after a cue begins, and how it was introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opening {
    /// "that", or another word that opens a reported clause; the content begins at the token.
    Clause(usize),
    /// A quoted region that begins at the token.
    Quote(usize),
    /// A colon with unquoted words after it.
    Colon(usize),
    /// A colon that ends the sentence: the content is the next one.
    NextSentence,
    /// A clause without "that".
    Bare(usize),
    /// A noun or an infinitive the verb governs.
    Noun(usize),
    /// Nothing follows: the content stands before the cue. What follows the attribution begins at the token.
    Nothing(usize),
    /// A plain object, which begins at the token: "added that name to the list". The verb reports nothing here, unless
    /// quoted words stand before it.
    Object(usize),
}

/// Finds the content after the cue, in a statement that ends before the token `end`.
pub(crate) fn opening(text: &Text<'_>, cue: &Cue, end: usize) -> Opening {
    let mut at = cue.verb + 1;
    let adverb = |at| text.is(at, Class::ADVERB) && !is_existential(text, at);
    while at < end && adverb(at) && text.region(at).is_none() && !text.is(at, Class::CAPITAL) {
        at += 1;
    }
    if text.word(at) == "out" && cue.form.verb.lemma == "point" {
        at += 1;
        return clause_or(text, cue, at, end).unwrap_or(Opening::Noun(at));
    }
    if let Some(found) = governed(text, cue, at, end) {
        return found;
    }
    if cue.form.verb.lemma == "tell" && tells_a_thing(text, at) {
        return Opening::Nothing(at);
    }
    if cue.governs(Governs::ADDRESSEE) {
        at = past_addressee(text, at, end);
    }
    if let Some(found) = clause_or(text, cue, at, end) {
        return found;
    }
    match past_adjuncts(text, cue, at, end) {
        Some(next) => match clause_or(text, cue, next, end) {
            Some(found) => found,
            None if text.is(next, Class::DETERMINER) && cue.governs(Governs::NOUN) => Opening::Noun(next),
            None => bare(text, cue, next, end),
        },
        None => bare(text, cue, at, end),
    }
}

/// "there were two", "there has been one": no place, but the subject.
fn is_existential(text: &Text<'_>, at: usize) -> bool {
    text.word(at) == "there" && text.is(at + 1, Class::AUXILIARY)
}

/// "called for", "warned of": the preposition the verb governs, then a noun.
fn governed(text: &Text<'_>, cue: &Cue, at: usize, end: usize) -> Option<Opening> {
    let mut prepositions = cue.form.verb.prepositions.split(' ').filter(|p| !p.is_empty());
    let governed = at + 1 < end && prepositions.any(|preposition| text.word(at) == preposition);
    (governed && !text.is(at + 1, Class::PUNCTUATION.or(Class::TIME))).then_some(Opening::Noun(at + 1))
}

/// The openings that show themselves: "that", a quotation mark, a colon, an infinitive, the end.
fn clause_or(text: &Text<'_>, cue: &Cue, at: usize, end: usize) -> Option<Opening> {
    if at >= end || text.is(at, Class::STOP.or(Class::CLOSE)) {
        return Some(Opening::Nothing(at));
    }
    if text.region(at).is_some() {
        return Some(Opening::Quote(at));
    }
    if text.is(at, Class::COLON) {
        return Some(match at + 1 {
            next if next >= end => Opening::NextSentence,
            next if text.region(next).is_some() => Opening::Quote(next),
            next => Opening::Colon(next),
        });
    }
    if text.is(at, Class::COMMA) {
        let next = at + 1;
        if text.region(next).is_some() {
            return Some(Opening::Quote(next));
        }
        // "said of the mayor, that Q"; right after the verb, the comma closes an attribution.
        if text.word(next) == "that" && at > cue.verb + 1 && cue.governs(Governs::THAT) {
            return Some(if text.region(next + 1).is_some() {
                Opening::Quote(next + 1)
            } else {
                Opening::Clause(next + 1)
            });
        }
        let aside = (next..end.min(next + REACH)).find(|t| text.is(*t, Class::COMMA) || text.region(*t).is_some());
        let closed = aside.filter(|t| text.is(*t, Class::COMMA) && text.region(*t).is_none());
        return Some(match closed {
            Some(comma) if text.word(comma + 1) == "that" => Opening::Clause(comma + 2),
            Some(comma) if quotes_after_aside(text, next, comma) => Opening::Quote(comma + 1),
            _ => Opening::Nothing(at),
        });
    }
    if text.word(at) == "that" && opens_relative(text, cue, at + 1) {
        return Some(Opening::Nothing(at));
    }
    let found = if text.word(at) == "that" { determined(text, cue, at, end) } else { None };
    if found.is_some() {
        return found;
    }
    if text.word(at) == "that" && cue.governs(Governs::THAT) {
        return Some(if text.region(at + 1).is_some() { Opening::Quote(at + 1) } else { Opening::Clause(at + 1) });
    }
    let question = matches!(text.word(at), "how" | "whether" | "if" | "why" | "what" | "where" | "when" | "who")
        && cue.form.verb.lemma != "respond";
    if question && cue.governs(Governs::THAT) {
        return Some(Opening::Clause(at));
    }
    infinitive(text, cue, at)
}

/// "vowed [to stay]", "told them [not to leave]"; but "the men ordered to leave": who is told says nothing.
fn infinitive(text: &Text<'_>, cue: &Cue, at: usize) -> Option<Opening> {
    let to = at + usize::from(text.is(at, Class::NEGATION));
    if !text.says(to, "to") || !cue.governs(Governs::TO) || is_noun(text, to + 1) {
        return None;
    }
    let told = cue.governs(Governs::ADDRESSEE) && cue.form.verb.lemma != "ask";
    let alone = told && at == cue.verb + 1 && cue.form.inflection == Inflection::Past;
    // "ordered two boats to carry sand", "directed an inquiry to find out": what is ordered, not who.
    let thing = matches!(cue.form.verb.lemma, "order" | "direct" | "command")
        && (text.is(cue.verb + 1, Class::NUMBER)
            || matches!(text.word(cue.verb + 1), "a" | "an" | "two" | "three" | "new"));
    Some(if alone || thing { Opening::Object(at) } else { Opening::Noun(at) })
}

/// "offered to [citizens]", unlike "offered to [pass]".
fn is_noun(text: &Text<'_>, token: usize) -> bool {
    let word = text.word(token);
    let plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    let name = text.is(token, Class::CAPITAL) && !text.is(token - 1, Class::CAPITAL);
    plural || name || text.is(token, Class::DETERMINER.or(Class::OBJECT_PRONOUN).or(Class::NUMBER))
}

/// "added [that name] to the list", "said [that night] that Q": the word before a noun opens no clause.
fn determined(text: &Text<'_>, cue: &Cue, that: usize, end: usize) -> Option<Opening> {
    if !cue.governs(Governs::THAT.or(Governs::QUOTE)) {
        return None;
    }
    let time = text.is(that + 1, Class::TIME) && text.is_lower_word(that + 1);
    let shows =
        |at: usize| text.word(at) == "that" || text.region(at).is_some() || text.is(at, Class::COLON.or(Class::COMMA));
    if time && that + 2 < end && shows(that + 2) {
        return clause_or(text, cue, that + 2, end);
    }
    if !is_determiner(text, that, end) {
        return None;
    }
    let noun = cue.governs(Governs::NOUN) && !cue.governs(Governs::BARE);
    Some(if time {
        Opening::Nothing(that)
    } else if noun {
        Opening::Noun(that)
    } else {
        Opening::Object(that)
    })
}

/// "said, pointing to the gate, 'Q'": what stands between the commas is no report of its own.
fn quotes_after_aside(text: &Text<'_>, from: usize, comma: usize) -> bool {
    let reports = |token: usize| {
        let speaks = text.verb(token).is_some_and(|form| form.verb.governs.any(Governs::QUOTE));
        speaks && !text.is(token + 1, Class::PREPOSITION)
    };
    let quoted = text.region(comma + 1).is_some_and(|region| region.first == comma + 1 && region.words > 2);
    let opens = Class::PREPOSITION.or(Class::SUBORDINATOR).or(Class::ADVERB);
    let place = (from..comma).all(|token| text.is(token, Class::CAPITAL.or(Class::STOP)));
    let aside = place || text.is(from, opens) || text.word(from).ends_with("ing");
    quoted && aside && comma > from && !(from..comma).any(reports)
}

/// "rules that apply", "a show that aired": the word that could be a cue is a noun.
fn opens_relative(text: &Text<'_>, cue: &Cue, at: usize) -> bool {
    let noun = cue.governs(Governs::NOUNLIKE) || matches!(cue.form.verb.lemma, "show" | "write" | "state");
    noun && cue.form.inflection != Inflection::Past && is_main_verb(text, at)
}

/// "tells the story of two sisters": nobody is told, and nothing is reported.
fn tells_a_thing(text: &Text<'_>, at: usize) -> bool {
    let noun = at + usize::from(text.is(at, Class::DETERMINER));
    matches!(text.word(noun), "story" | "stories" | "tale" | "tales" | "truth" | "lie" | "lies" | "joke" | "jokes")
}

/// Whether the quoted words are a title, not something said: "on 'The Morning Show'".
pub(crate) fn is_title(text: &Text<'_>, region: &Region) -> bool {
    let small = Class::PREPOSITION.or(Class::DETERMINER).or(Class::COORDINATOR).or(Class::POSSESSIVE);
    let inner = region.inner.slice(text.document.text);
    if region.words > 9 || region.words == 0 || inner.ends_with(['?', '!']) {
        return false;
    }
    let mut tokens = region.first..region.end;
    tokens.all(|t| text.is(t, Class::CAPITAL.or(small)) || !text.is(t, Class::WORD))
}

/// A reported clause or noun that begins right here.
fn bare(text: &Text<'_>, cue: &Cue, at: usize, end: usize) -> Opening {
    let nominal = text.is(at, Class::WORD.or(Class::NUMBER))
        || text.document.tokens.get(at).is_some_and(|_| !text.is(at, Class::PUNCTUATION.or(Class::POSSESSIVE)));
    let closed = Class::COORDINATOR.or(Class::RELATIVE);
    if !nominal || text.is(at, closed) || is_adverbial(text, cue, at) {
        return Opening::Nothing(at);
    }
    let reputed = cue.form.verb.lemma == "say" && text.word(at) == "to" && matches!(text.word(at + 1), "be" | "have");
    // "a bold – some say reckless – plan"
    let word_alone = text.is_lower_word(at) && text.is(at + 1, Class::DASH) && cue.form.verb.lemma == "say";
    if reputed
        || word_alone
        || is_adjectival(text, cue, end)
        || cue.form.verb.lemma == "claim" && is_gained(text, at, end)
    {
        return Opening::Object(at);
    }
    let refers = text.is(at, Class::PREPOSITION) && !text.is(at, Class::CAPITAL);
    if cue.governs(Governs::BARE) {
        let weak = cue.form.verb.lemma != "say" || refers;
        if !weak || has_finite(text, at, end) {
            return Opening::Bare(at);
        }
    }
    if matches!(cue.form.verb.lemma, "quote" | "cite") && is_source(text, at) {
        return Opening::Nothing(at);
    }
    let shows = matches!(cue.form.verb.lemma, "show" | "find") && cue.first > 0 && is_record(text, cue.first - 1);
    if (shows || cue.governs(Governs::NOUN)) && !refers && !text.is(at, Class::AUXILIARY) {
        let deed = cue.form.verb.lemma == "claim" && text.word(at) == "responsibility";
        let summons = cue.form.verb.lemma == "call" && !is_predicative(text, at, end);
        return if deed || text.word(at) == "anonymity" || summons { Opening::Nothing(at) } else { Opening::Noun(at) };
    }
    Opening::Nothing(at)
}

/// "said [as he left]", but not "declared as open" and "said as many as ten".
fn is_adverbial(text: &Text<'_>, cue: &Cue, at: usize) -> bool {
    let amount = matches!(text.word(at + 1), "many" | "few");
    let adverbial = matches!(text.word(at), "as" | "while") && !amount && !cue.governs(Governs::NOUN);
    adverbial || text.word(at) == "without" && text.word(at + 1).ends_with("ing")
}

/// "claimed the prize", "claimed twelve lives": taken, not said.
fn is_gained(text: &Text<'_>, at: usize, end: usize) -> bool {
    let things = "prize prizes title titles victory victories win wins medal medals seat seats crown trophy life lives \
                  residency asylum credit benefits land";
    let gained = |token: usize| things.split_ascii_whitespace().any(|thing| text.word(token) == thing);
    let clause = (at..end.min(at + REACH)).any(|token| text.is(token, Class::AUXILIARY));
    (at..end.min(at + 3)).any(gained) && !clause
}

/// "called him a liar", "called it unfair", "called the plan 'a joke'", but not "called a meeting".
fn is_predicative(text: &Text<'_>, at: usize, end: usize) -> bool {
    let end = end.min(at + 14);
    let pronoun = text.is(at, Class::OBJECT_PRONOUN) && end > at + 1;
    let mut inside = at + 1..end;
    pronoun
        || inside.any(|token| {
            let article = matches!(text.word(token), "a" | "an");
            text.region(token).is_some() || (article && !text.is(token - 1, Class::PREPOSITION))
        })
}

/// "The poll found him ahead": what is on record is said by whoever recorded it.
pub(crate) fn is_record(text: &Text<'_>, token: usize) -> bool {
    let words = "poll polls survey surveys study studies research data figures results statistics records record report \
                 reports analysis review audit inquiry investigation probe census video videos footage search \
                 documents document numbers filings count average";
    words.split_ascii_whitespace().any(|word| text.says(token, word))
}

/// "quoting the agency", "citing two officials": who said it, not what was said.
fn is_source(text: &Text<'_>, at: usize) -> bool {
    let name = at + usize::from(text.is(at, Class::DETERMINER));
    text.is(name, Class::CAPITAL) || (at..at + 4).any(|token| text.is(token, Class::SPEAKER))
}

fn has_finite(text: &Text<'_>, from: usize, end: usize) -> bool {
    // "maintains a list and works with the police": the second verb is the speaker's.
    let finite = Class::AUXILIARY.or(Class::FINITE);
    let speaker_again = |token: &usize| text.is(*token, Class::COORDINATOR) && text.is(*token + 1, finite);
    (from..end.min(from + REACH))
        .take_while(|token| !speaker_again(token))
        .any(|token| text.is(token, finite) && text.word(token) != "be" && !text.is(token - 1, Class::PREPOSITION))
}
