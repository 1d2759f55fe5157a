//! Recognizes the verb group of a cue: "has repeatedly denied", "was quoted as saying", "did not say".

use briefer_plugin::words::reporting::{Governs, Inflection, ReportingForm};

use crate::content::is_record;
use crate::lexis::Class;
use crate::phrase;
use crate::text::Text;

/// A reporting verb with its auxiliaries and adverbs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    /// First token of the verb group.
    pub(crate) first: usize,
    /// The reporting verb's token.
    pub(crate) verb: usize,
    pub(crate) form: ReportingForm,
    /// "did not say", "refused to say", "could say".
    pub(crate) unsaid: bool,
    /// "was described": the subject does not speak.
    pub(crate) passive: bool,
    /// A participle without auxiliary ("adding"): the speaker stands further left.
    pub(crate) participle: bool,
    /// "was quoted as saying": the subject speaks although the verb before is passive.
    pub(crate) quoted_as: bool,
}

impl Cue {
    pub(crate) fn governs(&self, governs: Governs) -> bool {
        self.form.verb.governs.any(governs)
    }
}

/// The cue whose reporting verb is the token `verb`; its group starts at `floor` or later.
pub(crate) fn cue_at(text: &Text<'_>, verb: usize, floor: usize) -> Option<Cue> {
    let form = text.verb(verb)?;
    if asks_for_anonymity(text, verb) {
        return None;
    }
    let fronted = verb == floor && form.inflection == Inflection::Ing;
    if text.is(verb, Class::CAPITAL) && !fronted && !is_headline_verb(text, verb, form) {
        return None;
    }
    let mut cue = Cue { first: verb, verb, form, unsaid: false, passive: false, participle: false, quoted_as: false };
    let auxiliaries = gather(text, &mut cue, floor);
    match form.inflection {
        Inflection::Past => {
            cue.passive = auxiliaries.is(Class::BE) || !auxiliaries.is(Class::HAVE) && is_done_by(text, verb);
        }
        Inflection::Ing => settle_ing(text, &mut cue, auxiliaries, floor),
        Inflection::Base | Inflection::Third => {
            if !is_verb_here(text, &cue, auxiliaries) {
                return None;
            }
            cue.unsaid |= form.inflection == Inflection::Base && is_contracted(text, cue.first);
        }
    }
    Some(cue)
}

/// "the measures announced by the board", but not "said by phone".
fn is_done_by(text: &Text<'_>, verb: usize) -> bool {
    let somebody = Class::DETERMINER.or(Class::CAPITAL).or(Class::SPEAKER);
    text.word(verb + 1) == "by" && text.is(verb + 2, somebody) && !text.is(verb + 2, Class::TIME)
}

/// "who asked not to be named": what is asked of the reporter is no report.
fn asks_for_anonymity(text: &Text<'_>, verb: usize) -> bool {
    let not_to_be = ["not", "to", "be"].iter().zip(verb + 1..).all(|(word, token)| text.word(token) == *word);
    let unnamed = matches!(text.word(verb + 4), "named" | "identified" | "quoted");
    text.word(verb).starts_with("ask") && not_to_be && unnamed
}

/// Walks left over adverbs, auxiliaries and "to"; returns the auxiliaries' classes.
fn gather(text: &Text<'_>, cue: &mut Cue, floor: usize) -> Class {
    let mut auxiliaries = Class::default();
    let limit = floor.max(cue.verb.saturating_sub(10));
    while cue.first > limit {
        let token = cue.first - 1;
        if text.region(token).is_some() {
            break;
        }
        if text.is(token, Class::NEGATION) {
            cue.unsaid = true;
        }
        let name = text.is(token, Class::CAPITAL) && token > limit;
        let auxiliary = text.is(token, Class::AUXILIARY) && !name;
        let goes_on = text.word(token) == "to"
            && cue.form.inflection == Inflection::Base
            && infinitive(text, cue, token, limit, &mut auxiliaries);
        if auxiliary {
            auxiliaries = auxiliaries.or(auxiliary_class(text, token));
            cue.unsaid |= text.is(token, Class::MODAL);
        } else if !goes_on && !text.is(token, Class::NEGATION) && (name || !text.is(token, Class::ADVERB)) {
            break;
        }
        cue.first = cue.first.min(token);
    }
    if text.is(cue.first, Class::ADVERB) && cue.first < cue.verb && text.is(cue.first, Class::CAPITAL) {
        cue.first += 1;
    }
    auxiliaries
}

/// "went on to say" says; "wanted to say" and "to say" do not.
fn infinitive(text: &Text<'_>, cue: &mut Cue, to: usize, limit: usize, auxiliaries: &mut Class) -> bool {
    *auxiliaries = auxiliaries.or(Class::DO);
    let before = to.checked_sub(1).filter(|token| *token >= limit);
    let goes = before.is_some_and(|token| {
        matches!(text.word(token), "continued" | "continues" | "continue")
            || (text.word(token) == "on" && token > limit && matches!(text.word(token - 1), "went" | "goes" | "gone"))
    });
    match before {
        Some(token) if goes => cue.first = if text.word(token) == "on" { token - 1 } else { token },
        _ => cue.unsaid = true,
    }
    true
}

fn auxiliary_class(text: &Text<'_>, token: usize) -> Class {
    [Class::BE, Class::HAVE, Class::DO, Class::MODAL]
        .into_iter()
        .filter(|class| text.is(token, *class))
        .fold(Class::default(), Class::or)
}

fn settle_ing(text: &Text<'_>, cue: &mut Cue, auxiliaries: Class, floor: usize) {
    let contracted =
        cue.first > floor && (text.is(cue.first - 1, Class::POSSESSIVE) || text.word(cue.first - 1).ends_with("'s"));
    if cue.verb >= floor + 2 && text.word(cue.verb - 1) == "as" {
        cue.quoted_as = matches!(text.word(cue.verb - 2), "quoted" | "cited" | "reported" | "recorded");
        if cue.quoted_as {
            cue.first = cue.verb - 2;
            while cue.first > floor && text.is(cue.first - 1, Class::AUXILIARY.or(Class::ADVERB)) {
                cue.first -= 1;
            }
            return;
        }
    }
    cue.participle = !auxiliaries.is(Class::BE) && !contracted;
    let shows = matches!(cue.form.verb.lemma, "show" | "find" | "point" | "begin" | "continue" | "refer");
    let worth = cue.first > floor && text.word(cue.first - 1) == "worth";
    cue.unsaid |= cue.participle && (shows || worth);
    if contracted && !auxiliaries.is(Class::BE) && text.is(cue.first - 1, Class::POSSESSIVE) {
        cue.first -= 1;
    }
}

/// "she'll say", "he'd welcome": the modal hides in the word before.
fn is_contracted(text: &Text<'_>, verb: usize) -> bool {
    let endings = ["'ll", "’ll", "'d", "’d"];
    verb.checked_sub(1).is_some_and(|before| endings.iter().any(|ending| text.word(before).ends_with(ending)))
}

/// "Council Says Road Is Safe": in a headline verbs are capitalized too, but names look like verbs more often.
fn is_headline_verb(text: &Text<'_>, verb: usize, form: ReportingForm) -> bool {
    let noun = form.verb.governs.any(Governs::NOUNLIKE) || form.verb.lemma == "state";
    match form.inflection {
        Inflection::Past => true,
        Inflection::Third => {
            let vows = form.verb.governs.any(Governs::TO) && text.says(verb + 1, "to");
            (!noun || vows) && verb > 0
        }
        Inflection::Base => !noun && verb > 0 && text.word(verb - 1).ends_with('s'),
        Inflection::Ing => false,
    }
}

/// Whether the word before agrees in number: "aides claim", "the aide claims", but not "new claims".
fn agrees(text: &Text<'_>, cue: &Cue, before: usize) -> bool {
    if text.is(cue.verb, Class::CAPITAL) {
        return cue.governs(Governs::TO) && text.says(cue.verb + 1, "to");
    }
    // "points" in "0.1 percentage points" is counted.
    let counted = text.is(before, Class::NUMBER) || before > 0 && text.is(before - 1, Class::NUMBER);
    if counted && text.is_lower_word(cue.verb) && !text.is(before, Class::CAPITAL) {
        return false;
    }
    let word = text.word(before);
    let plural = word.ends_with('s') && !word.ends_with("ss")
        || text.is(before, Class::SPEAKER)
        || matches!(word, "they" | "They" | "we" | "We" | "I" | "you" | "You" | "who")
        || word.ends_with("men");
    match cue.form.inflection {
        Inflection::Base => {
            let joined =
                text.is(before, Class::CAPITAL) && (before.saturating_sub(3)..before).any(|t| text.says(t, "and"));
            plural || joined
        }
        _ => text.is(before, Class::CAPITAL) || !plural || word == "who",
    }
}

/// "Many say", "one in five say", "most claim": a share of people before a verb in the plural; but "some report".
fn is_share_of_people(text: &Text<'_>, cue: &Cue) -> bool {
    let some = cue.governs(Governs::NOUNLIKE) && text.says(cue.first - 1, "some");
    let floor = cue.first.saturating_sub(8);
    cue.form.inflection == Inflection::Base && !some && phrase::share(text, cue.first, floor).is_some()
}

/// Tells the verb from the noun: "aides claim that" from "the claim that" and "state officials".
fn is_verb_here(text: &Text<'_>, cue: &Cue, auxiliaries: Class) -> bool {
    let Some(before) = cue.first.checked_sub(1) else { return false };
    if auxiliaries.is(Class::AUXILIARY) {
        return cue.form.inflection == Inflection::Base;
    }
    if cue.governs(Governs::NOUNLIKE) && !agrees(text, cue, before) {
        return false;
    }
    let closed = Class::DETERMINER.or(Class::PREPOSITION).or(Class::POSSESSIVE);
    if text.is(before, closed) && !is_share_of_people(text, cue) {
        return false;
    }
    let next = cue.verb + 1;
    if cue.form.inflection == Inflection::Base && matches!(cue.form.verb.lemma, "state" | "brief" | "offer") {
        return false;
    }
    if cue.form.verb.lemma == "state" {
        if text.is(before, Class::COMMA) {
            return false;
        }
        let written = is_record(text, before) || text.is(before, Class::SUBJECT_PRONOUN);
        return written || matches!(text.word(next), "that" | ":" | ",") || text.region(next).is_some();
    }
    if !cue.governs(Governs::NOUNLIKE) && cue.form.inflection == Inflection::Third {
        return true;
    }
    let opens = Class::DETERMINER.or(Class::SUBJECT_PRONOUN).or(Class::COLON).or(Class::MARK).or(Class::CAPITAL);
    text.is(next, opens)
        || text.region(next).is_some()
        || text.is(next, Class::SUBORDINATOR)
        || (!cue.governs(Governs::NOUNLIKE) && !text.is(next, Class::PREPOSITION))
        || cue.form.verb.prepositions.split(' ').any(|preposition| text.says(next, preposition))
}

#[cfg(test)]
mod tests {
    use briefer_plugin::segment;

    use super::cue_at;
    use crate::text::Text;

    /// Whether the word is a cue that really reports.
    fn reports(text: &str, word: &str) -> bool {
        let segments = segment(text);
        let document = segments.document("test", text);
        let prepared = Text::new(&document);
        let verb = (0..segments.tokens.len()).find(|token| prepared.word(*token) == word).expect("the word is there");
        cue_at(&prepared, verb, 0).is_some_and(|cue| !cue.unsaid && !cue.passive)
    }

    #[test]
    fn auxiliaries_and_adverbs_belong_to_the_group() {
        for (text, word) in [
            ("She has repeatedly denied it.", "denied"),
            ("They also then said it was so.", "said"),
            ("He is warning of floods.", "warning"),
            ("He went on to say that it was so.", "say"),
            ("She did say that it was so.", "say"),
        ] {
            assert!(reports(text, word), "{text}");
        }
    }

    #[test]
    fn what_was_not_said_is_no_report() {
        for (text, word) in [
            ("She did not say that it was so.", "say"),
            ("She never said that it was so.", "said"),
            ("He refused to say who it was.", "say"),
            ("He would say that it was so.", "say"),
            ("They’ll say that it was so.", "say"),
            ("It was described as small.", "described"),
            ("The state claims are old.", "claims"),
            ("It is worth noting that it rains.", "noting"),
        ] {
            assert!(!reports(text, word), "{text}");
        }
    }
}
