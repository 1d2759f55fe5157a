//! Puts a sentence's figures together.

use briefer_plugin::{Annotation, Document, Figure, QuantityKind, Role, Span, Why};

use crate::amount::{self, Amount};
use crate::as_of;
use crate::atoms::Atoms;
use crate::frame::{self, Earlier};
use crate::measure::{Counted, Found, Measures};
use crate::noun::{self, Noun};
use crate::options::Bands;
use crate::population;
use crate::relation;
use crate::unit_name;

/// Everything needed to read one sentence.
pub(crate) struct Reader<'r, 't> {
    pub(crate) atoms: &'r Atoms<'t>,
    pub(crate) measures: &'r Measures,
    pub(crate) bands: &'r Bands,
    pub(crate) document: &'r Document<'t>,
    pub(crate) earlier: Earlier<'r>,
    pub(crate) explain: bool,
}

impl Reader<'_, '_> {
    /// Finds the sentence's figures and adds them to `found`.
    pub(crate) fn annotate(&self, role: Role, found: &mut Vec<Annotation>) {
        let mut amounts = Vec::new();
        amount::scan(self.atoms, role, self.bands, &mut amounts);
        relation::mark_superseded(self.atoms, &mut amounts);
        let mut nouns: Vec<Option<Noun>> = Vec::with_capacity(amounts.len());
        for (index, amount) in amounts.iter().enumerate() {
            let floor = index.checked_sub(1).map_or(0, |before| {
                nouns[before].map_or(amounts[before].to, |noun: Noun| noun.to.max(amounts[before].to).min(amount.from))
            });
            let changed =
                index > 0 && (amounts[index - 1].superseded || amount.superseded) && is_amount(amount.quantity);
            // What stands before an earlier value belongs to the later one.
            let earlier_value = changed && !amounts[index - 1].superseded;
            let own = noun::find(self.atoms, amount, floor).filter(|noun| !earlier_value || noun.rule != "noun-before");
            nouns.push(own.or(if changed { nouns[index - 1] } else { None }));
        }
        relation::mark_parts(self.atoms, &mut amounts, &nouns);
        let counted = Counted { amounts: &amounts, nouns: &nouns };
        let mut measures: Vec<Option<Found>> = Vec::with_capacity(amounts.len());
        for index in 0..amounts.len() {
            measures.push(self.measure(&counted, index, &measures));
        }
        let stated = amounts.iter().any(|amount| is_amount(amount.quantity));
        let credited = if stated { frame::according_to(self.atoms, &self.earlier) } else { None };
        for (index, measure) in measures.iter().enumerate() {
            found.push(self.figure(&counted, index, measure.as_ref(), credited.as_ref()));
        }
    }

    /// The measure; a part without one of its own has its whole's.
    fn measure(&self, counted: &Counted<'_>, index: usize, before: &[Option<Found>]) -> Option<Found> {
        let amount = &counted.amounts[index];
        if amount.superseded {
            return None;
        }
        let own = self.measures.find(self.atoms, counted, index);
        if amount.quantity == QuantityKind::Count && amount.part && own.is_none_or(|own| own.rule == "noun") {
            return before.iter().rev().take(4).flatten().next().copied().or(own);
        }
        own
    }

    /// The noun of an amount, or the one carried over from the count before it ("killed nine people and injured 36").
    fn noun(&self, counted: &Counted<'_>, index: usize, measure: Option<&Found>) -> Option<Noun> {
        let amount = &counted.amounts[index];
        if counted.nouns[index].is_some() || amount.quantity != QuantityKind::Count {
            return counted.nouns[index];
        }
        let predicated = measure.is_some_and(|found| found.predicate.is_some());
        if !predicated && !amount.superseded && !amount.part {
            return None;
        }
        let before = (0..index)
            .rev()
            .take(4)
            .find(|&i| counted.amounts[i].quantity == QuantityKind::Count && counted.nouns[i].is_some())?;
        // "a 7.2-magnitude earthquake killed 12": what a compound modifies is not counted.
        let compound = counted.nouns[before].is_some_and(|noun| noun.from > 0 && self.atoms.is_dash(noun.from - 1));
        if compound {
            return None;
        }
        counted.nouns[before].map(|noun| Noun { rule: "noun-carried-over", ..noun })
    }

    fn figure(
        &self,
        counted: &Counted<'_>,
        index: usize,
        found: Option<&Found>,
        credited: Option<&String>,
    ) -> Annotation {
        let amount = &counted.amounts[index];
        let span = self.atoms.span(amount.from, amount.to);
        let noun = self.noun(counted, index, found);
        let mut figure = Figure::new(amount.low, amount.high, amount.qualifier, amount.quantity);
        let mut why = Vec::new();
        figure.noun = noun.map(|noun| self.noun_words(amount, noun)).or_else(|| age_unit(amount));
        figure.unit = amount.unit.and_then(|unit| unit_name::name(self.atoms, unit));
        figure.wording = Some(self.wording(amount, noun));
        if is_amount(amount.quantity) {
            figure.speaker = credited.cloned();
            let limit =
                counted.amounts.get(index + 1).filter(|next| next.superseded).map_or(usize::MAX, |next| next.from);
            self.frame(amount, noun, found, limit, &mut figure, &mut why);
        }
        let mut annotation = Annotation::new(span, figure);
        if self.explain {
            let mut steps: Vec<Why> = amount
                .rules
                .iter()
                .map(|step| Why::new(step.rule.name(), self.atoms.span(step.atoms().0, step.atoms().1), ""))
                .collect();
            steps.extend(noun.map(|noun| {
                Why::new(noun.rule, self.atoms.span(noun.from, noun.to), self.atoms.slice(noun.from, noun.to))
            }));
            steps.extend(found.map(|found| Why::new(found.rule, found.span, self.measures.name(found.measure))));
            steps.extend(why);
            annotation.why = steps;
        }
        annotation
    }

    fn frame(
        &self,
        amount: &Amount,
        noun: Option<Noun>,
        found: Option<&Found>,
        limit: usize,
        figure: &mut Figure,
        why: &mut Vec<Why>,
    ) {
        let atoms = self.atoms;
        let span = atoms.span(amount.from, amount.to);
        if let Some(found) = found {
            figure.measure = Some(self.measures.name(found.measure).to_owned());
            figure.basis = Some(self.measures.basis(found.measure));
            // The unit of money or of a distance is nobody.
            let counted = noun.filter(|_| figure.quantity == QuantityKind::Count);
            figure.population = counted.and_then(|noun| population::of(atoms, found, noun, amount.singular));
        }
        figure.part = amount.part;
        let end = noun.filter(|noun| noun.from >= amount.to).map_or(amount.to, |noun| noun.to);
        figure.subject = frame::subject(atoms, noun, &self.earlier);
        if let Some((place, at)) = frame::place(atoms, amount.from, end, &self.earlier) {
            figure.place = Some(place);
            self.explain_into(why, "place", at, "");
        }
        if let Some((as_of, from, to)) = as_of::find(atoms, end, limit, self.document.date) {
            figure.as_of = Some(as_of);
            self.explain_into(why, "as-of", atoms.span(from, to), as_of);
        }
        let quotation = self.earlier.quotation_around(span);
        if let Some(speaker) = quotation.and_then(|quotation| quotation.speaker.as_ref()) {
            figure.speaker = Some(speaker.clone());
        }
        let (modality, at) = frame::modality(atoms, amount.from, end, found);
        figure.modality = modality;
        if let Some(at) = at {
            self.explain_into(why, "modality", atoms.span(at, at + 1), "");
        }
        if quotation.is_some_and(|quotation| quotation.denial) {
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

    fn explain_into(&self, why: &mut Vec<Why>, rule: &str, span: Span, note: impl ToString) {
        if self.explain {
            why.push(Why::new(rule, span, note.to_string()));
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

/// An age without a unit of its own ("Ana, 44,") is in years.
fn age_unit(amount: &Amount) -> Option<String> {
    (amount.quantity == QuantityKind::Age).then(|| "years".to_owned())
}

/// Whether the kind is an amount at all, and not a date or an identifier.
pub(crate) fn is_amount(quantity: QuantityKind) -> bool {
    use QuantityKind::{Date, Id, Indefinite, Ordinal, Score, Time, Year};
    !matches!(quantity, Date | Time | Year | Ordinal | Id | Score | Indefinite)
}
