//! Clauses that say whose report a sentence is: "Orlin Daily reports, quoting Tamsur Press Agency".

use std::ops::Range;

use briefer_plugin::words::calendar;

use super::super::publishers::{is_agency, publisher};

/// A clause that says whose report a sentence is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribution<'a> {
    /// Where the clause lies in the sentence.
    pub clause: Range<usize>,
    /// Who reports, where it is a publisher.
    pub reporter: Option<&'a str>,
    /// Whether the reporter quotes somebody: "Orlin Daily reports, citing officials".
    pub quotes: bool,
    /// Whom, where it is a publisher.
    pub quoted: Option<&'a str>,
}

/// Finds the clause that ends a sentence or begins it.
///
/// A sentence in which a publisher only stands ("Reuters said it would cut jobs", "she told Orlin Daily") has none.
pub(crate) fn attribution(sentence: &str) -> Option<Attribution<'_>> {
    quoting(sentence).or_else(|| at_the_end(sentence)).or_else(|| at_the_start(sentence))
}

const LINKS: &[&str] = &["quoting ", "citing ", "referring to ", "with reference to ", "with a reference to "];

/// Bodies whose short names look like a news agency's, lower-case.
const BODIES: &[&str] = &[
    "au", "cia", "csto", "eu", "fao", "fbi", "iaea", "icc", "icj", "icrc", "ilo", "imf", "iom", "irc", "msf", "nato",
    "nrc", "ocha", "ohchr", "opec", "osce", "un", "unama", "undp", "unesco", "unhcr", "unicef", "usaid", "wfp", "who",
];

/// "…, Orlin Daily reports, quoting Tamsur Press Agency."
fn quoting(sentence: &str) -> Option<Attribution<'_>> {
    const VERBS: &[&str] = &[" reports", " reported", " informs", " writes", " said"];
    let (at, link) = LINKS.iter().filter_map(|link| Some((sentence.rfind(link)?, *link))).max()?;
    if sentence.len() - at > 100 {
        return None;
    }
    let before = sentence[..at].trim_end_matches([',', ' ']);
    let named = VERBS.iter().find_map(|verb| before.strip_suffix(verb))?;
    let start = clause_start(named)?;
    let who = named[start..].trim_start_matches([',', '”', '"', ' ']);
    let quoted = quoted(&sentence[at + link.len()..], link);
    let reporter = is_agency(who).then_some(who).or_else(|| publisher(who));
    let known = reporter.is_some() || (quoted.is_some() && is_press(who));
    known.then_some(Attribution { clause: start..sentence.len(), reporter, quotes: true, quoted })
}

/// Where the last clause starts, at its comma or after a quotation's end.
fn clause_start(sentence: &str) -> Option<usize> {
    let after_quotation = |mark: &str| sentence.rfind(mark).map(|at| at + mark.len() - 1);
    [sentence.rfind(", "), after_quotation("” "), after_quotation("\" ")].into_iter().flatten().max()
}

/// "local media": somebody who publishes, without a name.
fn is_press(who: &str) -> bool {
    ["media", "newspapers", "press", "news outlets", "news agencies", "news sites"]
        .iter()
        .any(|press| who.ends_with(press))
}

/// The publisher whom "quoting" is followed by. An acronym after it is a news agency's, unless it is a body's.
fn quoted<'a>(rest: &'a str, link: &str) -> Option<&'a str> {
    let phrase = phrase(rest);
    let acronym = || {
        let known = link == "quoting " && is_agency(phrase) && !phrase.contains(' ');
        (known && !BODIES.contains(&phrase.to_lowercase().as_str())).then_some(phrase)
    };
    report_of(phrase).or_else(acronym)
}

/// The words up to where a name can no longer go on.
fn phrase(rest: &str) -> &str {
    const STOPS: &[&str] = &[
        ",", ";", ":", ". ", ")", "”", "\"", " on ", " that ", " in a ", " as ", " and ", " which ", " late ",
        " earlier",
    ];
    let end = STOPS.iter().filter_map(|stop| rest.find(stop)).min().unwrap_or(rest.len());
    rest[..end].trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// The publisher of "a report by TASS", "a Reuters report" or plainly "TASS".
fn report_of(phrase: &str) -> Option<&str> {
    const BEFORE: &[&str] = &[
        "a report by ",
        "a report from ",
        "a report in ",
        "a report on ",
        "a report carried by ",
        "a report published by ",
        "reports by ",
        "reports from ",
        "reports in ",
        "the report by ",
        "a dispatch by ",
        "a dispatch from ",
    ];
    let phrase = BEFORE.iter().find_map(|before| phrase.strip_prefix(before)).unwrap_or(phrase);
    let after = ["’s report", "'s report", " report", " reports", " dispatch"];
    publisher(after.iter().find_map(|after| phrase.strip_suffix(after)).unwrap_or(phrase))
}

/// "…, TASS reported on Monday." "…, according to a Reuters report." "…, reports TASS."
fn at_the_end(sentence: &str) -> Option<Attribution<'_>> {
    const OPENINGS: &[&str] =
        &["according to ", "as reported by ", "as quoted by ", "reported by ", "reports ", "reported "];
    let body = sentence.trim_end_matches(|c: char| !c.is_alphanumeric());
    let starts = [clause_start(body), body.rfind(" according to ")];
    starts.into_iter().flatten().find_map(|start| {
        let clause = body[start..].trim_start_matches([',', '”', '"', ' ']);
        let opened = OPENINGS.iter().find_map(|opening| clause.strip_prefix(opening));
        let reporter = match opened {
            Some(rest) => report_of(without_day(rest)),
            None => without_verb(without_day(clause)).and_then(publisher),
        };
        reporter.map(|name| Attribution {
            clause: start..sentence.len(),
            reporter: Some(name),
            quotes: false,
            quoted: None,
        })
    })
}

/// The clause without "on Monday", "late on Monday", "earlier", "today".
fn without_day(clause: &str) -> &str {
    let Some((rest, last)) = clause.rsplit_once(' ') else { return clause };
    if matches!(last, "earlier" | "today" | "yesterday") {
        return rest;
    }
    let on_day = calendar::weekday(&last.to_lowercase()).is_some();
    let rest = rest.strip_suffix(" on").filter(|_| on_day);
    rest.map_or(clause, |rest| rest.strip_suffix(" late").or_else(|| rest.strip_suffix(" early")).unwrap_or(rest))
}

/// Who reports in "TASS reported".
fn without_verb(clause: &str) -> Option<&str> {
    [" has reported", " had reported", " reported", " reports", " informs"]
        .iter()
        .find_map(|verb| clause.strip_suffix(verb))
}

/// "According to TASS, …" "Orlin Daily reported on Monday that …" "Orlin Daily reports, citing TASS, that …"
fn at_the_start(sentence: &str) -> Option<Attribution<'_>> {
    const OPENINGS: &[&str] = &["According to ", "As reported by ", "Citing ", "Quoting "];
    if let Some((opening, rest)) = OPENINGS.iter().find_map(|opening| Some((opening, sentence.strip_prefix(opening)?)))
    {
        let end = rest.find(", ")?;
        let reporter = report_of(without_day(&rest[..end]))?;
        return Some(Attribution {
            clause: 0..opening.len() + end + 2,
            reporter: Some(reporter),
            quotes: false,
            quoted: None,
        });
    }
    let (at, verb) = [" reported", " reports"].iter().filter_map(|verb| Some((sentence.find(verb)?, *verb))).min()?;
    let who = sentence[..at].strip_suffix(" has").unwrap_or(&sentence[..at]);
    let reporter = publisher(who)?;
    let rest = &sentence[at + verb.len()..];
    let after = sentence.len() - rest.len();
    let plain = rest.trim_start_matches([',', ' ']);
    if let Some((link, named)) = LINKS.iter().find_map(|link| Some((*link, plain.strip_prefix(link)?))) {
        let end = named.find(", ").map_or(sentence.len(), |end| sentence.len() - named.len() + end + 2);
        return Some(Attribution {
            clause: 0..end,
            reporter: Some(reporter),
            quotes: true,
            quoted: quoted(named, link),
        });
    }
    let that = rest.find(" that ").filter(|that| *that <= 40)?;
    let between = rest[..that].trim();
    let only_a_day = between.is_empty() || without_day(&format!("x {between}")) == "x";
    let told = &rest[that + 6..];
    // What a publisher reports about itself is not somebody else's report.
    let own = ["its ", "it ", "one of its ", "their "].iter().any(|own| told.starts_with(own));
    (only_a_day && !own).then_some(Attribution {
        clause: 0..after + that + 6,
        reporter: Some(reporter),
        quotes: false,
        quoted: None,
    })
}
