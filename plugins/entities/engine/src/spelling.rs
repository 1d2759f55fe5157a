//! How single words and the names made of them are spelled in the lexicon.

use crate::fold::fold_into;

/// Folds one word like [`fold`](crate::fold::fold), and drops dots at its end ("Gen." is "gen", "U.S." "u.s").
pub fn fold_word(word: &str, folded: &mut String) {
    if word.is_ascii() {
        folded.clear();
        folded.push_str(word);
        folded.make_ascii_lowercase();
    } else {
        fold_into(word, folded);
    }
    folded.truncate(without_dots(folded).len());
}

/// A word without the dots at its end; all of it where it is nothing but dots.
pub fn without_dots(word: &str) -> &str {
    if !word.ends_with('.') {
        return word;
    }
    match word.trim_end_matches('.') {
        "" => word,
        bare => bare,
    }
}

/// The words of a name as the lexicon's files write it: split at white space, commas on their own, a leading "The" left
/// out.
pub fn split_form(form: &str) -> impl Iterator<Item = &str> {
    without_article(form).split_whitespace().flat_map(|word| {
        let (word, comma) = match word.strip_suffix(',') {
            Some(bare) => (bare, Some(",")),
            None => (word, None),
        };
        // A possessive is a token of its own in the text too.
        let (word, ending) = match word.strip_suffix("'s") {
            Some(bare) if !bare.is_empty() => (bare, Some("'s")),
            _ => match word.strip_suffix('\'') {
                Some(bare) if bare.ends_with('s') => (bare, Some("'")),
                _ => (word, None),
            },
        };
        [Some(word), ending, comma].into_iter().flatten().filter(|w| !w.is_empty())
    })
}

/// How a text must write a form: an acronym of one word ("WHO", "LeT") matches as it stands or not at all.
pub fn exact_form(form: &str) -> Option<&str> {
    let form = without_article(form);
    (is_acronym(form) && split_form(form).nth(1).is_none()).then(|| form.trim().trim_end_matches('.'))
}

/// Whether a form is written in capitals alone, or is so short and has so many that another letter case is another word.
fn is_acronym(form: &str) -> bool {
    let mut letters = form.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_none_or(char::is_uppercase);
    let (count, capitals) = letters.fold((0, 0), |(n, upper), c| (n + 1, upper + usize::from(c.is_uppercase())));
    first && (capitals == count || count <= 3 && capitals > 0)
}

/// A form without a leading "The", which belongs to no name.
pub fn without_article(form: &str) -> &str {
    form.strip_prefix("The ").unwrap_or(form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_split_like_texts() {
        let words: Vec<_> = split_form("Kurdistan Workers' Party, St. Ana's").collect();
        assert_eq!(words, ["Kurdistan", "Workers", "'", "Party", ",", "St.", "Ana", "'s"]);
    }

    #[test]
    fn acronyms_are_written_as_they_stand() {
        for acronym in ["WHO", "U.N.", "LeT", "MoD", "AfDB"] {
            assert_eq!(exact_form(acronym), Some(acronym.trim_end_matches('.')), "{acronym}");
        }
        for name in ["Hamas", "eBay", "YouTube", "UN Women", "al-Nusra"] {
            assert_eq!(exact_form(name), None, "{name}");
        }
    }

    #[test]
    fn final_dots_are_dropped() {
        let mut folded = String::new();
        fold_word("U.S.", &mut folded);
        assert_eq!(folded, "u.s");
        fold_word("...", &mut folded);
        assert_eq!(folded, "...");
    }
}
