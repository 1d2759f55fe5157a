//! Rendering against bare Tera and pulldown-cmark: a thousand briefings of about 13 KB of Markdown, each with names, numbers
//! and an order of its own, one after the other, in the same run.
//!
//! *Ours* opens a briefing and renders its edition as Markdown and as HTML: the briefing's fields become the templates'
//! values, the content template runs once for both; links to evidence become footnotes and links to sentences, numbered and
//! checked; charts become tables and drawings; notes, anchors, headings and badges are made.
//!
//! *Bare* has the same templates, with their components, filters and escaping, and runs each of them once: content, charts,
//! notes, page. It takes the briefing's fields in with `Context::from_serialize`, its Markdown goes through pulldown-cmark
//! once, and what notes and charts hold was made beforehand.
//!
//! Taking the fields in is a good part of either side, since a briefing holds more than an edition shows; so both are compared
//! once with it and once without.
//!
//! Each side renders a briefing [`ROUNDS`] times, in turns; its fastest round counts, so that other work on the machine does
//! not. Memory is the program's own allocator's.

use std::hint::black_box;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use briefer::analysis::Analysis;
use briefer::briefing::{Briefing, Composition, Gathering, Plan, compose};
use briefer::config::{AudienceConfig, Interests, Limits};
use briefer::corpus::{Markings, Selection, documents};
use briefer::marking::Marking;
use briefer::plugin::{Hosted, standard};
use briefer::render::{Bare, Format, Renderer, json};
use briefer_plugin::Options;

/// What rendering may cost, of what bare rendering costs.
const GOAL: f64 = 1.5;
const BRIEFINGS: usize = 1_000;
const ROUNDS: usize = 5;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> io::Result<()> {
    // `cargo test` only sees whether it runs.
    let many = if std::env::args().any(|argument| argument == "--bench") { BRIEFINGS } else { 3 };
    let renderer = Renderer::new(None).expect("the built-in templates are sound");
    let composition = composition();
    let mut total = Times::default();
    for number in 0..many {
        total.add(&Times::of(&renderer, &briefing(&composition, number)));
    }
    total.print(many)
}

fn composition() -> Composition {
    let options = Options::new();
    let plugins = standard().into_iter().map(|plugin| Hosted::built_in(plugin, &options).expect("default options fit"));
    let mut analysis = Analysis::new(plugins.collect()).expect("the standard plugins are in order");
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let selection = Selection::new(&Selection::DEFAULT_INCLUDE, &[]).expect("the globs are sound");
    let documents = documents(&[corpus], &selection).expect("the sample corpus is there");
    let harvest = Gathering::gather(&mut analysis, documents, &Markings::default(), |_| ()).harvest(Marking::Red);
    let plan = Plan {
        title: "Bench".to_owned(),
        period: "2026-W14".parse().expect("a period"),
        history: 8,
        include_undated: false,
        about: 0.1,
        open_end: 2.0,
        corrections: Vec::new(),
    };
    compose(&harvest, &analysis, &plan)
}

/// The sample's executive briefing for a reader with interests of their own, in which every name and number is another.
fn briefing(composition: &Composition, number: usize) -> Briefing {
    let measures = ["detainees", "killed", "fighters", "returned", "displaced", "wounded"];
    let audience = AudienceConfig {
        findings: Some(50),
        limits: Limits { changes: 4 + number % 3, watch: 7 + number % 4, ..Limits::default() },
        interests: Interests { measures: vec![measures[number % measures.len()].to_owned()], ..Interests::default() },
        ..AudienceConfig::default()
    };
    let text = json(&composition.for_audience("executive", &audience, None));
    let mut value = serde_json::from_str(&text).expect("an edition is JSON");
    rename(&mut value, number as u8);
    serde_json::from_value(value).expect("other words make no other form")
}

/// Other letters in every word that begins with a capital, other digits in every amount; as many as before, so that all
/// places in a text hold.
fn rename(value: &mut serde_json::Value, by: u8) {
    use serde_json::Value;
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, by)),
        Value::Object(fields) => {
            let named = |name: &str| {
                !matches!(
                    name,
                    "id" | "period" | "history" | "counts" | "date" | "from" | "to" | "as_of" | "document" | "story"
                )
            };
            fields.iter_mut().filter(|(name, _)| named(name)).for_each(|(_, field)| rename(field, by));
        }
        Value::String(text) if text.contains(' ') => *text = other(text, by),
        _ => {}
    }
}

fn other(text: &str, by: u8) -> String {
    let mut is_name = false;
    let mut at_start = true;
    let letter = |c: char| {
        let consonants = b"bcdfghjklmnpqrstvwxz";
        let at = consonants.iter().position(|&b| char::from(b) == c)?;
        Some(char::from(consonants[(at + usize::from(by)) % consonants.len()]))
    };
    let changed = text.chars().map(|c| {
        if at_start {
            is_name = c.is_ascii_uppercase();
        }
        at_start = !c.is_alphanumeric();
        match c {
            '1'..='9' => char::from((c as u8 - b'1' + by) % 9 + b'1'),
            c if is_name => letter(c).unwrap_or(c),
            c => c,
        }
    });
    changed.collect()
}

/// How long the sides took, and how much they wrote.
#[derive(Default)]
struct Times {
    ours: Side,
    bare: Side,
    markdown: usize,
    html: usize,
    bare_bytes: usize,
}

/// How long one side took, and how much of it for taking the fields in.
#[derive(Clone, Copy, Default)]
struct Side {
    whole: Duration,
    taking_in: Duration,
}

impl Side {
    const SLOWEST: Side = Side { whole: Duration::MAX, taking_in: Duration::MAX };

    fn faster(self, other: Side) -> Side {
        Side { whole: self.whole.min(other.whole), taking_in: self.taking_in.min(other.taking_in) }
    }

    fn with(self, other: Side) -> Side {
        Side { whole: self.whole + other.whole, taking_in: self.taking_in + other.taking_in }
    }

    fn rendering(self) -> Duration {
        self.whole.saturating_sub(self.taking_in)
    }
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = black_box(run());
    (made, start.elapsed())
}

impl Times {
    fn of(renderer: &Renderer, briefing: &Briefing) -> Times {
        let bare = Bare::of(renderer, briefing).expect("the built-in templates render");
        let mut times = Times { ours: Side::SLOWEST, bare: Side::SLOWEST, ..Times::default() };
        for _ in 0..ROUNDS {
            let (_, taking_in) = timed(|| bare.own_values());
            let ([markdown, html], whole) = timed(|| {
                let edition = renderer.open(briefing, None).expect("the built-in templates render");
                [Format::Markdown, Format::Html].map(|format| edition.render(format).expect("it renders"))
            });
            times.ours = times.ours.faster(Side { whole, taking_in });
            (times.markdown, times.html) = (markdown.len(), html.len());
            let (_, taking_in) = timed(|| bare.values());
            let (output, whole) = timed(|| bare.run(&bare.values()).expect("it renders"));
            times.bare = times.bare.faster(Side { whole, taking_in });
            times.bare_bytes = output.markdown.len() + output.html.len();
        }
        times
    }

    fn add(&mut self, other: &Times) {
        (self.ours, self.bare) = (self.ours.with(other.ours), self.bare.with(other.bare));
        self.markdown += other.markdown;
        self.html += other.html;
        self.bare_bytes += other.bare_bytes;
    }

    fn print(&self, many: usize) -> io::Result<()> {
        let mut out = io::stdout().lock();
        let each = |bytes: usize| bytes as f64 / many as f64 / 1000.0;
        let (markdown, html, bare) = (each(self.markdown), each(self.html), each(self.bare_bytes));
        writeln!(
            out,
            "{many} briefings, each {markdown:.1} KB of Markdown and {html:.1} KB of HTML (bare: {bare:.1} KB)"
        )?;
        let parts = [
            ("everything", self.ours.whole, self.bare.whole),
            ("without taking the fields in", self.ours.rendering(), self.bare.rendering()),
        ];
        for (part, ours, bare) in parts {
            let [ours, bare] = [ours, bare].map(|took| took.as_secs_f64() * 1e6 / many as f64);
            let ratio = ours / bare;
            let goal = if ratio <= GOAL { "kept" } else { "missed" };
            writeln!(
                out,
                "{part}: ours {ours:.0} µs a briefing, bare {bare:.0} µs: {ratio:.2} times; goal {GOAL}: {goal}"
            )?;
        }
        Ok(())
    }
}
