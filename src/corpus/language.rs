//! The language of a document, where it is certain.

use briefer_plugin::words::function::is_function_word;
use briefer_plugin::{Segments, TokenKind};
use whatlang::{Lang, Script};

use super::draft::Fields;

/// How many words are looked at.
const WORDS: usize = 200;
/// The share of English function words from which a text is English, in hundredths. Running English has about 40;
/// other languages that share words with it stay below 15.
const ENGLISH: usize = 20;
/// After so many words, this share of function words (in hundredths) leaves no doubt, and the rest is not looked at.
const CLEAR: (usize, usize) = (24, 33);
/// How much of a text is shown to the detector, in bytes: it is slow.
const SAMPLE: usize = 1024;

/// The document's language as an ISO 639-1 code (639-3 where there is none): what it states, else English where its
/// words are, else what is detected reliably.
pub(crate) fn language(fields: &Fields, text: &str, segments: &Segments) -> Option<String> {
    if let Some(code) = fields.language.as_deref().and_then(primary) {
        return Some(code);
    }
    match english(text, segments) {
        Some(true) => Some("en".to_owned()),
        Some(false) => detect(text).or_else(|| hint(fields)).filter(|code| code != "en"),
        None => detect(text).or_else(|| hint(fields)),
    }
}

fn hint(fields: &Fields) -> Option<String> {
    fields.language_hint.as_deref().and_then(primary)
}

/// The primary subtag of a language tag, lower-case: `en` of `en-GB`.
fn primary(tag: &str) -> Option<String> {
    let primary = tag.split(['-', '_']).next()?.trim().to_ascii_lowercase();
    let code = match primary.as_str() {
        "eng" | "english" => "en",
        other => other,
    };
    ((2..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase())).then(|| code.to_owned())
}

/// Whether the first words are English; `None` where there are too few to tell.
fn english(text: &str, segments: &Segments) -> Option<bool> {
    let (mut words, mut known) = (0, 0);
    let mut lower = String::new();
    for token in segments.tokens.iter().filter(|token| token.kind == TokenKind::Word).take(WORDS) {
        lower.clear();
        lower.push_str(token.text(text));
        lower.make_ascii_lowercase();
        words += 1;
        known += usize::from(is_function_word(&lower));
        if words >= CLEAR.0 && known * 100 >= words * CLEAR.1 {
            return Some(true);
        }
    }
    (words >= 8).then_some(known * 100 >= words * ENGLISH)
}

fn detect(text: &str) -> Option<String> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let info = whatlang::detect(&text[..end])?;
    // Another script is certainly not English, even where it is not certain which language it is.
    let certain = info.is_reliable() || (info.script() != Script::Latin && end >= 40);
    if !certain {
        return None;
    }
    Some(two_letters(info.lang()).to_owned())
}

fn two_letters(lang: Lang) -> &'static str {
    CODES.iter().find(|(known, _)| *known == lang).map_or(lang.code(), |(_, code)| code)
}

/// The two-letter codes of the languages that the detector knows.
const CODES: &[(Lang, &str)] = &[
    (Lang::Eng, "en"),
    (Lang::Rus, "ru"),
    (Lang::Ara, "ar"),
    (Lang::Pes, "fa"),
    (Lang::Tur, "tr"),
    (Lang::Fra, "fr"),
    (Lang::Deu, "de"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Nld, "nl"),
    (Lang::Pol, "pl"),
    (Lang::Ukr, "uk"),
    (Lang::Cmn, "zh"),
    (Lang::Jpn, "ja"),
    (Lang::Kor, "ko"),
    (Lang::Hin, "hi"),
    (Lang::Urd, "ur"),
    (Lang::Ben, "bn"),
    (Lang::Vie, "vi"),
    (Lang::Ind, "id"),
    (Lang::Ell, "el"),
    (Lang::Heb, "he"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Slv, "sl"),
    (Lang::Hrv, "hr"),
    (Lang::Srp, "sr"),
    (Lang::Bul, "bg"),
    (Lang::Mkd, "mk"),
    (Lang::Ron, "ro"),
    (Lang::Hun, "hu"),
    (Lang::Fin, "fi"),
    (Lang::Swe, "sv"),
    (Lang::Dan, "da"),
    (Lang::Nob, "nb"),
    (Lang::Est, "et"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Kat, "ka"),
    (Lang::Hye, "hy"),
    (Lang::Aze, "az"),
    (Lang::Uzb, "uz"),
    (Lang::Tuk, "tk"),
    (Lang::Bel, "be"),
    (Lang::Cat, "ca"),
    (Lang::Lat, "la"),
    (Lang::Epo, "eo"),
    (Lang::Tha, "th"),
    (Lang::Khm, "km"),
    (Lang::Mya, "my"),
    (Lang::Sin, "si"),
    (Lang::Nep, "ne"),
    (Lang::Mar, "mr"),
    (Lang::Guj, "gu"),
    (Lang::Pan, "pa"),
    (Lang::Tam, "ta"),
    (Lang::Tel, "te"),
    (Lang::Kan, "kn"),
    (Lang::Mal, "ml"),
    (Lang::Ori, "or"),
    (Lang::Amh, "am"),
    (Lang::Aka, "ak"),
    (Lang::Sna, "sn"),
    (Lang::Zul, "zu"),
    (Lang::Afr, "af"),
    (Lang::Jav, "jv"),
    (Lang::Tgl, "tl"),
    (Lang::Yid, "yi"),
    (Lang::Cym, "cy"),
];

#[cfg(test)]
mod tests {
    use briefer_plugin::segment;

    use super::*;

    fn of(text: &str) -> Option<String> {
        language(&Fields::default(), text, &segment(text))
    }

    #[test]
    fn english_is_known_by_its_function_words() {
        assert_eq!(
            of("The river rose again on Friday, and the road to the camp was closed for a day."),
            Some("en".into())
        );
        let names =
            "KARSA - Justice Minister Irena Voskan told the Olmar council on Monday that the camp would close in May.";
        assert_eq!(of(names), Some("en".into()));
    }

    #[test]
    fn other_languages_are_set_where_they_are_certain() {
        let russian =
            "В пятницу вода поднялась на два метра и покрыла дорогу в город, сообщили местные власти вечером.";
        assert_eq!(of(russian), Some("ru".into()));
        let german = "Der Fluss ist am Freitag um zwei Meter gestiegen und hat die Straße nach Karsa überflutet, sagte die Polizei. Niemand wurde verletzt, aber viele Menschen mussten ihre Häuser verlassen und warten.";
        assert_eq!(of(german), Some("de".into()));
    }

    #[test]
    fn short_or_mixed_text_has_no_certain_language() {
        assert_eq!(of("Karsa 340"), None);
        assert_eq!(of("Olmar Meykhal Tamsur Nesvar"), None);
    }

    #[test]
    fn stated_language_counts_and_a_template_s_does_not() {
        let english = "The river rose again on Friday, and the road to the camp was closed for a day.";
        let segments = segment(english);
        let stated = Fields { language: Some("ru-RU".into()), ..Fields::default() };
        assert_eq!(language(&stated, english, &segments), Some("ru".into()));
        let hinted = Fields { language_hint: Some("ru".into()), ..Fields::default() };
        assert_eq!(language(&hinted, english, &segments), Some("en".into()));
    }
}
