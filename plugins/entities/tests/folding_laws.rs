//! What folding in one document never does, whatever the names.

use briefer_entities::Entities;
use briefer_plugin::{Annotation, Erased, MentionType, Options, segment};
use proptest::prelude::*;

fn annotate(text: &str) -> Vec<Annotation> {
    let plugin = Erased::of::<Entities>(&Options::new()).expect("no options are good options");
    let segments = segment(text);
    plugin.annotate(&segments.document("a", text), &[], false).expect("a plain text")
}

/// The words and the entity's name of each person.
fn people(text: &str) -> Vec<(String, String)> {
    let person = |annotation: Annotation| {
        let mention = annotation.as_mention().filter(|mention| mention.mention_type == MentionType::Person)?;
        Some((annotation.span.slice(text).to_owned(), mention.name.clone()))
    };
    annotate(text).into_iter().filter_map(person).collect()
}

/// The names of a text's mentions without a rule, and the rules that explain them.
fn names_without(text: &str, rule: Option<&str>) -> (Vec<String>, Vec<String>) {
    let mut options = Options::new();
    options.insert("without-rules".into(), serde_json::json!(rule.into_iter().collect::<Vec<_>>()));
    let plugin = Erased::of::<Entities>(&options).expect("the rules have these names");
    let segments = segment(text);
    let found = plugin.annotate(&segments.document("a", text), &[], true).expect("a plain text");
    let names = found.iter().filter_map(|annotation| Some(annotation.as_mention()?.name.clone())).collect();
    let rules = found.iter().flat_map(|annotation| annotation.why.iter().map(|why| why.rule.clone())).collect();
    (names, rules)
}

#[test]
fn every_fold_has_a_rule_that_can_be_switched_off() {
    for (rule, text) in [
        ("last-name", "Laura Tolhurst spoke. Then Tolhurst left."),
        ("long-form", "The Savannah Herders Union (SHU) met. The SHU is new."),
        ("short-form", "The French Transport Ministry paid. Later the Transport Ministry apologized."),
        ("spelling", "Minister Omar al-Qasrawi met envoys. Later Omar el-Kasrawi left."),
        ("full-name", "Judge Grace T. Odhiambo ruled. Lawyers praised Grace Odhiambo."),
        ("also-known-as", "Police arrested Wen Tolmar, better known as Dren Okasi."),
        ("plural", "Members of the Ongaran community met. Leaders said other Ongarans stayed."),
        ("misspelling", "Lydia Buchtmann spoke. Lydia Buchtmann left. An aide said Buchtnann was ill."),
    ] {
        let (with, why) = names_without(text, None);
        assert!(why.iter().any(|name| name == rule), "{rule} explains nothing in {text:?}: {why:?}");
        let (without, why) = names_without(text, Some(rule));
        assert!(why.iter().all(|name| name != rule), "{rule} is on");
        assert_ne!(with, without, "{rule} decides nothing");
    }
}

/// Whoever looks back through all who bear a name does not come to an end here.
#[test]
fn many_who_share_a_last_name_take_no_longer_than_others() {
    const PEOPLE: usize = 10_000;
    let letter = |at: usize, place: u32| char::from(b'a' + (at / 17usize.pow(place) % 17) as u8);
    let given = |at: usize| (0..4).map(|place| letter(at, place)).collect::<String>();
    let text: String = (0..PEOPLE).map(|at| format!("Q{} Tolhurst met Karimova. Tolhurst left. ", given(at))).collect();
    let found = people(&text);
    let last = found.iter().rfind(|(words, _)| words == "Tolhurst").expect("the last sentence has one");
    assert_eq!(last.1, format!("Q{} Tolhurst", given(PEOPLE - 1)));
}

const GIVEN: [&str; 6] = ["Laura", "Peter", "Omar", "Grace", "Hassan", "Hussein"];
const FAMILY: [&str; 6] = ["Tolhurst", "Karimov", "Karimova", "al-Dulaymi", "Odhiambo", "Cardeval"];

/// Sentences with full names, lone last names, initials, middle names, forms of address.
fn texts() -> impl Strategy<Value = String> {
    let name = (prop::sample::select(&GIVEN[..]), prop::sample::select(&FAMILY[..]), 0usize..6);
    let name = name.prop_map(|(given, family, form)| match form {
        0 | 1 => format!("{given} {family}"),
        2 => format!("{given} B. {family}"),
        3 => format!("{}. {family}", &given[..1]),
        4 => format!("Mr. {family}"),
        _ => family.to_owned(),
    });
    let sentence = (name.clone(), name).prop_map(|(one, other)| format!("Yesterday {one} met {other} in the hall."));
    prop::collection::vec(sentence, 1..12).prop_map(|sentences| sentences.join(" "))
}

proptest! {
    #[test]
    fn a_name_folds_into_no_other_last_name(text in texts()) {
        for (words, name) in people(&text) {
            let last = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
            prop_assert_eq!(last(&words), last(&name), "{:?} folds into {:?}", words, name);
        }
    }

    #[test]
    fn two_given_names_are_two_people(text in texts()) {
        for (words, name) in people(&text).iter().filter(|(words, _)| GIVEN.iter().any(|given| words.starts_with(given))) {
            let first = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
            prop_assert_eq!(first(words), first(name), "{:?} folds into {:?}", words, name);
        }
    }

    #[test]
    fn one_key_has_one_name(text in texts()) {
        let mut names = std::collections::BTreeMap::new();
        for annotation in annotate(&text) {
            if let Some(mention) = annotation.as_mention() {
                let name = names.entry(mention.entity.clone()).or_insert_with(|| mention.name.clone());
                prop_assert_eq!(&*name, &mention.name);
            }
        }
    }
}
