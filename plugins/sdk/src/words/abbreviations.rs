//! Abbreviations that are written with a dot, and what the dot may mean for the sentence.

/// What follows an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Stands before a name or another word and never ends a sentence: `Mr.`, `Gen.`, `vs.`, `e.g.`
    Leading,
    /// Stands before a number, otherwise it is a plain word: `No.`, `Art.`
    BeforeNumber,
    /// A time of day, which ends a sentence unless a day or a time zone follows: `a.m.`, `p.m.`
    Time,
    /// May end a sentence: `Inc.`, `Jan.`, `U.S.`
    Open,
}

/// The abbreviations, sorted by their spelling without the dot.
const ABBREVIATIONS: &[(&str, Abbreviation)] = &[
    ("Adm", Abbreviation::Leading),
    ("Amb", Abbreviation::Leading),
    ("Apr", Abbreviation::Open),
    ("Art", Abbreviation::BeforeNumber),
    ("Assoc", Abbreviation::Leading),
    ("Asst", Abbreviation::Leading),
    ("Aug", Abbreviation::Open),
    ("Ave", Abbreviation::Open),
    ("Bhd", Abbreviation::Open),
    ("Blvd", Abbreviation::Open),
    ("Brig", Abbreviation::Leading),
    ("Bros", Abbreviation::Open),
    ("Capt", Abbreviation::Leading),
    ("Cmdr", Abbreviation::Leading),
    ("Co", Abbreviation::Open),
    ("Col", Abbreviation::Leading),
    ("Corp", Abbreviation::Open),
    ("Cpl", Abbreviation::Leading),
    ("Cpt", Abbreviation::Leading),
    ("Dec", Abbreviation::Open),
    ("Dept", Abbreviation::Open),
    ("Dr", Abbreviation::Leading),
    ("Eng", Abbreviation::Leading),
    ("Esq", Abbreviation::Open),
    ("Feb", Abbreviation::Open),
    ("Fig", Abbreviation::BeforeNumber),
    ("Fr", Abbreviation::Leading),
    ("Ft", Abbreviation::Leading),
    ("Gen", Abbreviation::Leading),
    ("Gov", Abbreviation::Leading),
    ("Hon", Abbreviation::Leading),
    ("Inc", Abbreviation::Open),
    ("Insp", Abbreviation::Leading),
    ("Jan", Abbreviation::Open),
    ("Jr", Abbreviation::Open),
    ("Jul", Abbreviation::Open),
    ("Jun", Abbreviation::Open),
    ("Lt", Abbreviation::Leading),
    ("Ltd", Abbreviation::Open),
    ("Maj", Abbreviation::Leading),
    ("Messrs", Abbreviation::Leading),
    ("Mr", Abbreviation::Leading),
    ("Mrs", Abbreviation::Leading),
    ("Ms", Abbreviation::Leading),
    ("Mt", Abbreviation::Leading),
    ("No", Abbreviation::BeforeNumber),
    ("Nos", Abbreviation::BeforeNumber),
    ("Nov", Abbreviation::Open),
    ("Oct", Abbreviation::Open),
    ("Ph", Abbreviation::Leading),
    ("Pres", Abbreviation::Leading),
    ("Prof", Abbreviation::Leading),
    ("Pte", Abbreviation::Leading),
    ("Pty", Abbreviation::Leading),
    ("Pvt", Abbreviation::Leading),
    ("Rep", Abbreviation::Leading),
    ("Reps", Abbreviation::Leading),
    ("Res", Abbreviation::BeforeNumber),
    ("Rev", Abbreviation::Leading),
    ("Sec", Abbreviation::BeforeNumber),
    ("Sen", Abbreviation::Leading),
    ("Sens", Abbreviation::Leading),
    ("Sep", Abbreviation::Open),
    ("Sept", Abbreviation::Open),
    ("Sgt", Abbreviation::Leading),
    ("Sr", Abbreviation::Open),
    ("St", Abbreviation::Leading),
    ("Ste", Abbreviation::Leading),
    ("Supt", Abbreviation::Leading),
    ("Univ", Abbreviation::Leading),
    ("Vol", Abbreviation::BeforeNumber),
    ("a.m", Abbreviation::Time),
    ("al", Abbreviation::Open),
    ("approx", Abbreviation::Leading),
    ("ca", Abbreviation::BeforeNumber),
    ("cf", Abbreviation::Leading),
    ("dept", Abbreviation::Open),
    ("e.g", Abbreviation::Leading),
    ("est", Abbreviation::BeforeNumber),
    ("etc", Abbreviation::Open),
    ("i.e", Abbreviation::Leading),
    ("no", Abbreviation::BeforeNumber),
    ("p", Abbreviation::BeforeNumber),
    ("p.m", Abbreviation::Time),
    ("pp", Abbreviation::BeforeNumber),
    ("v", Abbreviation::Leading),
    ("viz", Abbreviation::Leading),
    ("vol", Abbreviation::BeforeNumber),
    ("vs", Abbreviation::Leading),
];

/// The longest spelling in the list, in bytes.
const LONGEST: usize = 6;

/// Looks up a word, given without its last dot; the case matters. A word with inner dots that is not listed
/// (`U.S`, `D.C`) is [`Abbreviation::Open`] when its last part is a single letter.
///
/// ```
/// use briefer_plugin::words::abbreviations::{Abbreviation, abbreviation};
/// assert_eq!(abbreviation("Gen"), Some(Abbreviation::Leading));
/// assert_eq!(abbreviation("U.S"), Some(Abbreviation::Open));
/// assert_eq!(abbreviation("general"), None);
/// ```
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    if word.len() <= LONGEST
        && let Ok(at) = ABBREVIATIONS.binary_search_by_key(&word, |&(spelling, _)| spelling)
    {
        return Some(ABBREVIATIONS[at].1);
    }
    let (_, last) = word.rsplit_once('.')?;
    (last.chars().count() == 1).then_some(Abbreviation::Open)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_sorted_and_short() {
        assert!(ABBREVIATIONS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(ABBREVIATIONS.iter().all(|(spelling, _)| spelling.len() <= LONGEST));
    }

    #[test]
    fn domains_are_no_abbreviations() {
        assert_eq!(abbreviation("karsa.com"), None);
        assert_eq!(abbreviation("D.C"), Some(Abbreviation::Open));
    }
}
