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
    ("Ala", Abbreviation::Open),
    ("Ald", Abbreviation::Leading),
    ("Amb", Abbreviation::Leading),
    ("Apr", Abbreviation::Open),
    ("Ariz", Abbreviation::Open),
    ("Art", Abbreviation::BeforeNumber),
    ("Assoc", Abbreviation::Leading),
    ("Asst", Abbreviation::Leading),
    ("Atty", Abbreviation::Leading),
    ("Aug", Abbreviation::Open),
    ("Ave", Abbreviation::Open),
    ("Bhd", Abbreviation::Open),
    ("Blvd", Abbreviation::Open),
    ("Brig", Abbreviation::Leading),
    ("Bros", Abbreviation::Open),
    ("CAPT", Abbreviation::Leading),
    ("CO", Abbreviation::Open),
    ("COL", Abbreviation::Leading),
    ("CORP", Abbreviation::Open),
    ("Calif", Abbreviation::Open),
    ("Capt", Abbreviation::Leading),
    ("Cdr", Abbreviation::Leading),
    ("Ch", Abbreviation::BeforeNumber),
    ("Cmdr", Abbreviation::Leading),
    ("Co", Abbreviation::Open),
    ("Col", Abbreviation::Leading),
    ("Colo", Abbreviation::Open),
    ("Comm", Abbreviation::Leading),
    ("Conn", Abbreviation::Open),
    ("Corp", Abbreviation::Open),
    ("Cpl", Abbreviation::Leading),
    ("Cpt", Abbreviation::Leading),
    ("DR", Abbreviation::Leading),
    ("Dec", Abbreviation::Open),
    ("Dept", Abbreviation::Open),
    ("Dr", Abbreviation::Leading),
    ("Drs", Abbreviation::Leading),
    ("Eng", Abbreviation::Leading),
    ("Esq", Abbreviation::Open),
    ("Feb", Abbreviation::Open),
    ("Fig", Abbreviation::BeforeNumber),
    ("Figs", Abbreviation::BeforeNumber),
    ("Fla", Abbreviation::Open),
    ("Fr", Abbreviation::Leading),
    ("Fri", Abbreviation::Open),
    ("Ft", Abbreviation::Leading),
    ("GEN", Abbreviation::Leading),
    ("GOV", Abbreviation::Leading),
    ("Gen", Abbreviation::Leading),
    ("Gens", Abbreviation::Leading),
    ("Gov", Abbreviation::Leading),
    ("Govs", Abbreviation::Leading),
    ("Hon", Abbreviation::Leading),
    ("INC", Abbreviation::Open),
    ("Inc", Abbreviation::Open),
    ("Insp", Abbreviation::Leading),
    ("JR", Abbreviation::Open),
    ("Jan", Abbreviation::Open),
    ("Jr", Abbreviation::Open),
    ("Jul", Abbreviation::Open),
    ("Jun", Abbreviation::Open),
    ("Kan", Abbreviation::Open),
    ("Ky", Abbreviation::Open),
    ("LT", Abbreviation::Leading),
    ("LTD", Abbreviation::Open),
    ("Lt", Abbreviation::Leading),
    ("Ltd", Abbreviation::Open),
    ("MAJ", Abbreviation::Leading),
    ("MR", Abbreviation::Leading),
    ("MRS", Abbreviation::Leading),
    ("Maj", Abbreviation::Leading),
    ("Mar", Abbreviation::BeforeNumber),
    ("Md", Abbreviation::Open),
    ("Messrs", Abbreviation::Leading),
    ("Mich", Abbreviation::Open),
    ("Minn", Abbreviation::Open),
    ("Mlle", Abbreviation::Leading),
    ("Mme", Abbreviation::Leading),
    ("Mo", Abbreviation::Open),
    ("Mon", Abbreviation::Open),
    ("Mont", Abbreviation::Open),
    ("Mr", Abbreviation::Leading),
    ("Mrs", Abbreviation::Leading),
    ("Ms", Abbreviation::Leading),
    ("Msgr", Abbreviation::Leading),
    ("Mt", Abbreviation::Leading),
    ("NO", Abbreviation::BeforeNumber),
    ("Nev", Abbreviation::Open),
    ("No", Abbreviation::BeforeNumber),
    ("Nos", Abbreviation::BeforeNumber),
    ("Nov", Abbreviation::Open),
    ("Oct", Abbreviation::Open),
    ("Okla", Abbreviation::Open),
    ("PROF", Abbreviation::Leading),
    ("Para", Abbreviation::BeforeNumber),
    ("Penn", Abbreviation::Open),
    ("Pfc", Abbreviation::Leading),
    ("Ph", Abbreviation::Leading),
    ("Pres", Abbreviation::Leading),
    ("Prof", Abbreviation::Leading),
    ("Profs", Abbreviation::Leading),
    ("Pte", Abbreviation::Leading),
    ("Pty", Abbreviation::Leading),
    ("Pvt", Abbreviation::Leading),
    ("REV", Abbreviation::Leading),
    ("Rep", Abbreviation::Leading),
    ("Reps", Abbreviation::Leading),
    ("Res", Abbreviation::BeforeNumber),
    ("Rev", Abbreviation::Leading),
    ("Rs", Abbreviation::BeforeNumber),
    ("SEN", Abbreviation::Leading),
    ("SGT", Abbreviation::Leading),
    ("ST", Abbreviation::Open),
    ("Sat", Abbreviation::BeforeNumber),
    ("Sec", Abbreviation::BeforeNumber),
    ("Sen", Abbreviation::Leading),
    ("Sens", Abbreviation::Leading),
    ("Sep", Abbreviation::Open),
    ("Sept", Abbreviation::Open),
    ("Sgt", Abbreviation::Leading),
    ("Sr", Abbreviation::Open),
    ("Sra", Abbreviation::Leading),
    ("St", Abbreviation::Open),
    ("Ste", Abbreviation::Open),
    ("Sun", Abbreviation::BeforeNumber),
    ("Supt", Abbreviation::Leading),
    ("Tel", Abbreviation::BeforeNumber),
    ("Tenn", Abbreviation::Open),
    ("Tex", Abbreviation::Open),
    ("Thu", Abbreviation::Open),
    ("Thur", Abbreviation::Open),
    ("Thurs", Abbreviation::Open),
    ("Tue", Abbreviation::Open),
    ("Tues", Abbreviation::Open),
    ("Univ", Abbreviation::Leading),
    ("Va", Abbreviation::Open),
    ("Vol", Abbreviation::BeforeNumber),
    ("Wed", Abbreviation::Open),
    ("Wis", Abbreviation::Open),
    ("a.m", Abbreviation::Time),
    ("al", Abbreviation::Open),
    ("approx", Abbreviation::Leading),
    ("c", Abbreviation::BeforeNumber),
    ("ca", Abbreviation::BeforeNumber),
    ("cf", Abbreviation::Leading),
    ("ch", Abbreviation::BeforeNumber),
    ("dept", Abbreviation::Open),
    ("e.g", Abbreviation::Leading),
    ("est", Abbreviation::BeforeNumber),
    ("etc", Abbreviation::Open),
    ("ext", Abbreviation::BeforeNumber),
    ("hrs", Abbreviation::Open),
    ("i.e", Abbreviation::Leading),
    ("no", Abbreviation::BeforeNumber),
    ("p", Abbreviation::BeforeNumber),
    ("p.m", Abbreviation::Time),
    ("para", Abbreviation::BeforeNumber),
    ("paras", Abbreviation::BeforeNumber),
    ("pp", Abbreviation::BeforeNumber),
    ("sq", Abbreviation::Leading),
    ("tel", Abbreviation::BeforeNumber),
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
