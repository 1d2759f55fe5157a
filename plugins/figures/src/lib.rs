//! The standard figures plugin: finds counts and amounts, with bounds, what is counted, the measure and the frame.
//!
//! One pass over the tokens finds those that could bear a number; only their sentences are looked at closely, in
//! rooms that follow each other:
//!
//! | room | what it settles |
//! |---|---|
//! | `atoms` | the sentence, cut as fine as number grammar needs it |
//! | `number_table` | sentences that are nothing but the cells of a table |
//! | `number` | one number: digits, spelled, mixed, with its scale |
//! | `not_count` | dates, times, years, ordinals, identifiers, scores |
//! | `bound`, `unit`, `range`, `amount` | hedges, units, the other end of a range, the amount as a whole |
//! | `phrases` | noun phrases, verb groups and clauses: what hangs on what |
//! | `noun` | the noun phrase that is counted, after the amount, before it or carried over |
//! | `unit_name`, `population` | units and the counted by one name, so that claims meet |
//! | `relation` | earlier and later values, wholes and parts |
//! | `measure` | the class of count, by what is said of the noun, else by the noun |
//! | `as_of`, `frame` | when, where, who says so, whether it is stated as fact |
//! | `rule`, `options` | the names of the rules, and which are on |
//!
//! ```
//! use briefer_plugin::{Erased, Options};
//! let figures = Erased::of::<briefer_figures::Figures>(&Options::default()).unwrap();
//! let text = "Over 700 citizens are held in prisons.";
//! let segments = briefer_plugin::segment(text);
//! let found = figures.annotate(&segments.document("a", text), &[], false).unwrap();
//! let figure = found[0].as_figure().unwrap();
//! assert_eq!(found[0].span.slice(text), "Over 700");
//! assert_eq!(figure.measure.as_deref(), Some("detainees"));
//! ```

mod amount;
mod as_of;
mod atoms;
mod bound;
mod classes;
mod defaults;
mod figure;
mod frame;
mod lexicon;
mod measure;
mod not_count;
mod noun;
mod number;
mod number_table;
mod options;
mod phrases;
mod population;
mod range;
mod relation;
mod rule;
mod things;
mod unit;
mod unit_name;
mod words;

use briefer_plugin::{
    Annotation, Document, Figure, KindSpec, Manifest, Plugin, PluginError, Sentence, Shape, TokenKind, ValueKind,
};

pub use options::{Amounts, Bands, FiguresOptions, MeasureSpec};

use atoms::{Atoms, HYPHEN, currency_prefix, marks};
use figure::{Reader, Rooms};
use frame::Earlier;
use lexicon::{Lexicon, lower_into};
use measure::Measures;
use number::vulgar;
use rule::{RULES, Rules};

/// The names of all rules, as explanations show them and `without-rules` takes them.
pub fn rules() -> &'static [&'static str] {
    RULES
}

/// The figures plugin.
#[derive(Debug)]
pub struct Figures {
    lexicon: Lexicon,
    measures: Measures,
    bands: Bands,
    rules: Rules,
}

impl Plugin for Figures {
    type Options = FiguresOptions;

    fn manifest() -> Manifest {
        let key = ["measure", "basis", "population", "subject", "place", "part", "quantity", "unit"];
        let kind = KindSpec::new("figure", ValueKind::Interval)
            .key(key)
            .claimant("speaker")
            .as_of("as_of")
            .requires(["measure"])
            .refers_to_entities(["subject", "place", "speaker"])
            .attributes::<Figure>();
        Manifest::new(
            "figures",
            env!("CARGO_PKG_VERSION"),
            "finds counts and amounts, with bounds, what is counted and the measure",
        )
        .license("MIT OR Apache-2.0")
        .consumes(["mention", "quotation"])
        .provides(kind)
        .example("Over 700 Karsan citizens are held in camps.", "figure", &["Over 700"])
        .example("The strength of the rebels ranges from 300 to 400 men.", "figure", &["from 300 to 400"])
        .example("Six miners and one guard were killed.", "figure", &["Six", "one"])
        .example("Hundreds of families fled on 3 March 2024.", "figure", &["Hundreds", "3 March 2024"])
    }

    fn new(options: FiguresOptions) -> Result<Self, PluginError> {
        options.check()?;
        let rules = Rules::all_but(&options.without_rules)?;
        let measures = Measures::new(options.all_measures());
        let lexicon = Lexicon::new(measures.first_words());
        Ok(Figures { lexicon, measures, bands: options.bands, rules })
    }

    fn annotate(
        &self,
        document: &Document<'_>,
        earlier: &[Annotation],
        explain: bool,
    ) -> Result<Vec<Annotation>, PluginError> {
        let mut found = Vec::with_capacity(document.sentences.len());
        let mut atoms = Atoms::new(&self.lexicon, self.rules);
        let mut lower = String::new();
        let mut rooms = Rooms::default();
        let mut earlier = Earlier::new(earlier);
        for sentence in document.sentences {
            if !self.bears_number(document, sentence, &mut lower) {
                continue;
            }
            let tables = self.rules.has(rule::Rule::NumberTable);
            if tables && let Some(cells) = number_table::find(document, sentence, &self.lexicon) {
                found.push(number_table::annotation(cells, explain));
                continue;
            }
            atoms.read(document, sentence);
            earlier.read(sentence.span);
            let reader = Reader {
                atoms: &atoms,
                measures: &self.measures,
                bands: &self.bands,
                document,
                earlier: &earlier,
                explain,
            };
            reader.annotate(sentence.role, &mut rooms, &mut found);
        }
        Ok(found)
    }
}

/// The fewest bytes of a compound with a number: "six-day".
const SHORTEST_COMPOUND: usize = 6;

impl Figures {
    /// Whether a token of the sentence could bear a number; cheap, since most sentences bear none.
    fn bears_number(&self, document: &Document<'_>, sentence: &Sentence, lower: &mut String) -> bool {
        let bytes = document.text.as_bytes();
        let tokens = document.tokens_of(sentence);
        if tokens.iter().any(|token| token.kind == TokenKind::Number) {
            return true;
        }
        let hyphened = marks(sentence.span.slice(document.text)) & HYPHEN != 0;
        tokens.iter().any(|token| match token.kind {
            TokenKind::Symbol => token.text(document.text).chars().any(|mark| vulgar(mark).is_some()),
            TokenKind::Word => {
                let word = &bytes[token.start as usize..token.end as usize];
                if word[0].is_ascii_digit() {
                    return true;
                }
                let plain = matches!(token.shape, Shape::Lower | Shape::Capitalized);
                if !plain && currency_prefix(token.text(document.text)).is_some() {
                    return true;
                }
                let compound = hyphened && !(plain && word.len() < SHORTEST_COMPOUND) && word.contains(&b'-');
                if compound {
                    return word.split(|&b| b == b'-').any(|piece| self.lexicon.may_bear_number(piece));
                }
                self.lexicon.may_bear_number(word) && self.is_listed(token.text(document.text), lower)
            }
            TokenKind::Number | TokenKind::Possessive | TokenKind::Punctuation => false,
        })
    }

    fn is_listed(&self, word: &str, lower: &mut String) -> bool {
        lower.clear();
        lower_into(word, lower);
        let entry = self.lexicon.entry(self.lexicon.word(lower));
        entry.number.is_some() || entry.roles & (lexicon::INDEFINITE | lexicon::ORDINAL) != 0
    }
}
