//! Cases for linking across documents, from files.
//!
//! ```text
//! # The class of error that the case guards against, in one sentence
//! --- options            (optional, JSON)
//! {"without-rules": ["last-name"]}
//! --- a                  (a document, with one entity a line: type, name, and what the document says about it)
//! person "Ana Karimova" gender=female nationality=Iraqi role="minister of water" times=2
//! organization "Collective Northern Union" written="CNU"
//! --- b
//! person "Karimova"
//! --- expect             (one corpus-wide entity a line: name, members; the rule that one of them needs)
//! "Ana Karimova": a "Ana Karimova", b "Karimova" by last-name
//! --- perhaps            (optional, one doubt a line: who, and whom else it may be; where it is there, all of them)
//! b "Karimova": "Timur Karimov", "Karimova"
//! ```
//!
//! What `expect` does not name must stand alone; `nothing` says that all do. `written` adds a mention in other words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use briefer_entities::Entities;
use briefer_plugin::{Erased, Gender, Link, LinkMention, Links, Mention, MentionType, Options};

#[test]
fn cases_hold() {
    let files = files_in(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links"));
    assert!(!files.is_empty(), "there are no cases");
    let failures: Vec<String> = files
        .iter()
        .filter_map(|file| {
            let text = std::fs::read_to_string(file).expect("a case can be read");
            let problems = Case::read(&text).run();
            (!problems.is_empty()).then(|| format!("{}\n  {}", file.display(), problems.join("\n  ")))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {} cases failed:\n{}", failures.len(), files.len(), failures.join("\n"));
}

#[test]
fn every_rule_that_links_decides_something() {
    let texts = files_in(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links"));
    let cases: Vec<Case> =
        texts.iter().map(|file| Case::read(&std::fs::read_to_string(file).expect("a case can be read"))).collect();
    let linked = |case: &Case, without: &[&str]| -> BTreeMap<(String, String), String> {
        let mut options = case.options.clone();
        options.insert("without-rules".into(), serde_json::json!(without));
        let plugin = Erased::of::<Entities>(&options).expect("the names of rules are taken");
        let links = plugin.link(&case.mentions).expect("linking does not fail");
        links.into_iter().map(|link| ((link.document, link.entity), link.to)).collect()
    };
    for rule in ["last-name", "name-order", "shared-alias", "settled-type", "namesakes", "spelling", "long-form"] {
        assert!(cases.iter().any(|case| linked(case, &[]) != linked(case, &[rule])), "no link changes without {rule}");
    }
}

fn files_in(folder: PathBuf) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of cases can be read");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    files
}

/// An entity of a document: its id and its name there.
type Member = (String, String);

#[derive(Default)]
struct Case {
    options: Options,
    mentions: Vec<LinkMention>,
    /// Name, members and rule of each corpus-wide entity that has several members.
    expected: Vec<(String, BTreeSet<Member>, Option<String>)>,
    /// Lines that say who may be whom else, where the case says so.
    perhaps: Option<BTreeSet<String>>,
}

impl Case {
    fn read(text: &str) -> Case {
        let mut case = Case::default();
        let mut section = "";
        assert!(text.starts_with("# "), "the first line says the class of error");
        for line in text.lines().skip(1).filter(|line| !line.is_empty()) {
            match line.strip_prefix("--- ") {
                Some(name) => {
                    section = name;
                    if section == "perhaps" {
                        case.perhaps = Some(BTreeSet::new());
                    }
                }
                None if section == "options" => case.options = serde_json::from_str(line).expect("options are JSON"),
                None if section == "expect" => case.expected.extend(expected(line)),
                None if section == "perhaps" => case.perhaps.get_or_insert_default().extend([line.to_owned()]),
                None => case.mentions.extend(mentions(section, line)),
            }
        }
        case
    }

    fn run(&self) -> Vec<String> {
        let plugin = Erased::of::<Entities>(&self.options).expect("the options are good");
        let links = plugin.link(&self.mentions).expect("linking does not fail");
        let mut backwards = self.mentions.clone();
        backwards.reverse();
        let mut problems = Vec::new();
        if plugin.link(&backwards).expect("linking does not fail") != links {
            problems.push("the order of the mentions matters".to_owned());
        }
        self.compare(&links, &mut problems);
        problems
    }

    fn compare(&self, links: &Links, problems: &mut Vec<String>) {
        let name_of = |document: &str, entity: &str| {
            let mut mentions = self.mentions.iter().filter(|m| m.document == document && m.entity == entity);
            mentions.next().map(|mention| mention.attributes.name.clone()).unwrap_or_default()
        };
        let mut found: BTreeMap<&str, BTreeSet<Member>> = BTreeMap::new();
        let mut rules: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for link in links {
            let member = (link.document.clone(), name_of(&link.document, &link.entity));
            found.entry(&link.to).or_default().insert(member);
            rules.entry(&link.to).or_default().extend(link.why.iter().map(|why| why.rule.as_str()));
        }
        for (name, members, rule) in &self.expected {
            match found.remove(name.as_str()) {
                None => problems.push(format!("nothing is linked to {name:?}; there are {:?}", found.keys())),
                Some(is) if is != *members => problems.push(format!("{name:?} has {is:?}")),
                Some(_) => {}
            }
            let by = rules.get(name.as_str());
            if let Some(rule) = rule.as_deref().filter(|rule| by.is_none_or(|by| !by.contains(rule))) {
                problems.push(format!("{name:?} is not linked by {rule}, but by {by:?}"));
            }
        }
        if let Some(expected) = &self.perhaps {
            let doubt = |link: &Link| {
                format!("{} {:?}: {}", link.document, name_of(&link.document, &link.entity), quoted(&link.perhaps))
            };
            let is: BTreeSet<String> = links.iter().filter(|link| !link.perhaps.is_empty()).map(doubt).collect();
            if is != *expected {
                problems.push(format!("in doubt are {is:?}"));
            }
        }
        for (name, members) in found.iter().filter(|(_, members)| members.len() > 1) {
            problems.push(format!("{name:?} should be apart: {members:?}"));
        }
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ")
}

/// `person "Ana Karimova" gender=female written="AK"`
fn mentions(document: &str, line: &str) -> Vec<LinkMention> {
    let (kind, rest) = line.split_once(" \"").expect("a type and a name in quotation marks");
    let (name, rest) = rest.split_once('"').expect("a name in quotation marks");
    let kind: MentionType = serde_json::from_value(kind.into()).expect("a type");
    let mut attributes = Mention::new(kind, name);
    let mut texts = vec![name.to_owned()];
    let mut times = 1;
    for (key, value) in attributes_in(rest) {
        match key.as_str() {
            "gender" => attributes.gender = Some(if value == "female" { Gender::Female } else { Gender::Male }),
            "nationality" => attributes.nationality = Some(value),
            "role" => attributes.role = Some(value),
            "written" => texts.push(value),
            "times" => times = value.parse().expect("a number"),
            other => panic!("{other} is no attribute"),
        }
    }
    let mention = |text: &String| LinkMention {
        document: document.to_owned(),
        date: None,
        entity: attributes.entity.clone(),
        text: text.clone(),
        attributes: attributes.clone(),
    };
    (0..times).flat_map(|_| texts.iter().map(mention)).collect()
}

/// `gender=female role="minister of water"`
fn attributes_in(mut rest: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    while let Some((key, after)) = rest.trim_start().split_once('=') {
        let (value, after) = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').expect("a closing quotation mark"),
            None => after.split_once(' ').unwrap_or((after, "")),
        };
        all.push((key.to_owned(), value.to_owned()));
        rest = after;
    }
    all
}

/// `"Ana Karimova": a "Ana Karimova", b "Karimova" by last-name`
fn expected(line: &str) -> Option<(String, BTreeSet<Member>, Option<String>)> {
    if line == "nothing" {
        return None;
    }
    let (name, members) = line.split_once("\": ").expect("a name, a colon, members");
    let (members, rule) = match members.rsplit_once("\" by ") {
        Some((members, rule)) => (members, Some(rule.to_owned())),
        None => (members.strip_suffix('"').expect("members end in a name"), None),
    };
    let member = |member: &str| {
        let (document, name) = member.split_once(" \"").expect("a document and a name");
        (document.to_owned(), name.to_owned())
    };
    Some((name.trim_start_matches('"').to_owned(), members.split("\", ").map(member).collect(), rule))
}
