//! The whole of `annotate` on one thread, and each plugin alone with its inputs prepared, beside `wc -w` on the same text.
//!
//! The text is made by the seeded generator of the test kit. Read the ratio between two lines of one run; the numbers
//! themselves hang on the machine.

use std::io::Write;
use std::process::{Command, Stdio};

use briefer::analysis::{Analysis, Outcome, write_record};
use briefer::corpus::{Format, Raw};
use briefer::plugin::{Hosted, standard};
use briefer_plugin::testkit::generate::news;
use briefer_plugin::{Annotation, Options, segment};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// How long one generated article is, in bytes.
const ARTICLE: usize = 3_000;
/// How many articles a run takes.
const ARTICLES: u64 = 300;

fn main() {
    rayon::ThreadPoolBuilder::new().num_threads(1).build_global().expect("the pool is made once");
    divan::main();
}

fn articles() -> Vec<String> {
    (0..ARTICLES).map(|seed| news(seed + 1, ARTICLE)).collect()
}

fn plugins() -> Vec<Hosted> {
    standard()
        .into_iter()
        .map(|plugin| Hosted::built_in(plugin, &Options::new()).expect("default options fit"))
        .collect()
}

fn bytes(articles: &[String]) -> BytesCount {
    BytesCount::new(articles.iter().map(String::len).sum::<usize>())
}

#[divan::bench(sample_count = 20)]
fn wc(bencher: Bencher<'_, '_>) {
    let articles = articles();
    let text = articles.join("\n");
    bencher.counter(bytes(&articles)).bench(|| {
        let mut child =
            Command::new("wc").arg("-w").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("wc runs");
        child.stdin.take().expect("piped").write_all(text.as_bytes()).expect("wc reads");
        child.wait().expect("wc ends")
    });
}

#[divan::bench(sample_count = 20)]
fn annotate(bencher: Bencher<'_, '_>) {
    let articles = articles();
    let mut analysis = Analysis::new(plugins()).expect("the standard plugins are in order");
    bencher.counter(bytes(&articles)).bench_local(|| {
        let raws = articles.iter().enumerate().map(|(i, text)| {
            Ok(Raw {
                file: format!("{i}.txt"),
                shown: format!("{i}.txt"),
                line: None,
                format: Format::Txt,
                bytes: text.clone().into_bytes(),
            })
        });
        let mut out = Vec::new();
        let line = |analysis: &Analysis, analysed| {
            let mut line = Vec::new();
            write_record(&analysed, analysis, &mut line).expect("memory takes it");
            line
        };
        let done: Result<(), ()> = analysis.run(raws, line, |outcome| {
            if let Outcome::Done(line) = outcome {
                out.extend(line);
            }
            Ok(())
        });
        done.expect("nothing stops it");
        out
    });
}

#[divan::bench(args = ["entities", "speakers", "figures"], sample_count = 20)]
fn plugin(bencher: Bencher<'_, '_>, name: &str) {
    let articles = articles();
    let analysis = Analysis::new(plugins()).expect("the standard plugins are in order");
    let segments: Vec<_> = articles.iter().map(|text| segment(text)).collect();
    let hosted = analysis.plugins().iter().find(|plugin| plugin.name() == name).expect("a standard plugin");
    let earlier: Vec<Vec<Annotation>> = articles
        .iter()
        .zip(&segments)
        .map(|(text, segments)| {
            let mut earlier: Vec<Annotation> = Vec::new();
            for plugin in analysis.plugins().iter().take_while(|plugin| plugin.name() != name) {
                let document = segments.document("bench", text);
                earlier.extend(plugin.annotate(&document, &earlier.clone(), false).expect("plugins do not fail"));
            }
            earlier.sort_by_key(|a| (a.span.start, std::cmp::Reverse(a.span.end)));
            earlier
        })
        .collect();
    bencher.counter(bytes(&articles)).bench(|| {
        for ((text, segments), earlier) in articles.iter().zip(&segments).zip(&earlier) {
            black_box(hosted.annotate(&segments.document("bench", text), earlier, false).expect("plugins do not fail"));
        }
    });
}
