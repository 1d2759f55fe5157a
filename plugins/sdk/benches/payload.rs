//! What a border costs for one document of 3 KB with 60 annotations each way.

use briefer_plugin::payload::{annotate_params, annotate_result};
use briefer_plugin::testkit::generate::news;
use briefer_plugin::{
    Annotation, Answering, Basis, Document, Erased, Figure, Form, KindSpec, Manifest, Mention, MentionType, Method,
    Options, Plugin, PluginError, Qualifier, QuantityKind, Quotation, Segments, Span, ValueKind, segment,
};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Gives back what it got, or nothing.
struct Echo {
    answers: bool,
}

#[derive(serde::Deserialize, schemars::JsonSchema)]
struct EchoOptions {
    answers: bool,
}

impl Default for EchoOptions {
    fn default() -> Self {
        EchoOptions { answers: true }
    }
}

impl Plugin for Echo {
    type Options = EchoOptions;

    fn manifest() -> Manifest {
        Manifest::new("echo", "0.1.0", "gives back what it gets").provides(KindSpec::new("seen", ValueKind::Presence))
    }

    fn new(options: EchoOptions) -> Result<Self, PluginError> {
        Ok(Echo { answers: options.answers })
    }

    fn annotate(&self, _: &Document<'_>, earlier: &[Annotation], _: bool) -> Result<Vec<Annotation>, PluginError> {
        Ok(if self.answers { earlier.to_vec() } else { Vec::new() })
    }
}

fn echo(answers: bool) -> Answering {
    let options: Options = [("answers".to_owned(), answers.into())].into_iter().collect();
    Answering::new(Erased::of::<Echo>(&options).expect("the options fit"))
}

struct Sample {
    text: String,
    segments: Segments,
    annotations: Vec<Annotation>,
}

impl Sample {
    fn new() -> Self {
        let text = news(1, 3_000);
        let segments = segment(&text);
        let step = segments.tokens.len() / 60;
        let annotations = (0..60).map(|at| annotation(at, &segments, at * step, &text)).collect();
        Sample { text, segments, annotations }
    }

    fn document(&self) -> Document<'_> {
        Document {
            title: "Talks in Karsa",
            source: Some("Karsa Post"),
            ..self.segments.document("2026-W14/a.txt", &self.text)
        }
    }

    fn params(&self) -> Vec<u8> {
        annotate_params(&self.document(), &self.annotations, false)
    }
}

/// Four mentions to one figure and one quotation, as in news.
fn annotation(number: usize, segments: &Segments, token: usize, text: &str) -> Annotation {
    let span = segments.tokens[token].span();
    match number % 6 {
        4 => {
            let mut figure = Figure::new(Some(4_000.0), Some(6_000.0), Qualifier::About, QuantityKind::Count);
            figure.noun = Some("Ostrevian citizens".to_owned());
            figure.wording = Some("about 4,000 to 6,000 Ostrevian citizens".to_owned());
            figure.measure = Some("detainees".to_owned());
            figure.basis = Some(Basis::Stock);
            figure.population = Some("ostrevian citizens".to_owned());
            figure.place = Some("karsa".to_owned());
            Annotation::new(span, figure)
        }
        5 => {
            let sentence =
                segments.sentences.iter().find(|s| s.end_token as usize > token).expect("a token's sentence");
            let mut quotation = Quotation::new(Form::Indirect);
            quotation.speaker = Some("Nadira Halvorsen".to_owned());
            quotation.speaker_as_written = Some(span.slice(text).to_owned());
            (quotation.speaker_start, quotation.speaker_end) = (Some(span.start), Some(span.end));
            quotation.cue = Some("said".to_owned());
            Annotation::new(Span { start: span.start, end: sentence.span.end }, quotation)
        }
        _ => {
            let mut mention = Mention::new(MentionType::Person, "Nadira Halvorsen");
            mention.role = number.is_multiple_of(3).then(|| "head of the camp office".to_owned());
            Annotation::new(span, mention)
        }
    }
}

/// The host writes the parameters.
#[divan::bench]
fn params_written(bencher: Bencher<'_, '_>) {
    let sample = Sample::new();
    bencher.bench(|| annotate_params(black_box(&sample.document()), &sample.annotations, false));
}

/// The plugin reads them, splitting the text anew; it finds nothing.
#[divan::bench]
fn params_read(bencher: Bencher<'_, '_>) {
    let (sample, echo) = (Sample::new(), echo(false));
    let params = sample.params();
    bencher.bench(|| echo.answer(Method::Annotate, black_box(&params)));
}

/// Of that, splitting the text.
#[divan::bench]
fn of_that_segment(bencher: Bencher<'_, '_>) {
    let sample = Sample::new();
    bencher.bench(|| segment(black_box(&sample.text)));
}

/// The same, and the plugin gives a copy of its 60 annotations back: with the result written.
#[divan::bench]
fn params_read_result_written(bencher: Bencher<'_, '_>) {
    let (sample, echo) = (Sample::new(), echo(true));
    let params = sample.params();
    bencher.bench(|| echo.answer(Method::Annotate, black_box(&params)));
}

/// Of that, the copy.
#[divan::bench]
fn of_that_copy(bencher: Bencher<'_, '_>) {
    let sample = Sample::new();
    bencher.bench(|| black_box(&sample.annotations).clone());
}

/// The host reads the result.
#[divan::bench]
fn result_read(bencher: Bencher<'_, '_>) {
    let (sample, echo) = (Sample::new(), echo(true));
    let result = echo.answer(Method::Annotate, &sample.params()).expect("the parameters fit");
    bencher.bench(|| annotate_result(black_box(&result), &sample.text));
}

/// All four.
#[divan::bench]
fn there_and_back(bencher: Bencher<'_, '_>) {
    let (sample, echo) = (Sample::new(), echo(true));
    bencher.bench(|| {
        let params = annotate_params(black_box(&sample.document()), &sample.annotations, false);
        let result = echo.answer(Method::Annotate, &params)?;
        annotate_result(&result, &sample.text)
    });
}
