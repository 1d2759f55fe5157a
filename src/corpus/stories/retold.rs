//! Joins documents that tell a report after each other, though in words of their own.
//!
//! One credits the other's publisher, or both the same one; they are a few days apart at most; and they share passages,
//! or the numbers and names they begin with. A document that does so with several stories is a digest, and none of them.

use std::collections::BTreeSet;

use briefer_plugin::Date;

use super::forest::Stories;
use super::group::neighbours;
use super::sketch::Sketch;
use super::telling::{Lead, Telling, shared};

/// Texts told after each other share so many of their passages.
const PASSAGES: usize = 3;
/// And are so many days apart at most.
const DAYS: i32 = 3;

/// What the copies of one text say of publishers and days.
pub(super) struct Voices<'a> {
    sketch: &'a Sketch,
    lead: &'a Lead,
    by: Vec<u64>,
    credits: Vec<u64>,
    /// The first and last day; `None` where a copy has no date, so that any day will do.
    days: Option<(Date, Date)>,
}

impl<'a> Voices<'a> {
    /// Of copies of one text, one at least.
    pub(super) fn of(copies: impl Iterator<Item = &'a Telling> + Clone) -> Self {
        let all = |part: fn(&Telling) -> &Vec<u64>| -> Vec<u64> {
            let all: BTreeSet<u64> = copies.clone().flat_map(|telling| part(telling).iter().copied()).collect();
            all.into_iter().collect()
        };
        let days: Option<Vec<Date>> = copies.clone().map(|telling| telling.date).collect();
        let first = copies.clone().next().expect("a text has a copy, itself");
        Voices {
            sketch: &first.sketch,
            lead: &first.lead,
            by: all(|telling| &telling.by),
            credits: all(|telling| &telling.credits),
            days: days.and_then(|days| Some((*days.iter().min()?, *days.iter().max()?))),
        }
    }

    /// Whether one credits whom the other is by, or credits too.
    fn credits_same(&self, other: &Voices<'_>) -> bool {
        let one_way = |one: &Voices<'_>, other: &Voices<'_>| {
            shared(&one.credits, &other.by) + shared(&one.credits, &other.credits) > 0
        };
        one_way(self, other) || one_way(other, self)
    }

    fn is_near(&self, other: &Voices<'_>) -> bool {
        let (Some(one), Some(other)) = (self.days, other.days) else { return true };
        let after = |first: Date, second: Date| first.until(second).map_or(i32::MAX, |span| span.get_days());
        after(one.1, other.0) <= DAYS && after(other.1, one.0) <= DAYS
    }

    fn relation(&self, other: &Voices<'_>) -> Option<Retold> {
        let credited = !(self.credits.is_empty() && other.credits.is_empty());
        if !credited || !self.credits_same(other) || !self.is_near(other) {
            return None;
        }
        let by_lead = self.lead.tells_of(other.lead);
        (by_lead || self.sketch.shared(other.sketch) >= PASSAGES).then_some(Retold { by_lead })
    }
}

#[derive(Clone, Copy)]
struct Retold {
    /// Whether they begin alike, rather than merely share passages.
    by_lead: bool,
}

/// Joins what is told after each other; `sharing` are pairs that share a passage, `digests` are left alone.
pub(super) fn join_retold(stories: &mut Stories, voices: &[Voices<'_>], sharing: &[(usize, usize)], digests: &[usize]) {
    let mut pairs = begin_alike(voices);
    pairs.extend(sharing.iter().filter(|(one, other)| voices[*one].credits_same(&voices[*other])));
    pairs.sort_unstable();
    pairs.dedup();
    pairs.retain(|(one, other)| digests.binary_search(one).is_err() && digests.binary_search(other).is_err());
    let told: Vec<(usize, usize, Retold)> = pairs
        .into_iter()
        .filter_map(|(one, other)| Some((one, other, voices[one].relation(&voices[other])?)))
        .collect();
    let links = Links::of(&told);
    let several: Vec<usize> = links.texts().filter(|text| links.parts(*text, stories) > 1).collect();
    for (one, other, retold) in told {
        // An original may be retold in parts that have nothing in common, as long as they begin as it does.
        let counts =
            |text: usize| several.binary_search(&text).is_err() || (retold.by_lead && voices[text].credits.is_empty());
        if counts(one) && counts(other) {
            stories.join(one, other);
        }
    }
}

/// Pairs that name one publisher who is credited somewhere and begin with one number or name; each with the nearest in time.
fn begin_alike(voices: &[Voices<'_>]) -> Vec<(usize, usize)> {
    let credited: BTreeSet<u64> = voices.iter().flat_map(|voices| voices.credits.iter().copied()).collect();
    if credited.is_empty() {
        return Vec::new();
    }
    let mut holders: Vec<(u64, Option<Date>, usize)> = Vec::new();
    for (text, voices) in voices.iter().enumerate() {
        let publishers: BTreeSet<&u64> =
            voices.by.iter().chain(&voices.credits).filter(|publisher| credited.contains(publisher)).collect();
        for publisher in publishers {
            let words = voices.lead.numbers.iter().chain(&voices.lead.names);
            let first = voices.days.map(|days| days.0);
            holders.extend(words.map(|word| (publisher.rotate_left(32) ^ word, first, text)));
        }
    }
    holders.sort_unstable();
    let lists = holders.chunk_by(|a, b| a.0 == b.0);
    neighbours(lists.map(|list| list.iter().map(|(_, _, text)| *text).collect()))
}

/// Who tells after whom, both ways, sorted.
struct Links(Vec<(usize, usize)>);

impl Links {
    fn of(told: &[(usize, usize, Retold)]) -> Self {
        let mut links: Vec<(usize, usize)> = told.iter().flat_map(|(a, b, _)| [(*a, *b), (*b, *a)]).collect();
        links.sort_unstable();
        Links(links)
    }

    fn texts(&self) -> impl Iterator<Item = usize> {
        self.0.chunk_by(|a, b| a.0 == b.0).map(|links| links[0].0)
    }

    fn from(&self, text: usize) -> &[(usize, usize)] {
        let start = self.0.partition_point(|link| link.0 < text);
        let end = self.0.partition_point(|link| link.0 <= text);
        &self.0[start..end]
    }

    /// Into how many stories a text's partners fall without it.
    fn parts(&self, text: usize, stories: &mut Stories) -> usize {
        let partners: Vec<usize> = self.from(text).iter().map(|link| link.1).collect();
        let mut parts = Stories::new(partners.len());
        let roots: Vec<usize> = partners.iter().map(|partner| stories.of(*partner)).collect();
        let mut by_root: Vec<(usize, usize)> = roots.into_iter().zip(0..).collect();
        by_root.sort_unstable();
        for pair in by_root.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            parts.join(pair[0].1, pair[1].1);
        }
        for (position, partner) in partners.iter().enumerate() {
            for (_, other) in self.from(*partner) {
                if let Ok(other) = partners.binary_search(other) {
                    parts.join(position, other);
                }
            }
        }
        (0..partners.len()).filter(|position| parts.of(*position) == *position).count()
    }
}
