//! From records to editions: composing the briefing of the sample corpus, and rendering it in each format.

use std::path::Path;

use briefer::analysis::Analysis;
use briefer::briefing::{Briefing, Composition, Gathering, Harvest, Period, Plan, compose};
use briefer::config::AudienceConfig;
use briefer::corpus::{Markings, Selection, documents};
use briefer::marking::Marking;
use briefer::plugin::{Hosted, standard};
use briefer::render::{Format, Renderer, json};
use briefer_plugin::Options;
use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

fn analysis() -> Analysis {
    let plugins =
        standard().into_iter().map(|plugin| Hosted::built_in(plugin, &Options::new()).expect("default options fit"));
    Analysis::new(plugins.collect()).expect("the standard plugins are in order")
}

fn harvest(analysis: &mut Analysis) -> Harvest {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let selection = Selection::new(&Selection::DEFAULT_INCLUDE, &[]).expect("the globs are sound");
    let documents = documents(&[corpus], &selection).expect("the sample corpus is there");
    Gathering::gather(analysis, documents, &Markings::default(), |_| ()).harvest(Marking::Red)
}

fn plan() -> Plan {
    let period: Period = "2026-W14".parse().expect("a period");
    Plan {
        title: "Bench".to_owned(),
        period,
        history: 8,
        include_undated: false,
        about: 0.1,
        open_end: 2.0,
        corrections: Vec::new(),
    }
}

fn composition() -> Composition {
    let mut analysis = analysis();
    let harvest = harvest(&mut analysis);
    compose(&harvest, &analysis, &plan())
}

fn briefing(audience: &str) -> Briefing {
    composition().for_audience(audience, &AudienceConfig::default(), None)
}

#[divan::bench(sample_count = 30)]
fn composing(bencher: Bencher<'_, '_>) {
    let mut analysis = analysis();
    let harvest = harvest(&mut analysis);
    bencher.bench(|| compose(&harvest, &analysis, &plan()));
}

#[divan::bench(args = ["executive", "analyst", "press"], sample_count = 30)]
fn markdown(bencher: Bencher<'_, '_>, audience: &str) {
    edition(bencher, audience, Format::Markdown);
}

#[divan::bench(args = ["executive", "analyst", "press"], sample_count = 30)]
fn html(bencher: Bencher<'_, '_>, audience: &str) {
    edition(bencher, audience, Format::Html);
}

fn edition(bencher: Bencher<'_, '_>, audience: &str, format: Format) {
    let renderer = Renderer::new(None).expect("the built-in templates are sound");
    let briefing = briefing(audience);
    let size = renderer
        .open(&briefing, None)
        .and_then(|edition| edition.render(format))
        .expect("the built-in templates render")
        .len();
    bencher
        .counter(BytesCount::new(size))
        .bench(|| renderer.open(&briefing, None).and_then(|edition| edition.render(format)));
}

#[divan::bench(sample_count = 30)]
fn as_json(bencher: Bencher<'_, '_>) {
    let briefing = briefing("analyst");
    bencher.counter(BytesCount::new(json(&briefing).len())).bench(|| json(&briefing));
}

#[divan::bench(sample_count = 30)]
fn loading_templates(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Renderer::new(None).map(|renderer| renderer.audiences().len()));
}
