//! The compiled lexicon finds exactly what the maps find that it was compiled from.

use std::path::Path;
use std::sync::LazyLock;

use briefer_lexicon::spelling::{fold_word, split_form};
use briefer_lexicon::{Builder, Compiled, WordId, classes, source};
use proptest::prelude::*;

/// The plugin's own lexicon: the maps, and what they compile to.
static LEXICON: LazyLock<(Builder, Vec<u8>, String)> = LazyLock::new(|| {
    let builder = source::read(&files()).expect("the shipped files are right");
    let (block, text) = builder.compile();
    (builder, block, text)
});

fn files() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../lexicon");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap());
    files.map(|file| (file.file_name().into_string().unwrap(), std::fs::read_to_string(file.path()).unwrap())).collect()
}

fn compiled() -> Compiled<'static> {
    Compiled::new(&LEXICON.1, &LEXICON.2).unwrap()
}

/// Looks a text's words up in both, from its first word on; they must agree.
fn longest_in_both(text: &str) {
    let (builder, lexicon) = (&LEXICON.0, compiled());
    let words: Vec<&str> = split_form(text).collect();
    let mut folded = String::new();
    let mut ids = Vec::new();
    for word in &words {
        fold_word(word, &mut folded);
        let id = lexicon.id(&folded);
        assert_eq!(id, builder.id(&folded), "{word}");
        ids.push(id.unwrap_or(WordId::MAX));
    }
    let from_maps = builder.names().longest(ids.iter().copied(), |at| words[at]);
    let found = lexicon.longest(ids.into_iter(), |at| words[at]);
    assert_eq!(found, from_maps, "{text}");
}

#[test]
fn every_word_has_its_number_and_classes() {
    let (builder, lexicon) = (&LEXICON.0, compiled());
    assert_eq!(lexicon.word_count(), builder.words().len());
    for (id, word) in (0..).zip(builder.words()) {
        assert_eq!(lexicon.id(word), Some(id), "{word}");
        let text = format!("On {} and on", word.to_ascii_uppercase());
        assert_eq!(lexicon.word(&text, 3..3 + word.len()), Some((id, builder.classes(id))), "{word}");
        assert_eq!(lexicon.classes(id), builder.classes(id), "{word}");
    }
    assert_eq!(lexicon.classes(WordId::MAX), classes::Classes::default());
}

#[test]
fn every_name_is_found_whole_and_in_part() {
    for (_, text) in files() {
        for form in text.lines().flat_map(|line| line.split(['|', ';', ',', '+'])) {
            let words: Vec<&str> = form.split_whitespace().collect();
            for end in 1..=words.len().min(6) {
                longest_in_both(&words[..end].join(" "));
            }
        }
    }
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let again = source::read(&files()).unwrap().compile();
    assert!(again == (LEXICON.1.clone(), LEXICON.2.clone()));
}

#[test]
fn a_block_that_is_cut_or_changed_harms_nobody() {
    let (_, block, text) = &*LEXICON;
    assert!(Compiled::new(&block[1..], text).is_none());
    for cut in (0..block.len()).step_by(block.len() / 50) {
        assert!(Compiled::new(&block[..cut], text).is_none());
    }
    for place in (60..block.len()).step_by(block.len() / 400) {
        let mut changed = block.clone();
        changed[place] = !changed[place];
        let Some(lexicon) = Compiled::new(&changed, text) else { continue };
        for word in ["kabul", "united", "nations", "un", "security", "council"] {
            let id = lexicon.id(word).unwrap_or(WordId::MAX);
            lexicon.classes(id);
            let found = lexicon.longest([id, id, id].into_iter(), |_| word);
            found.map(|found| (lexicon.entry(found.entry), lexicon.name(found.entry)));
        }
    }
}

#[test]
fn names_of_this_word_and_that_are_told_apart() {
    let mut builder = Builder::default();
    let first = builder.add_entry("Karsa Port", 2, None);
    builder.add_form("Karsa Port", first, false);
    let second = builder.add_entry("Karsans", 3, Some(first));
    builder.add_form("Karsa Port", second, false);
    builder.add_form("KP", second, true);
    let (block, text) = builder.compile();
    let lexicon = Compiled::new(&block, &text).unwrap();
    let find = |words: &[&str]| {
        let ids: Vec<_> = words.iter().filter_map(|word| lexicon.id(word)).collect();
        lexicon.longest(ids.into_iter(), |at| words[at])
    };
    let found = find(&["Karsa", "PORT", "Karsa"]).unwrap();
    assert_eq!((found.entry, found.words, found.plural), (first, 2, false));
    assert_eq!(find(&["Karsa", "KP"]), None);
    assert_eq!(find(&["kp"]), None);
    let found = find(&["KP."]).or_else(|| find(&["KP"])).unwrap();
    let entry = lexicon.entry(found.entry);
    assert_eq!((entry.kind, entry.people_of, found.plural), (3, Some(first), true));
    assert_eq!(lexicon.name(found.entry), "Karsans");
}

proptest! {
    #[test]
    fn random_words_are_as_unknown_as_in_a_map(words in "[A-Za-zéß'.,-]{1,24}( [a-z]{1,4}){0,3}") {
        longest_in_both(&words);
    }

    #[test]
    fn words_of_names_in_any_order_are_found_as_in_a_map(picks in prop::collection::vec(any::<prop::sample::Index>(), 1..6)) {
        let words = LEXICON.0.words();
        let text: Vec<&str> = picks.iter().map(|pick| &*words[pick.index(words.len())]).collect();
        longest_in_both(&text.join(" "));
    }
}
