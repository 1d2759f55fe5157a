//! What the pass finds in whole sentences.

use briefer_plugin::{Role, segment};

use super::{Phrases, Voice};
use crate::amount;
use crate::atoms::Atoms;
use crate::lexicon::Lexicon;
use crate::measure::Measures;
use crate::options::{Bands, FiguresOptions};
use crate::rule::Rules;

/// The phrases of a text of one sentence, and the words of its atoms.
fn read(text: &str) -> (Phrases, Vec<String>) {
    let measures = Measures::new(FiguresOptions::default().all_measures());
    let lexicon = Lexicon::new(measures.first_words());
    let segments = segment(text);
    let document = segments.document("a", text);
    let mut atoms = Atoms::new(&lexicon, Rules::default());
    atoms.read(&document, &document.sentences[0]);
    let mut amounts = Vec::new();
    amount::scan(&atoms, Role::Body, &Bands::default(), &mut amounts);
    let mut phrases = Phrases::default();
    phrases.read(&atoms, &amounts, &measures);
    let words = (0..atoms.len()).map(|at| atoms.written(at).to_owned()).collect();
    (phrases, words)
}

/// Each verb with the heads of its subject and its object.
fn verbs(text: &str) -> Vec<String> {
    let (phrases, words) = read(text);
    let head = |noun: Option<usize>| {
        let phrase = noun.map(|noun| phrases.nouns[noun]);
        phrase.map_or("-", |phrase| &words[phrase.noun.map_or(phrase.from, |noun| noun.head)]).to_owned()
    };
    let line = |verb: &super::Verb| format!("{} {} {}", head(verb.subject), words[verb.main], head(verb.object));
    phrases.verbs.iter().map(line).collect()
}

#[test]
fn subject_is_the_phrase_and_not_what_hangs_on_it() {
    assert_eq!(verbs("Twelve nurses from three towns were freed."), ["nurses freed -"]);
    assert_eq!(verbs("The families of 12 sailors asked for help."), ["families asked -"]);
    assert_eq!(verbs("A ferry carrying 310 passengers sank."), ["ferry carrying passengers", "ferry sank -"]);
}

#[test]
fn each_clause_has_its_own_subject() {
    assert_eq!(verbs("The blast killed nine men and 36 were hurt."), ["blast killed men", "36 hurt -"]);
    assert_eq!(verbs("Clerks resigned after a judge was killed."), ["Clerks resigned -", "judge killed -"]);
    assert_eq!(verbs("Officials said 300 inmates fled."), ["Officials said -", "inmates fled -"]);
}

#[test]
fn relative_clauses_know_what_they_speak_of() {
    assert_eq!(verbs("The men who fled Syria were jailed."), ["men fled Syria", "men jailed -"]);
    assert_eq!(verbs("They named 14 traders whom police arrested."), ["They named traders", "police arrested traders"]);
    assert_eq!(verbs("Rebels hold the 20 pilots they captured."), ["Rebels hold pilots", "they captured pilots"]);
}

#[test]
fn participles_without_object_are_passive() {
    let voices = |text: &str| read(text).0.verbs.iter().map(|verb| verb.voice).collect::<Vec<_>>();
    assert_eq!(voices("Nine people killed in the blast were miners."), [Voice::Bare, Voice::Active]);
    assert_eq!(voices("Nine people killed a guard."), [Voice::Active]);
    assert_eq!(voices("Nine people were killed."), [Voice::Passive]);
}

#[test]
fn governed_clauses_know_their_verb() {
    let (phrases, words) = read("He denied killing 20 villagers and said ten had died.");
    let governor = |at: usize| phrases.verbs[at].governor.map(|verb| words[phrases.verbs[verb].main].as_str());
    let governors: Vec<_> = (0..phrases.verbs.len()).map(governor).collect();
    assert_eq!(governors, [None, Some("denied"), None, Some("said")]);
}

#[test]
fn every_atom_has_a_clause() {
    let (phrases, words) = read("In Orla (the capital), 12 men, who had fled, died; nine of them were guards.");
    assert_eq!(phrases.clause_of.len(), words.len());
    assert!(phrases.clauses.len() > 3);
}
