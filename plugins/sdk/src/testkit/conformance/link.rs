//! Linking: the same whatever the order, and about what was given.

use std::collections::BTreeSet;

use crate::testkit::Subject;
use crate::testkit::generate::Random;
use crate::testkit::report::Findings;
use crate::{Date, LinkMention, Links, Mention, MentionType};

pub(super) fn check(subject: &dyn Subject, findings: &mut Findings) {
    if !subject.manifest().links {
        return findings.skip("the manifest declares no links");
    }
    let mentions = mentions();
    for (name, mentions) in [("no mentions", &[][..]), ("one mention", &mentions[..1]), ("24 mentions", &mentions[..])]
    {
        match subject.link(mentions) {
            Ok(links) => about(&links, mentions, name, findings),
            Err(failure) => findings.problem_on(name, failure.to_string()),
        }
    }
    let sorted = |mentions: &[LinkMention]| {
        subject.link(mentions).ok().map(|mut links| {
            links.sort();
            links
        })
    };
    let Some(expected) = sorted(&mentions) else { return };
    let mut shuffled = mentions;
    let mut random = Random::new(3);
    for round in 0..4 {
        if round > 0 {
            for last in (1..shuffled.len()).rev() {
                shuffled.swap(last, random.below(last + 1));
            }
        }
        let Some(links) = sorted(&shuffled) else { continue };
        let Some((was, is)) = expected.iter().zip(&links).find(|(was, is)| was != is) else { continue };
        let how = if round == 0 { "asked again" } else { "in another order" };
        findings.problem(format!(
            "the same mentions {how} are linked otherwise: `{}` of {} goes to `{}`, and before `{}` of {} to `{}`",
            is.entity, is.document, is.to, was.entity, was.document, was.to
        ));
    }
    findings.advise("look at the set of all entities, never at their order; break ties by name");
}

fn about(links: &Links, mentions: &[LinkMention], name: &str, findings: &mut Findings) {
    let given: BTreeSet<_> = mentions.iter().map(|mention| (&*mention.document, &*mention.entity)).collect();
    let mut linked = BTreeSet::new();
    for link in links {
        let place = (&*link.document, &*link.entity);
        if !given.contains(&place) {
            findings.problem(format!("on {name}: `{}` of {} was not among them", link.entity, link.document));
        }
        if link.to.trim().is_empty() {
            findings.problem(format!("on {name}: `{}` of {} is linked to nothing", link.entity, link.document));
        }
        if !linked.insert(place) {
            findings.problem(format!("on {name}: `{}` of {} is linked twice", link.entity, link.document));
        }
    }
}

/// Mentions of six documents: full names and short ones, one name of two types, and names alike.
fn mentions() -> Vec<LinkMention> {
    use MentionType::{Organization, Person, Place};
    let names = [
        (Person, "Ana Karimova"),
        (Person, "Karimova"),
        (Person, "Ana Karimova"),
        (Person, "Dr. Karimova"),
        (Organization, "Karsa"),
        (Place, "Karsa"),
        (Organization, "Northern Water Board"),
        (Organization, "NWB"),
        (Person, "Šoltys"),
        (Person, "Oskar Šoltys"),
        (Person, "Ilse Karimova"),
        (Place, "Port Ashby"),
    ];
    let mention = |index: usize| {
        let (kind, name) = names[index % names.len()];
        LinkMention {
            document: format!("{}.txt", index / 4),
            date: (index % 8 < 4).then(|| Date::constant(2026, 4, 1 + (index / 4) as i8)),
            entity: crate::fold(name),
            text: name.to_owned(),
            attributes: Mention::new(kind, name),
        }
    };
    (0..24).map(mention).collect()
}
