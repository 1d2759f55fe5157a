//! Says who a speaker phrase stands for.
//!
//! | the words | stand for | module |
//! |---|---|---|
//! | a name, with title or apposition | the mention they are part of | `name` |
//! | "he", "it", "they"; "who" | the most recent subject that agrees; the noun phrase before | `pronoun` |
//! | "the Vellondian diplomat", "the committee" | an entity whose role or name fits | `description` |
//! | all else: "officials", "the report", "a spokesman for the ministry" | themselves | `name` |

mod description;
mod mentions;
mod name;
mod pronoun;
mod speaker;

use std::collections::HashMap;

use briefer_plugin::words::pronouns::pronoun;
use briefer_plugin::{Annotation, Mention, MentionType, Span, Why};

use crate::phrase::Phrase;
use crate::report::Report;
use crate::rule::{Rule, Rules};
use crate::text::Text;

use mentions::{Mentions, Named};
pub(crate) use speaker::{Kind, Resolved, Speaker};

/// How many speakers before the last can still be meant by a pronoun.
const EARLIER: usize = 3;

/// Longer words, in bytes, name nobody: every quotation of whoever they named would repeat them.
const LONGEST: usize = 1_000;

/// Resolves the speakers of one document, report by report.
pub(crate) struct Resolver<'a, 't> {
    text: &'t Text<'a>,
    rules: Rules,
    mentions: Mentions<'t>,
    /// Names of speakers that no mention covers, by their last word.
    unlisted: HashMap<String, String>,
    /// The speaker before, and where the words or their attribution end.
    last: Option<(Speaker, u32)>,
    /// The speakers before that one, the last at the end.
    earlier: Vec<Speaker>,
    /// The steps taken for the report at hand, where they are asked for.
    steps: Option<Vec<Why>>,
}

impl<'a, 't> Resolver<'a, 't> {
    /// With `explain`, every step is kept.
    pub(crate) fn new(text: &'t Text<'a>, rules: Rules, earlier: &'t [Annotation], explain: bool) -> Self {
        Resolver {
            text,
            rules,
            mentions: Mentions::new(text, earlier),
            unlisted: HashMap::new(),
            last: None,
            earlier: Vec::new(),
            steps: explain.then(Vec::new),
        }
    }

    /// Who speaks in the report; reports must come in the order of the text.
    pub(crate) fn speaker(&mut self, report: &Report) -> Resolved {
        let mut speaker = match report.phrase {
            Some(phrase) => self.phrase(phrase, report, 0),
            None if report.floating => self.floating(report),
            None => None,
        };
        if let Some(speaker) = &mut speaker {
            let at = report.phrase.map_or(report.pieces[0].start, |p| self.text.span(p.first, p.end).start);
            if speaker.role.is_none() {
                speaker.role = self.mentions.role(&speaker.name).map(str::to_owned);
            }
            let said = report.pieces.last().map_or(at, |piece| piece.end);
            self.remember(speaker, at.max(said));
        }
        Resolved { speaker, why: self.steps.as_mut().map(std::mem::take).unwrap_or_default() }
    }

    /// Whether the words are the name of a person or of a body.
    pub(crate) fn names_somebody(&self, phrase: Phrase) -> bool {
        let span = self.text.span(phrase.first, phrase.end);
        let speaks = |named: &Named<'_>| {
            named.span == span && matches!(named.mention.mention_type, MentionType::Person | MentionType::Organization)
        };
        self.mentions.within(span).any(|named| speaks(&named))
    }

    fn remember(&mut self, speaker: &Speaker, end: u32) {
        let before = self.last.replace((speaker.clone(), end));
        if let Some((before, _)) = before.filter(|(before, _)| before.name != speaker.name) {
            self.earlier.retain(|known| known.name != before.name && known.name != speaker.name);
            self.earlier.push(before);
            let spare = self.earlier.len().saturating_sub(EARLIER);
            self.earlier.drain(..spare);
        }
    }

    /// Quoted words without a cue go on with the speaker before.
    fn floating(&mut self, report: &Report) -> Option<Speaker> {
        let (last, _) = self.last.clone()?;
        self.step(Rule::Floating, report.pieces[0], || format!("no cue: {} goes on", last.name));
        Some(last)
    }

    fn phrase(&mut self, phrase: Phrase, report: &Report, depth: usize) -> Option<Speaker> {
        let word = self.text.word(phrase.first);
        if phrase.head_end == phrase.first + 1 && word.len() <= LONGEST {
            let lower = word.to_ascii_lowercase();
            let stem = lower.split(['\'', '’']).next().unwrap_or("");
            if let Some(pronoun) = pronoun(stem) {
                return if pronoun.relative {
                    self.relative(phrase, report, depth)
                } else {
                    self.antecedent(pronoun, phrase, report)
                };
            }
            if matches!(stem, "i" | "we" | "you") {
                return None;
            }
        }
        self.of_noun(phrase)
    }

    /// Whom a phrase that is no pronoun stands for.
    fn of_noun(&mut self, phrase: Phrase) -> Option<Speaker> {
        if self.text.span(phrase.first, phrase.end).len() > LONGEST {
            return None;
        }
        self.by_mention(phrase).or_else(|| self.by_description(phrase)).or_else(|| self.as_written(phrase))
    }

    fn of_mention(&self, mention: &Mention) -> Speaker {
        Speaker {
            name: mention.name.clone(),
            role: mention.role.clone().or_else(|| self.mentions.role(&mention.name).map(str::to_owned)),
            kind: Kind::of(mention),
            gender: self.mentions.gender(mention),
        }
    }

    /// Keeps one step, where steps are asked for: which words the rule looked at, and what follows from them.
    fn step(&mut self, rule: Rule, looked_at: Span, note: impl FnOnce() -> String) {
        if let Some(steps) = &mut self.steps {
            steps.push(Why::new(rule.name(), looked_at, note()));
        }
    }
}
