//! Groups documents that tell one story by the passages they share.
//!
//! Passages are looked up in one sorted list, so that no document is compared with all others. What comes out depends
//! on the set of texts alone, not on their order.

use super::sketch::Sketch;

/// Texts with fewer passages kept are one story only where they are the same.
const LEAST: usize = 8;
/// Two texts are alike from so many percent of all their passages on.
const ALIKE: usize = 45;
/// A text is cut from a longer one from so many percent of its passages on.
const CUT: usize = 70;
/// All texts that hold a passage are compared with each other up to so many; above, each with the next few.
const FEW: usize = 8;
const NEXT: usize = 4;

/// For each sketch the first one of its story, by index.
///
/// Texts are one story that are the same; that share most of their passages; and of which one is cut from the other,
/// unless the longer one holds several that have nothing to do with each other (a digest).
///
/// ```
/// use briefer::corpus::{Sketch, group};
/// let sketches = [Sketch::default(), Sketch::default()];
/// assert_eq!(group(&sketches.iter().collect::<Vec<_>>()), [0, 0]);
/// ```
pub fn group(sketches: &[&Sketch]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.sort_by_key(|&at| (sketches[at], at));
    // The same text has one place, so that ever so many copies cost no comparison.
    let mut distinct: Vec<&Sketch> = order.iter().map(|&at| sketches[at]).collect();
    distinct.dedup();
    let mut stories = Stories::new(distinct.len());
    let mut cuts = Vec::new();
    for (one, other) in candidates(&distinct) {
        match relation(distinct[one], distinct[other]) {
            Some(Relation::Alike) => stories.join(one, other),
            Some(Relation::Cut) if distinct[one].passages.len() <= distinct[other].passages.len() => {
                cuts.push((other, one));
            }
            Some(Relation::Cut) => cuts.push((one, other)),
            None => {}
        }
    }
    join_cuts(&mut stories, cuts);
    let mut first = vec![usize::MAX; distinct.len()];
    let mut place = 0;
    let mut places = vec![0; sketches.len()];
    for (position, &at) in order.iter().enumerate() {
        place += usize::from(position > 0 && sketches[order[position - 1]] != sketches[at]);
        places[at] = place;
        let story = stories.of(place);
        first[story] = first[story].min(at);
    }
    places.into_iter().map(|place| first[stories.of(place)]).collect()
}

/// Pairs of texts that share a passage, each once.
fn candidates(distinct: &[&Sketch]) -> Vec<(usize, usize)> {
    let long = distinct.iter().enumerate().filter(|(_, sketch)| sketch.passages.len() >= LEAST);
    let mut holders: Vec<(u64, usize)> =
        long.flat_map(|(at, sketch)| sketch.passages.iter().map(move |passage| (*passage, at))).collect();
    holders.sort_unstable();
    let mut pairs = Vec::new();
    for holders in holders.chunk_by(|a, b| a.0 == b.0) {
        let reach = if holders.len() <= FEW { FEW } else { NEXT };
        for (position, (_, one)) in holders.iter().enumerate() {
            pairs.extend(holders[position + 1..].iter().take(reach).map(|(_, other)| (*one, *other)));
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

/// Joins texts with what is cut from them, `(longer, shorter)`, where all that is cut from one is one story.
fn join_cuts(stories: &mut Stories, mut cuts: Vec<(usize, usize)>) {
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
    for (cuts, told) in cuts.chunk_by(|a, b| a.0 == b.0).zip(told) {
        if let [story] = told[..] {
            stories.join(cuts[0].0, story);
        }
    }
}

/// Which texts are one story so far: a forest of which each tree is one.
struct Stories {
    parents: Vec<usize>,
}

impl Stories {
    fn new(texts: usize) -> Self {
        Stories { parents: (0..texts).collect() }
    }

    fn of(&mut self, mut text: usize) -> usize {
        while self.parents[text] != text {
            self.parents[text] = self.parents[self.parents[text]];
            text = self.parents[text];
        }
        text
    }

    /// The smaller number stays the root, so that the outcome does not depend on the order of joining.
    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.parents[one.max(other)] = one.min(other);
    }
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

    fn stories(sketches: &[Sketch]) -> Vec<usize> {
        group(&sketches.iter().collect::<Vec<_>>())
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
        let texts: Vec<Sketch> =
            (0..60_u64).map(|n| sketch(&[(n * 37, n * 37 + 90), (5000, 5000 + n % 9 * 10)])).collect();
        let groups = |order: &[usize]| -> Vec<Vec<usize>> {
            let shuffled: Vec<&Sketch> = order.iter().map(|&at| &texts[at]).collect();
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
