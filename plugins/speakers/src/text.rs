//! A document's tokens with what each can do, and its quoted regions.

use briefer_plugin::words::reporting::ReportingForm;
use briefer_plugin::{Document, Shape, Span, Token, TokenKind};

use crate::lexis::{Class, Lexeme, lexeme};
use crate::marks::{Region, pair_marks};

/// A document prepared for the patterns: every index is a token's.
pub(crate) struct Text<'a> {
    pub(crate) document: &'a Document<'a>,
    lexemes: Vec<Lexeme>,
    /// The quoted regions, in order, disjoint.
    pub(crate) regions: Vec<Region>,
    /// For each token the index of its region plus one, or zero.
    region_of: Vec<u32>,
}

impl<'a> Text<'a> {
    /// Looks every token up once and pairs the quotation marks.
    pub(crate) fn new(document: &'a Document<'a>) -> Self {
        let tokens = document.tokens;
        let lexemes: Vec<Lexeme> = tokens.iter().map(|token| classify(document.text, token)).collect();
        let regions = pair_marks(document, &lexemes);
        let mut region_of = vec![0; tokens.len()];
        for (index, region) in regions.iter().enumerate() {
            region_of[region.first..region.end].fill(index as u32 + 1);
        }
        Text { document, lexemes, regions, region_of }
    }

    /// Whether the token exists and is of the class.
    pub(crate) fn is(&self, token: usize, class: Class) -> bool {
        self.lexemes.get(token).is_some_and(|lexeme| lexeme.class.is(class))
    }

    /// The reporting verb the token is a form of, outside quotation marks.
    pub(crate) fn verb(&self, token: usize) -> Option<ReportingForm> {
        self.lexemes.get(token).and_then(|lexeme| lexeme.verb)
    }

    /// The quoted region the token lies in.
    pub(crate) fn region(&self, token: usize) -> Option<&Region> {
        match self.region_of.get(token) {
            None | Some(0) => None,
            Some(region) => self.regions.get(*region as usize - 1),
        }
    }

    /// The token as written, empty past the end.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        self.document.tokens.get(token).map_or("", |token| token.text(self.document.text))
    }

    /// Whether the token is `word`, whatever its case.
    pub(crate) fn says(&self, token: usize, word: &str) -> bool {
        // The length settles most questions before the text is looked at.
        let is_it = |token: &Token| {
            (token.end - token.start) as usize == word.len()
                && token.text(self.document.text).eq_ignore_ascii_case(word)
        };
        self.document.tokens.get(token).is_some_and(is_it)
    }

    /// The bytes from the token `first` to the token before `end`; empty where there are none.
    pub(crate) fn span(&self, first: usize, end: usize) -> Span {
        let tokens = self.document.tokens;
        match (tokens.get(first), tokens.get(end.wrapping_sub(1))) {
            (Some(a), Some(b)) if first < end => Span { start: a.start, end: b.end },
            (Some(a), _) => Span { start: a.start, end: a.start },
            _ => Span::default(),
        }
    }

    /// The words from the token `first` to the token before `end`.
    pub(crate) fn slice(&self, first: usize, end: usize) -> &'a str {
        self.span(first, end).slice(self.document.text)
    }

    /// Whether the token is a word without capital letters.
    pub(crate) fn is_lower_word(&self, token: usize) -> bool {
        self.document.tokens.get(token).is_some_and(|t| t.kind == TokenKind::Word && t.shape == Shape::Lower)
    }
}

fn classify(text: &str, token: &Token) -> Lexeme {
    let word = token.text(text);
    match token.kind {
        TokenKind::Word => classify_word(text, token, word),
        TokenKind::Number => Lexeme { class: Class::NUMBER, verb: None },
        // A lone apostrophe may be a mark just as well.
        TokenKind::Possessive => Lexeme { class: Class::POSSESSIVE.or(punctuation(word)), verb: None },
        TokenKind::Punctuation | TokenKind::Symbol => Lexeme { class: punctuation(word), verb: None },
    }
}

/// Nouns, verbs and adjectives that end like adverbs.
const NO_ADVERBS: [&str; 20] = [
    "family",
    "ally",
    "assembly",
    "rally",
    "supply",
    "reply",
    "bully",
    "monopoly",
    "anomaly",
    "elderly",
    "daily",
    "weekly",
    "monthly",
    "apply",
    "imply",
    "comply",
    "multiply",
    "friendly",
    "deadly",
    "butterfly",
];

fn classify_word(text: &str, token: &Token, word: &str) -> Lexeme {
    let shape = token.shape;
    let mut found = Lexeme { class: Class::WORD, verb: None };
    let ascii = word.is_ascii();
    if ascii {
        let known = lexeme(text, token.start as usize..token.end as usize);
        found = Lexeme { class: known.class.or(Class::WORD), verb: known.verb };
    } else if word.contains('’') {
        let plain = word.replace('’', "'");
        found.class = lexeme(&plain, 0..plain.len()).class.or(Class::WORD);
    }
    if ascii && word.len() > 4 && word.ends_with("ly") && shape == Shape::Lower && !NO_ADVERBS.contains(&word) {
        found.class = found.class.or(Class::ADVERB);
    }
    if matches!(shape, Shape::Capitalized | Shape::Upper | Shape::Mixed) {
        found.class = found.class.or(Class::CAPITAL);
    }
    found
}

fn punctuation(mark: &str) -> Class {
    match mark {
        "," => Class::COMMA,
        ":" => Class::COLON.or(Class::LEAD),
        "." | "?" | "!" | ";" | "…" => Class::STOP,
        "-" | "–" | "—" | "―" => Class::DASH.or(Class::LEAD),
        "(" | "[" => Class::OPEN,
        ")" | "]" => Class::CLOSE,
        "\"" | "“" | "”" | "„" | "‟" | "«" | "»" | "＂" => Class::MARK,
        "'" | "’" | "‘" | "`" | "‚" | "‹" | "›" => Class::SINGLE_MARK,
        _ => Class::default(),
    }
}
