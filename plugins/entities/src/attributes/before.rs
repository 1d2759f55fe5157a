//! Descriptions in front of the name: "former foreign minister Ana Karimova", "the head of the Council, Ana Karimova,".

use super::phrase::{Description, Reader};
use super::role::LONGEST;
use super::scene::Scene;
use crate::atoms::{Atom, AtomKind};
use crate::lexicon::classes;

/// What stands right before the name: "Karsa's interior minister", "head of the Northern Office".
pub(super) fn in_front(scene: &Scene<'_, '_>) -> Option<Description> {
    // "army spokesman Colonel Tal Velm" is a spokesman; "Colonel Tal Velm" a colonel.
    let office = |&name: &usize| scene.before(name).is_some_and(|(at, _)| scene.is_role(at));
    let address = before_address(scene);
    let name = Some(before_rank(scene)).filter(office).unwrap_or(address);
    let Some((head, _)) = scene.before(name).filter(|&(at, _)| scene.is_role(at)) else {
        let near = scene.before(scene.first()).is_some_and(|(at, atom)| atom.is_capital() && !scene.is_person(at));
        return if near { described_up_to(scene, before_bracket(scene, name)) } else { None };
    };
    let first = modifiers_before(scene, head);
    if first == head && is_adjective(scene.written(head)) {
        return None;
    }
    Some(Description { first, head, end: head + 1, determined: false })
}

/// Nouns that in lower case stand as adjectives before a name: "major Warhol exhibitions", "fellow Karsan".
fn is_adjective(word: &str) -> bool {
    matches!(
        word,
        "major" | "general" | "chief" | "private" | "fellow" | "principal" | "executive" | "native" | "rebel"
    )
}

/// "The governor of Karsa, Ana Karimova, said": between two marks.
pub(super) fn before_comma(scene: &Scene<'_, '_>) -> Option<Description> {
    let name = before_rank(scene);
    let (comma, _) = scene.before(name).filter(|&(at, _)| scene.is_mark(at, ","))?;
    let next = scene.atom(scene.end());
    let closed = next.is_none_or(|atom| atom.kind == AtomKind::Mark);
    let titled = name < scene.first() || scene.mention().candidate.title.is_some();
    let speaks = next.is_some_and(|atom| atom.is(classes::SPEECH));
    if !(closed || titled && speaks) {
        return None;
    }
    let found = described_up_to(scene, before_bracket(scene, comma))?;
    // In "Tal Velm, head of the Council, Ana Karimova" the first has the role, unless he has one already.
    let start = found.first - usize::from(found.determined);
    let other = || scene.person_up_to(start.checked_sub(1)?).filter(|_| scene.is_mark(start - 1, ","));
    other().is_none_or(|other| in_front(&other).is_some()).then_some(found)
}

/// The place where "(CDS)" begins, the short form of an office; `at` where none ends there.
fn before_bracket(scene: &Scene<'_, '_>, at: usize) -> usize {
    let Some(open) = at.checked_sub(3) else { return at };
    let short = scene.is_mark(open, "(") && scene.atom(open + 1).is_some_and(|atom| atom.is_capital());
    if short && scene.is_mark(open + 2, ")") { open } else { at }
}

/// The place where the forms of address and the ranks before the name begin.
fn before_rank(scene: &Scene<'_, '_>) -> usize {
    let mut name = before_address(scene);
    while let Some((at, _)) = scene.before(name).filter(|&(at, _)| scene.is_role(at) && scene.is(at, classes::RANK)) {
        name = at;
    }
    name
}

/// The place where the forms of address before the name begin.
fn before_address(scene: &Scene<'_, '_>) -> usize {
    let mut name = scene.first();
    while let Some((at, atom)) = scene.before(name) {
        if atom.kind != AtomKind::Word || !atom.is(classes::ADDRESS) || scene.is_person(at) {
            break;
        }
        name = at;
    }
    name
}

/// The first of the words before a role noun that belong to it.
fn modifiers_before(scene: &Scene<'_, '_>, head: usize) -> usize {
    let mut first = head;
    // Where the last word of a title, or a name, stands: words before it may yet be verbs.
    let mut sure = head;
    let mut owned = false;
    while let Some((at, atom)) = scene.before(first).filter(|&(at, _)| head - at < LONGEST) {
        if scene.is_possessive(first) {
            owned = atom.is_capital();
        }
        // "A law limits Karsa's president": before an owner's name stands something else.
        if !belongs(scene, at) || owned && atom.is_lower_word() || is_verb_between_names(scene, at) {
            break;
        }
        first = at;
        if !atom.is_lower_word() || scene.is_named(at) || scene.is_role(at) || atom.is(classes::TITLE_MODIFIER) {
            sure = at;
        }
    }
    let first = if is_bounded(scene, first) { first } else { sure };
    (first..head).find(|&at| scene.written(at) != "and").unwrap_or(head)
}

/// "Nortexa interviews Kenyan mathematician": a plain word between two capitals is a verb.
fn is_verb_between_names(scene: &Scene<'_, '_>, at: usize) -> bool {
    let plain = scene.is_modifier(at) && !scene.is_role(at) && !scene.is(at, classes::TITLE_MODIFIER);
    let capital = |atom: &Atom| atom.is_capital();
    plain
        && scene.atom(at).is_some_and(|atom| atom.is_lower_word() && !atom.tied)
        && scene.atom(at + 1).is_some_and(capital)
        && scene.before(at).is_some_and(|(_, before)| capital(before) && !before.is(classes::TITLE_MODIFIER))
}

/// Whether a word before a role noun may belong to it.
fn belongs(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some(atom) = scene.atom(at) else { return false };
    if scene.is_person(at) && !scene.is_possessive(at + 1) {
        return false;
    }
    match atom.kind {
        AtomKind::Possessive => scene.before(at).is_some_and(|(_, owner)| owner.kind == AtomKind::Word),
        AtomKind::Word if scene.is_named(at) || scene.is_role(at) => true,
        AtomKind::Word if atom.is(classes::TITLES.and(classes::TITLE_MODIFIER)) => scene.written(at) != "under",
        AtomKind::Word if atom.is_capital() => {
            scene.is_possessive(at + 1)
                || scene.mention().candidate.title.is_some_and(|title| at >= title)
                || (at > scene.line.first || atom.is(classes::PLAIN) && !ends_like_a_verb(scene, at))
                    && !atom.is(classes::FUNCTION.and(classes::CALENDAR))
        }
        AtomKind::Word => scene.is_modifier(at) && !ends_like_a_verb(scene, at) || joins_titles(scene, at),
        AtomKind::Number | AtomKind::Mark => false,
    }
}

/// Whether what stands before the words at `first` shows that they begin there: an article, a preposition, a mark.
fn is_bounded(scene: &Scene<'_, '_>, first: usize) -> bool {
    scene.before(first).is_none_or(|(at, atom)| {
        let infinitive =
            scene.written(at) == "to" && at.checked_sub(1).is_none_or(|at| scene.written(at) != "according");
        scene.is_determiner(at)
            || atom.kind == AtomKind::Mark
            || atom.is(classes::FUNCTION.and(classes::IN).and(classes::SPEECH)) && !infinitive
    })
}

/// "jailed", "including": an adjective only after an article.
fn ends_like_a_verb(scene: &Scene<'_, '_>, at: usize) -> bool {
    let word = scene.written(at);
    let verb = word.ends_with("ed") || word.ends_with("ly") || word.ends_with("ing") && word != "acting";
    verb && !scene.before(at).is_some_and(|(before, _)| scene.is_determiner(before))
}

/// "writer and activist", "Deputy Prime Minister and Trade Minister": two roles of one person.
fn joins_titles(scene: &Scene<'_, '_>, at: usize) -> bool {
    let Some((left, left_atom)) = scene.before(at) else { return false };
    let alike = scene.atom(at + 1).is_some_and(|right| right.is_capital() == left_atom.is_capital());
    // "France’s interior and overseas minister": two parts of one office.
    let parts = left_atom.is(classes::TITLE_MODIFIER) && scene.is_modifier(at + 1) && !scene.is_role(at + 1);
    scene.written(at) == "and" && (scene.is_role(left) && (alike || left == scene.line.first) || parts)
}

/// The description that ends right where `end` is; the longest where several do.
fn described_up_to(scene: &Scene<'_, '_>, end: usize) -> Option<Description> {
    let reader = Reader { scene, limit: end, open: false };
    let mut floor = end;
    while let Some((at, atom)) = scene.before(floor) {
        if end - at > LONGEST + 2 || atom.kind == AtomKind::Mark || atom.is(classes::SPEECH) && !scene.is_role(at) {
            break;
        }
        floor = at;
    }
    let starts = |&at: &usize| {
        at == floor
            || scene.is_determiner(at)
            || scene.before(at).is_some_and(|(before, atom)| {
                // "met Secretary of Trade Ana Karimova": the first capital after a verb.
                let first_capital = atom.is_lower_word() && scene.atom(at).is_some_and(Atom::is_capital);
                first_capital || atom.is(classes::FUNCTION.and(classes::IN)) || scene.written(before) == ","
            })
    };
    let fits = |found: &Description| found.end == end;
    (floor..end).filter(starts).find_map(|start| reader.description(start).filter(fits))
}
