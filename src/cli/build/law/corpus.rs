//! Random corpora with markings: the same seed gives the same corpus.

use crate::briefing::Period;
use crate::config::{AudienceConfig, Config, Correction, MarkingsConfig, parse_corrections};
use crate::corpus::{Format, Problem, Raw};
use crate::diagnostic::Diagnostic;
use crate::marking::Marking;

/// A corpus, and how it is briefed on.
pub(super) struct Case {
    pub(super) items: Vec<Item>,
    pub(super) period: Period,
    pub(super) include_undated: bool,
    pub(super) single_file: bool,
    markings: MarkingsConfig,
    ceilings: [Option<Marking>; 3],
    /// What an analyst corrects, each with a marking of its own or the documents' default.
    pub(super) corrections: Vec<Correction>,
}

/// One document, or what cannot be read, and its marking.
pub(super) struct Item {
    pub(super) raw: Result<Raw, Problem>,
    pub(super) marking: Option<Marking>,
}

const SOURCES: [&str; 4] = ["Orlin Daily", "Hazrun Courier", "Tamsur Press Agency", "Gateway News 24"];
const PEOPLE: [&str; 4] =
    ["Governor Ana Tolland", "Colonel Tomas Brenik", "Justice Minister Irena Voskan", "envoy Samira Delvani"];
const PLACES: [&str; 3] = ["Karsa", "Olmar", "Meykhal"];
const QUOTES: [&str; 3] =
    ["The road will stay closed until the water falls", "Nobody is held without a judge", "We have counted every tent"];
const FOLDERS: [&str; 5] = ["2026-W12", "2026-W13", "2026-W14", "2026-W14/field", "desk"];

/// A small generator of pseudo-random numbers (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 33) as usize % limit
    }

    /// One time in so many.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn marking(&mut self) -> Option<Marking> {
        (!self.once_in(3)).then(|| self.pick(&Marking::ALL))
    }
}

impl Case {
    pub(super) fn of(seed: u64) -> Self {
        let mut random = Random(seed);
        let markings = markings(&mut random);
        let mut maker = Maker { random, markings, texts: Vec::new() };
        let count = 3 + maker.random.below(18);
        let mut items: Vec<Item> = (0..count).map(|at| maker.item(at)).collect();
        // Files come in the order of their paths; a file of lines comes as a whole.
        items.sort_by_key(|item| {
            item.raw.as_ref().map_or_else(|p| (p.file.clone(), None), |r| (r.file.clone(), r.line))
        });
        let Maker { mut random, markings, .. } = maker;
        let period = random.pick(&["2026-W14", "2026-W14", "2026-W13", "2026-04", "all"]).parse().unwrap();
        let ceilings = [(); 3].map(|()| random.marking());
        let (include_undated, single_file) = (random.once_in(4), random.once_in(4));
        let corrections = corrections(&mut random, markings.default);
        Case { items, period, include_undated, single_file, markings, ceilings, corrections }
    }

    pub(super) fn config(&self) -> Config {
        let audience = |ceiling| AudienceConfig { ceiling, ..AudienceConfig::default() };
        let names = ["analyst", "executive", "press"].map(str::to_owned);
        Config {
            markings: self.markings.clone(),
            audiences: names.into_iter().zip(self.ceilings.map(audience)).collect(),
            ..Config::default_for("")
        }
    }
}

fn markings(random: &mut Random) -> MarkingsConfig {
    let mut markings = MarkingsConfig::default();
    if random.once_in(2) {
        markings.sources.extend(SOURCES.iter().filter_map(|source| Some(((*source).to_owned(), random.marking()?))));
        markings.sources.retain(|_, _| !random.once_in(2));
    }
    if random.once_in(2) {
        markings.documents.extend(random.marking().map(|marking| ("**/field/**".to_owned(), marking)));
        markings.documents.extend(random.marking().map(|marking| ("desk/**".to_owned(), marking)));
    }
    markings.default = random.marking().filter(|_| random.once_in(3));
    markings
}

/// Corrections of what the texts may say, some of them of nothing.
fn corrections(random: &mut Random, default: Option<Marking>) -> Vec<Correction> {
    let mut text = String::new();
    for _ in 0..random.below(2) * random.below(7) {
        let place = random.pick(&PLACES);
        text += &match random.below(9) {
            0 => format!("- not-an-entity: {place}\n"),
            1 => format!("- is: {{name: {place}, type: person}}\n"),
            2 => format!("- same-as: [Meykhal, {place} Valley, Olmar]\n"),
            3 => format!("- same-as: [The Front, Hazrun Front, {place}]\n"),
            4 => format!("- wrong-figure: {{sentence: people were being held in the {place} camp, words: \"412\"}}\n"),
            5 => format!("- suppress: people were killed in {place} on 31 March\n"),
            6 => format!("- pin: displaced families reached {place}, envoy\n  kind: figure\n"),
            7 => format!("- note: {{on: the road will stay closed until, text: Not from {place}.}}\n"),
            _ => format!("- pin: Two judges held nobody in {place} without a tent\n"),
        };
        text += &random.marking().map_or_else(String::new, |marking| format!("  marking: {marking}\n"));
    }
    parse_corrections("corrections.yaml", &text, default).unwrap_or_else(|problems| panic!("{}{text}", problems[0]))
}

struct Maker {
    random: Random,
    markings: MarkingsConfig,
    /// The texts so far, for copies.
    texts: Vec<String>,
}

/// What a document says of itself.
struct Head {
    title: String,
    date: Option<String>,
    source: Option<&'static str>,
    /// As written, and what it means.
    own: Option<(String, Marking)>,
}

impl Maker {
    fn item(&mut self, at: usize) -> Item {
        let folder = self.random.pick(&FOLDERS);
        if self.random.once_in(9) {
            return self.unread(at, folder);
        }
        let (head, text) = (self.head(), self.text());
        let Head { title, date, source, own } = &head;
        let written = own.as_ref().map(|(written, _)| written.as_str());
        let (ending, line, content) = match self.random.below(4) {
            // Its publisher would be found in the text.
            0 if !text.contains("reports quoting") => return self.plain(at, folder, &text),
            0 | 1 => ("md", None, front_matter(&head, &text)),
            2 => ("html", None, page(&head, &text)),
            _ => {
                let id = self.random.pick(&["a", "a", "b", "a#2", "wire-1", "wire-2"]);
                let object = serde_json::json!({
                    "id": id, "title": title, "date": date, "source": source, "tlp": written, "text": text
                });
                ("jsonl", Some(at + 1), object.to_string())
            }
        };
        let file = if line.is_some() { format!("{folder}/feed.jsonl") } else { format!("{folder}/n{at}.{ending}") };
        let marking = own.as_ref().map(|(_, marking)| *marking).or_else(|| self.configured(&file, *source));
        Item { raw: Ok(raw(file, line, content.into_bytes())), marking }
    }

    /// A text file, which can bear a label only, and names no publisher.
    fn plain(&mut self, at: usize, folder: &str, text: &str) -> Item {
        let day = if self.random.once_in(2) { "2026-04-02-" } else { "" };
        let file = format!("{folder}/{day}n{at}.txt");
        let own = self.random.marking().filter(|_| self.random.once_in(2));
        let content = own.map_or_else(|| text.to_owned(), |own| format!("{own}\n\n{text}"));
        Item { marking: own.or_else(|| self.configured(&file, None)), raw: Ok(raw(file, None, content.into_bytes())) }
    }

    /// Something that cannot be read, or not without doubts.
    fn unread(&mut self, at: usize, folder: &str) -> Item {
        let (feed, file) = (format!("{folder}/feed.jsonl"), |ending| format!("{folder}/u{at}.{ending}"));
        let text = self.text();
        let (file, line, content, own) = match self.random.below(8) {
            0 => (feed, Some(at + 1), r#"{"title": "Rain in Karsa"}"#.into(), None),
            1 => (feed, Some(at + 1), r#"{"marking": "green", "text": "cut"#.into(), Some(Marking::Red)),
            2 => (file("txt"), None, b"\0\x01\x02\0\xff\0".repeat(40), None),
            3 => (file("md"), None, b"---\nmarking: amber\n---\n".into(), Some(Marking::Amber)),
            4 => (file("md"), None, format!("---\nmarking: ambr\n---\n{text}").into(), Some(Marking::Red)),
            5 => (file("md"), None, format!("---\ntitle: [x\ntlp: green\n---\n{text}").into(), Some(Marking::Red)),
            6 => (file("txt"), None, "Гарнизон покинул город в среду, сообщили жители. ".repeat(9).into(), None),
            _ => {
                let fault = Diagnostic::warning("not read: permission denied");
                let marking = self.configured(&format!("{folder}/x"), None);
                return Item { raw: Err(Problem::skipped(folder, None, fault)), marking };
            }
        };
        Item { marking: own.or_else(|| self.configured(&file, None)), raw: Ok(raw(file, line, content)) }
    }

    /// The marking of what bears none: the highest that the configuration has for it.
    fn configured(&self, file: &str, source: Option<&str>) -> Option<Marking> {
        let MarkingsConfig { sources, documents, default } = &self.markings;
        let of_source = source.and_then(|source| sources.get(source).copied());
        let in_field = documents.get("**/field/**").copied().filter(|_| file.contains("/field/"));
        let on_desk = documents.get("desk/**").copied().filter(|_| file.starts_with("desk/"));
        [of_source, in_field, on_desk, *default].into_iter().max().flatten()
    }

    fn head(&mut self) -> Head {
        let day = self.random.pick(&["2026-03-17", "2026-03-25", "2026-03-31", "2026-04-01", "2026-04-03"]);
        let titles = ["Rain in Karsa", "Camp holds 412", "Talks go on"];
        let own = self.random.marking().filter(|_| !self.random.once_in(3));
        let write = |own: Marking, random: &mut Random| match random.below(5) {
            0 => (own.word().to_owned(), own),
            1 => ("TLP:MAUVE".to_owned(), Marking::Red),
            _ => (own.to_string(), own),
        };
        Head {
            title: self.random.pick(&titles).to_owned(),
            date: (!self.random.once_in(6)).then(|| day.to_owned()),
            source: Some(self.random.pick(&SOURCES)),
            own: own.map(|own| write(own, &mut self.random)),
        }
    }

    /// A new text, or an earlier one, whole or with a sentence more.
    fn text(&mut self) -> String {
        let mut text = String::new();
        if !self.texts.is_empty() && self.random.once_in(3) {
            text = self.texts[self.random.below(self.texts.len())].clone();
            if self.random.once_in(2) {
                return text;
            }
        }
        for _ in 0..1 + self.random.below(5) {
            text.push_str(&self.sentence());
            text.push_str(if self.random.once_in(2) { "\n\n" } else { " " });
        }
        self.texts.push(text.clone());
        text
    }

    fn sentence(&mut self) -> String {
        let random = &mut self.random;
        let (who, place, source) = (random.pick(&PEOPLE), random.pick(&PLACES), random.pick(&SOURCES));
        let count = random.pick(&["412", "about 400", "over 300", "310", "1,200"]);
        match random.below(11) {
            0 | 1 => format!("{who} said on Wednesday that {count} people were being held in the {place} camp."),
            2 => format!("At least {count} people were killed in {place} on 31 March, the hospital said."),
            3 => format!("The Hazrun Front has {count} fighters in {place}, according to {who}."),
            4 => format!("“{},” {who} told reporters in {place}.", random.pick(&QUOTES)),
            5 => format!("{who} denied that prisoners had escaped from {place}."),
            6 => format!("The road to {place} was closed, {source} reports quoting {}.", random.pick(&SOURCES)),
            7 => format!("A siren was heard in {place}, and a curfew began at nine."),
            8 => format!("The {} in {place} lasted three hours.", random.pick(&["blackout", "tumult", "curfew"])),
            9 if random.once_in(2) => format!("The flood wrought havoc in {place}."),
            _ => format!("{count} displaced families reached {place}, {who} said."),
        }
    }
}

fn front_matter(head: &Head, text: &str) -> String {
    let mut out = format!("---\ntitle: {}\n", head.title);
    let fields = [
        ("date", head.date.as_deref()),
        ("source", head.source),
        ("marking", head.own.as_ref().map(|(written, _)| written.as_str())),
    ];
    for (name, value) in fields {
        out.extend(value.map(|value| format!("{name}: {value}\n")));
    }
    out + "---\n" + text
}

fn page(head: &Head, text: &str) -> String {
    let meta = |name: &str, value: Option<&str>| {
        value.map_or_else(String::new, |value| format!("<meta name=\"{name}\" content=\"{value}\">"))
    };
    let own = head.own.as_ref().map(|(written, _)| written.as_str());
    let metas = [meta("date", head.date.as_deref()), meta("og:site_name", head.source), meta("marking", own)].concat();
    let paragraphs: String = text.split("\n\n").map(|paragraph| format!("<p>{paragraph}</p>")).collect();
    format!(
        "<html><head><title>{}</title>{metas}</head><body><article>{paragraphs}</article></body></html>",
        head.title
    )
}

fn raw(file: String, line: Option<usize>, bytes: Vec<u8>) -> Raw {
    Raw { format: Format::of(&file), shown: format!("corpus/{file}"), file, line, bytes }
}
