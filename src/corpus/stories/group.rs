//! Groups documents that tell one story: by the passages they share, then by whom they credit.
//!
//! Passages are looked up in one sorted list, so that no document is compared with all others. What comes out depends
//! on the set of texts alone, not on their order.

use super::forest::Stories;
use super::retold::{Voices, join_retold};
use super::sketch::Sketch;
use super::telling::Telling;

/// Texts with fewer passages kept are one story only where they are the same.
const LEAST: usize = 8;
/// Two texts are alike from so many percent of all their passages on.
const ALIKE: usize = 45;
/// A text is cut from a longer one from so many percent of its passages on.
const CUT: usize = 70;
/// All texts that hold a passage are compared with each other up to so many; above, each with the next few.
const FEW: usize = 8;
const NEXT: usize = 4;

/// For each telling the first one of its story, by index: the first that credits nobody else, if there is one.
///
/// Texts are one story that are the same; that share most of their passages; and of which one is cut from the other,
/// unless the longer one holds several that have nothing to do with each other (a digest). So are texts of which one
/// credits the other's publisher, or both the same one, within a few days and for the same facts.
///
/// ```
/// use briefer::corpus::{Telling, group};
/// let tellings = [Telling::default(), Telling::default()];
/// assert_eq!(group(&tellings.iter().collect::<Vec<_>>()), [0, 0]);
/// ```
pub fn group(tellings: &[&Telling]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..tellings.len()).collect();
    order.sort_by_key(|&at| (&tellings[at].sketch, at));
    // The same text has one place, so that ever so many copies cost no comparison.
    let copies: Vec<&[usize]> = order.chunk_by(|a, b| tellings[*a].sketch == tellings[*b].sketch).collect();
    let distinct: Vec<&Sketch> = copies.iter().map(|copies| &tellings[copies[0]].sketch).collect();
    let mut stories = Stories::new(distinct.len());
    let mut cuts = Vec::new();
    let pairs = candidates(&distinct);
    for &(one, other) in &pairs {
        match relation(distinct[one], distinct[other]) {
            Some(Relation::Alike) => stories.join(one, other),
            Some(Relation::Cut) if distinct[one].passages.len() <= distinct[other].passages.len() => {
                cuts.push((other, one));
            }
            Some(Relation::Cut) => cuts.push((one, other)),
            None => {}
        }
    }
    let digests = join_cuts(&mut stories, cuts);
    let voices = copies.iter().map(|copies| Voices::of(copies.iter().map(|&at| tellings[at]))).collect::<Vec<_>>();
    join_retold(&mut stories, &voices, &pairs, &digests);
    firsts(&mut stories, &copies, tellings)
}

/// For each telling the first one of its story; texts that credit nobody else come first.
fn firsts(stories: &mut Stories, copies: &[&[usize]], tellings: &[&Telling]) -> Vec<usize> {
    let mut first = vec![(true, usize::MAX); copies.len()];
    for (place, copies) in copies.iter().enumerate() {
        let story = stories.of(place);
        for &at in *copies {
            first[story] = first[story].min((!tellings[at].credits.is_empty(), at));
        }
    }
    let mut firsts = vec![0; tellings.len()];
    for (place, copies) in copies.iter().enumerate() {
        for &at in *copies {
            firsts[at] = first[stories.of(place)].1;
        }
    }
    firsts
}

/// Pairs of texts that share a passage, each once.
fn candidates(distinct: &[&Sketch]) -> Vec<(usize, usize)> {
    let long = distinct.iter().enumerate().filter(|(_, sketch)| sketch.passages.len() >= LEAST);
    let mut holders: Vec<(u64, usize)> =
        long.flat_map(|(at, sketch)| sketch.passages.iter().map(move |passage| (*passage, at))).collect();
    holders.sort_unstable();
    let holders = holders.chunk_by(|a, b| a.0 == b.0);
    neighbours(holders.map(|holders| holders.iter().map(|(_, text)| *text).collect()))
}

/// Pairs of texts that stand together in a list, each once: all of a short list, of a long one each with the next few.
pub(super) fn neighbours(lists: impl Iterator<Item = Vec<usize>>) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for list in lists {
        let reach = if list.len() <= FEW { FEW } else { NEXT };
        for (position, one) in list.iter().enumerate() {
            let others = list[position + 1..].iter().take(reach).filter(|other| *other != one);
            pairs.extend(others.map(|other| (*one.min(other), *one.max(other))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

enum Relation {
    Alike,
    /// The shorter is cut from the longer.
    Cut,
}

fn relation(one: &Sketch, other: &Sketch) -> Option<Relation> {
    let (shorter, longer) = {
        let (a, b) = (one.passages.len(), other.passages.len());
        (a.min(b), a.max(b))
    };
    let shared = one.shared(other);
    if shared * 100 >= (shorter + longer - shared) * ALIKE {
        Some(Relation::Alike)
    } else {
        (shared * 100 >= shorter * CUT).then_some(Relation::Cut)
    }
}

/// Joins texts with what is cut from them, `(longer, shorter)`, where all that is cut from one is one story. Gives the
/// others, in order: digests of several stories.
fn join_cuts(stories: &mut Stories, mut cuts: Vec<(usize, usize)>) -> Vec<usize> {
    cuts.sort_unstable();
    let told: Vec<Vec<usize>> = cuts
        .chunk_by(|a, b| a.0 == b.0)
        .map(|cuts| {
            let mut told: Vec<usize> = cuts.iter().map(|(_, shorter)| stories.of(*shorter)).collect();
            told.sort_unstable();
            told.dedup();
            told
        })
        .collect();
    let mut digests = Vec::new();
    for (cuts, told) in cuts.chunk_by(|a, b| a.0 == b.0).zip(told) {
        match told[..] {
            [story] => stories.join(cuts[0].0, story),
            _ => digests.push(cuts[0].0),
        }
    }
    digests
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sketch of passages numbered from a to b, mixed so that numbers are no order.
    fn sketch(ranges: &[(u64, u64)]) -> Sketch {
        let numbers = ranges.iter().flat_map(|(first, end)| *first..*end);
        let mut passages: Vec<u64> = numbers.map(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15)).collect();
        passages.sort_unstable();
        Sketch { whole: passages.iter().fold(7, |whole, p| whole ^ p.rotate_left(9)), passages: passages.into() }
    }

    fn telling(sketch: Sketch) -> Telling {
        Telling { sketch, ..Telling::default() }
    }

    fn stories(sketches: &[Sketch]) -> Vec<usize> {
        let tellings: Vec<Telling> = sketches.iter().cloned().map(telling).collect();
        group(&tellings.iter().collect::<Vec<_>>())
    }

    #[test]
    fn edited_copies_are_one_story() {
        assert_eq!(stories(&[sketch(&[(0, 100)]), sketch(&[(20, 110)]), sketch(&[(500, 600)])]), [0, 0, 2]);
    }

    #[test]
    fn a_text_cut_from_a_longer_one_is_its_story() {
        assert_eq!(stories(&[sketch(&[(0, 300)]), sketch(&[(0, 60)])]), [0, 0]);
    }

    #[test]
    fn a_digest_does_not_make_one_story_of_two() {
        assert_eq!(
            stories(&[sketch(&[(0, 60)]), sketch(&[(0, 60), (100, 160), (200, 260)]), sketch(&[(200, 260)])]),
            [0, 1, 2]
        );
    }

    #[test]
    fn a_shared_quotation_is_no_shared_story() {
        assert_eq!(stories(&[sketch(&[(0, 100)]), sketch(&[(80, 180)])]), [0, 1]);
    }

    #[test]
    fn short_texts_are_one_story_only_where_they_are_the_same() {
        assert_eq!(stories(&[sketch(&[(0, 6)]), sketch(&[(0, 5)]), sketch(&[(0, 6)])]), [0, 1, 0]);
    }

    #[test]
    fn many_edited_copies_find_each_other() {
        let copies: Vec<Sketch> = (0..200).map(|n| sketch(&[(0, 100), (1000 + n, 1001 + n)])).collect();
        assert_eq!(stories(&copies), vec![0; 200]);
    }

    #[test]
    fn the_order_of_documents_does_not_matter() {
        let sketches = (0..60_u64).map(|n| sketch(&[(n * 37, n * 37 + 90), (5000, 5000 + n % 9 * 10)]));
        let texts: Vec<Telling> = sketches.map(telling).collect();
        let groups = |order: &[usize]| -> Vec<Vec<usize>> {
            let shuffled: Vec<&Telling> = order.iter().map(|&at| &texts[at]).collect();
            let firsts = group(&shuffled);
            let mut sets: Vec<Vec<usize>> = (0..order.len())
                .map(|first| {
                    let members = (0..order.len()).filter(|at| firsts[*at] == first).map(|at| order[at]);
                    let mut members: Vec<usize> = members.collect();
                    members.sort_unstable();
                    members
                })
                .filter(|members| !members.is_empty())
                .collect();
            sets.sort();
            sets
        };
        let plain: Vec<usize> = (0..60).collect();
        let mixed: Vec<usize> = (0..60).map(|at| at * 7 % 60).collect();
        assert_eq!(groups(&plain), groups(&mixed));
    }
}
