//! Puts a sentence's figures together.

use briefer_plugin::{Annotation, Document, Figure, QuantityKind, Role, Span, Why};

use crate::amount::{self, Amount};
use crate::as_of::Days;
use crate::atoms::Atoms;
use crate::classes as c;
use crate::frame::{self, Earlier};
use crate::lexicon as l;
use crate::measure::{Counted, Found, Measures};
use crate::noun::{self, Noun};
use crate::options::Bands;
use crate::phrases::{NounPhrase, Phrases, Voice};
use crate::population;
use crate::relation;
use crate::rule::Rule;
use crate::unit_name;

/// Everything needed to read one sentence.
pub(crate) struct Reader<'r, 't> {
    pub(crate) atoms: &'r Atoms<'t>,
    pub(crate) measures: &'r Measures,
    pub(crate) bands: &'r Bands,
    pub(crate) document: &'r Document<'t>,
    pub(crate) earlier: &'r Earlier<'r>,
    pub(crate) explain: bool,
}

/// What is found of one sentence before its figures are put together; the buffers are reused.
#[derive(Default)]
pub(crate) struct Rooms {
    amounts: Vec<Amount>,
    phrases: Phrases,
    nouns: Vec<Option<Noun>>,
    measures: Vec<Option<Found>>,
    days: Days,
}

impl Reader<'_, '_> {
    /// Finds the sentence's figures and adds them to `found`.
    pub(crate) fn annotate(&self, role: Role, rooms: &mut Rooms, found: &mut Vec<Annotation>) {
        let Rooms { amounts, phrases, nouns, measures, days } = rooms;
        amounts.clear();
        nouns.clear();
        measures.clear();
        amount::scan(self.atoms, role, self.bands, amounts);
        if !amounts.iter().any(|amount| counts(amount.quantity)) {
            // Dates and the numbers of things stand for themselves.
            found.extend(amounts.iter().map(|amount| self.annotation(amount, self.bare(amount, None))));
            return;
        }
        phrases.read(self.atoms, amounts, self.measures);
        relation::mark_superseded(self.atoms, phrases, amounts);
        relation::mark_parts(self.atoms, phrases, amounts);
        for index in 0..amounts.len() {
            // Both values of a change count the same.
            let changed = index > 0
                && (amounts[index - 1].superseded || amounts[index].superseded)
                && is_amount(amounts[index].quantity);
            let own = noun::find(self.atoms, phrases, amounts, index);
            let lent = || is_gapped(self.atoms, phrases, index) || is_opposed(self.atoms, phrases, index);
            let carried = if changed || index > 0 && lent() { nouns[index - 1] } else { None };
            nouns.push(own.or(carried));
        }
        days.read(self.atoms, self.document.date);
        let counted = Counted { phrases, amounts, nouns, days };
        for index in 0..amounts.len() {
            let measure = self.measure(counted, index, measures);
            measures.push(measure);
        }
        let stated = amounts.iter().any(|amount| is_amount(amount.quantity));
        let credited = if stated && self.atoms.allows(Rule::Speaker) {
            frame::according_to(self.atoms, self.earlier)
        } else {
            None
        };
        found.reserve(measures.len());
        for (index, measure) in measures.iter().enumerate() {
            found.push(self.figure(counted, index, measure.as_ref(), credited.as_ref()));
        }
    }

    /// The measure; a part without one of its own has its whole's.
    fn measure(&self, counted: Counted<'_>, index: usize, before: &[Option<Found>]) -> Option<Found> {
        let amount = &counted.amounts[index];
        if amount.superseded {
            return None;
        }
        let own = self.measures.find(self.atoms, counted, index);
        let befallen = own.is_some_and(|own| own.predicated || own.names_event);
        if amount.quantity != QuantityKind::Count || befallen {
            return own;
        }
        let (_, phrase) = counted.phrases.of_amount(index)?;
        let increment = relation::is_increment(self.atoms, counted.phrases, phrase, amount);
        // "the governor put the toll at 20"
        let toll = own.is_none() && counted.nouns[index].is_some_and(|noun| self.atoms.is_of(noun.head, c::TOLL));
        let shares = toll || amount.part && !increment;
        let whole = if shares { before.iter().rev().take(4).flatten().next().copied() } else { None };
        whole.or(own)
    }

    /// The noun of an amount, or the one carried over from the count before it ("killed nine people and injured 36").
    fn noun(&self, counted: Counted<'_>, index: usize, measure: Option<&Found>) -> Option<Noun> {
        let amount = &counted.amounts[index];
        if counted.nouns[index].is_some() || amount.quantity != QuantityKind::Count {
            return counted.nouns[index];
        }
        let (_, phrase) = counted.phrases.of_amount(index)?;
        // "fighters, some 3,000 of them,"
        let of_them = self.atoms.is(amount.noun_from, "of") && self.atoms.is_of(amount.noun_from + 1, c::ANAPHOR);
        let whole = counted.phrases.nouns.get(phrase.list).filter(|whole| of_them && whole.amount.is_none());
        if let Some(noun) = whole.and_then(|whole| whole.noun) {
            return Some(Noun { rule: Rule::NounCarriedOver, ..noun });
        }
        let before = (0..index).rev().take(4).find(|&i| self.can_lend(counted, i, phrase))?;
        // "146 protesters in Almaty and 38 in Astana"
        let beside = counted.phrases.of_amount(before).is_some_and(|(_, other)| other.list == phrase.list)
            && self.atoms.has(phrase.to, l::PREPOSITION);
        let predicated = measure.is_some_and(|found| found.predicated);
        if !(predicated || beside || amount.superseded || amount.part) {
            return None;
        }
        // "a 7.2-magnitude earthquake killed 12": what a compound modifies is not counted.
        let compound = counted.nouns[before].is_some_and(|noun| noun.from > 0 && self.atoms.is_dash(noun.from - 1));
        if compound {
            return None;
        }
        let carried = counted.nouns[before].filter(|_| self.atoms.allows(Rule::NounCarriedOver));
        carried.map(|noun| Noun { rule: Rule::NounCarriedOver, ..noun })
    }

    /// Whether the noun of the amount at `index` can go for a later one: it says who they are and not what befell
    /// them, and is not told of a place of theirs ("in 12 countries").
    fn can_lend(&self, counted: Counted<'_>, index: usize, to: &NounPhrase) -> bool {
        let Some(noun) = counted.nouns[index].filter(|_| counted.amounts[index].quantity == QuantityKind::Count) else {
            return false;
        };
        let adjunct = counted.phrases.of_amount(index).is_some_and(|(_, phrase)| {
            let at = phrase.preposition.filter(|_| to.preposition.is_none());
            at.is_some_and(|at| self.atoms.is_of(at, c::LOCATIVE | c::PARTING) && !self.atoms.is(at, "of"))
        });
        noun.rule != Rule::NounComplement && !self.atoms.is_of(noun.head, c::NOMINAL | c::TOLL) && !adjunct
    }

    fn figure(
        &self,
        counted: Counted<'_>,
        index: usize,
        found: Option<&Found>,
        credited: Option<&(String, usize)>,
    ) -> Annotation {
        let amount = &counted.amounts[index];
        let noun = self.noun(counted, index, found);
        let found = found.filter(|found| noun.is_none_or(|noun| self.measures.suits(self.atoms, found, noun)));
        let (mut figure, mut why) = self.bare(amount, noun);
        if let Some(found) = found.filter(|_| self.explain) {
            why.push(Why::new(found.rule.name(), found.span, self.measures.name(found.measure)));
        }
        if is_amount(amount.quantity) {
            let from = amount.from;
            let own = credited.filter(|(_, link)| counted.phrases.share_stretch(*link, from));
            figure.speaker = own.map(|(name, _)| name.clone());
            let limit =
                counted.amounts.get(index + 1).filter(|next| next.superseded).map_or(usize::MAX, |next| next.from);
            self.frame(counted, index, (noun, found), limit, &mut figure, &mut why);
        }
        self.annotation(amount, (figure, why))
    }

    /// What the amount and its noun say by themselves, and by which rules.
    fn bare(&self, amount: &Amount, noun: Option<Noun>) -> (Figure, Vec<Why>) {
        let mut figure = Figure::new(amount.low, amount.high, amount.qualifier, amount.quantity);
        figure.noun = noun.map(|noun| self.noun_words(amount, noun)).or_else(|| age_unit(amount));
        figure.unit = unit_name::name(self.atoms, amount);
        figure.wording = Some(self.wording(amount, noun));
        let mut why = Vec::new();
        if self.explain {
            let span = |(from, to)| self.atoms.span(from, to);
            why.extend(amount.rules.iter().map(|step| Why::new(step.rule.name(), span(step.atoms()), "")));
            let words = |noun: Noun| self.atoms.slice(noun.from, noun.to);
            why.extend(noun.map(|noun| Why::new(noun.rule.name(), span((noun.from, noun.to)), words(noun))));
        }
        (figure, why)
    }

    fn annotation(&self, amount: &Amount, (figure, why): (Figure, Vec<Why>)) -> Annotation {
        Annotation { why, ..Annotation::new(self.atoms.span(amount.from, amount.to), figure) }
    }

    fn frame(
        &self,
        counted: Counted<'_>,
        index: usize,
        (noun, found): (Option<Noun>, Option<&Found>),
        limit: usize,
        figure: &mut Figure,
        why: &mut Vec<Why>,
    ) {
        let atoms = self.atoms;
        let amount = &counted.amounts[index];
        let phrases = counted.phrases;
        let Some((at, _)) = phrases.of_amount(index) else { return };
        let span = atoms.span(amount.from, amount.to);
        if let Some(found) = found {
            figure.measure = Some(self.measures.name(found.measure).to_owned());
            figure.basis = Some(self.measures.basis(found.measure));
            // The unit of money or of a distance is nobody.
            let who = noun.filter(|_| figure.quantity == QuantityKind::Count);
            figure.population = who.and_then(|noun| population::of(atoms, found, noun, amount.singular));
        }
        figure.part = amount.part;
        if amount.part {
            self.explain_into(why, Rule::Part, span, "");
        } else if amount.whole {
            self.explain_into(why, Rule::Whole, span, "");
        }
        let end = noun.filter(|noun| noun.from >= amount.to).map_or(amount.to, |noun| noun.to);
        let subject = frame::subject(atoms, phrases, at, noun, self.earlier);
        if let Some((subject, at)) = subject.filter(|_| atoms.allows(Rule::Subject)) {
            figure.subject = Some(subject);
            self.explain_into(why, Rule::Subject, at, "");
        }
        let place = frame::place(atoms, phrases, amount.from, end, self.earlier);
        if let Some((place, at)) = place.filter(|_| atoms.allows(Rule::Place)) {
            figure.place = Some(place);
            self.explain_into(why, Rule::Place, at, "");
        }
        let as_of = {
            let said = phrases.subject_of(at).filter(|verb| verb.finite || verb.voice == Voice::Bare);
            let own = said.map_or(end, |verb| verb.to);
            counted.days.of(phrases, (amount.from, end), own, limit)
        };
        if let Some(stated) = as_of.filter(|_| atoms.allows(Rule::AsOf)) {
            figure.as_of = Some(stated.as_of);
            self.explain_into(why, Rule::AsOf, atoms.span(stated.from, stated.to), stated.as_of);
        }
        let (quoted, quotation) = self.earlier.quotation_around(span).unzip();
        let speaker = quotation.and_then(|quotation| quotation.speaker.as_ref());
        if let Some(speaker) = speaker.filter(|_| atoms.allows(Rule::Speaker)) {
            figure.speaker = Some(speaker.clone());
            self.explain_into(why, Rule::Speaker, span, speaker);
        }
        let claimant = frame::claimant(atoms, phrases, at, quoted, self.earlier);
        if let Some((claimant, at)) = claimant.filter(|_| atoms.allows(Rule::Speaker)) {
            self.explain_into(why, Rule::Speaker, at, &claimant);
            figure.speaker = Some(claimant);
        }
        let stated = (briefer_plugin::Modality::Asserted, None);
        let allowed = atoms.allows(Rule::Modality);
        let (modality, word) = if allowed { frame::modality(atoms, phrases, at, found) } else { stated };
        figure.modality = modality;
        if let Some(word) = word {
            self.explain_into(why, Rule::Modality, atoms.span(word, word + 1), "");
        }
        if allowed && quotation.is_some_and(|quotation| quotation.denial) {
            figure.modality = briefer_plugin::Modality::Denied;
        }
    }

    /// The noun as written; every way to write per cent is "%".
    fn noun_words(&self, amount: &Amount, noun: Noun) -> String {
        let percent =
            amount.quantity == QuantityKind::Percent && !self.atoms.is_any(noun.from, &["basis", "percentage"]);
        if !percent {
            return self.atoms.slice(noun.from, noun.to).to_owned();
        }
        let words = if self.atoms.is(noun.from, "per") { 2 } else { 1 };
        format!("% {}", self.atoms.slice(noun.from + words, noun.to)).trim_end().to_owned()
    }

    fn explain_into(&self, why: &mut Vec<Why>, rule: Rule, span: Span, note: impl ToString) {
        if self.explain {
            why.push(Why::new(rule.name(), span, note.to_string()));
        }
    }

    /// The source's words from the hedge through the noun, where they stand together.
    fn wording(&self, amount: &Amount, noun: Option<Noun>) -> String {
        let together = noun
            .filter(|noun| noun.from >= amount.to && noun.from - amount.to <= 4 && self.joins(amount.to, noun.from));
        let unit = amount.unit.map_or(amount.to, |unit| unit.to.max(amount.to));
        self.atoms.slice(amount.from, together.map_or(unit, |noun| noun.to)).to_owned()
    }

    fn joins(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| {
            self.atoms.is_dash(at)
                || self.atoms.is_any(
                    at,
                    &[
                        "of",
                        "the",
                        "these",
                        "those",
                        "more",
                        "other",
                        "additional",
                        "further",
                        "new",
                        "extra",
                        "their",
                        "its",
                        "his",
                        "a",
                        "an",
                    ],
                )
        })
    }
}

/// "by 214 votes to 163": what is counted on the other side.
fn is_opposed(atoms: &Atoms<'_>, phrases: &Phrases, index: usize) -> bool {
    let opposed = || {
        let (_, phrase) = phrases.of_amount(index)?;
        let (_, before) = phrases.of_amount(index.checked_sub(1)?)?;
        let votes = before.noun.is_some_and(|noun| atoms.is_any(noun.head, &["votes", "seats", "goals", "points"]));
        let to = phrase.from.checked_sub(1).filter(|&to| to == before.to && atoms.is_any(to, &["to", "against"]))?;
        (votes && phrase.noun.is_none() && to > 0).then_some(())
    };
    opposed().is_some()
}

/// "and Al-Shabaab between 7,000 and 12,000": the verb and the noun before go for a second subject too.
pub(crate) fn gapped_subject(atoms: &Atoms<'_>, phrases: &Phrases, at: usize) -> Option<NounPhrase> {
    let phrase = phrases.nouns.get(at)?;
    let before = phrases.nouns.get(at.checked_sub(1)?)?;
    let beside = before.to == phrase.from && before.amount.is_none() && before.noun.is_some() && !before.temporal;
    let joined = before.from > 0 && atoms.is_of(before.from - 1, c::COORDINATOR);
    (beside && joined && phrase.object_of.is_some() && phrase.noun.is_none()).then_some(*before)
}

fn is_gapped(atoms: &Atoms<'_>, phrases: &Phrases, index: usize) -> bool {
    phrases.of_amount(index).is_some_and(|(at, _)| gapped_subject(atoms, phrases, at).is_some())
}

/// An age without a unit of its own ("Ana, 44,") is in years.
fn age_unit(amount: &Amount) -> Option<String> {
    (amount.quantity == QuantityKind::Age).then(|| "years".to_owned())
}

/// Whether a number of the kind may count something, if no more than "several" of it.
pub(crate) fn counts(quantity: QuantityKind) -> bool {
    is_amount(quantity) || quantity == QuantityKind::Indefinite
}

/// Whether the kind is an amount at all, and not a date or an identifier.
pub(crate) fn is_amount(quantity: QuantityKind) -> bool {
    use QuantityKind::{Date, Id, Indefinite, Ordinal, Score, Time, Year};
    !matches!(quantity, Date | Time | Year | Ordinal | Id | Score | Indefinite)
}
