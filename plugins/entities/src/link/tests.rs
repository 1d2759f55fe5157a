use briefer_plugin::MentionType::{self, Organization, Person};
use briefer_plugin::{Gender, Mention};
use proptest::prelude::*;

use super::*;

fn mention(document: &str, kind: MentionType, name: &str) -> LinkMention {
    let attributes = Mention::new(kind, name);
    let entity = attributes.entity.clone();
    LinkMention { document: document.into(), date: None, entity, text: name.to_owned(), attributes }
}

fn linked(mentions: &[LinkMention]) -> Links {
    link(mentions, &Lexicon::load(Vec::new()), Rules::ALL)
}

fn to(links: &Links, document: &str, entity: &str) -> String {
    links.iter().find(|l| l.document == document && l.entity == entity).map(|l| l.to.clone()).unwrap_or_default()
}

#[test]
fn an_explanation_names_a_rule_that_can_be_switched_off() {
    let mentions = [mention("a", Person, "Ana Karimova"), mention("b", Person, "Karimova")];
    let links = linked(&mentions);
    let why = &links.iter().find(|link| link.document == "b").expect("every mention is linked").why;
    assert_eq!(why[0].rule, "last-name");
    assert_eq!(why[0].note, "joins Ana Karimova: the only full name with this last name");
    let off = link(&mentions, &Lexicon::load(Vec::new()), Rules::ALL.without(Rule::LastName));
    assert_eq!(to(&off, "b", "karimova"), "Karimova");
}

#[test]
fn every_rule_can_be_switched_off() {
    let with = |mut mention: LinkMention, text: &str, nation: &str, role: &str| {
        mention.text = text.to_owned();
        mention.attributes.nationality = Some(nation.to_owned()).filter(|nation| !nation.is_empty());
        mention.attributes.role = Some(role.to_owned()).filter(|role| !role.is_empty());
        mention
    };
    let person = |document: &str, name: &str| mention(document, Person, name);
    let body = |document: &str, name: &str| mention(document, Organization, name);
    let towns = ["b", "c", "d"].map(|document| mention(document, MentionType::Place, "Ostrovar"));
    for (rule, mentions) in [
        (Rule::Spelling, vec![person("a", "Omar al-Qadiri"), person("b", "Umar Kadiri")]),
        (Rule::NameOrder, vec![person("a", "Aruzhan Tolegenkyzy"), person("b", "Tolegenkyzy Aruzhan")]),
        (Rule::FullName, vec![person("a", "Grace T. Odhiambo"), person("b", "Grace Odhiambo")]),
        (Rule::LongForm, vec![body("a", "Savannah Herders Union"), body("b", "SHU")]),
        (Rule::ShortForm, vec![body("a", "Eastern Salvation Front"), body("b", "Eastern Front")]),
        (Rule::SharedAlias, vec![with(body("a", "Rural Justice Movement"), "PKLO", "", ""), body("b", "PKLO")]),
        (Rule::SettledType, [person("a", "Ostrovar")].into_iter().chain(towns).collect()),
        (
            Rule::Namesakes,
            vec![
                with(person("a", "Samir Haddadin"), "", "Jordanian", "minister of health"),
                with(person("b", "Samir Haddadin"), "", "Belgian", "goalkeeper"),
            ],
        ),
    ] {
        let on = linked(&mentions);
        assert!(on.iter().any(|link| link.why.iter().any(|why| why.rule == rule.name())), "{rule:?} explains nothing");
        let off = link(&mentions, &Lexicon::load(Vec::new()), Rules::ALL.without(rule));
        let ends = |links: &Links| links.iter().map(|link| link.to.clone()).collect::<Vec<_>>();
        assert_ne!(ends(&on), ends(&off), "{rule:?} decides nothing");
    }
}

/// Many names under one key: whoever compares each with each does not come to an end here.
#[test]
fn many_of_one_last_name_take_no_longer_than_others() {
    const PEOPLE: usize = 20_000;
    let mut mentions: Vec<LinkMention> = (0..PEOPLE)
        .map(|at| {
            let document = (at % 50).to_string();
            let given: String = (0..4).map(|place| char::from(b'a' + (at / 17usize.pow(place) % 17) as u8)).collect();
            match at % 4 {
                0 => mention(&document, Person, &format!("Ana {given}{at} Karimova")),
                1 => mention(&document, Organization, &format!("Northern {given} Front")),
                _ => mention(&document, Person, &format!("Q{given} Karimova")),
            }
        })
        .collect();
    mentions.push(mention("x", Person, "Karimova"));
    mentions.push(mention("x", Person, "Ana Karimova"));
    mentions.push(mention("x", Organization, "Northern Front"));
    let links = linked(&mentions);
    assert_eq!(to(&links, "x", "karimova"), "Karimova");
    assert_eq!(to(&links, "x", "ana karimova"), "Ana Karimova");
    assert_eq!(to(&links, "x", "northern front"), "Northern Front");
}

const PARTS: [&str; 10] =
    ["Ana", "Timur", "Omar", "Hassan", "Karimova", "Karimov", "al-Velhari", "Velhari", "M.", "Abdul Rahman"];
const BODIES: [&str; 8] = [
    "Northern Front",
    "Northern Liberation Front",
    "NLF",
    "Ministry of Water",
    "Water Ministry",
    "Karsan Water Ministry",
    "Karsa",
    "KARSA",
];

/// Mentions of few names in few documents, so that they meet in every way.
fn mentions() -> impl Strategy<Value = Vec<LinkMention>> {
    let person =
        prop::collection::vec(prop::sample::select(&PARTS[..]), 1..4).prop_map(|parts| (Person, parts.join(" ")));
    let kinds = prop::sample::select(&[Organization, MentionType::Place][..]);
    let body = (kinds, prop::sample::select(&BODIES[..])).prop_map(|(kind, name)| (kind, name.to_owned()));
    let gender = prop::option::of(prop::sample::select(&[Gender::Male, Gender::Female][..]));
    let nation = prop::option::of(prop::sample::select(&["Iraqi", "French"][..]));
    let role = prop::option::of(prop::sample::select(&["minister of water", "goalkeeper", "judge"][..]));
    let one = (0usize..5, prop_oneof![person, body], gender, nation, role).prop_map(
        |(document, (kind, name), gender, nation, role)| {
            let mut mention = mention(&document.to_string(), kind, &name);
            if kind == Person {
                mention.attributes.gender = gender;
                mention.attributes.nationality = nation.map(str::to_owned);
                mention.attributes.role = role.map(str::to_owned);
            }
            mention
        },
    );
    prop::collection::vec(one, 1..40)
}

proptest! {
    #[test]
    fn links_do_not_depend_on_order(mentions in mentions(), seed in any::<u64>()) {
        let before = linked(&mentions);
        let mut shuffled = mentions;
        let mut state = seed | 1;
        for last in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(last, (state >> 33) as usize % (last + 1));
        }
        prop_assert_eq!(before, linked(&shuffled));
    }

    #[test]
    fn people_of_two_last_names_never_meet(mentions in mentions()) {
        let links = linked(&mentions);
        // Who bears both names may be either; the others never meet, not through such a one either.
        let bears = |link: &&Link, last: &str, other: &str| {
            let mut words = link.entity.split(' ').rev();
            words.next() == Some(last) && words.clone().next().is_some() && words.all(|word| word != other && word != last)
        };
        for one in links.iter().filter(|link| bears(link, "karimova", "karimov")) {
            for other in links.iter().filter(|link| bears(link, "karimov", "karimova")) {
                prop_assert_ne!(&one.to, &other.to);
            }
        }
    }

    #[test]
    fn two_given_names_never_meet(mentions in mentions()) {
        let links = linked(&mentions);
        let ends = |link: &&Link, given: &str| link.entity.starts_with(given) && link.entity.ends_with(" velhari");
        for one in links.iter().filter(|link| ends(link, "ana ")) {
            for other in links.iter().filter(|link| ends(link, "omar ")) {
                prop_assert_ne!(&one.to, &other.to);
            }
        }
    }
}
