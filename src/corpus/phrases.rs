//! The vocabulary of site furniture: menus, share and subscribe lines, notices.

use std::collections::HashMap;
use std::sync::OnceLock;

/// Labels of menus, share bars and boxes; a line (or a part of one between `|`) that is one of these is furniture.
/// Lower-case, without final punctuation.
const LABELS: &[&str] = &[
    "a+",
    "a-",
    "about",
    "about us",
    "accept",
    "accept all",
    "advertise",
    "advertise with us",
    "advertisement",
    "advertising",
    "all news",
    "all rights reserved",
    "analysis",
    "archive",
    "archives",
    "audio",
    "back",
    "back to top",
    "breaking news",
    "business",
    "buy now",
    "careers",
    "categories",
    "category",
    "close",
    "comment",
    "comments",
    "contact",
    "contact us",
    "cookie policy",
    "cookies",
    "copy link",
    "culture",
    "donate",
    "economy",
    "editor's picks",
    "editors' picks",
    "email",
    "english",
    "entertainment",
    "events",
    "facebook",
    "faq",
    "feedback",
    "follow",
    "follow us",
    "gallery",
    "google news",
    "health",
    "help",
    "home",
    "homepage",
    "horoscope",
    "in focus",
    "instagram",
    "international",
    "jobs",
    "latest",
    "latest news",
    "leave a comment",
    "leave a reply",
    "lifestyle",
    "like",
    "linkedin",
    "live",
    "loading",
    "log in",
    "log out",
    "login",
    "main menu",
    "main page",
    "menu",
    "messenger",
    "more",
    "multimedia",
    "my account",
    "newsletter",
    "newsletters",
    "news",
    "news in english",
    "next",
    "next article",
    "next post",
    "opinion",
    "photo",
    "photo gallery",
    "photos",
    "pinterest",
    "podcast",
    "podcasts",
    "politics",
    "prev",
    "previous",
    "previous article",
    "previous post",
    "print",
    "print this page",
    "privacy",
    "privacy policy",
    "promo",
    "promoted",
    "reddit",
    "refresh",
    "register",
    "reply",
    "rss",
    "save",
    "science",
    "search",
    "send",
    "settings",
    "share",
    "share article",
    "share this",
    "share this article",
    "share this post",
    "show more",
    "sign in",
    "sign up",
    "sitemap",
    "skip to content",
    "skip to main content",
    "society",
    "sponsored",
    "sport",
    "sports",
    "submit",
    "subscribe",
    "subscribe now",
    "tags",
    "technology",
    "telegram",
    "terms",
    "terms and conditions",
    "terms of service",
    "terms of use",
    "toggle navigation",
    "topics",
    "travel",
    "tweet",
    "twitter",
    "video",
    "videos",
    "view all",
    "view comments",
    "vk",
    "weather",
    "whatsapp",
    "world",
    "write a comment",
    "x",
    "youtube",
    // Other languages.
    "cerca",
    "compartir",
    "condividi",
    "contacto",
    "facebook twitter",
    "главная",
    "комментарии",
    "меню",
    "новости",
    "поделиться",
    "подписаться",
    "реклама",
    "inicio",
    "noticias",
    "partager",
    "s'abonner",
    "teilen",
    "paylaş",
    "ana sayfa",
    "accueil",
    "startseite",
    "الرئيسية",
    "شارك",
    "مشاركة",
    "اشتراک",
    "خانه",
];

/// Headings of lists of other articles: what follows one at the end of a page is furniture too. Lower-case.
const HEADINGS: &[&str] = &[
    "also in the news",
    "also read",
    "don't miss",
    "further reading",
    "in other news",
    "keep reading",
    "latest stories",
    "more from",
    "more from this section",
    "more news",
    "more on this",
    "more on this story",
    "more on this topic",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "must read",
    "other articles",
    "other news",
    "other stories",
    "popular",
    "popular news",
    "read also",
    "read more",
    "read next",
    "recent articles",
    "recent news",
    "recent posts",
    "recent stories",
    "recommended",
    "recommended for you",
    "related",
    "related articles",
    "related content",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "see also",
    "similar news",
    "similar posts",
    "suggested articles",
    "top news",
    "top stories",
    "trending",
    "trending now",
    "up next",
    "you may also like",
    "you may be interested in",
    "you might also like",
    "what to read next",
    // Other languages.
    "à lire aussi",
    "lire aussi",
    "lee también",
    "leer más",
    "leia também",
    "leggi anche",
    "lesen sie auch",
    "mehr zum thema",
    "читайте также",
    "другие новости",
    "похожие новости",
    "подробнее",
    "по теме",
    "ayrıca okuyun",
    "اقرأ أيضا",
    "اقرأ أيضاً",
    "بیشتر بخوانید",
];

/// Beginnings that make a short line furniture, lower-case.
const OPENINGS: &[&str] = &[
    "advertisement",
    "by continuing to use",
    "by subscribing",
    "by signing up",
    "click here",
    "click to",
    "comments (",
    "copyright ©",
    "copyright (c)",
    "copyright 19",
    "copyright 20",
    "download our app",
    "download the app",
    "enter your email",
    "filed under",
    "follow us on",
    "for more news",
    "get our newsletter",
    "get the latest",
    "join our",
    "join us on",
    "leave a comment",
    "photo:",
    "image:",
    "posted in",
    "read in ",
    "read the full story",
    "required fields are marked",
    "share on",
    "share via",
    "sign up for",
    "sign up to",
    "subscribe to our",
    "support our",
    "support us",
    "tags:",
    "tap here",
    "this site uses cookies",
    "this website uses cookies",
    "topics:",
    "views:",
    "we use cookies",
    "your email address will not be published",
    "©",
    "(c) 19",
    "(c) 20",
    "читайте на",
    "источник:",
    "подписывайтесь",
    "фото:",
    "lea también:",
    "siga-nos",
    "suivez-nous",
    "folgen sie uns",
];

/// What a line says it is, once its marks are stripped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phrase {
    /// A menu or share label, or a notice.
    Label,
    /// The heading of a list of other articles, or a pointer to one.
    Heading,
}

/// The lists, made ready for looking up.
struct Vocabulary {
    /// Whole lines.
    lines: HashMap<&'static str, Phrase>,
    /// Beginnings of lines, by their first character; those of headings must be followed by a mark.
    openings: HashMap<char, Vec<(&'static str, Phrase)>>,
}

impl Vocabulary {
    fn get() -> &'static Self {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| {
            let labels = LABELS.iter().map(|label| (*label, Phrase::Label));
            let headings = || HEADINGS.iter().map(|heading| (*heading, Phrase::Heading));
            let mut openings: HashMap<char, Vec<_>> = HashMap::new();
            for (opening, phrase) in OPENINGS.iter().map(|opening| (*opening, Phrase::Label)).chain(headings()) {
                openings.entry(opening.chars().next().unwrap_or_default()).or_default().push((opening, phrase));
            }
            Vocabulary { lines: labels.chain(headings()).collect(), openings }
        })
    }
}

/// Whether a short line, or a part of one, belongs to the vocabulary of site furniture.
pub(crate) fn phrase(line: &str) -> Option<Phrase> {
    let lower = if line.is_ascii() {
        line.to_ascii_lowercase()
    } else {
        line.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
    };
    let vocabulary = Vocabulary::get();
    let bare = strip_marks(&lower);
    if let Some(&phrase) = vocabulary.lines.get(bare) {
        return Some(phrase);
    }
    if is_counter(bare) {
        return Some(Phrase::Label);
    }
    // Some openings begin with a mark of their own.
    [lower.as_str(), lower.trim_start_matches(is_mark)].into_iter().find_map(|text| {
        let openings = vocabulary.openings.get(&text.chars().next()?)?;
        openings.iter().find(|(opening, phrase)| begins(text, opening, *phrase)).map(|(_, phrase)| *phrase)
    })
}

/// Whether a line begins with an opening; "Read more: …" and "Related » …" are a heading and what it points to.
fn begins(line: &str, opening: &str, phrase: Phrase) -> bool {
    let Some(rest) = line.strip_prefix(opening) else { return false };
    phrase == Phrase::Label || rest.trim_start().starts_with([':', '»', '>', '|', '›', '→'])
}

/// "3 min read", "12 comments", "1,204 views", "5 hours ago".
fn is_counter(bare: &str) -> bool {
    const COUNTED: &[&str] = &[
        "comment",
        "comments",
        "share",
        "shares",
        "view",
        "views",
        "like",
        "likes",
        "reads",
        "min read",
        "mins read",
        "minute read",
        "minutes read",
        "hour ago",
        "hours ago",
        "minutes ago",
        "min ago",
        "day ago",
        "days ago",
    ];
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | 'k' | ' '));
    rest.len() < bare.len() && COUNTED.contains(&rest.trim_matches(['-', ' ']))
}

fn strip_marks(lower: &str) -> &str {
    lower.trim_matches(is_mark)
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '+' | '\'' | '-') || c == '•'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_by_its_words() {
        for line in
            ["Home", "» Share this article", "12 comments", "3 min read", "© 2026 Orlin Daily", "Sign up for alerts"]
        {
            assert_eq!(phrase(line), Some(Phrase::Label), "{line}");
        }
        for line in ["Other news", "RELATED STORIES:", "Read more: Governor leaves", "You might also like…"] {
            assert_eq!(phrase(line), Some(Phrase::Heading), "{line}");
        }
    }

    #[test]
    fn sentences_and_headlines_are_left_alone() {
        for line in
            ["Home at last", "Share prices fall", "Read more books, minister tells pupils", "12 dead", "Search goes on"]
        {
            assert_eq!(phrase(line), None, "{line}");
        }
    }
}
