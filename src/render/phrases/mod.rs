//! The words of editions by language: phrases in files of their own, `templates/phrases/en.ftl`, which templates name.
//!
//! The files are in Fluent's syntax. Its parser and the plural rules of languages are its makers' own crates; the few lines that put
//! a phrase together are ours, since theirs cannot be told how an audience writes numbers, how a value is escaped in the format at
//! hand, and where in a file the argument stands that is not given.
//!
//! | module | holds |
//! |---|---|
//! | `read` | a file as phrases, each with its place |
//! | `say` | a phrase put together |
//! | `manner` | how an edition writes: its language, its dates, its numbers |

mod manner;
mod read;
mod say;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::read::{Phrase, Piece};
use self::say::{Arguments, Hand, arguments};
use super::language::Span;
use super::templates::{Templates, Version};
use crate::diagnostic::{Diagnostic, Place, nearest};

pub(super) use self::manner::{Manner, OWN};
pub(crate) use self::say::Given;
pub(super) use self::say::{Language, Unsaid};

/// The folder of phrases among the templates.
const FOLDER: &str = "phrases/";
/// The language whose phrases stand in for those that another lacks.
pub(super) const FALLBACK: &str = "en";

/// All phrases of all languages.
pub(super) struct Phrases {
    files: Vec<File>,
    /// The places of every name: file and phrase.
    places: BTreeMap<String, Vec<(usize, usize)>>,
    languages: BTreeMap<String, Arc<Language>>,
    /// What is wrong in the files themselves.
    pub(super) faults: Vec<Diagnostic>,
}

/// A file of phrases: the project's own before the one that is built in.
struct File {
    language: String,
    version: Version,
    phrases: Vec<Arc<Phrase>>,
}

impl File {
    fn place(&self, span: &Span) -> Place {
        Place::in_text(&self.version.shown, &self.version.text, span.start, span.end)
    }
}

/// A phrase and its file.
#[derive(Clone, Copy)]
pub(super) struct Found<'p> {
    file: &'p File,
    phrase: &'p Phrase,
}

impl Found<'_> {
    /// Whether it is the project's own.
    pub(super) fn is_own(&self) -> bool {
        !self.file.version.is_embedded
    }

    /// Where an argument of it stands, or its name.
    pub(super) fn place(&self, argument: &str) -> Place {
        let span = argument_span(&self.phrase.pieces, argument).unwrap_or(&self.phrase.span);
        self.file.place(span)
    }
}

impl Phrases {
    /// Reads the files of phrases among the templates.
    pub(super) fn read(templates: &Templates) -> Phrases {
        let (mut files, mut faults) = (Vec::new(), Vec::new());
        for (name, _) in templates.ending(".ftl") {
            let Some(language) = name.strip_prefix(FOLDER).and_then(|name| name.strip_suffix(".ftl")) else { continue };
            for version in templates.versions(name) {
                if !is_language(language) {
                    let fault = Diagnostic::error(format!("`{language}` is not the name of a language"));
                    faults.push(
                        fault.at(Place::file(version.shown)).hint("a file of phrases is called `fr.ftl`, `pt-br.ftl`"),
                    );
                    continue;
                }
                let (phrases, wrong) = read::read(&version.text);
                let phrases = phrases.into_iter().map(Arc::new).collect();
                let file = File { language: language.to_owned(), version, phrases };
                faults.extend(
                    wrong
                        .into_iter()
                        .map(|fault| Diagnostic::error(fault.message).at(file.place(&fault.span)).hint(fault.hint)),
                );
                files.push(file);
            }
        }
        let languages = languages(&files);
        let places = places(&files);
        let mut phrases = Phrases { files, places, languages, faults };
        phrases.faults.extend(phrases.wrong_names());
        phrases
    }

    /// The names of all languages, sorted.
    pub(super) fn codes(&self) -> Vec<&str> {
        self.languages.keys().map(String::as_str).collect()
    }

    /// The phrases of a language.
    pub(super) fn language(&self, code: &str) -> Option<&Arc<Language>> {
        self.languages.get(code)
    }

    /// The names of all phrases that a template may say.
    pub(super) fn names(&self) -> BTreeSet<&str> {
        self.all().map(|(_, phrase)| phrase.name.as_str()).filter(|name| !name.starts_with('-')).collect()
    }

    /// What each language says under a name.
    pub(super) fn said(&self, name: &str) -> impl Iterator<Item = Found<'_>> {
        self.languages.keys().filter_map(move |code| self.find(code, name))
    }

    /// The arguments that a phrase needs.
    pub(super) fn needs<'p>(&'p self, found: Found<'p>) -> BTreeSet<&'p str> {
        let mut needs = BTreeSet::new();
        let others = |name: &str| self.find(&found.file.language, name).map(|found| found.phrase);
        arguments(&found.phrase.pieces, &others, 0, &mut needs);
        needs
    }

    /// The arguments that a phrase of a name takes in any language, or would if the project's own did not stand in its place.
    pub(super) fn takes(&self, name: &str) -> BTreeSet<&str> {
        self.of_name(name).flat_map(|found| self.needs(found)).collect()
    }

    /// The project's own phrases, in the order of their files.
    pub(super) fn own(&self) -> impl Iterator<Item = (&str, Place)> {
        let own = self.all().filter(|(file, _)| !file.version.is_embedded);
        own.map(|(file, phrase)| (phrase.name.as_str(), file.place(&phrase.span)))
    }

    /// The names that phrases name.
    pub(super) fn named_by_phrases(&self) -> BTreeSet<&str> {
        let mut named = BTreeSet::new();
        self.all().for_each(|(_, phrase)| references(&phrase.pieces, &mut |name, _| _ = named.insert(name)));
        named
    }

    /// What a language lacks and says in another's words, as a warning; of English no more than of others.
    pub(super) fn lacking(&self, code: &str) -> Option<Diagnostic> {
        let own: BTreeSet<&str> = self.of(code).flat_map(|file| &file.phrases).map(|p| p.name.as_str()).collect();
        let file = self.of(code).next()?;
        // What only one language needs, such as the name of a measure, is no phrase of every language.
        let needed =
            |name: &&str| self.of(FALLBACK).any(|file| file.phrases.iter().any(|phrase| phrase.name == **name));
        let lacking: Vec<String> = self
            .names()
            .into_iter()
            .filter(|name| !own.contains(name))
            .filter(needed)
            .map(|n| format!("`{n}`"))
            .collect();
        let (shown, more) = lacking.split_at(lacking.len().min(SHOWN));
        let more = if more.is_empty() { String::new() } else { format!(" and {} more", more.len()) };
        let message = format!("the language `{code}` lacks {}{more}: they are said in English", shown.join(", "));
        let place = Place::file(file.version.shown.as_str());
        let hint = format!("add them to `templates/{FOLDER}{code}.ftl`, as `name = words`");
        (!lacking.is_empty()).then(|| Diagnostic::warning(message).at(place).hint(hint))
    }

    /// What each language says under a name, as a plain text.
    pub(super) fn said_plainly(&self, name: &str, given: &Arguments<'_>) -> Vec<String> {
        let hand = Hand { format: None, number: &|number| number.to_string() };
        self.languages.values().filter_map(|language| language.say(name, given, &hand).ok()).collect()
    }

    /// What phrases say by themselves, in every way of theirs; [`TAG`] stands for each argument.
    pub(super) fn literals(&self) -> impl Iterator<Item = String> {
        self.languages.values().flat_map(|language| language.literals())
    }

    /// The files of a language, the project's own first.
    fn of(&self, code: &str) -> impl Iterator<Item = &File> {
        self.files.iter().filter(move |file| file.language == code)
    }

    fn all(&self) -> impl Iterator<Item = (&File, &Phrase)> {
        self.files.iter().flat_map(|file| file.phrases.iter().map(move |phrase| (file, &**phrase)))
    }

    /// The phrases of a name, a language's own before the one that is built in.
    fn of_name(&self, name: &str) -> impl Iterator<Item = Found<'_>> {
        let places = self.places.get(name).map_or(&[][..], Vec::as_slice);
        places
            .iter()
            .map(|&(file, phrase)| Found { file: &self.files[file], phrase: &self.files[file].phrases[phrase] })
    }

    /// The phrase that a language says, its own or another's.
    fn find(&self, code: &str, name: &str) -> Option<Found<'_>> {
        let rank = |found: &Found<'_>| (found.file.language != code, found.file.language != FALLBACK);
        self.of_name(name).min_by_key(rank)
    }

    /// Names that stand twice in a file, and phrases that name what is not there or, by whatever way, themselves.
    fn wrong_names(&self) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let names: BTreeSet<&str> = self.all().map(|(_, phrase)| phrase.name.as_str()).collect();
        for file in &self.files {
            let mut seen = BTreeSet::new();
            for phrase in &file.phrases {
                if !seen.insert(phrase.name.as_str()) {
                    let fault = Diagnostic::error(format!("the phrase `{}` stands here twice", phrase.name));
                    found.push(fault.at(file.place(&phrase.span)).hint("leave out one of the two"));
                }
                references(&phrase.pieces, &mut |name, span| {
                    let wrong = if !names.contains(name) {
                        let hint = nearest(name, names.iter().copied()).map_or_else(
                            || format!("what a template gives is written `{{ ${name} }}`"),
                            |near| format!("did you mean `{near}`?"),
                        );
                        Diagnostic::error(format!("there is no phrase `{name}`")).hint(hint)
                    } else if self.reaches(&file.language, name, &phrase.name, &mut BTreeSet::new()) {
                        Diagnostic::error(format!("the phrase `{}` holds itself", phrase.name)).hint("say it in words")
                    } else {
                        return;
                    };
                    found.push(wrong.at(file.place(span)));
                });
            }
        }
        found
    }

    /// Whether a phrase holds another, by whatever way.
    fn reaches<'p>(&'p self, code: &str, from: &'p str, to: &str, seen: &mut BTreeSet<&'p str>) -> bool {
        if from == to {
            return true;
        }
        let Some(found) = self.find(code, from).filter(|_| seen.insert(from)) else { return false };
        let mut named = Vec::new();
        references(&found.phrase.pieces, &mut |name, _| named.push(name));
        named.into_iter().any(|name| self.reaches(code, name, to, seen))
    }
}

/// So many of the phrases that a language lacks are named.
const SHOWN: usize = 12;

/// Where phrases stand, by their names.
fn places(files: &[File]) -> BTreeMap<String, Vec<(usize, usize)>> {
    let mut places: BTreeMap<String, Vec<(usize, usize)>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        for (phrase, named) in file.phrases.iter().enumerate() {
            places.entry(named.name.clone()).or_default().push((at, phrase));
        }
    }
    places
}

/// Each language with what it lacks in English, and what that lacks in whatever language has it.
fn languages(files: &[File]) -> BTreeMap<String, Arc<Language>> {
    let codes: BTreeSet<&str> = files.iter().map(|file| file.language.as_str()).collect();
    let of = |code: &str| {
        let rank = |file: &&File| (file.language != code, file.language != FALLBACK);
        let mut order: Vec<&File> = files.iter().collect();
        order.sort_by_key(rank);
        let (mut phrases, mut foreign) = (BTreeMap::new(), BTreeSet::new());
        for (file, phrase) in order.into_iter().flat_map(|file| file.phrases.iter().map(move |phrase| (file, phrase))) {
            if phrases.contains_key(&phrase.name) {
                continue;
            }
            if file.language != code && file.language != FALLBACK {
                foreign.insert(phrase.name.clone());
            }
            phrases.insert(phrase.name.clone(), Arc::clone(phrase));
        }
        Arc::new(Language::new(code, phrases, foreign))
    };
    codes.into_iter().map(|code| (code.to_owned(), of(code))).collect()
}

/// Whether a name is one that pages may give as their language: `fr`, `pt-br`.
fn is_language(name: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    (2..=20).contains(&name.len()) && name.split('-').all(is_part)
}

/// Hands on the phrases that pieces name, with where.
fn references<'p>(pieces: &'p [Piece], each: &mut dyn FnMut(&'p str, &'p Span)) {
    for piece in pieces {
        match piece {
            Piece::Words { .. } | Piece::Argument { .. } => {}
            Piece::Phrase { name, span } => each(name, span),
            Piece::Choice { ways, otherwise, .. } => {
                ways.iter().for_each(|(_, pieces)| references(pieces, each));
                references(otherwise, each);
            }
        }
    }
}

/// Where pieces first name an argument.
fn argument_span<'p>(pieces: &'p [Piece], argument: &str) -> Option<&'p Span> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Argument { name, span } => (name == argument).then_some(span),
        Piece::Choice { by, span, .. } if by == argument => Some(span),
        Piece::Choice { ways, otherwise, .. } => ways
            .iter()
            .find_map(|(_, pieces)| argument_span(pieces, argument))
            .or_else(|| argument_span(otherwise, argument)),
        Piece::Words { .. } | Piece::Phrase { .. } => None,
    })
}
