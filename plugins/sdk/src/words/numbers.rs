//! Number words and their values.

/// What a number word contributes to a spelled number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberWord {
    /// Zero to nineteen.
    Small(u8),
    /// Twenty, thirty, ... ninety.
    Tens(u8),
    /// A word that multiplies what stands before it: hundred, thousand, lakh, million.
    Scale(f64),
    /// A dozen or a score: a multiplier that also stands alone.
    Dozen(f64),
    /// The plural of a scale or a dozen without a number before it: hundreds, dozens, tens.
    Plural(f64),
    /// Half, third, quarter, fifths: the denominator, and whether the word is plural.
    Part(u8, bool),
}

/// Number words, lower-case, with what they contribute.
pub const NUMBER_WORDS: &[(&str, NumberWord)] = &[
    ("zero", NumberWord::Small(0)),
    ("nought", NumberWord::Small(0)),
    ("naught", NumberWord::Small(0)),
    ("one", NumberWord::Small(1)),
    ("two", NumberWord::Small(2)),
    ("three", NumberWord::Small(3)),
    ("four", NumberWord::Small(4)),
    ("five", NumberWord::Small(5)),
    ("six", NumberWord::Small(6)),
    ("seven", NumberWord::Small(7)),
    ("eight", NumberWord::Small(8)),
    ("nine", NumberWord::Small(9)),
    ("ten", NumberWord::Small(10)),
    ("eleven", NumberWord::Small(11)),
    ("twelve", NumberWord::Small(12)),
    ("thirteen", NumberWord::Small(13)),
    ("fourteen", NumberWord::Small(14)),
    ("fifteen", NumberWord::Small(15)),
    ("sixteen", NumberWord::Small(16)),
    ("seventeen", NumberWord::Small(17)),
    ("eighteen", NumberWord::Small(18)),
    ("nineteen", NumberWord::Small(19)),
    ("twenty", NumberWord::Tens(20)),
    ("thirty", NumberWord::Tens(30)),
    ("forty", NumberWord::Tens(40)),
    ("fourty", NumberWord::Tens(40)),
    ("fifty", NumberWord::Tens(50)),
    ("sixty", NumberWord::Tens(60)),
    ("seventy", NumberWord::Tens(70)),
    ("eighty", NumberWord::Tens(80)),
    ("ninety", NumberWord::Tens(90)),
    ("hundred", NumberWord::Scale(1e2)),
    ("thousand", NumberWord::Scale(1e3)),
    ("lakh", NumberWord::Scale(1e5)),
    ("lac", NumberWord::Scale(1e5)),
    ("million", NumberWord::Scale(1e6)),
    ("crore", NumberWord::Scale(1e7)),
    ("billion", NumberWord::Scale(1e9)),
    ("trillion", NumberWord::Scale(1e12)),
    ("quadrillion", NumberWord::Scale(1e15)),
    ("dozen", NumberWord::Dozen(12.0)),
    ("tens", NumberWord::Plural(1e1)),
    ("dozens", NumberWord::Plural(12.0)),
    ("scores", NumberWord::Plural(20.0)),
    ("hundreds", NumberWord::Plural(1e2)),
    ("thousands", NumberWord::Plural(1e3)),
    ("lakhs", NumberWord::Plural(1e5)),
    ("millions", NumberWord::Plural(1e6)),
    ("crores", NumberWord::Plural(1e7)),
    ("billions", NumberWord::Plural(1e9)),
    ("trillions", NumberWord::Plural(1e12)),
    ("half", NumberWord::Part(2, false)),
    ("halves", NumberWord::Part(2, true)),
    ("third", NumberWord::Part(3, false)),
    ("thirds", NumberWord::Part(3, true)),
    ("quarter", NumberWord::Part(4, false)),
    ("quarters", NumberWord::Part(4, true)),
    ("fourth", NumberWord::Part(4, false)),
    ("fourths", NumberWord::Part(4, true)),
    ("fifth", NumberWord::Part(5, false)),
    ("fifths", NumberWord::Part(5, true)),
    ("sixth", NumberWord::Part(6, false)),
    ("sixths", NumberWord::Part(6, true)),
    ("seventh", NumberWord::Part(7, false)),
    ("sevenths", NumberWord::Part(7, true)),
    ("eighth", NumberWord::Part(8, false)),
    ("eighths", NumberWord::Part(8, true)),
    ("ninth", NumberWord::Part(9, false)),
    ("ninths", NumberWord::Part(9, true)),
    ("tenth", NumberWord::Part(10, false)),
    ("tenths", NumberWord::Part(10, true)),
];

/// Abbreviated scales that follow a number in digits, lower-case: `1.2bn`, `35 mln`.
///
/// `m`, `mm`, `mil`, `b`, `k` and `t` also stand for metres, millimetres, mils, bytes, kelvins and tonnes; who reads them decides by what is around.
pub const SCALE_LETTERS: &[(&str, f64)] = &[
    ("k", 1e3),
    ("m", 1e6),
    ("mn", 1e6),
    ("mln", 1e6),
    ("mio", 1e6),
    ("mil", 1e6),
    ("mm", 1e6),
    ("cr", 1e7),
    ("b", 1e9),
    ("bn", 1e9),
    ("bln", 1e9),
    ("t", 1e12),
    ("tn", 1e12),
    ("trn", 1e12),
    ("tln", 1e12),
];

/// Ordinal words from eleventh on and the ones that are not also a [`NumberWord::Part`], lower-case, with their rank.
pub const ORDINAL_WORDS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
    ("thousandth", 1000),
];

/// The number word that `lower` is. For loops over many words build a table of [`NUMBER_WORDS`] instead: this one searches.
///
/// ```
/// use briefer_plugin::words::numbers::{NumberWord, number_word};
/// assert_eq!(number_word("forty"), Some(NumberWord::Tens(40)));
/// assert_eq!(number_word("fort"), None);
/// ```
pub fn number_word(lower: &str) -> Option<NumberWord> {
    NUMBER_WORDS.iter().find(|(word, _)| *word == lower).map(|(_, value)| *value)
}
