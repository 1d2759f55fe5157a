//! Says phrases of one language.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};

use super::manner::OWN;
use super::read::{Key, Phrase, Piece};
use crate::render::{Format, TAG};

/// How deep phrases may name each other.
const DEEPEST: usize = 8;

/// So many ways of saying a phrase are looked at.
const MOST_WAYS: usize = 256;

/// The phrases of one language, those that it lacks in another.
pub(in crate::render) struct Language {
    code: String,
    rules: Option<PluralRules>,
    phrases: BTreeMap<String, Arc<Phrase>>,
    /// The names of those that neither it nor English has.
    foreign: BTreeSet<String>,
}

/// What a template gives a phrase.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Given<'a> {
    /// Written as the edition writes numbers, and compared as the language counts.
    Number(f64),
    /// A value, which is escaped.
    Value(&'a str),
    /// Text of a template.
    Safe(&'a str),
}

/// Arguments by name.
pub(in crate::render) type Arguments<'a> = [(&'a str, Given<'a>)];

/// How what stands in a phrase is written.
pub(in crate::render) struct Hand<'a> {
    pub(in crate::render) format: Option<Format>,
    /// Writes a number.
    pub(in crate::render) number: &'a dyn Fn(f64) -> String,
}

/// Why a phrase cannot be said.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::render) enum Unsaid {
    NoPhrase,
    /// It names what it is not given.
    NoArgument(String),
    /// Phrases that name each other for ever.
    Circle,
}

impl Language {
    pub(super) fn new(code: &str, phrases: BTreeMap<String, Arc<Phrase>>, foreign: BTreeSet<String>) -> Self {
        let primary = code.split('-').next().unwrap_or(code);
        let known = PluralRules::get_locales(PluralRuleType::CARDINAL);
        let find = |code: &str| known.iter().find(|known| known.to_string() == code).cloned();
        let rules = find(code).or_else(|| find(primary));
        let rules = rules.and_then(|id| PluralRules::create(id, PluralRuleType::CARDINAL).ok());
        Language { code: code.to_owned(), rules, phrases, foreign }
    }

    /// `en`, `fr`.
    pub(in crate::render) fn code(&self) -> &str {
        &self.code
    }

    /// Whether it has a phrase of a name, or English for it.
    pub(in crate::render) fn has(&self, name: &str) -> bool {
        self.phrases.contains_key(name) && !self.foreign.contains(name)
    }

    /// Whether the language speaks of something as of one.
    pub(in crate::render) fn is_one(&self, number: f64) -> bool {
        self.class(number) == "one"
    }

    /// Says a phrase.
    pub(in crate::render) fn say(&self, name: &str, given: &Arguments<'_>, hand: &Hand<'_>) -> Result<String, Unsaid> {
        let phrase = self.phrases.get(name).ok_or(Unsaid::NoPhrase)?;
        let mut out = String::new();
        self.add(&phrase.pieces, given, hand, DEEPEST, &mut out)?;
        Ok(out)
    }

    /// What its phrases say by themselves, but for dates and numbers, in every way of theirs; [`TAG`] stands for each argument.
    pub(super) fn literals(&self) -> impl Iterator<Item = String> {
        self.phrases
            .values()
            .filter(|phrase| !is_own(&phrase.name))
            .flat_map(|phrase| self.ways(&phrase.pieces, DEEPEST))
    }

    /// All that pieces may say, at most [`MOST_WAYS`] of it.
    fn ways(&self, pieces: &[Piece], depth: usize) -> Vec<String> {
        let mut said = vec![String::new()];
        for piece in pieces {
            let next: Vec<String> = match piece {
                Piece::Words { plain, .. } => vec![plain.clone()],
                Piece::Argument { .. } => vec![TAG.to_string()],
                Piece::Phrase { name, .. } => match self.phrases.get(name).filter(|_| depth > 0) {
                    Some(phrase) => self.ways(&phrase.pieces, depth - 1),
                    None => continue,
                },
                Piece::Choice { ways, otherwise, .. } => {
                    let all = ways.iter().map(|(_, pieces)| pieces).chain([otherwise]);
                    all.flat_map(|pieces| self.ways(pieces, depth)).collect()
                }
            };
            said = said.iter().flat_map(|begin| next.iter().map(move |end| format!("{begin}{end}"))).collect();
            said.truncate(MOST_WAYS);
        }
        said
    }

    fn add(
        &self,
        pieces: &[Piece],
        given: &Arguments<'_>,
        hand: &Hand<'_>,
        depth: usize,
        out: &mut String,
    ) -> Result<(), Unsaid> {
        let depth = depth.checked_sub(1).ok_or(Unsaid::Circle)?;
        for piece in pieces {
            match piece {
                Piece::Words { html, .. } if hand.format == Some(Format::Html) => out.push_str(html),
                Piece::Words { plain, .. } => out.push_str(plain),
                Piece::Argument { name, .. } => match find(given, name)? {
                    Given::Number(number) => out.push_str(&(hand.number)(number)),
                    Given::Safe(text) => out.push_str(text),
                    Given::Value(text) => match hand.format {
                        Some(Format::Markdown) => out.push_str(&crate::render::escape_markdown(text)),
                        Some(Format::Html) => out.push_str(&crate::render::escape_html(text)),
                        None => out.push_str(text),
                    },
                },
                Piece::Phrase { name, .. } => {
                    let phrase = self.phrases.get(name).ok_or(Unsaid::NoPhrase)?;
                    self.add(&phrase.pieces, given, hand, depth, out)?;
                }
                Piece::Choice { by, ways, otherwise, .. } => {
                    let by = find(given, by)?;
                    let way = ways.iter().find(|(key, _)| self.fits(by, key));
                    self.add(way.map_or(otherwise, |(_, pieces)| pieces), given, hand, depth, out)?;
                }
            }
        }
        Ok(())
    }

    fn fits(&self, given: Given<'_>, key: &Key) -> bool {
        match (given, key) {
            (Given::Number(number), Key::Number(key)) => number == *key,
            (Given::Number(number), Key::Word(class)) => self.class(number) == class,
            (Given::Value(text) | Given::Safe(text), Key::Word(key)) => text == key,
            (Given::Value(_) | Given::Safe(_), Key::Number(_)) => false,
        }
    }

    /// The language's class of a number.
    fn class(&self, number: f64) -> &'static str {
        match self.rules.as_ref().and_then(|rules| rules.select(number).ok()) {
            Some(PluralCategory::ZERO) => "zero",
            Some(PluralCategory::ONE) => "one",
            Some(PluralCategory::TWO) => "two",
            Some(PluralCategory::FEW) => "few",
            Some(PluralCategory::MANY) => "many",
            Some(PluralCategory::OTHER) | None => "other",
        }
    }
}

/// Whether the program itself says it: parts of dates and numbers.
fn is_own(name: &str) -> bool {
    OWN.iter().any(|(own, _)| *own == name)
}

fn find<'a>(given: &Arguments<'a>, name: &str) -> Result<Given<'a>, Unsaid> {
    let found = given.iter().find(|(known, _)| *known == name);
    found.map(|(_, given)| *given).ok_or_else(|| Unsaid::NoArgument(name.to_owned()))
}

/// The arguments that pieces name, in whatever way, and those that the phrases in them name.
pub(super) fn arguments<'p>(
    pieces: &'p [Piece],
    others: &dyn Fn(&str) -> Option<&'p Phrase>,
    depth: usize,
    found: &mut BTreeSet<&'p str>,
) {
    for piece in pieces {
        match piece {
            Piece::Words { .. } => {}
            Piece::Argument { name, .. } => drop(found.insert(name)),
            Piece::Phrase { name, .. } => {
                if let Some(phrase) = others(name).filter(|_| depth < DEEPEST) {
                    arguments(&phrase.pieces, others, depth + 1, found);
                }
            }
            Piece::Choice { by, ways, otherwise, .. } => {
                found.insert(by);
                ways.iter().for_each(|(_, pieces)| arguments(pieces, others, depth, found));
                arguments(otherwise, others, depth, found);
            }
        }
    }
}
