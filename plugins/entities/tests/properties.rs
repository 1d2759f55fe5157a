//! What holds of any text.

use std::collections::BTreeMap;

use briefer_entities::Entities;
use briefer_plugin::{Annotation, Erased, Mention, Options, fold, segment};
use proptest::prelude::*;

fn mentions(text: &str, explain: bool) -> Vec<Annotation> {
    thread_local! {
        static PLUGIN: Erased = Erased::of::<Entities>(&Options::new()).expect("no options are good options");
    }
    let segments = segment(text);
    PLUGIN.with(|plugin| plugin.annotate(&segments.document("a", text), &[], explain)).expect("any text is taken")
}

fn mention(annotation: &Annotation) -> &Mention {
    annotation.as_mention().expect("the plugin finds mentions alone")
}

/// Fragments that rules look at, and anything else between them.
fn texts() -> impl Strategy<Value = String> {
    let fragments = prop::sample::select(vec![
        "Ana Karimova",
        "Karimova",
        "KARIMOVA",
        "President",
        "the head of the",
        "Salt Council",
        "(SC)",
        "SC",
        ", a Syrian,",
        "Iraqi",
        "Iraqis",
        "who heads the",
        "is the mayor of",
        "al-Velhari bin Tal",
        "O’Neill",
        "said",
        ", 34, a teacher",
        "and",
        "of",
        "’s",
        "in Nairobi",
        "\n\n",
        "NAIROBI, April 1 (Wire) -",
        "“",
        "”",
        "Türkiye",
        "İstanbul",
        "Ǆ",
        "ﬁ",
        ". ",
        "Minister of",
        "Mr",
        "Mr.",
        "the Karimovs",
        "his wife",
        "X",
        "-",
        "–",
        "(",
        ")",
        ",",
        "ß",
        "\u{301}",
        "\u{200d}",
        "1st",
    ]);
    let part = prop_oneof![4 => fragments.prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => "[A-Z][a-z]{1,9}"];
    (prop::collection::vec(part, 0..40), prop::sample::select(vec![" ", "", "\n"]))
        .prop_map(|(parts, glue)| parts.join(glue))
}

proptest! {
    #[test]
    fn mentions_lie_in_the_text_and_apart(text in texts()) {
        let mut spans: Vec<_> = mentions(&text, false).iter().map(|a| a.span.range()).collect();
        spans.sort_by_key(|span| span.start);
        for span in &spans {
            prop_assert!(text.get(span.clone()).is_some_and(|words| !words.trim().is_empty()));
        }
        prop_assert!(spans.windows(2).all(|two| two[0].end <= two[1].start), "{spans:?}");
    }

    #[test]
    fn an_entity_has_one_name_one_type_and_a_key_of_its_own(text in texts()) {
        let mut entities: BTreeMap<String, (String, String)> = BTreeMap::new();
        for annotation in &mentions(&text, false) {
            let mention = mention(annotation);
            let is = (mention.name.clone(), format!("{:?}", mention.mention_type));
            prop_assert_eq!(entities.entry(mention.entity.clone()).or_insert(is.clone()), &is);
            let folded = fold(&mention.name);
            prop_assert!(mention.entity == folded || mention.entity.starts_with(&format!("{folded} (")), "{mention:?}");
        }
    }

    #[test]
    fn an_entity_has_one_role_one_nationality_and_one_gender(text in texts()) {
        let mut known = BTreeMap::new();
        for annotation in &mentions(&text, false) {
            let mention = mention(annotation).clone();
            let is = (mention.role, mention.nationality, mention.gender);
            prop_assert_eq!(known.entry(mention.entity).or_insert(is.clone()), &is);
        }
    }

    #[test]
    fn a_role_stands_in_the_text(text in texts()) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for annotation in &mentions(&text, false) {
            if let Some(role) = &mention(annotation).role {
                // "head of the Council" for who "heads the Council": what follows the noun stands there.
                let body = role.split_once(" of ").map_or(role.as_str(), |(_, body)| body);
                prop_assert!(!role.is_empty() && words.contains(body), "{role:?}");
            }
        }
    }

    #[test]
    fn explaining_changes_nothing(text in texts()) {
        let explained = mentions(&text, true);
        prop_assert!(explained.iter().all(|a| !a.why.is_empty()));
        let bare = |all: Vec<Annotation>| all.into_iter().map(|a| Annotation { why: Vec::new(), ..a }).collect::<Vec<_>>();
        prop_assert_eq!(bare(explained), bare(mentions(&text, false)));
    }
}
