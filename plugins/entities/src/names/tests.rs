use briefer_plugin::MentionType::{Group, Organization, Person};
use proptest::prelude::*;

use super::*;

/// A name of a test.
#[derive(Clone)]
struct Given {
    folded: String,
    kind: MentionType,
    count: usize,
    gender: Option<Gender>,
    acronym: bool,
}

fn name(kind: MentionType, text: &str, count: usize) -> Given {
    Given {
        folded: briefer_plugin::fold(text),
        kind,
        count,
        gender: None,
        acronym: !text.contains(' ') && text.chars().all(char::is_uppercase),
    }
}

type Step = fn(&[Name<'_>]) -> Vec<Option<Join>>;

fn in_document(names: &[Name<'_>]) -> Vec<Option<Join>> {
    join_in_document(names, &[], Rules::ALL)
}

fn in_corpus(names: &[Name<'_>]) -> Vec<Option<Join>> {
    join_in_corpus(names, Rules::ALL)
}

fn joins(given: &[Given], step: Step) -> Vec<Option<Join>> {
    let people = People::of(given.iter().map(|name| (name.kind == Person).then_some(name.folded.as_str())));
    let names: Vec<Name<'_>> = given
        .iter()
        .enumerate()
        .map(|(at, given)| Name {
            folded: &given.folded,
            parts: people.parts(at),
            kind: given.kind,
            count: given.count,
            gender: given.gender,
            acronym: given.acronym,
            known: false,
            bare: false,
            given: (false, false),
        })
        .collect();
    step(&names)
}

fn one(kind: MentionType, first: &str, second: &str) -> bool {
    together(&[name(kind, first, 1), name(kind, second, 1)])
}

fn together(names: &[Given]) -> bool {
    let joins = joins(names, in_document);
    let roots: Vec<_> = (0..names.len()).map(|at| root(&joins, at)).collect();
    roots.iter().all(|&at| at == roots[0])
}

#[test]
fn people_with_and_without_middle_names() {
    for (first, second) in [
        ("Ana M. Karimova", "Ana Karimova"),
        ("Ana Maria Karimova", "Ana M. Karimova"),
        ("A. Karimova", "Ana Karimova"),
        ("Luis Tolmo", "Luis Tolmo Vera"),
        ("Tolmo Vera", "Luis Tolmo Vera"),
        ("Abdul Rahman Velhari", "Abdurrahman al-Velhari"),
        ("Omar bin Tolm", "Omar ibn Tolm"),
        ("Antonio Tolm", "António Tolm"),
    ] {
        assert!(one(Person, first, second), "{first} and {second}");
    }
    for (first, second) in [
        ("Ana Karimova", "Timur Karimova"),
        ("Ana Karimova", "Ana Karimov"),
        ("Ana B. Karimova", "Ana M. Karimova"),
        ("Omar Tolm", "Omar Tolm Jr."),
        ("Omar Tolm", "Omar bin Tolm"),
        ("T. Karimova", "Ana Karimova"),
        ("Hassan Velhari", "Hussein Velhari"),
    ] {
        assert!(!one(Person, first, second), "{first} and {second}");
    }
}

#[test]
fn a_choice_is_left_alone() {
    let people = |names: &[&str]| names.iter().map(|text| name(Person, text, 1)).collect::<Vec<_>>();
    for choice in [["Ana Tolm", "Ana B. Tolm", "Ana M. Tolm"], ["A. Tolm", "Ana Tolm", "Asel Tolm"]] {
        assert!(joins(&people(&choice), in_document).iter().all(Option::is_none), "{choice:?}");
    }
}

#[test]
fn bodies_in_other_words() {
    for (first, second) in [
        ("Ministry of the Interior", "Interior Ministry"),
        ("Karsan Interior Ministry", "Interior Ministry"),
        ("Tolm Centre for Peace", "Tolm Center for Peace"),
        ("Velm Foundation", "Velm Foundation for the Arts"),
        ("Northern Liberation Front", "Northern Front"),
        ("Department of Water", "DOW"),
        ("Department of Water", "DW"),
        ("Counter-Terrorism Bureau", "CTB"),
        ("Jund al-Tolm", "Jund el-Tolm"),
    ] {
        assert!(one(Organization, first, second), "{first} and {second}");
    }
    for (first, second) in [
        ("University of Velm", "Velm University"),
        ("Bank of Tolm", "Tolm Bank"),
        ("Northern Front", "Northern Front Council"),
    ] {
        assert!(!one(Organization, first, second), "{first} and {second}");
    }
    assert!(one(Group, "Velharani", "Velharanis"));
}

#[test]
fn a_misspelling_is_rare_and_long() {
    let pair = |often: &str, count, once: &str| together(&[name(Person, often, count), name(Person, once, 1)]);
    assert!(pair("Lydia Buchtmann", 3, "Lydia Buchtman") || pair("Lydia Buchtmann", 3, "Lydia Buchtnann"));
    assert!(pair("Buchtmann", 3, "Buchtnann"));
    assert!(!pair("Buchtmann", 1, "Buchtnann"));
    assert!(!pair("Lydia Karimov", 3, "Lydia Karimova"));
    assert!(!pair("Tolm", 3, "Talm"));
}

#[test]
fn last_names_stand_alone() {
    for (full, lone) in [
        ("Omar bin al-Masri", "Masri"),
        ("Omar Tolm Jr.", "Tolm"),
        ("Tolm Jr.", "Tolm"),
        ("Omar bin", "bin"),
        ("Omar al", "al"),
    ] {
        assert_eq!(last_name(full), last_name(lone), "{full}");
    }
    assert_eq!(last_name("Omar Abou Talha"), "abutalha");
    assert_ne!(last_name("Omar Abou Talha"), last_name("Talha"));
}

fn last_name(text: &str) -> String {
    let folded = briefer_plugin::fold(text);
    let people = People::of([Some(folded.as_str())].into_iter());
    people.parts(0).map(|parts| parts.last_name().to_owned()).unwrap_or_default()
}

#[test]
fn genders_in_conflict_stay_apart() {
    let mut names = [name(Person, "A. Tolm", 1), name(Person, "Ana Tolm", 1)];
    names[0].gender = Some(Gender::Male);
    names[1].gender = Some(Gender::Female);
    assert!(!together(&names));
}

proptest! {
    #[test]
    fn joins_lead_somewhere(texts in prop::collection::vec("[A-Ca-c'. -]{0,12}", 0..30), kinds in prop::collection::vec(0usize..3, 30)) {
        let names: Vec<Given> = texts.iter().zip(kinds).map(|(text, kind)| name([Person, Organization, Group][kind], text, 1)).collect();
        for joins in [joins(&names, in_document), joins(&names, in_corpus)] {
            for at in 0..names.len() {
                let mut steps = 0;
                let mut end = at;
                while let Some(join) = joins[end] {
                    end = join.into;
                    steps += 1;
                    prop_assert!(steps <= names.len(), "joins run in a circle");
                }
                prop_assert_eq!(names[at].kind, names[end].kind);
            }
        }
    }
}
