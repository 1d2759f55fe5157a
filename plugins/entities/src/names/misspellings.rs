//! A long, rare name that is one letter off from one mentioned often.

use std::collections::HashMap;

use briefer_plugin::MentionType::Person;

use super::{Joiner, Name, Only, OnlyOnes};
use crate::evidence::Rule;
use crate::lexicon::WordHasher;

/// Shorter words are often one letter apart and yet two names.
const SHORTEST: usize = 7;

/// Longer names are not looked at.
const LONGEST: usize = 40;

impl Joiner<'_> {
    /// "Buchtman" beside three times "Buchtmann". Such a fold is doubtful, and says so.
    pub(super) fn join_misspellings(&mut self) {
        if !self.rules.has(Rule::Misspelling) {
            return;
        }
        let is_usual = |name: &Name<'_>| name.count > 1 && !name.known;
        let last_words = self.of_kind(Person).filter(|(_, name)| is_usual(name));
        let last_words = last_words.filter_map(|(at, name)| Some((at, name.folded.rsplit_once(' ')?.1)));
        let all = self.names.iter().enumerate().filter(|(_, name)| is_usual(name));
        let usual: Vec<(usize, &str)> = last_words.chain(all.map(|(at, name)| (at, name.folded))).collect();
        let usual_lengths = Lengths::of(usual.iter().map(|(_, form)| *form));
        let near = |(_, name): &(usize, &Name<'_>)| is_rare(name) && usual_lengths.may_be_near(name.folded);
        let rare: Vec<(usize, &Name<'_>)> = self.names.iter().enumerate().filter(near).collect();
        if rare.is_empty() {
            return;
        }
        let rare_lengths = Lengths::of(rare.iter().map(|(_, name)| name.folded));
        let mut frequent: OnlyOnes<u64> = OnlyOnes::new();
        for (at, form) in usual.into_iter().filter(|(_, form)| rare_lengths.may_be_near(form)) {
            neighbours(form, |neighbour| frequent.note(neighbour, self.root(at)));
        }
        for (at, name) in rare {
            let mut near = Only::None;
            neighbours(name.folded, |neighbour| {
                near = near.or(frequent.get(&neighbour));
            });
            if let Some(into) = near.one().filter(|&into| self.is_near(at, into)) {
                self.join(at, into, Rule::Misspelling, "doubtful: once, and one letter off");
            }
        }
    }
}

/// The lengths of names, by their first and their last letter: names of other letters or lengths are no neighbours.
#[derive(Debug)]
struct Lengths(HashMap<(u8, u8), u64, WordHasher>);

impl Lengths {
    fn of<'n>(forms: impl ExactSizeIterator<Item = &'n str>) -> Self {
        let mut lengths = HashMap::with_capacity_and_hasher(forms.len(), WordHasher);
        for form in forms {
            if let Some(ends) = ends(form) {
                *lengths.entry(ends).or_default() |= 1 << form.len();
            }
        }
        Lengths(lengths)
    }

    /// Whether one was noted that may be one letter off from another.
    fn may_be_near(&self, form: &str) -> bool {
        let lengths = ends(form).and_then(|ends| self.0.get(&ends));
        lengths.is_some_and(|lengths| lengths & (0b111 << (form.len() - 1)) != 0)
    }
}

/// The first and the last letter of a name that may have neighbours.
fn ends(form: &str) -> Option<(u8, u8)> {
    let (first, last) = (form.bytes().next()?, form.bytes().next_back()?);
    (form.len() <= LONGEST && form.is_ascii()).then_some((first, last))
}

impl Joiner<'_> {
    /// Whether a name is one letter off from another, or from its last word.
    fn is_near(&self, at: usize, into: usize) -> bool {
        let (rare, usual) = (self.names[at].folded, self.names[into].folded);
        let last = usual.rsplit(' ').next().unwrap_or_default();
        one_apart(rare, usual) || !rare.contains(' ') && rare.len() >= SHORTEST && one_apart(rare, last)
    }
}

fn is_rare(name: &Name<'_>) -> bool {
    name.count == 1 && !name.known && !name.acronym
}

/// Hashes of the name with one letter of its long words left out, in every way, and as it is. Neither first nor last letters: by
/// the first one names differ, by the last one their gender does.
fn neighbours(folded: &str, mut each: impl FnMut(u64)) {
    const BASE: u64 = 0x9e37_79b9_7f4a_7c15;
    if !folded.is_ascii() || folded.len() > LONGEST {
        return;
    }
    // The hash of letters is a polynomial, so that two pieces have that of the whole in one step.
    let letters = folded.as_bytes();
    let (mut before, mut after, mut powers) = ([0_u64; LONGEST + 1], [0_u64; LONGEST + 1], [1_u64; LONGEST + 1]);
    for (at, &letter) in letters.iter().enumerate() {
        powers[at + 1] = powers[at].wrapping_mul(BASE);
        before[at + 1] = before[at].wrapping_mul(BASE).wrapping_add(u64::from(letter));
    }
    for (at, &letter) in letters.iter().enumerate().rev() {
        after[at] = u64::from(letter).wrapping_mul(powers[letters.len() - 1 - at]).wrapping_add(after[at + 1]);
    }
    let mut start = 0;
    for word in folded.split([' ', '-']) {
        if word.len() >= SHORTEST {
            for at in start + 1..start + word.len() - 1 {
                each(before[at].wrapping_mul(powers[letters.len() - 1 - at]).wrapping_add(after[at + 1]));
            }
        }
        start += word.len() + 1;
    }
    each(after[0]);
}

/// Whether one letter is left out, put in or another, inside one word.
fn one_apart(one: &str, other: &str) -> bool {
    let (short, long) =
        if one.len() <= other.len() { (one.as_bytes(), other.as_bytes()) } else { (other.as_bytes(), one.as_bytes()) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let rest = if short.len() == long.len() { same + 1 } else { same };
    long.len() - short.len() <= 1
        && same < long.len()
        && short[rest.min(short.len())..] == long[same + 1..]
        && long[same] != b' '
}
